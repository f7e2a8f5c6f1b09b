"""Which measures somebody wants to see: the filters of the register as one plain value."""

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from django.db.models import Q

from wirkungskreis.kernel.finding import found
from wirkungskreis.measures.states import OVER, State


class Stage(StrEnum):
    """What can be asked for beside the single states of the lifecycle."""

    ALIVE = "alive"
    MERGED = "merged"


class Open(StrEnum):
    """What somebody may have left open."""

    UNCONFIRMED = "unconfirmed"
    UNPUBLISHED = "unpublished"
    NO_GOAL = "no_goal"
    NO_PERSON = "no_person"
    NO_DATE = "no_date"


@dataclass(frozen=True, slots=True)
class Wanted:
    """Empty means all; elements, areas and groups are sets of row ids, each measure has one."""

    search: str = ""
    fields: frozenset[int] | None = None
    goals: frozenset[int] | None = None
    lead: str = ""
    state: str = ""
    kind: str = ""
    priority: int | None = None
    target_group: str = ""
    areas: frozenset[int] | None = None
    finance: str = ""
    money_months: int | None = None
    open: str = ""

    @property
    def joins(self) -> bool:
        """Say whether a measure may be found several times, by what hangs on it."""
        linked = (self.fields, self.goals, self.areas)
        return any(ids is not None for ids in linked) or bool(self.target_group)

    def q(self) -> Q:
        """Select what the database can; finance and the end of money are judged row by row."""
        wanted = self._found() & self._living() & _OPEN.get(self.open, Q())
        if self.fields is not None:
            wanted &= Q(field__in=self.fields) | Q(element_links__element__in=self.fields)
        if self.goals is not None:
            wanted &= Q(element_links__element__in=self.goals)
        if self.areas is not None:
            wanted &= Q(areas__in=self.areas)
        plain = {
            "lead__code": self.lead,
            "kind": self.kind,
            "priority": self.priority,
            "target_groups__code": self.target_group,
        }
        for name, value in plain.items():
            wanted &= Q((name, value)) if value else Q()
        return wanted

    def _living(self) -> Q:
        if self.state == Stage.MERGED:
            return Q(merged_into__isnull=False)
        whole = Q(merged_into__isnull=True)
        if self.state == Stage.ALIVE:
            return whole & ~Q(state__in=OVER)
        return whole & Q(state=self.state) if self.state in State.values else whole

    def _found(self) -> Q:
        names = ("code", "title", "description", "lead__name", "lead__short_name")
        return found(self.search, *names)

    def keeps(self, finance: str, money_ends: date | None, *, on: date, until: date | None) -> bool:
        """Judge one row by what is derived; ``until`` is the last day of ``money_months``."""
        if self.finance and finance != self.finance:
            return False
        return until is None or (money_ends is not None and on <= money_ends <= until)


_OPEN: dict[str, Q] = {
    Open.UNCONFIRMED: Q(confirmed_on__isnull=True),
    Open.UNPUBLISHED: Q(published_at__isnull=True),
    Open.NO_GOAL: Q(element_links__isnull=True),
    Open.NO_PERSON: Q(lead_person__isnull=True),
    Open.NO_DATE: Q(planned_start__isnull=True, actual_start__isnull=True),
}
