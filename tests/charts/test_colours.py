import re
from pathlib import Path

import pytest

import wirkungskreis.charts

STYLE = Path(wirkungskreis.charts.__file__).parent / "static" / "charts" / "chart.css"
LIGHT, DARK = STYLE.read_text().split("@media screen and (prefers-color-scheme: dark)", 1)


def light_of(colour: str) -> float:
    """Relative luminance after WCAG 2.2, from 0 to 1."""
    digits = colour.lstrip("#")
    digits = digits if len(digits) == 6 else "".join(digit * 2 for digit in digits)
    parts = [int(digits[at : at + 2], 16) / 255 for at in (0, 2, 4)]
    red, green, blue = (p / 12.92 if p <= 0.04045 else ((p + 0.055) / 1.055) ** 2.4 for p in parts)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def contrast(one: str, other: str) -> float:
    dark, light = sorted((light_of(one), light_of(other)))
    return (light + 0.05) / (dark + 0.05)


@pytest.mark.parametrize("look", [LIGHT, DARK], ids=["light", "dark"])
@pytest.mark.parametrize(
    ("ink", "ground"), [("text", "paper"), ("soft", "paper"), ("steady-text", "steady")]
)
def test_words_in_charts_stand_out_from_what_is_behind_them(
    look: str, ink: str, ground: str
) -> None:
    colours = dict(re.findall(r"--chart-([a-z-]+): (#[0-9a-f]+);", look))

    assert contrast(colours[ink], colours[ground]) >= 4.5


def test_contrast_is_measured_as_the_rule_says() -> None:
    assert contrast("#000", "#ffffff") == pytest.approx(21)
    assert contrast("#777777", "#fff") == pytest.approx(4.48, abs=0.01)
