"""Indicators as a list: by field of action, each with its newest value and what is wanted."""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from django.utils.translation import gettext as _

from wirkungskreis.concept.models import Kind
from wirkungskreis.concept.queries import wordings_in_force
from wirkungskreis.indicators import grounds
from wirkungskreis.indicators.queries.standing import Standing
from wirkungskreis.indicators.status import Point


@dataclass(frozen=True, slots=True)
class Line:
    """One indicator of the list; ``due`` is the day of its target."""

    standing: Standing

    @property
    def latest(self) -> Point | None:
        points = self.standing.points
        return self.standing.finding.latest or (points[-1] if points else None)

    @property
    def value(self) -> str:
        return grounds.cell(self.standing.indicator, self.latest) if self.latest else ""

    @property
    def group(self) -> str:
        """Whom the value is about, if the target is not about everybody."""
        target = self.standing.target
        return "" if target is None or target.subgroup.is_everybody else target.subgroup.label

    @property
    def period(self) -> str:
        return grounds.period(self.latest.start, self.latest.before) if self.latest else ""

    @property
    def goal(self) -> str:
        target = self.standing.target
        return grounds.goal(self.standing.indicator, target) if target else ""

    @property
    def due(self) -> date | None:
        return self.standing.target.due if self.standing.target else None


def by_field(rows: Iterable[Standing], on: date) -> list[tuple[str, list[Line]]]:
    """Group by the field of the first goal; what stands beside no goal describes the city."""
    words = {
        row.element_id: row
        for row in wordings_in_force(on).filter(element__kind__in=[Kind.FIELD, Kind.GOAL])
    }
    fields = {row.code: f"{row.code} {row.text}" for row in words.values()}
    groups: dict[str, list[Line]] = defaultdict(list)
    for row in rows:
        goals = [
            words[link.element_id]
            for link in row.indicator.goal_links.all()
            if link.element_id in words
        ]
        code = goals[0].code.split(".")[0] if goals else ""
        groups[fields.get(code, "")].append(Line(row))
    last = [(_("Lage der Stadt, ohne Ziel im Konzept"), groups.pop(""))] if "" in groups else []
    return [*sorted(groups.items()), *last]
