"""How many things are in which state: one bar, both kinds of silence included."""

from collections.abc import Container, Iterator
from dataclasses import dataclass
from enum import StrEnum

from wirkungskreis.charts import svg
from wirkungskreis.charts.table import ChartTable
from wirkungskreis.kernel.formats import number

BAR = 30
LINE = 24
SWATCH = 16
GAP = 18


class Tone(StrEnum):
    """What a state means to the eye; each has an ink and a pattern of its own."""

    STEADY = "steady"
    LATE = "late"
    RISK = "risk"
    RESTING = "resting"
    ENDED = "ended"
    SILENT = "silent"
    UNCONFIRMED = "unconfirmed"


MARKS = {
    Tone.LATE: "M-2 2L2 -2M0 8L8 0M6 10L10 6",
    Tone.RISK: "M0 0L8 8M0 8L8 0",
    Tone.RESTING: "M0 4H8",
    Tone.ENDED: "M4 0V8",
    Tone.SILENT: "M-2 6L2 10M0 0L8 8M6 -2L10 2",
    Tone.UNCONFIRMED: "M2.6 4a1.4 1.4 0 1 0 2.8 0a1.4 1.4 0 1 0 -2.8 0",
}


@dataclass(frozen=True, slots=True)
class StateCount:
    label: str
    n: int
    tone: Tone


@dataclass(frozen=True, slots=True)
class StateBar:
    """States in the order given; those with none stay in the table and leave the picture."""

    key: str
    title: str
    subtitle: str
    source: str
    counts: tuple[StateCount, ...]
    noun: str = "Maßnahmen"

    @property
    def total(self) -> int:
        return sum(count.n for count in self.counts)

    def description(self) -> str:
        parts = ", ".join(f"{c.label} {number(c.n)}" for c in self.counts)
        return f"{self.subtitle}. {number(self.total)} {self.noun}: {parts}."

    def table(self) -> ChartTable:
        rows = [(c.label, number(c.n)) for c in self.counts]
        return ChartTable(
            ("Stand", self.noun), (*rows, ("Zusammen", number(self.total))), frozenset({1})
        )

    def draw(self, width: int = 640, style: str = "") -> str:
        shown = [count for count in self.counts if count.n]
        key, lines = self._key(shown, width)
        defs = patterns(f"{self.key}-{width}", {count.tone for count in shown})
        return svg.drawing(
            self.key,
            title=self.title,
            desc=self.description(),
            size=(width, BAR + 16 + lines * LINE),
            parts=[svg.tag("defs", *defs), *self._bar(shown, width), *key],
            style=style,
        )

    def _bar(self, shown: list[StateCount], width: int) -> Iterator[str]:
        x = 0.5
        for count in shown:
            wide = (width - 1) * count.n / self.total
            box = {"x": x, "y": 0.5, "width": wide, "height": float(BAR)}
            yield svg.tag("rect", **box, **fill(f"{self.key}-{width}", count.tone))
            yield svg.tag("rect", **box, class_="chart-edge")
            if wide > svg.width_of(number(count.n)) + 8:
                look = "chart-on-steady" if count.tone is Tone.STEADY else "chart-halo"
                yield svg.text(number(count.n), x + wide / 2, BAR / 2 + 5.5, f"{look} chart-middle")
            x += wide

    def _key(self, shown: list[StateCount], width: int) -> tuple[list[str], int]:
        parts: list[str] = []
        x, line = 0.0, 1
        for count in shown:
            words = f"{number(count.n)} {count.label}"
            room = SWATCH + 6 + svg.width_of(words) + GAP
            if x and x + room - GAP > width:
                x, line = 0.0, line + 1
            y = BAR + 12 + (line - 1) * LINE
            box = {"x": x + 0.5, "y": y + 0.5, "width": SWATCH - 1.0, "height": SWATCH - 1.0}
            parts += [
                svg.tag("rect", **box, **fill(f"{self.key}-{width}", count.tone)),
                svg.tag("rect", **box, class_="chart-edge"),
                svg.text(words, x + SWATCH + 6, y + 13),
            ]
            x += room
        return parts, line


def fill(key: str, tone: Tone) -> dict[str, svg.Attribute]:
    if tone is Tone.STEADY:
        return {"class_": "chart-steady"}
    return {"fill": f"url(#{key}-{tone})"}


def patterns(key: str, tones: Container[Tone]) -> Iterator[str]:
    for tone, path in MARKS.items():
        if tone in tones:
            yield svg.tag(
                "pattern",
                svg.tag("rect", width=8, height=8, class_=f"chart-{tone}"),
                svg.tag("path", d=path, class_=f"chart-{tone}-mark"),
                id=f"{key}-{tone}",
                width=8,
                height=8,
                patternUnits="userSpaceOnUse",
            )


def swatch(tone: Tone, key: str, style: str = "") -> str:
    """Draw the pattern of a state alone, to stand before its word; ``key`` is one of a page."""
    box = {"x": 0.5, "y": 0.5, "width": SWATCH - 1.0, "height": SWATCH - 1.0}
    return svg.tag(
        "svg",
        svg.tag("style", style) if style else "",
        svg.tag("defs", *patterns(key, {tone})),
        svg.tag("rect", **box, **fill(key, tone)),
        svg.tag("rect", **box, class_="chart-edge"),
        xmlns="http://www.w3.org/2000/svg",
        viewBox=f"0 0 {SWATCH} {SWATCH}",
        class_="chart-swatch",
        aria_hidden="true",
    )
