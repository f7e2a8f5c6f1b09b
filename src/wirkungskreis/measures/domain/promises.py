"""Verbs about needs that were stated and promises that were given."""

from datetime import date
from typing import TypedDict, Unpack
from uuid import UUID

from django.db import transaction
from django.utils.translation import gettext as _

from wirkungskreis.concept.models import Element
from wirkungskreis.journal.moves import edit, move, note
from wirkungskreis.kernel.actor import Actor
from wirkungskreis.kernel.errors import NotPossible
from wirkungskreis.kernel.policy import demand
from wirkungskreis.mandates.models import Sitting
from wirkungskreis.measures.models import Commitment, Measure, Need
from wirkungskreis.measures.states import STAND_BY, STEER, CommitmentState, NeedState
from wirkungskreis.people.models import Organisation

DROPPED = {CommitmentState.BROKEN, CommitmentState.WITHDRAWN}


class Statement(TypedDict, total=False):
    """Where a need comes from; ``source`` is a ``NeedSource``."""

    field: Element | None
    measure: Measure | None
    source: str
    stated_on: date | None


class Terms(TypedDict, total=False):
    """What goes with a promise; ``told_by`` names who confirmed it for the organisation."""

    measure: Measure | None
    until: date | None
    sitting: Sitting | None
    paper: str
    field: Element | None
    is_public: bool
    told_by: str


@transaction.atomic
def state_need(
    *, actor: Actor, text: str, key: UUID | None = None, **statement: Unpack[Statement]
) -> Need:
    """Write down what is missing; ``key`` makes sending the same form twice harmless."""
    demand(actor, "measures.state_need", statement.get("measure"))
    if key and (known := Need.objects.filter(public_id=key).first()):
        return known
    if not text.strip():
        raise NotPossible(_("Bitte schreiben Sie, was fehlt."))
    need = Need.objects.create(text=text, **({"public_id": key} if key else {}), **statement)
    note(need, "state_need", actor=actor)
    return need


def answer_need(need: Need, step: str, *, actor: Actor, edition: int, answer: str = "") -> Need:
    """Say where a need was taken up, or why not; reopening empties the answer."""
    target = need.life[step].target
    if target != NeedState.OPEN and not answer.strip():
        raise NotPossible(
            _("Bitte schreiben Sie, wo der Bedarf aufgegriffen wird oder warum nicht.")
        )
    changes = {"answer": "" if target == NeedState.OPEN else answer}
    return move(need, step, actor=actor, edition=edition, changes=changes)


@transaction.atomic
def promise(
    *,
    actor: Actor,
    organisation: Organisation,
    what: str,
    on: date | None = None,
    key: UUID | None = None,
    **terms: Unpack[Terms],
) -> Commitment:
    """Write down what an organisation promised; public only if it agreed.

    It is confirmed ``on`` that day if the organisation itself writes it, or somebody is named who
    confirmed it; otherwise it waits for that.
    """
    demand(actor, "measures.promise", organisation)
    if key and (known := Commitment.objects.filter(public_id=key).first()):
        return known
    if not what.strip():
        raise NotPossible(_("Bitte schreiben Sie, was zugesagt wurde."))
    is_confirmed = actor.belongs_to(organisation.pk) or terms.get("told_by", "").strip()
    commitment = Commitment.objects.create(
        organisation=organisation,
        what=what,
        confirmed_on=on if is_confirmed else None,
        **({"public_id": key} if key else {}),
        **terms,
    )
    note(commitment, "promise", actor=actor, organisation=organisation.pk)
    return commitment


def confirm(
    commitment: Commitment, *, actor: Actor, edition: int, on: date, told_by: str = ""
) -> Commitment:
    """Confirm a promise for its organisation; silence never does.

    ``told_by`` names who said yes when the coordination writes it down.
    """
    if commitment.confirmed_on is not None:
        raise NotPossible(_("Diese Zusage ist schon bestätigt."))
    if not actor.belongs_to(commitment.organisation_id) and not told_by.strip():
        raise NotPossible(_("Bitte tragen Sie ein, wer für die Organisation bestätigt hat."))
    changes = {"confirmed_on": on, "told_by": told_by.strip()}
    return edit(commitment, "confirm", STAND_BY, actor=actor, edition=edition, changes=changes)


def amend(
    commitment: Commitment, *, actor: Actor, edition: int, until: date | None, is_public: bool
) -> Commitment:
    """Change until when a promise holds, and whether it may be published."""
    changes = {"until": until, "is_public": is_public}
    return edit(commitment, "amend", STEER, actor=actor, edition=edition, changes=changes)


def judge(
    commitment: Commitment, step: str, *, actor: Actor, edition: int, remark: str = ""
) -> Commitment:
    """Say what became of a promise; that it was not kept or is taken back needs a reason."""
    if commitment.life[step].target in DROPPED and not remark.strip():
        raise NotPossible(_("Bitte begründen Sie das: Das Gremium liest es."))
    changes = {"remark": remark}
    return move(commitment, step, actor=actor, edition=edition, changes=changes)
