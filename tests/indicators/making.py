"""Indicators, values and targets, made the short way."""

from datetime import date
from typing import Any

from tests import world
from wirkungskreis.indicators.domain import effects, subgroups
from wirkungskreis.indicators.domain import printed as printing
from wirkungskreis.indicators.models import (
    Dimension,
    EffectAssessment,
    Indicator,
    Observation,
    PeerCity,
    PeerSeries,
    Printed,
    Release,
    Subgroup,
    Target,
)
from wirkungskreis.kernel.actor import SYSTEM
from wirkungskreis.mandates.models import Decision
from wirkungskreis.vocab.models import Area


def decision(number: str = "B-1", **fields: Any) -> Decision:
    """Find or make what CG agreed."""
    facts: dict[str, Any] = {"text": "So soll es sein.", "kind": "agreement"}
    if "body" not in fields:
        fields["body"] = world.body()
    return Decision.objects.get_or_create(number=number, defaults=facts | fields)[0]


def indicator(code: str = "A.1-i", **fields: Any) -> Indicator:
    """Make a yearly count that should rise, with its first definition."""
    facts: dict[str, Any] = {
        "name": "Sprachmittlungseinsätze",
        "kind": "effect",
        "unit": "Einsätze",
        "value_type": "count",
        "direction": "up",
        "periodicity": "year",
        "disclosure": "no_persons",
    }
    made = Indicator.objects.create(code=code, **(facts | fields))
    made.versions.create(number=1, text="Abgeschlossene Einsätze im Kalenderjahr.")
    return made


def city() -> Area:
    return Area.objects.get_or_create(code="RA", defaults={"name": "Rheinaue", "level": "city"})[0]


def observation(indicator: Indicator, year: int, value: Any = 100, **fields: Any) -> Observation:
    """Store the city's value of a year, known in the March after; None needs a reason."""
    known = fields.pop("known", date(year + 1, 3, 15))
    release = Release.objects.get_or_create(supplier="Statistikstelle", published_on=known)[0]
    facts: dict[str, Any] = {
        "version": indicator.versions.order_by("number").last(),
        "area": city(),
        "subgroup": subgroups.of(),
        "period_start": date(year, 1, 1),
        "period_before": date(year + 1, 1, 1),
        "value": value,
        "release": release,
        "source_ref": "Einsatzdatenbank",
    }
    return Observation.objects.create(**(facts | fields))


def target(indicator: Indicator, low: Any = 200, **fields: Any) -> Target:
    """Set a target for the end of 2027 that a body decided, unless ``decided_by`` is None."""
    if "decided_by" not in fields:
        fields["decided_by"] = decision()
    facts: dict[str, Any] = {"kind": "point", "due": date(2027, 12, 31), "low": low}
    facts["subgroup"] = subgroups.of()
    made = Target.objects.create(indicator=indicator, **(facts | fields))
    made.refresh_from_db()  # numbers as the database gives them
    return made


def district(code: str, name: str) -> Area:
    """Find or make a part of the city."""
    facts = {"name": name, "level": "district", "parent": city(), "order": int(code[1:])}
    return Area.objects.get_or_create(code=code, defaults=facts)[0]


def printed(indicator: Indicator, words: str = "rund 28.000", **fields: Any) -> Printed:
    """Take a figure in as a paper prints it, without a day."""
    copy = printing.Copy(words=words, **({"source_ref": "Broschüre"} | fields))
    return printing.record(indicator, copy, actor=SYSTEM, on=date(2026, 10, 9))


def assessment(indicator: Indicator, *, on: date, **fields: Any) -> EffectAssessment:
    """Let CG say on a day what it saw at the first goal of the indicator."""
    said = effects.Said("progress", "Es geht voran.", [indicator], **fields)
    decided = decision(f"B-{on:%Y%m%d}", on=on)
    goal = indicator.goal_links.order_by("pk")[0].element
    return effects.assess(goal, said, actor=SYSTEM, decision=decided)


def peer(name: str, **fields: Any) -> PeerCity:
    """Find or make another city that is read."""
    facts = {"address": f"https://{name.lower()}.example/daten/indikatoren"}
    return PeerCity.objects.get_or_create(name=name, defaults=facts | fields)[0]


def beside(indicator: Indicator, name: str, values: dict[int, Any], **fields: Any) -> PeerSeries:
    """Let another city publish values of years; a word instead of a number is its reason."""
    facts: dict[str, Any] = {"code": "KI", "unit": indicator.unit, "read_on": date(2026, 10, 4)}
    city = peer(name)
    series = indicator.peer_series.create(city=city, address=city.address, **(facts | fields))
    for year, value in values.items():
        told = {"reason": value} if isinstance(value, str) else {"value": value}
        span = {"period_start": date(year, 1, 1), "period_before": date(year + 1, 1, 1)}
        series.values.create(**span, **told)
    return series


def women() -> Subgroup:
    """Find or make the group of women."""
    sex = Dimension.objects.get_or_create(code="sex", defaults={"name": "Geschlecht"})[0]
    return subgroups.of([sex.categories.get_or_create(code="w", defaults={"label": "Frauen"})[0]])
