"""Verbs around what the council changed in a concept: written down, and put into its draft."""

from dataclasses import dataclass
from datetime import date

from django.db import transaction
from django.utils.translation import gettext as _

from wirkungskreis.concept.domain import adoption, succession
from wirkungskreis.concept.domain import draft as concept
from wirkungskreis.concept.models import Element, SuccessionKind, Version, Wording
from wirkungskreis.concept.states import VersionState
from wirkungskreis.council.models import Amendment, Draft
from wirkungskreis.council.states import BRING_IN, IN_COUNCIL, DraftState
from wirkungskreis.journal.moves import move, note
from wirkungskreis.kernel.actor import Actor
from wirkungskreis.kernel.errors import NotPossible
from wirkungskreis.kernel.policy import demand
from wirkungskreis.mandates.models import Body

AMENDED_IN = (*IN_COUNCIL, DraftState.DECIDED_CHANGED)


@dataclass(frozen=True, slots=True)
class Origin:
    """Who changed it, when, and where that can be read."""

    words: str
    body: Body | None = None
    on: date | None = None


@transaction.atomic
def record(
    draft: Draft, element: Element, *, kind: str, new: str, origin: Origin, actor: Actor
) -> Amendment:
    """Write down what the council changed; the words so far are kept beside it."""
    demand(actor, BRING_IN, draft)
    if draft.version is None or draft.state not in AMENDED_IN:
        raise NotPossible(
            _("Ratsänderungen gehören zu einer Vorlage über das Konzept, die in der Beratung ist.")
        )
    wording = _wording(draft.version, element)
    old = getattr(wording, kind)
    if not new.strip() or new == old:
        raise NotPossible(_("Bitte schreiben Sie den neuen Wortlaut."))
    made = Amendment.objects.create(
        draft=draft,
        element=element,
        kind=kind,
        old=old,
        new=new,
        origin=origin.words,
        body=origin.body,
        decided_on=origin.on,
    )
    note(made, "record", actor=actor, draft=draft.pk, element=element.pk)
    return made


@transaction.atomic
def take_over(amendment: Amendment, *, actor: Actor, edition: int, on: date) -> Amendment:
    """Put the new words into the version, with the council as their origin.

    A version that was submitted is taken back for the moment and submitted again.
    """
    version = amendment.draft.version
    if version is None:
        raise NotPossible(_("Zu dieser Vorlage gehört keine Fassung."))
    version = Version.objects.get(pk=version.pk)
    was_submitted = version.state == VersionState.SUBMITTED
    if was_submitted:
        adoption.take_step(version, "rework", actor=actor, edition=version.edition)
    wording = _wording(version, amendment.element)
    if getattr(wording, amendment.kind) != amendment.old:
        raise NotPossible(
            _("Der Wortlaut hat sich seit der Ratsänderung geändert. Bitte vergleichen Sie beide.")
        )
    facts = {amendment.kind: amendment.new}
    concept.revise(wording, actor=actor, edition=wording.edition, facts=facts)
    _say_why(wording, amendment, actor)
    changes = {"wording": wording, "applied_on": on}
    done = move(amendment, "apply", actor=actor, edition=edition, changes=changes)
    if was_submitted:
        version.refresh_from_db()
        adoption.take_step(version, "submit", actor=actor, edition=version.edition)
    return done


@transaction.atomic
def drop(amendment: Amendment, *, reason: str, actor: Actor, edition: int) -> Amendment:
    """Say that it is not taken over, and why."""
    if not reason.strip():
        raise NotPossible(_("Bitte begründen Sie, warum der Rat hier nicht gefolgt wird."))
    changes = {"state_reason": reason}
    return move(amendment, "drop", actor=actor, edition=edition, changes=changes)


def _wording(version: Version, element: Element) -> Wording:
    found = version.wordings.filter(element=element).select_related("version").first()
    if found is None:
        raise NotPossible(_("Dieses Element steht nicht in der Fassung."))
    return found


def _say_why(wording: Wording, amendment: Amendment, actor: Actor) -> None:
    """Write the line of succession, unless one tells already why these words changed."""
    version = wording.version
    before = version.predecessor
    told = wording.came_from.exclude(kind=SuccessionKind.TAKEN_OVER)
    if before is None or told.exists():
        return
    old = before.wordings.filter(element=wording.element).first()
    if old is None:
        return
    succession.say(
        SuccessionKind.CHANGED,
        (before, version),
        sources=[old],
        targets=[wording],
        because=succession.Because(reason=f"Ratsänderung: {amendment.origin}".strip(": ")),
        actor=actor,
    )
