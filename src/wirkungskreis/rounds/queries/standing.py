"""Where an answer stands and what is known of a measure: silence is derived here, and only here.

Written twice, as a plain rule and as a queryset expression; a test holds the two together.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from typing import Any, cast

from django.db.models import (
    Case,
    CharField,
    Exists,
    F,
    OuterRef,
    Q,
    QuerySet,
    Subquery,
    Value,
    When,
)
from django.db.models.functions import Coalesce

from wirkungskreis.measures.models import Measure
from wirkungskreis.rounds.models import AccessLink, Return
from wirkungskreis.rounds.states import ReturnState, RoundState, Standing, Unknown

ANSWERED_UNCHECKED = [Standing.HANDED_IN, Standing.UNCHANGED, Standing.SENT_BACK]
MISSING = [Standing.SILENT, Standing.UNDELIVERABLE]


@dataclass(frozen=True, slots=True)
class Facts:
    """What the rule needs to know of one return; ``due`` is the last day for an answer."""

    state: str
    due: date
    is_unchanged: bool = False
    is_asked: bool = True
    is_undeliverable: bool = False
    is_reminded: bool = False


@dataclass(frozen=True, slots=True)
class Told:
    """One return of a measure, as the rule about the measure reads it."""

    standing: str
    progress: str
    on: date | None


@dataclass(frozen=True, slots=True)
class Known:
    """What is known of a measure: a schedule or continuation, or why not; and since when.

    ``code`` is one of Schedule, Continuation or Unknown; ``told_on`` is the day of the last
    checked answer, also when it is missing now ("keine Meldung, zuletzt am ...").
    """

    code: str
    told_on: date | None

    @property
    def is_missing(self) -> bool:
        return self.code in Unknown.values


def standing(facts: Facts, on: date) -> Standing:
    """Say where an answer stands: silent is only who was reached, reminded and let it pass."""
    came_back = {
        ReturnState.CHECKED: Standing.CHECKED,
        ReturnState.SENT_BACK: Standing.SENT_BACK,
        ReturnState.HANDED_IN: Standing.UNCHANGED if facts.is_unchanged else Standing.HANDED_IN,
    }
    if facts.state in came_back:
        return came_back[ReturnState(facts.state)]
    if facts.is_undeliverable:
        return Standing.UNDELIVERABLE
    if not facts.is_asked:
        return Standing.NOT_ASKED
    if facts.is_reminded and on > facts.due:
        return Standing.SILENT
    return Standing.DRAFTED if facts.state == ReturnState.DRAFTED else Standing.ASKED


def known(told: Iterable[Told], *, is_confirmed: bool) -> Known:
    """Derive what is known of a measure from its returns, newest round first.

    Missing answers win over older good news; an answer not yet checked ends a silence but says
    nothing by itself; an unconfirmed measure is never silent.
    """
    returns = list(told)
    checked = next((t for t in returns if t.standing == Standing.CHECKED and t.progress), None)
    told_on = checked.on if checked else None
    decisive = next(
        (
            t
            for t in returns
            if t.standing in [*MISSING, *ANSWERED_UNCHECKED]
            or (t.standing == Standing.CHECKED and t.progress)
        ),
        None,
    )
    if decisive and decisive.standing in MISSING:
        code = Unknown(decisive.standing) if is_confirmed else Unknown.UNCONFIRMED
        return Known(code, told_on)
    if checked:
        return Known(checked.progress, told_on)
    return Known(Unknown.NOT_ASKED if is_confirmed else Unknown.UNCONFIRMED, None)


def facts_of(ret: Return, link: AccessLink | None) -> Facts:
    """Read the facts from a row and the link of the person that was asked."""
    return Facts(
        state=ret.state,
        due=ret.due,
        is_unchanged=ret.is_unchanged,
        is_asked=link is not None and link.asked_on is not None,
        is_undeliverable=link is not None and link.undeliverable_on is not None,
        is_reminded=link is not None and link.reminders_sent > 0,
    )


def with_standing(returns: QuerySet[Return], on: date) -> QuerySet[Return]:
    """Annotate ``standing``: the rule above in SQL, for whole lists."""
    links = AccessLink.objects.filter(round=OuterRef("round"), person=OuterRef("person"))
    late = Q(_due__lt=on)
    facts: QuerySet[Any] = returns.annotate(
        _due=Coalesce("deadline", "round__closes"),
        _asked=Exists(links.filter(asked_on__isnull=False)),
        _lost=Exists(links.filter(undeliverable_on__isnull=False)),
        _reminded=Exists(links.filter(reminders_sent__gt=0)),
    )
    found = Case(
        When(state=ReturnState.CHECKED, then=Value(Standing.CHECKED.value)),
        When(state=ReturnState.HANDED_IN, is_unchanged=True, then=Value(Standing.UNCHANGED.value)),
        When(state=ReturnState.HANDED_IN, then=Value(Standing.HANDED_IN.value)),
        When(state=ReturnState.SENT_BACK, then=Value(Standing.SENT_BACK.value)),
        When(_lost=True, then=Value(Standing.UNDELIVERABLE.value)),
        When(_asked=False, then=Value(Standing.NOT_ASKED.value)),
        When(late & Q(_reminded=True), then=Value(Standing.SILENT.value)),
        When(state=ReturnState.DRAFTED, then=Value(Standing.DRAFTED.value)),
        default=Value(Standing.ASKED.value),
        output_field=CharField(),
    )
    return cast("QuerySet[Return]", facts.annotate(standing=found))


def with_known(measures: QuerySet[Measure], on: date) -> QuerySet[Any]:
    """Annotate ``known`` (see ``Known.code``) and ``told_on``: the rule for whole registers."""
    own = Return.objects.filter(measure=OuterRef("pk")).exclude(round__state=RoundState.PLANNED)
    newest = with_standing(own, on).order_by("-round__reference_date", "-round__pk")
    progress = Case(When(schedule="", then=F("continuation")), default=F("schedule"))
    checked = newest.annotate(progress=progress).filter(
        Q(standing=Standing.CHECKED, progress__gt="")
    )
    decisive = newest.annotate(progress=progress).filter(
        Q(standing__in=[*MISSING, *ANSWERED_UNCHECKED])
        | Q(standing=Standing.CHECKED, progress__gt="")
    )
    return measures.annotate(
        _decisive=Subquery(decisive.values("standing")[:1]),
        _progress=Subquery(checked.values("progress")[:1]),
        told_on=Subquery(checked.values("handed_in_on")[:1]),
    ).annotate(
        known=Case(
            When(_decisive__in=MISSING, confirmed_on__isnull=False, then=F("_decisive")),
            When(_decisive__in=MISSING, then=Value(Unknown.UNCONFIRMED.value)),
            When(_progress__gt="", then=F("_progress")),
            When(confirmed_on__isnull=False, then=Value(Unknown.NOT_ASKED.value)),
            default=Value(Unknown.UNCONFIRMED.value),
            output_field=CharField(),
        )
    )


def latest_standing(measure: Measure, on: date) -> Known:
    """Say what is known of one measure on a day, in one query."""
    row = with_known(Measure.objects.filter(pk=measure.pk), on).get()
    return Known(row.known, row.told_on)
