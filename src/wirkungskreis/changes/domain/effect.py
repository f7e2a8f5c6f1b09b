"""A decision takes effect: the competent side confirms, and the change is carried out."""

from collections.abc import Callable
from dataclasses import replace
from datetime import date

from django.db import transaction
from django.utils.translation import gettext as _

from wirkungskreis.changes.domain.wish import Target, present
from wirkungskreis.changes.models import Change
from wirkungskreis.changes.states import OF_CONCEPT, Kind, Side
from wirkungskreis.concept.domain import draft, order
from wirkungskreis.concept.models import Wording
from wirkungskreis.indicators import codes
from wirkungskreis.indicators.domain import targets
from wirkungskreis.journal.moves import move
from wirkungskreis.kernel.actor import SYSTEM, Actor, Role
from wirkungskreis.kernel.errors import NotPossible
from wirkungskreis.mandates.models import Decision
from wirkungskreis.mandates.models.body import Level
from wirkungskreis.measures.domain import dates, leadership, plan, progress
from wirkungskreis.measures.models import Measure


@transaction.atomic
def confirm(
    change: Change,
    *,
    actor: Actor,
    edition: int,
    on: date,
    told_by: str = "",
    settled_by: Decision | None = None,
) -> Change:
    """Confirm for the competent side and carry the change out, both or neither.

    ``told_by`` names who said yes when the coordination writes it down for a lead organisation;
    ``settled_by`` is the council's decision. A change of the concept goes into the draft and
    counts once the council has adopted that version.
    """
    _check_side(change, actor, told_by, settled_by)
    _check_present(change)
    facts = {"settled_on": on, "told_by": told_by.strip(), "settled_by": settled_by}
    step = "prepare" if change.kind in OF_CONCEPT else "carry_out"
    move(change, step, actor=actor, edition=edition, changes=facts)
    CARRY_OUT[Kind(change.kind)](change, on)
    return change


def refuse(change: Change, *, actor: Actor, edition: int, on: date, answer: str) -> Change:
    """Say no for the competent side, with the reason that the committee will read."""
    if not answer.strip():
        raise NotPossible(_("Bitte begründen Sie das: Das Gremium liest die Antwort."))
    facts = {"settled_on": on, "answer": answer.strip()}
    return move(change, "refuse", actor=actor, edition=edition, changes=facts)


def reopen(change: Change, *, actor: Actor, edition: int) -> Change:
    """Ask the competent side once more."""
    facts = {"settled_on": None, "answer": ""}
    return move(change, "reopen", actor=actor, edition=edition, changes=facts)


def _check_side(change: Change, actor: Actor, told_by: str, settled_by: Decision | None) -> None:
    for_others = change.side == Side.LEAD and actor.has(Role.COORDINATION)
    own = change.measure is not None and actor.belongs_to(change.measure.lead_id)
    if for_others and not own and not told_by.strip():
        raise NotPossible(
            _("Bitte tragen Sie ein, wer für die federführende Organisation bestätigt hat.")
        )
    if change.side != Side.COUNCIL or change.kind in OF_CONCEPT:
        return
    if settled_by is None or settled_by.body is None or settled_by.body.level != Level.POLITICAL:
        raise NotPossible(_("Bitte nennen Sie den Beschluss des Rates, der das bestätigt."))


def _check_present(change: Change) -> None:
    """Refuse what was overtaken: the value is no longer the one the committee read."""
    target = Target(
        Kind(change.kind),
        measure=change.measure,
        element=change.element,
        version=change.version,
        other=change.other,
        organisation=change.organisation,
        indicator=change.indicator,
        aim=change.aim,
        new=change.new,
    )
    if present(target) != change.old:
        raise NotPossible(
            _("Inzwischen steht dort etwas anderes. Bitte lehnen Sie ab und tragen Sie neu ein.")
        )


def _measure(change: Change) -> Measure:
    """Read the measure anew, so that it is changed as it is now."""
    if change.measure is None:
        raise NotPossible(_("Bitte wählen Sie die Maßnahme, die sich ändern soll."))
    return Measure.objects.get(pk=change.measure.pk)


