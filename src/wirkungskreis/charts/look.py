"""The looks of charts: one sheet for the browser, the same rules with fixed inks for print."""

import re
from functools import cache
from pathlib import Path

SHEET = Path(__file__).parent / "static" / "charts" / "chart.css"
INK = re.compile(r"(--chart-[a-z-]+):\s*([^;]+);")
USE = re.compile(r"var\((--chart-[a-z-]+)\)")
RULES = "/* Rules */"


@cache
def print_style() -> str:
    """Give the rules for a picture of its own: the light inks put in, no variables."""
    inks, rules = SHEET.read_text(encoding="utf-8").split(RULES)
    light = dict(INK.findall(inks.split("@media")[0]))
    return USE.sub(lambda use: light[use[1]], " ".join(rules.split("/* Page */")[0].split()))
