"""Shares from rounded counts alone, with what rounding may have changed."""

from decimal import ROUND_CEILING, Decimal

from wirkungskreis.indicators.protection.outcome import Rate
from wirkungskreis.indicators.protection.rules import Rules

HUNDRED = Decimal(100)
TENTH = Decimal("0.1")


def rate(rounded: int, base: int, rules: Rules) -> Rate | None:
    """Give the share in whole percent, None where the group is too small to say it."""
    if base < rules.denominator:
        return None
    percent = (2 * HUNDRED * rounded + base) // (2 * base)
    part, whole = rules.span(rounded), rules.span(base)
    part_high = rounded if part.high is None else part.high
    whole_high = base if whole.high is None else whole.high
    most = min(HUNDRED * part_high / whole.low, HUNDRED)
    least = HUNDRED * part.low / whole_high
    error = max(most - percent, percent - least)
    return Rate(int(percent), error.quantize(TENTH, ROUND_CEILING))
