"""Rheinaue's indicators: sheets, definitions, targets, and values as delivered, protected."""

import csv
import re
from collections.abc import Iterable, Iterator
from datetime import date, timedelta
from decimal import Decimal
from importlib.resources import files
from io import StringIO

from wirkungskreis.concept.models import Element
from wirkungskreis.demo.domain.neighbours import load_neighbours
from wirkungskreis.demo.domain.populations import load_populations
from wirkungskreis.demo.reading import Row, day, day_after, read
from wirkungskreis.indicators.domain import derived, effects, subgroups
from wirkungskreis.indicators.models import (
    Category,
    Dimension,
    Direction,
    Disclosure,
    GoalLink,
    Indicator,
    IndicatorVersion,
    Kind,
    Level,
    Observation,
    OverArea,
    OverTime,
    Periodicity,
    PopulationConcept,
    Release,
    Subgroup,
    Target,
    TargetKind,
    ValueType,
)
from wirkungskreis.indicators.sizes import know_sizes
from wirkungskreis.kernel.actor import SYSTEM
from wirkungskreis.mandates.models import Decision
from wirkungskreis.people.models import Organisation
from wirkungskreis.vocab.models import Area

DIRECTIONS = {"steigend": Direction.UP, "fallend": Direction.DOWN, "keine": Direction.NEUTRAL}
LEVELS = {str(level.label): level for level in Level}
PERIODS = {str(one.label): one for one in Periodicity}
TYPES = {"Prozent": ValueType.SHARE, "Wochen": ValueType.MEAN, "je 1.000": ValueType.RATE}
FLOWS = {"Einsätze", "Familien", "Verfahren", "Fälle", "Beratungen", "Vorhaben"}
INTERNAL = {"E.2-i", "Q.1-i"}  # too few answers to be published
COMPUTED_ON = date(2026, 10, 9)
CATALOGUE = "Kernindikatoren Integration Niederrhein"  # invented, as everything of Rheinaue
SPAN = re.compile(r"(?<=\d)-(?=\d)")  # from year to year, as printed
SHARED = {"K-02": "KI-02", "K-03": "KI-03", "K-06": "KI-11"}
SMALLEST = 100  # of a share: below, the rounded parts say nothing
NAMES = {"sex": "Geschlecht", "age": "Altersgruppe", "nationality": "Staatsangehörigkeit"}
POPULATIONS = {"K-02": "AUSL"}
STATED = {"K-03": {1: "MH-DESTATIS", 2: "MH-MIGRAPRO"}}