def _end(change: Change, on: date) -> None:
    measure = _measure(change)
    dates.move_end(
        measure,
        actor=SYSTEM,
        edition=measure.edition,
        to=date.fromisoformat(change.new),
        reason=change.reason,
        on=on,
        sitting=change.decision.sitting if change.decision else None,
    )


def _step(change: Change, _on: date) -> None:
    measure = _measure(change)
    progress.take_step(
        measure, change.new, actor=SYSTEM, edition=measure.edition, reason=change.reason
    )


def _lead(change: Change, on: date) -> None:
    measure = _measure(change)
    if change.organisation is None:
        raise NotPossible(_("Bitte nennen Sie die neue federführende Organisation."))
    leadership.hand_over(
        measure,
        change.organisation,
        actor=SYSTEM,
        edition=measure.edition,
        on=on,
        reason=change.reason,
    )


def _revise(change: Change, _on: date) -> None:
    measure = _measure(change)
    value = int(change.new) if change.kind in {Kind.PRIORITY, Kind.ORDER} else change.new
    facts = {change.kind: value}
    plan.revise(measure, actor=SYSTEM, edition=measure.edition, **facts)  # type: ignore[arg-type]  # kinds named like their column


def _serve(change: Change, _on: date) -> None:
    measure = _measure(change)
    if change.element is None:
        raise NotPossible(_("Bitte nennen Sie das Ziel."))
    if change.kind == Kind.SERVE:
        plan.serve(measure, change.element, how=change.new, actor=SYSTEM, edition=measure.edition)
    else:
        plan.unserve(measure, change.element, actor=SYSTEM, edition=measure.edition)


def _merge(change: Change, _on: date) -> None:
    measure = _measure(change)
    if change.other is None:
        raise NotPossible(_("Bitte nennen Sie die Maßnahme, in der diese aufgeht."))
    leadership.merge(measure, change.other, actor=SYSTEM, edition=measure.edition)


def _wording(change: Change) -> Wording:
    found = Wording.objects.filter(element=change.element_id, version=change.version_id).first()
    if found is None:
        raise NotPossible(_("Dieses Element steht nicht in der Fassung. Bitte wählen Sie neu."))
    return found


def _reword(change: Change, _on: date) -> None:
    wording = _wording(change)
    facts: dict[str, object] = {"text": change.new}
    if change.kind == Kind.GOAL_PRIORITY:
        facts = {"priority": int(change.new)}
    draft.revise(wording, actor=SYSTEM, edition=wording.edition, facts=facts)


def _arrange(change: Change, _on: date) -> None:
    order.arrange(_wording(change), order.codes(change.new), actor=SYSTEM)


def _drop(change: Change, _on: date) -> None:
    wording = _wording(change)
    draft.remove(wording, actor=SYSTEM, edition=wording.edition)


def _aim(change: Change, on: date) -> None:
    """Set the target by the decision behind it; the one before ends and stays readable."""
    if change.indicator is None:
        raise NotPossible(_("Bitte nennen Sie den Indikator."))
    wanted = codes.wanted(change.new)
    if change.aim is not None:
        wanted = replace(wanted, subgroup=change.aim.subgroup, base_on=change.aim.base_on)
    rests_on = change.condition.decision if change.condition else None
    targets.aim(
        change.indicator,
        replace(wanted, rationale=change.reason),
        actor=SYSTEM,
        on=on,
        decided_by=change.settled_by or change.decision or rests_on,
        replaces=change.aim,
    )


CARRY_OUT: dict[Kind, Callable[[Change, date], None]] = {
    Kind.END: _end,
    Kind.STEP: _step,
    Kind.LEAD: _lead,
    Kind.PRIORITY: _revise,
    Kind.ORDER: _revise,
    Kind.TITLE: _revise,
    Kind.DESCRIPTION: _revise,
    Kind.SERVE: _serve,
    Kind.UNSERVE: _serve,
    Kind.MERGE: _merge,
    Kind.WORDING: _reword,
    Kind.GOAL_PRIORITY: _reword,
    Kind.GOAL_ORDER: _arrange,
    Kind.DROP: _drop,
    Kind.AIM: _aim,
}
