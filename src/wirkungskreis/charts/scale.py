"""Round values along an axis, and the hatching that stands where a number is missing."""

from decimal import Decimal

from wirkungskreis.charts import svg

STEPS = (1, 2, 5, 10)
FEW_TICKS = 5


def ticks(low: Decimal, high: Decimal, few: int = FEW_TICKS) -> tuple[Decimal, ...]:
    """Give some round values that enclose all; near zero they begin at zero."""
    if low >= 0 and low < high / 2:
        low = Decimal(0)
    room = (high - low) or abs(high) or Decimal(1)
    rough = room / few
    power = Decimal(10) ** rough.adjusted()
    step = next(power * n for n in STEPS if power * n >= rough)
    first = (low / step).to_integral_value(rounding="ROUND_FLOOR") * step
    count = int(((high - first) / step).to_integral_value(rounding="ROUND_CEILING"))
    return tuple(first + step * n for n in range(max(count, 1) + 1))


def hatch(key: str) -> str:
    """Define the pattern of what is missing; ``missing`` uses it by the same ``key``."""
    return svg.tag(
        "pattern",
        svg.tag("rect", width=8, height=8, class_="chart-silent"),
        svg.tag("path", d="M-2 6L2 10M0 0L8 8M6 -2L10 2", class_="chart-silent-mark"),
        id=f"{key}-leer",
        width=8,
        height=8,
        patternUnits="userSpaceOnUse",
    )


def missing(key: str, x: float, y: float, size: tuple[float, float]) -> str:
    """Draw the hatched box; its upper left corner is at ``x`` and ``y``."""
    wide, high = size
    return svg.tag("rect", x=x, y=y, width=wide, height=high, fill=f"url(#{key}-leer)")
