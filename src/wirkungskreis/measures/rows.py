"""The rows of the register: plain values, read in few queries however many rows there are."""

from collections import defaultdict
from collections.abc import Collection, Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import Any, NamedTuple
from uuid import UUID

from django.db.models import QuerySet

from wirkungskreis.concept.models import Kind as ElementKind
from wirkungskreis.concept.queries import named
from wirkungskreis.kernel.actor import Actor
from wirkungskreis.measures.finance import Course, Money, money_end, months_later, runs_out
from wirkungskreis.measures.models import Approval, ElementLink, Funding, Measure, Partnership
from wirkungskreis.measures.policy import sees_all, visible
from wirkungskreis.measures.wanted import Wanted
from wirkungskreis.people.models import Organisation
from wirkungskreis.vocab.models import Area, TargetGroup

MANY = 60
PARTS = ("target_groups", "areas", "partners")
RUNS_OUT = "runs_out"


class Named(NamedTuple):
    """An element of the concept as people call it."""

    pk: int
    kind: str
    code: str
    title: str


class Called(NamedTuple):
    """An organisation, a target group or an area; only areas lie in another."""

    pk: int
    code: str
    label: str
    parent_id: int | None = None


@dataclass(frozen=True, slots=True)
class Options:
    """What one can choose from, and how row ids are called; read once per page."""

    elements: Mapping[int, Named]
    organisations: Mapping[int, Called]
    target_groups: Mapping[int, Called]
    areas: Mapping[int, Called]

    def within(self, code: str) -> frozenset[int]:
        """Give an area with its parts and their parts."""
        found = {pk for pk, area in self.areas.items() if area.code == code}
        for _level in range(2):
            found |= {pk for pk, area in self.areas.items() if area.parent_id in found}
        return frozenset(found)

    def named(self, code: str) -> frozenset[int]:
        return frozenset(pk for pk, element in self.elements.items() if element.code == code)


class Row(NamedTuple):
    """One measure as the register shows it; names instead of ids, dates inclusive."""

    pk: int
    public_id: UUID
    code: str
    title: str
    kind: str
    state: str
    field: str
    lead: str
    lead_person: str
    remit: str
    priority: int | None
    order: int | None
    start: date | None
    end: date | None
    finance: str
    confirmed_on: date | None
    is_published: bool
    public_scope: str
    origin: str
    registered_on: date | None
    reach_unit: str
    reach_plan: int | None
    merged_into: str
    goals: tuple[str, ...] = ()
    target_groups: tuple[str, ...] = ()
    areas: tuple[str, ...] = ()
    partners: tuple[str, ...] = ()
    money_ends: date | None = None
    has_money: bool = False


COLUMNS = (
    "pk",
    "public_id",
    "code",
    "title",
    "kind",
    "state",
    "field",
    "lead",
    "lead_person__name",
    "remit",
    "priority",
    "order",
    "planned_start",
    "planned_end",
    "expected_end",
    "actual_start",
    "actual_end",
    "finance_group",
    "confirmed_on",
    "published_at",
    "public_scope",
    "origin",
    "registered_on",
    "reach_unit",
    "reach_plan",
    "merged_into__code",
)


@dataclass(slots=True)
class _Around:
    """What hangs on measures, by their row id."""

    links: dict[int, list[int]] = field(default_factory=lambda: defaultdict(list))
    groups: dict[int, list[int]] = field(default_factory=lambda: defaultdict(list))
    areas: dict[int, list[int]] = field(default_factory=lambda: defaultdict(list))
    partners: dict[int, list[int]] = field(default_factory=lambda: defaultdict(list))
    money: dict[int, list[Money]] = field(default_factory=lambda: defaultdict(list))


def bare_options() -> Options:
    """Read in two queries what the names of goals and organisations need, and nothing else."""
    return Options(_elements(), _organisations(), {}, {})


def options() -> Options:
    """Read in four queries what can be chosen from."""
    groups = TargetGroup.objects.values_list("pk", "code", "label")
    areas = Area.objects.values_list("pk", "code", "name", "parent_id")
    return Options(
        elements=_elements(),
        organisations=_organisations(),
        target_groups={row[0]: Called(*row) for row in groups},
        areas={row[0]: Called(*row) for row in areas},
    )