class Loader:
    """Holds what the rows refer to while they are stored."""

    def __init__(
        self, organisations: dict[str, Organisation], decisions: dict[str, Decision]
    ) -> None:
        self.organisations, self.decisions = organisations, decisions
        self.rows: list[Row] = read("rheinaue", "indicators")["indicators"]
        self.units = {row["code"]: row["unit"] for row in self.rows}

    def load(self) -> dict[str, Indicator]:
        """Store everything; give the indicators by code."""
        populations = load_populations()
        made = Indicator.objects.bulk_create(map(self._indicator, self.rows))
        self.indicators = {one.code: one for one in made}
        versions = IndicatorVersion.objects.bulk_create(
            self._version(row, one, populations) for row in self.rows for one in row["definitions"]
        )
        self.versions = {(v.indicator.code, v.number): v for v in versions}
        self._values()
        self._targets()
        self._links()
        self._formulas()
        load_neighbours()
        self._assessments()
        return self.indicators

    def _indicator(self, row: Row) -> Indicator:
        kind, persons = Kind(row["kind"]), row["disclosure"] != "keine Personenangaben"
        value_type = TYPES.get(row["unit"], ValueType.COUNT)
        share = value_type in {ValueType.SHARE, ValueType.RATE}
        return Indicator(
            code=row["code"],
            name=row["title"],
            question=row["question"],
            kind=kind,
            level=LEVELS.get(row["level_label"], ""),
            unit=row["unit"],
            value_type=value_type,
            direction=DIRECTIONS[row["direction"]],
            over_time=OverTime.SUM if row["unit"] in FLOWS else OverTime.LAST,
            over_area=OverArea.FROM_PARTS if share else OverArea.SUM,
            periodicity=PERIODS[row["rhythm"]],
            reference_day=row["reference_date"],
            lag_months=row["expected_lag_months"],
            source=row["source"],
            owner=self.organisations[row["source_owner"]],
            relevance=row["relevance"],
            limits=row["limits"],
            purpose=row["purpose"],
            disclosure=Disclosure.PROTECTED if persons else Disclosure.NO_PERSONS,
            disclosure_note=row["disclosure"],
            min_denominator=SMALLEST if share and persons else None,
            catalogue=CATALOGUE if row["code"] in SHARED else "",
            catalogue_code=SHARED.get(row["code"], ""),
            note=row.get("note", ""),
            is_public=row["code"] not in INTERNAL,
        )

    def _version(
        self, row: Row, one: Row, populations: dict[str, PopulationConcept]
    ) -> IndicatorVersion:
        code = STATED.get(row["code"], {}).get(one["version"]) or POPULATIONS.get(row["code"], "")
        return IndicatorVersion(
            indicator=self.indicators[row["code"]],
            number=one["version"],
            text=one["text"],
            numerator=one["numerator"] or "",
            denominator=one["denominator"] or "",
            population=populations.get(code),
            population_words="" if code else row["population_concept"],
            valid_from=day(one["valid_from"]),
            valid_before=day_after(one["valid_to"]),
            change_reason=one["change_reason"] or "",
        )

    def _values(self) -> None:
        text = files("wirkungskreis.demo").joinpath("data/rheinaue/observations.csv")
        rows = list(csv.DictReader(StringIO(text.read_text("utf-8")), delimiter=";"))
        self.areas = {area.code: area for area in Area.objects.all()}
        self.groups = dict(_groups(rows))
        office = self.organisations["O-STAT"].name
        days = sorted({row["vintage"] for row in rows})
        made = Release.objects.bulk_create(
            Release(supplier=office, published_on=date.fromisoformat(one)) for one in days
        )
        self.releases = dict(zip(days, made, strict=True))
        Observation.objects.bulk_create(map(self._value, rows), batch_size=500)
        know_sizes()

    def _value(self, row: dict[str, str]) -> Observation:
        start, before = self._period(row)
        version = self.versions[row["indicator"], int(row["version"])]
        return Observation(
            version=version,
            area=self.areas[row["area"]],
            subgroup=self.groups[_key(row)],
            period_start=start,
            period_before=before,
            numerator=_number(row["numerator"]),
            denominator=_number(row["denominator"]),
            value=_number(row["value"]),
            reason=row["reason"],
            statuses=row["statuses"],
            release=self.releases[row["vintage"]],
            source_ref=row["source"] or version.indicator.source,
            note=row["note"],
        )

    def _formulas(self) -> None:
        """Compute what the file gives as a formula, by the same verbs as the worker."""
        for row in self.rows:
            if made := row.get("formula"):
                indicator = self.indicators[row["code"]]
                first, second = self.indicators[made["first"]], self.indicators[made["second"]]
                formula = derived.declare(
                    indicator, made["kind"], first, second, actor=SYSTEM, edition=indicator.edition
                )
                derived.compute(formula, actor=SYSTEM, on=COMPUTED_ON)

    def _period(self, row: dict[str, str]) -> tuple[date, date]:
        """Read a reference day; what happens during a year is counted over the year."""
        on = date.fromisoformat(row["day"])
        flow = self.indicators[row["indicator"]].reference_day == "Kalenderjahr"
        if flow or self.units[row["indicator"]] in FLOWS:
            return date(on.year, 1, 1), date(on.year + 1, 1, 1)
        return on, on + timedelta(days=1)

    def _targets(self) -> None:
        Target.objects.bulk_create(
            Target(
                indicator=self.indicators[row["code"]],
                subgroup=self._group(one.get("group") or (row["baseline"] or {}).get("group")),
                kind=TargetKind.POINT,
                low=Decimal(str(one["value"])),
                due=date.fromisoformat(one["date"]),
                base_on=_base(row),
                decided_by=self._decision(one["decided_in"]),
                rationale=one.get("state", ""),
            )
            for row in self.rows
            for one in row["targets"]
        )

    def _group(self, words: str | None) -> Subgroup:
        sexes = {"Frauen": "weiblich"}
        names = [sexes.get(word, word) for word in (words or "").split(", ") if word]
        return self.groups[";".join(sorted(_code(name) for name in names))]

    def _decision(self, code: str | None) -> Decision | None:
        """Find the council's decision, or what a steering group agreed about targets."""
        agreed = [
            one
            for one in self.decisions.values()
            if one.sitting and one.sitting.code == code and one.about in self.indicators
        ]
        return self.decisions.get(code or "") or next(iter(agreed), None)

    def _links(self) -> None:
        elements = {element.key: element for element in Element.objects.all()}
        GoalLink.objects.bulk_create(
            GoalLink(
                indicator=self.indicators[row["code"]],
                element=elements[goal],
                mechanism=row["relevance"],
                doubts=row.get("contribution_note", ""),
            )
            for row in self.rows
            for goal in row["goals"]
            if goal in elements
        )

    def _assessments(self) -> None:
        """Let the committees say what they saw, by the same verb as a person."""
        elements = {element.key: element for element in Element.objects.all()}
        for row in read("rheinaue", "indicators")["assessments"]:
            beside = [self.indicators[code] for code in row["indicators"]]
            said = effects.Said(row["grade"], row["reason"], beside, is_public=True)
            decision = self.decisions[row["decision"]]
            effects.assess(elements[row["goal"]], said, actor=SYSTEM, decision=decision)


