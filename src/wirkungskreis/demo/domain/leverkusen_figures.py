"""Leverkusen's public figures with all their contradictions; figures without a day are no values.

A figure that is dated only "um" or not at all stands beside the values as it was printed.
"""

from calendar import isleap
from collections.abc import Iterator
from datetime import date, timedelta
from decimal import Decimal

from wirkungskreis.demo.domain.populations import load_populations
from wirkungskreis.demo.reading import Row, read
from wirkungskreis.indicators.domain import subgroups
from wirkungskreis.indicators.models import (
    Category,
    Contradiction,
    Dimension,
    Indicator,
    IndicatorVersion,
    Observation,
    PopulationConcept,
    Printed,
    Release,
    Subgroup,
)
from wirkungskreis.indicators.reading.words import bounds
from wirkungskreis.vocab.models import Area, Source

CITY = "leverkusen"
UNDATED = ("um",)
PRESS = "Öffentliche Quellen, zusammengestellt"


class Loader:
    """Holds what the figures refer to while they are stored."""

    def __init__(self) -> None:
        self.figures = read(CITY, "figures")
        self.rows: list[Row] = read(CITY, "indicators")["indicators"]
        self.by_code: dict[str, Row] = {row["code"]: row for row in self.figures["figures"]}
        self.stored: dict[str, Observation | Printed] = {}

    def load(self) -> None:
        """Store indicators, values, printed figures and why they differ."""
        self._sources()
        self._areas()
        populations = load_populations()
        self._groups()
        self.release = Release.objects.create(supplier=PRESS, published_on=self._stand())
        for row in self.rows:
            self._indicator(row, populations)

    def _stand(self) -> date:
        return date.fromisoformat(str(self.figures["stand"]))

    def _sources(self) -> None:
        addresses = self.figures["sources"]
        Source.objects.bulk_create(
            Source(code=code, title=title, url=addresses[code].split(" ")[0])
            for code, title in read(CITY, "indicators")["sources"].items()
        )

    def _areas(self) -> None:
        rows = read(CITY, "indicators")["areas"]
        city = Area.objects.create(**rows[0], order=1)
        parts = (Area(**row, order=n, parent=city) for n, row in enumerate(rows[1:], 2))
        made = Area.objects.bulk_create(parts)
        self.areas = {area.name: area for area in [city, *made]}
        self.city = city

    def _groups(self) -> None:
        nation = Dimension.objects.create(code="nationality", name="Staatsangehörigkeit")
        names = [row["group"] for row in self.by_code.values() if row.get("group")]
        for row in self.rows:
            names += row.get("groups", {}).values()
        made = Category.objects.bulk_create(
            Category(dimension=nation, code=name, label=name, order=n)
            for n, name in enumerate(dict.fromkeys(names), 1)
        )
        self.everybody = subgroups.of()
        self.groups: dict[str, Subgroup] = {one.code: subgroups.of([one]) for one in made}

    def _indicator(self, row: Row, populations: dict[str, PopulationConcept]) -> None:
        share = row["unit"] == "Prozent"
        indicator = Indicator.objects.create(
            code=row["code"],
            name=row["name"],
            question=row.get("question", ""),
            kind=row.get("kind", "context"),
            unit=row["unit"],
            value_type="share" if share else "count",
            decimals=1 if share else 0,
            direction="neutral",
            periodicity="irregular",
            source="Öffentliche Quellen, siehe die Werte",
            disclosure="protected",
            disclosure_note="Wie von der Quelle veröffentlicht.",
            is_public=True,
        )
        versions = self._definitions(indicator, row, populations)
        for figure in self._figures(row):
            self._store(indicator, versions, figure, row)
        for copy in row.get("copies", ()):
            self._copy(indicator, copy)
        for topic in row.get("contradictions", ()):
            self._explain(indicator, topic)

    def _definitions(
        self, indicator: Indicator, row: Row, populations: dict[str, PopulationConcept]
    ) -> dict[str, IndicatorVersion]:
        texts = self.figures["definitions"]
        codes = row.get("definitions") or [_counted(row, self.by_code)]
        named = row.get("populations", {})
        made = IndicatorVersion.objects.bulk_create(
            IndicatorVersion(
                indicator=indicator,
                number=number,
                text=texts.get(code, code),
                population=populations.get(named.get(code, "")),
                change_reason="Andere Quelle, die anders zählt." if number > 1 else "",
            )
            for number, code in enumerate(codes, 1)
        )
        return dict(zip(codes, made, strict=True))

    def _figures(self, row: Row) -> Iterator[Row]:
        codes = row.get("definitions", ())
        for figure in self.by_code.values():
            own = figure["definition"] in codes and figure["unit"] == row["unit"]
            if own or figure["code"] in row.get("figures", ()):
                yield figure

    def _store(
        self, indicator: Indicator, versions: dict[str, IndicatorVersion], figure: Row, row: Row
    ) -> None:
        caveat = figure["caveat"] or ""
        words = " ".join(filter(None, [figure.get("qualifier"), caveat]))
        if figure["date"] is None or figure.get("precision") in UNDATED:
            about = self._about(figure)
            about["population"] = versions[figure["definition"]].population
            self._print(indicator, figure["code"], _printed(figure), about | {"caveat": caveat})
            return
        start, before = _period(figure["date"])
        group = figure.get("group") or row.get("groups", {}).get(figure["code"], "")
        if figure.get("computed"):
            words = f"Hier berechnet. {words}".strip()
        marks = "b" if figure["code"] in row.get("breaks", ()) else ""
        self.stored[figure["code"]] = Observation.objects.create(
            version=versions[figure["definition"]],
            area=self.areas.get(figure.get("area", ""), self.city),
            subgroup=self.groups[group] if group else self.everybody,
            period_start=start,
            period_before=before,
            value=Decimal(str(figure["value"])),
            numerator=figure.get("numerator"),
            denominator=figure.get("denominator"),
            statuses=marks,
            release=self.release,
            source_ref=figure["source"],
            note=words[:300],
        )

    def _about(self, figure: Row) -> dict[str, object]:
        said = [figure.get("precision"), figure["date"]]
        return {
            "when_words": " ".join(filter(None, said)),
            "definition": self.figures["definitions"].get(figure["definition"], ""),
            "source_ref": figure["source"],
        }

    def _copy(self, indicator: Indicator, copy: Row) -> None:
        """Store a figure that the list names only in its remarks."""
        about = {name: copy[name] for name in ("source_ref", "when_words", "caveat", "definition")}
        if "day" in copy:
            start, before = _period(copy["day"])
            about |= {"period_start": start, "period_before": before}
        self._print(indicator, copy["code"], copy["words"], about)

    def _print(self, indicator: Indicator, code: str, words: str, about: dict[str, object]) -> None:
        low, high = bounds(words) or (None, None)
        self.stored[code] = Printed.objects.create(
            indicator=indicator, words=words, low=low, high=high, **about
        )

    def _explain(self, indicator: Indicator, topic: str) -> None:
        row = next(one for one in self.figures["contradictions"] if one["topic"] == topic)
        reasons = read(CITY, "indicators")["reasons"][topic]
        made = Contradiction.objects.create(
            indicator=indicator, topic=topic, text=row["text"], causes=reasons["causes"]
        )
        codes = [*row.get("figures", ()), *reasons.get("copies", ())]
        things = [self.stored[code] for code in codes if code in self.stored]
        made.observations.set(one for one in things if isinstance(one, Observation))
        made.printed.set(one for one in things if isinstance(one, Printed))


def _printed(figure: Row) -> str:
    number = f"{figure['value']:,}".replace(",", ".")
    qualifier = figure.get("qualifier") or ""
    shown = qualifier if any(c.isdigit() for c in qualifier) else f"{qualifier} {number}".strip()
    return f"{shown} {figure['unit']}"


def _counted(row: Row, figures: dict[str, Row]) -> str:
    """Give what an indicator counts that has no definition in the list."""
    return str(row.get("text") or figures[row["figures"][0]]["definition"])


def _period(text: str) -> tuple[date, date]:
    """Read a day, or a year as all its days."""
    if len(text) == len("2017"):
        start = date(int(text), 1, 1)
        return start, start + timedelta(days=366 if isleap(start.year) else 365)
    start = date.fromisoformat(text)
    return start, start + timedelta(days=1)