def _elements() -> dict[int, Named]:
    return {e.pk: Named(e.pk, e.kind, e.code or "", e.title or "") for e in named()}


def _organisations() -> dict[int, Called]:
    rows = Organisation.objects.values_list("pk", "code", "short_name", "name")
    return {pk: Called(pk, code, short or name) for pk, code, short, name in rows}


def rows_for(
    actor: Actor, wanted: Wanted, *, choice: Options, on: date, parts: Collection[str] = PARTS
) -> list[Row]:
    """Read what the person may see and wants to see, by code, in three to six queries.

    ``parts`` are those of ``PARTS`` that are needed; the others stay empty.
    """
    found = Measure.objects.filter(visible(actor), wanted.q()).order_by("code")
    if wanted.joins:
        found = found.distinct()
    facts = list(found.values_list(*COLUMNS, named=True))
    around = _around([fact.pk for fact in facts], choice, parts)
    until = months_later(on, wanted.money_months) if wanted.money_months else None
    rows = (_row(fact, actor, around, choice, on) for fact in facts)
    return [row for row in rows if wanted.keeps(row.finance, row.money_ends, on=on, until=until)]


def _around(pks: list[int], choice: Options, parts: Collection[str]) -> _Around:
    """Read what hangs on the measures; what nobody can name is not read."""
    around = _Around()
    groups = Measure.target_groups.through.objects.values_list("measure_id", "targetgroup_id")
    areas = Measure.areas.through.objects.values_list("measure_id", "area_id")
    links = ElementLink.objects.values_list("measure_id", "element_id")
    partners = Partnership.objects.values_list("measure_id", "organisation_id")
    for found, kept, known in (
        (groups, around.groups, choice.target_groups if "target_groups" in parts else ()),
        (areas, around.areas, choice.areas if "areas" in parts else ()),
        (links.order_by("element__key"), around.links, choice.elements),
        (partners, around.partners, choice.organisations if "partners" in parts else ()),
    ):
        for measure, other in _about(found, pks) if known else ():
            kept[measure].append(other)
    money = Funding.objects.order_by().values_list("measure_id", "approval", "valid_before")
    for measure, approval, before in _about(money, pks):
        around.money[measure].append(Money(approval, before))
    return around


def _about(found: QuerySet[Any, Any], pks: list[int]) -> QuerySet[Any, Any]:
    """Ask for some measures by number; many are read whole, which costs less than long lists."""
    return found if len(pks) > MANY else found.filter(measure__in=pks)


def _row(fact: Any, actor: Actor, around: _Around, choice: Options, on: date) -> Row:
    """Give names to what the database holds as ids; persons only to those who take part."""
    knows_people = sees_all(actor) or actor.belongs_to(fact.lead)
    elements = [choice.elements[pk] for pk in around.links[fact.pk]]
    money = around.money[fact.pk]
    course = Course(fact.state, fact.planned_end, fact.expected_end)
    return Row(
        pk=fact.pk,
        public_id=fact.public_id,
        code=fact.code,
        title=fact.title,
        kind=fact.kind,
        state=fact.state,
        field=choice.elements[fact.field].code if fact.field else "",
        lead=choice.organisations[fact.lead].label,
        lead_person=(fact.lead_person__name or "") if knows_people else "",
        remit=choice.organisations[fact.remit].label if fact.remit else "",
        priority=fact.priority,
        order=fact.order,
        start=fact.actual_start or fact.planned_start,
        end=fact.actual_end or fact.expected_end or fact.planned_end,
        finance=RUNS_OUT if runs_out(course, money, on=on) else fact.finance_group,
        confirmed_on=fact.confirmed_on,
        is_published=fact.published_at is not None,
        public_scope=fact.public_scope,
        origin=fact.origin,
        registered_on=fact.registered_on,
        reach_unit=fact.reach_unit,
        reach_plan=fact.reach_plan,
        merged_into=fact.merged_into__code or "",
        goals=tuple(e.code for e in elements if e.kind != ElementKind.FIELD),
        target_groups=tuple(choice.target_groups[pk].label for pk in around.groups[fact.pk]),
        areas=tuple(choice.areas[pk].label for pk in around.areas[fact.pk]),
        partners=tuple(choice.organisations[pk].label for pk in around.partners[fact.pk]),
        money_ends=money_end(money),
        has_money=any(one.approval != Approval.REFUSED for one in money),
    )
