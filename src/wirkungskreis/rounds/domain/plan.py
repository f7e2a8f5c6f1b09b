"""Verbs that prepare a round: what is asked, when, about what, for which sitting."""

from collections.abc import Iterable, Mapping
from datetime import date, timedelta
from typing import TypedDict, Unpack
from uuid import UUID

from django.db import transaction
from django.utils.translation import gettext as _

from wirkungskreis.journal.clock import workdays
from wirkungskreis.journal.moves import edit, note
from wirkungskreis.kernel.actor import Actor
from wirkungskreis.kernel.errors import NotPossible
from wirkungskreis.kernel.policy import demand
from wirkungskreis.mandates.models import Sitting
from wirkungskreis.measures.models import Measure
from wirkungskreis.rounds.models import Round, RoundReminder
from wirkungskreis.rounds.queries.days import usual_reminders
from wirkungskreis.rounds.states import KEEP, RoundKind, RoundState

SECOND_HALF = 7  # months


class Window(TypedDict):
    """When, about when, and for what; ``period_last`` is inclusive, as people write it."""

    title: str
    period_start: date
    period_last: date
    reference_date: date
    opens: date
    closes: date
    sitting: Sitting | None
    note: str


def free_code(reference_date: date, kind: str) -> str:
    """Suggest a code such as R2026-1, or B2026-1 for a confirmation, that nobody has."""
    half = 1 if reference_date.month < SECOND_HALF else 2
    stem = f"{'R' if kind == RoundKind.REPORT else 'B'}{reference_date.year}-{half}"
    taken = set(Round.objects.filter(code__startswith=stem).values_list("code", flat=True))
    if stem not in taken:
        return stem
    return next(
        f"{stem}{letter}" for letter in "abcdefghijklmnop" if f"{stem}{letter}" not in taken
    )


@transaction.atomic
def plan(
    *,
    actor: Actor,
    kind: str = RoundKind.REPORT,
    code: str = "",
    key: UUID | None = None,
    **window: Unpack[Window],
) -> Round:
    """Plan a round with the usual reminder days; the same ``key`` twice gives the same round."""
    demand(actor, KEEP, None)
    if key and (known := Round.objects.filter(public_id=key).first()):
        return known
    values = _checked(window)
    code = code.strip() or free_code(window["reference_date"], kind)
    if Round.objects.filter(code=code).exists():
        raise NotPossible(_("Das Kürzel ist vergeben. Bitte wählen Sie ein anderes."))
    extra = {"public_id": key} if key else {}
    rnd = Round.objects.create(kind=kind, code=code, **values, **extra)
    _remind_on(rnd, usual_reminders(rnd.opens, rnd.closes, workdays()))
    note(rnd, "plan", actor=actor, code=code)
    return rnd


@transaction.atomic
def revise(rnd: Round, *, actor: Actor, edition: int, **window: Unpack[Window]) -> Round:
    """Change a planned round; while it is open only a later last day is possible."""
    _still_planned(rnd)
    return edit(rnd, "revise", KEEP, actor=actor, edition=edition, changes=_checked(window))


def choose(
    rnd: Round, *, actor: Actor, edition: int, scope: Mapping[str, list[str] | list[int]]
) -> Round:
    """Set the rule that says which measures are due."""
    _still_planned(rnd)
    known = {name: list(scope.get(name, [])) for name in ("states", "fields", "kinds")}
    return edit(rnd, "choose", KEEP, actor=actor, edition=edition, changes={"scope": known})


@transaction.atomic
def include(
    rnd: Round,
    *,
    actor: Actor,
    edition: int,
    included: Iterable[Measure],
    excluded: Iterable[Measure],
) -> Round:
    """Add and leave out measures by hand, whatever the rule says."""
    _still_planned(rnd)
    more, less = list(included), list(excluded)
    edit(
        rnd,
        "include",
        KEEP,
        actor=actor,
        edition=edition,
        changes={},
        included=[m.pk for m in more],
        excluded=[m.pk for m in less],
    )
    rnd.included.set(more)
    rnd.excluded.set(less)
    return rnd


@transaction.atomic
def choose_all(
    rnd: Round,
    *,
    actor: Actor,
    edition: int,
    scope: Mapping[str, list[str] | list[int]],
    by_hand: tuple[Iterable[Measure], Iterable[Measure]],
) -> Round:
    """Set the rule and what is ``(added, left out)`` by hand in one go."""
    choose(rnd, actor=actor, edition=edition, scope=scope)
    added, left_out = by_hand
    return include(rnd, actor=actor, edition=rnd.edition, included=added, excluded=left_out)


@transaction.atomic
def set_reminders(rnd: Round, *, actor: Actor, edition: int, days: Iterable[date]) -> Round:
    """Set the days of the reminders; days on which one was sent stay."""
    if rnd.is_closed:
        raise NotPossible(_("Diese Abfrage ist geschlossen. Erinnert wird nicht mehr."))
    wanted = sorted(set(days))
    if wanted and not rnd.opens <= wanted[0] <= wanted[-1] <= rnd.closes:
        raise NotPossible(_("Erinnerungen liegen zwischen dem ersten und dem letzten Tag."))
    edit(
        rnd,
        "set_reminders",
        KEEP,
        actor=actor,
        edition=edition,
        changes={},
        days=[day.isoformat() for day in wanted],
    )
    rnd.reminders.filter(sent_on=None).delete()
    sent = set(rnd.reminders.values_list("on", flat=True))
    _remind_on(rnd, [day for day in wanted if day not in sent])
    return rnd


@transaction.atomic
def prolong(rnd: Round, *, actor: Actor, edition: int, closes: date) -> Round:
    """Give everybody more time; a shorter window would break a promise."""
    if rnd.is_closed or closes <= rnd.closes:
        raise NotPossible(_("Verlängern geht nur auf einen späteren Tag, solange sie offen ist."))
    return edit(rnd, "prolong", KEEP, actor=actor, edition=edition, changes={"closes": closes})


def mark_reported(rnd: Round, *, actor: Actor, edition: int, on: date) -> Round:
    """Say that a report about the round was released: its links end, see ``links.is_over``."""
    changes = {"reported_on": on}
    return edit(rnd, "mark_reported", KEEP, actor=actor, edition=edition, changes=changes)


def _checked(window: Window) -> dict[str, object]:
    if window["period_last"] < window["period_start"]:
        raise NotPossible(_("Der Berichtszeitraum endet vor seinem Anfang. Bitte prüfen Sie ihn."))
    if window["closes"] < window["opens"]:
        raise NotPossible(_("Der letzte Tag liegt vor dem ersten. Bitte prüfen Sie die Frist."))
    values: dict[str, object] = {**window}
    del values["period_last"]
    return values | {"period_before": window["period_last"] + timedelta(days=1)}


def _still_planned(rnd: Round) -> None:
    if rnd.state != RoundState.PLANNED:
        raise NotPossible(_("Diese Abfrage läuft schon. Auswahl und Zeitraum stehen fest."))


def _remind_on(rnd: Round, days: Iterable[date]) -> None:
    RoundReminder.objects.bulk_create([RoundReminder(round=rnd, on=day) for day in days])
