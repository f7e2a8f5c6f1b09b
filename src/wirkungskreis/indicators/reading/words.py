"""The number or range in words as they are printed: "rund 28.000", "27.000 bis 27.300"."""

import re
from decimal import Decimal

NUMBER = re.compile(
    r"(?<![\d.,])(?:(?<![\w)])[-−])?(?:\d{1,3}(?:[.\u00a0\u202f]\d{3})+|\d+)(?:,\d+)?(?![.,]?\d)"
)
BETWEEN = re.compile(r"\b(?:bis|und)\b|[-–—]")


def bounds(words: str) -> tuple[Decimal, Decimal] | None:
    """Give the lower and upper number that words name, twice the same for one; None if unclear."""
    found = list(NUMBER.finditer(words))
    numbers = [_number(one[0]) for one in found]
    if len(numbers) == 1:
        return numbers[0], numbers[0]
    is_range = len(numbers) == 2 and BETWEEN.search(words[found[0].end() : found[1].start()])  # noqa: PLR2004  a range has two ends
    return (numbers[0], numbers[1]) if is_range else None


def _number(text: str) -> Decimal:
    return Decimal(re.sub(r"[.\u00a0\u202f]", "", text).replace(",", ".").replace("−", "-"))