def _base(row: Row) -> date | None:
    """Give the first day of the year in which the target's starting value lies."""
    base = row["baseline"]
    return date(base["year"], 1, 1) if base else None


def _number(text: str) -> Decimal | None:
    return Decimal(text) if text else None


def _key(row: dict[str, str]) -> str:
    parts = [f"{name}:{row[name]}" for name in NAMES if row[name]]
    if row["dimension"]:
        parts.append(f"{row['dimension']}:{row['category']}")
    return ";".join(sorted(parts))


def _code(name: str) -> str:
    """Say in which dimension a category named by a target lies."""
    return f"sex:{name}" if name in {"weiblich", "männlich"} else f"nationality:{name}"


def _order(code: str) -> tuple[str, int, str]:
    """Put ages by their first year, everything else by the alphabet."""
    name, _colon, category = code.partition(":")
    digits = re.match(r"\d+", category)
    return name, int(digits[0]) if digits else 0, category


def _groups(rows: Iterable[dict[str, str]]) -> Iterator[tuple[str, Subgroup]]:
    """Store dimensions and categories; give the row for every combination that has values."""
    keys = sorted({_key(row) for row in rows})
    codes = sorted({part for key in keys for part in key.split(";") if part}, key=_order)
    names = sorted({code.partition(":")[0] for code in codes})
    made = Dimension.objects.bulk_create(
        Dimension(code=name, name=NAMES.get(name, name)) for name in names
    )
    dimensions = {one.code: one for one in made}
    found = Category.objects.bulk_create(
        Category(
            dimension=dimensions[code.partition(":")[0]],
            code=code.partition(":")[2],
            label=SPAN.sub("–", code.partition(":")[2]),
            order=number,
        )
        for number, code in enumerate(codes, 1)
    )
    categories = dict(zip(codes, found, strict=True))
    for key in keys:
        yield key, subgroups.of(categories[part] for part in key.split(";") if part)
