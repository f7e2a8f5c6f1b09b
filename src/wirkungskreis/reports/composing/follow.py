"""What follows from a report, what became of the last one, what was asked."""

from collections.abc import Iterable, Mapping
from datetime import date

from django.utils.translation import gettext as _

from wirkungskreis.kernel.formats import day, day_short
from wirkungskreis.mandates.models import Condition
from wirkungskreis.reports.composing.texts import place_of
from wirkungskreis.reports.models import Consequence, Report
from wirkungskreis.reports.outputs.document import (
    CellKind,
    Column,
    ConsequenceItem,
    Consequences,
    DecisionItem,
    Decisions,
    FollowUpItem,
    FollowUps,
    Row,
    Table,
)
from wirkungskreis.reports.states import ConsequenceKind, Outcome


def consequences(
    caption: str,
    found: Iterable[Consequence],
    on: date,
    posts: Mapping[int, str],
    fields: Mapping[int, str] | None = None,
) -> Consequences:
    """List what follows; ``fields`` gives the letter by element where fields are mixed.

    ``posts`` gives by consequence the function that answers for it: a report names no person.
    """
    letters = fields or {}
    return Consequences(
        caption,
        tuple(
            ConsequenceItem(
                text=each.text,
                kind=str(each.get_kind_display()),
                office=each.office.name_on(on) if each.office else "–",
                post=posts.get(each.pk, ""),
                due=each.due,
                ref=f"consequence:{each.public_id}",
                field=letters.get(each.field_id, ""),
                is_nothing=each.kind == ConsequenceKind.NONE,
            )
            for each in found
        ),
    )


def follow_ups(found: Iterable[Consequence], on: date) -> FollowUps:
    """Open a field with what became of the consequences of the report before."""
    return FollowUps(
        "Was aus den Konsequenzen des vorigen Berichts wurde",
        tuple(
            FollowUpItem(
                text=each.text,
                office=each.office.name_on(on) if each.office else "–",
                due=each.due,
                outcome=outcome(each, on),
                ref=f"consequence:{each.public_id}",
            )
            for each in found
        ),
    )


def outcome(each: Consequence, on: date) -> str:
    """Say what became of it; what is open and due is overdue, derived from the day."""
    word = str(each.get_outcome_display())
    if each.outcome == Outcome.OPEN and each.due and each.due < on:
        word = _("überfällig seit {day}").format(day=day_short(each.due))
    elif each.outcome_on:
        word = _("{word} am {day}").format(word=word, day=day_short(each.outcome_on))
    return f"{word}. {each.outcome_text}".strip() if each.outcome_text else word


def decisions(report: Report) -> Decisions | None:
    asked = report.decisions_asked.select_related("body", "measure")
    items = tuple(
        DecisionItem(
            text=each.text,
            competent=each.body.name,
            reason=each.reason,
            ref=f"measure:{each.measure.public_id}" if each.measure else "",
        )
        for each in asked
    )
    return Decisions("Erbetene Entscheidungen", items) if items else None


def conditions_until(on: date) -> list[Condition]:
    """Read the council's conditions that stood on a day, with the evidence for each."""
    found = Condition.objects.select_related("owner", "decision").prefetch_related("fulfilments")
    return [
        each
        for each in found
        if each.decision is None or each.decision.on is None or each.decision.on <= on
    ]


def conditions(found: Iterable[Condition], on: date) -> Table | None:
    """List them until they are closed, and those with their evidence."""
    rows = tuple(
        Row(
            (
                each.number,
                each.text,
                each.owner.name_on(on) if each.owner else "–",
                each.due or "ohne Termin",
                _state(each, on),
            ),
            ref=f"condition:{each.public_id}",
        )
        for each in sorted(found, key=lambda each: place_of(each.number))
    )
    if not rows:
        return None
    columns = (
        Column("Nr.", share=2),
        Column("Ratsauftrag", share=6),
        Column("Zuständig", share=5),
        Column("fällig", CellKind.DAY, share=2),
        Column("Stand", share=5),
    )
    return Table(f"Stand am {day(on)}", columns, rows)


def _state(each: Condition, on: date) -> str:
    proofs = [f"{f.evidence} ({day_short(f.on)})" for f in each.fulfilments.all() if f.on <= on]
    word = str(each.get_state_display())
    if each.is_overdue(on):
        word = f"{word}, überfällig"
    if missing := each.missing_years(on):
        word = f"{word}, ohne Bericht {', '.join(map(str, missing))}"
    return f"{word}: {'; '.join(proofs)}" if proofs else word
