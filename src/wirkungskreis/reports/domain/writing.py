"""Verbs that write in an open report: texts, consequences, figures, questions to a body."""

from collections.abc import Mapping
from datetime import date
from typing import TypeVar

from django.db import transaction
from django.utils.translation import gettext as _

from wirkungskreis.concept.models import Element
from wirkungskreis.journal.models import Editable
from wirkungskreis.journal.moves import edit, note
from wirkungskreis.kernel.actor import Actor
from wirkungskreis.kernel.errors import NotPossible
from wirkungskreis.kernel.policy import demand
from wirkungskreis.reports.models import (
    Block,
    Consequence,
    DecisionAsked,
    GoalNote,
    KeyFigure,
    Report,
)
from wirkungskreis.reports.models.figure import MOST
from wirkungskreis.reports.states import WRITE, ConsequenceKind, Outcome

P = TypeVar("P", Consequence, DecisionAsked, KeyFigure)


def _open(report: Report, actor: Actor) -> None:
    demand(actor, WRITE, report)
    if not report.is_open:
        raise NotPossible(
            _(
                "Ein veröffentlichter Bericht ändert sich nicht mehr. "
                "Bitte tragen Sie eine Berichtigung ein."
            )
        )


@transaction.atomic
def write(
    block: Block, *, actor: Actor, edition: int, text: str, on: date, sources: str = ""
) -> Block:
    """Replace the text of a place; from now on it is a person's, whatever the rule proposes.

    ``sources`` says where numbers come from that no fact of the report shows.
    """
    _open(block.report, actor)
    changes = {"text": text, "sources": sources, "is_edited": True, "edited_on": on}
    changes |= {"author_id": actor.person_id}
    return edit(block, "write", WRITE, actor=actor, edition=edition, changes=changes)


@transaction.atomic
def take_proposal(block: Block, *, actor: Actor, edition: int) -> Block:
    """Go back to what the rule proposes."""
    _open(block.report, actor)
    changes = {"text": "", "sources": "", "is_edited": False, "author_id": None, "edited_on": None}
    return edit(block, "take_proposal", WRITE, actor=actor, edition=edition, changes=changes)


@transaction.atomic
def print_as(  # noqa: PLR0913  one per field of its form
    report: Report, *, actor: Actor, key: str, edition: int, text: str, on: date, sources: str = ""
) -> Block:
    """Say how a lead's text is printed; an empty one prints the lead's own words again.

    ``edition`` is that of the printed text the person has read, 0 if there was none.
    """
    _open(report, actor)
    slot = f"return:{key}"
    block = report.blocks.filter(slot=slot).first()
    if block is None:
        block = Block.objects.create(report=report, slot=slot)
        edition = edition or block.edition
    if text.strip():
        return write(block, actor=actor, edition=edition, text=text, on=on, sources=sources)
    return take_proposal(block, actor=actor, edition=edition)


def check_consequence(facts: Mapping[str, object]) -> None:
    """Refuse a consequence nobody could be held to."""
    if not str(facts.get("text", "")).strip():
        raise NotPossible(_("Bitte schreiben Sie, was folgt, oder warum nichts folgt."))
    if facts["kind"] == ConsequenceKind.NONE:
        return
    if not facts.get("office"):
        raise NotPossible(_("Bitte nennen Sie die zuständige Stelle: Sonst ist es ein Wunsch."))
    if not facts.get("due"):
        raise NotPossible(_("Bitte nennen Sie einen Tag, bis zu dem es geschehen soll."))


@transaction.atomic
def conclude(
    report: Report, *, actor: Actor, field: Element, facts: Mapping[str, object]
) -> Consequence:
    """Name a consequence for a field: what, which office, by when, in which form."""
    _open(report, actor)
    check_consequence(facts)
    made = Consequence.objects.create(report=report, field=field, **facts)
    note(made, "conclude", actor=actor, report=report.pk)
    return made


@transaction.atomic
def reconsider(
    each: Consequence, *, actor: Actor, edition: int, facts: Mapping[str, object]
) -> Consequence:
    """Change a consequence while its report is open."""
    _open(each.report, actor)
    check_consequence(facts)
    return edit(each, "reconsider", WRITE, actor=actor, edition=edition, changes=facts)


@transaction.atomic
def follow_up(
    each: Consequence, *, actor: Actor, edition: int, outcome: str, text: str, on: date
) -> Consequence:
    """Tell what became of a consequence; the next report opens with it."""
    if outcome != Outcome.OPEN and not text.strip():
        raise NotPossible(_("Bitte schreiben Sie in einem Satz, was daraus wurde."))
    changes = {
        "outcome": outcome,
        "outcome_text": text,
        "outcome_on": None if outcome == Outcome.OPEN else on,
    }
    return edit(each, "follow_up", WRITE, actor=actor, edition=edition, changes=changes)


@transaction.atomic
def ask(report: Report, *, actor: Actor, facts: Mapping[str, object]) -> DecisionAsked:
    """Ask a body for a decision."""
    _open(report, actor)
    made = DecisionAsked.objects.create(report=report, **facts)
    note(made, "ask", actor=actor, report=report.pk)
    return made


@transaction.atomic
def enter_figure(
    report: Report, *, actor: Actor, goal: Element, facts: Mapping[str, object]
) -> KeyFigure:
    """Enter a figure for a goal, at most three, each with date, source, definition, population."""
    _open(report, actor)
    taken = set(report.figures.filter(goal=goal).values_list("position", flat=True))
    free = [place for place in range(1, MOST + 1) if place not in taken]
    if not free:
        raise NotPossible(_("Drei Kennzahlen je Ziel genügen. Bitte entfernen Sie zuerst eine."))
    made = KeyFigure.objects.create(report=report, goal=goal, position=free[0], **facts)
    report.goal_notes.filter(goal=goal).delete()
    note(made, "enter_figure", actor=actor, report=report.pk)
    return made


@transaction.atomic
def not_assessable(
    report: Report, *, actor: Actor, goal: Element, reason: str, edition: int = 0
) -> GoalNote:
    """Say why the effect at a goal cannot be judged; ``edition`` is 0 for the first reason."""
    _open(report, actor)
    if not reason.strip():
        raise NotPossible(_("Bitte schreiben Sie, warum die Wirkung nicht beurteilbar ist."))
    if report.figures.filter(goal=goal).exists():
        raise NotPossible(_("Zu diesem Ziel stehen Kennzahlen. Bitte entfernen Sie diese zuerst."))
    made = report.goal_notes.filter(goal=goal).first()
    if made is None:
        made = GoalNote.objects.create(report=report, goal=goal, not_assessable=reason)
        note(made, "not_assessable", actor=actor, report=report.pk)
        return made
    changes = {"not_assessable": reason}
    return edit(made, "not_assessable", WRITE, actor=actor, edition=edition, changes=changes)


@transaction.atomic
def remove(part: P, *, actor: Actor) -> None:
    """Take a consequence, question or figure out of an open report."""
    _open(part.report, actor)
    thing: Editable = part
    note(thing, "remove", actor=actor, report=part.report_id)
    part.delete()
