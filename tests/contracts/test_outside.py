"""What the program takes from outside: no other host, and the clock only at the edge."""

import ast
import re

import pytest

from tests.contracts.test_source import SRC, TREES, imports

pytestmark = pytest.mark.once

NAMED_ONLY = {  # names, never asked
    "creativecommons.org",
    "schema.oparl.org",
    "www.govdata.de",
    "www.w3.org",
}
HERE = {"127.0.0.1", "localhost"}
ADDRESS = re.compile(r"(?:https?:)?//([a-z0-9-]+(?:\.[a-z0-9-]+)+)", re.IGNORECASE)
ASKING = re.compile(r"(?:src|href|action)=[\"']?(?:https?:)?//|url\([\"']?(?:https?:)?//|@import")
INSIDE = re.compile(r"[a-z]+/(domain|models)/|[a-z]+/(queries|policy|states)\.py")
CLOCKS = {
    "datetime.now",
    "datetime.today",
    "date.today",
    "timezone.now",
    "timezone.localdate",
    "timezone.localtime",
    "time.time",
}
OWN = [p for kind in ("*.py", "*.html", "*.css", "*.js", "*.svg") for p in SRC.rglob(kind)]


def hosts(text: str) -> set[str]:
    return {host.lower() for host in ADDRESS.findall(text)} - NAMED_ONLY - HERE


def clocks(tree: ast.AST) -> list[str]:
    """Find what reads the clock; passing one on as an argument is also reading it here."""
    names = [ast.unparse(node) for node in ast.walk(tree) if isinstance(node, ast.Attribute)]
    asked = [name for name in imports(tree) if name.endswith("journal.clock.today")]
    return [name for name in names if name in CLOCKS] + asked


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ('src="https://cdn.example.org/a.js"', {"cdn.example.org"}),
        ("url(//fonts.example.org/b)", {"fonts.example.org"}),
        ('xmlns="http://www.w3.org/2000/svg"', set()),
        ("http://127.0.0.1:8000/", set()),
        ("a // b.c", set()),
    ],
)
def test_hosts_are_seen(text: str, found: set[str]) -> None:
    assert hosts(text) == found


def test_our_source_names_no_other_host() -> None:
    ours = [path for path in OWN if "vendor" not in path.parts]
    named = {path.relative_to(SRC).as_posix(): hosts(path.read_text()) for path in ours}
    assert {name: found for name, found in named.items() if found} == {}


def test_what_we_vendor_asks_no_other_host() -> None:
    looks = [p for p in OWN if "vendor" in p.parts and p.suffix in {".css", ".svg", ".html"}]
    assert [path.name for path in looks if ASKING.search(path.read_text())] == []
    assert looks


def test_a_clock_is_seen() -> None:
    code = "from wirkungskreis.journal.clock import today\nx = timezone.now()\ny = clock()"
    assert clocks(ast.parse(code)) == ["timezone.now", "wirkungskreis.journal.clock.today"]


def test_rules_are_told_the_day() -> None:
    inside = {name: clocks(tree) for name, tree in TREES.items() if INSIDE.match(name)}
    assert {name: read for name, read in inside.items() if read} == {}
    assert inside
