"""Whom it concerns when a committee speaks of a whole field of action or of a goal."""

from collections.abc import Collection, Mapping
from dataclasses import dataclass
from datetime import date

from django.db.models import Q

from wirkungskreis.concept.queries import named, wordings_in_force
from wirkungskreis.kernel.actor import SYSTEM
from wirkungskreis.measures.ahead import alive
from wirkungskreis.measures.models import Measure


@dataclass(frozen=True, slots=True)
class Concern:
    """A field or goal with the running measures that work on it or on what stands below it."""

    title: str
    measures: list[Measure]


def concerned(elements: Collection[int], on: date) -> dict[int, Concern]:
    """Give it by element as the concept of the day says; four queries, none without elements."""
    if not elements:
        return {}
    rows = wordings_in_force(on).values_list("pk", "element", "parent")
    above = {pk: parent for pk, _element, parent in rows}
    place = {element: pk for pk, element, _parent in rows}
    wanted = {place.get(element): element for element in elements}
    below: dict[int, set[int]] = {element: {element} for element in elements}
    for element, pk in place.items():
        for wording in _path(pk, above):
            if wording in wanted:
                below[wanted[wording]].add(element)
    everything = set().union(*below.values())
    among = Q(field__in=everything) | Q(element_links__element__in=everything)
    people = ("lead", "lead_person", "deputy_person")
    found = alive(SYSTEM, among).select_related(*people).distinct().order_by("code")
    measures = list(found.prefetch_related("element_links"))
    titles = {row.pk: str(row) for row in named(on).filter(pk__in=elements)}
    return {
        element: Concern(titles[element], [row for row in measures if _works_on(row, parts)])
        for element, parts in below.items()
    }


def _path(pk: int, above: Mapping[int, int | None]) -> list[int]:
    """Give a wording and everything above it."""
    path: list[int] = []
    step: int | None = pk
    while step is not None:
        path.append(step)
        step = above.get(step)
    return path


def _works_on(measure: Measure, parts: Collection[int]) -> bool:
    links = {link.element_id for link in measure.element_links.all()}
    return measure.field_id in parts or bool(links & set(parts))
