"""Verbs by which a member of a body lets the open interface name them, and takes that back."""

from datetime import date

from django.db import transaction
from django.utils.translation import gettext as _

from wirkungskreis.journal.moves import edit, note
from wirkungskreis.kernel.actor import SYSTEM, Actor
from wirkungskreis.kernel.errors import NotPossible
from wirkungskreis.meetings.models import NameConsent, Rank, SeatHolder
from wirkungskreis.meetings.states import KEEP
from wirkungskreis.people.models import Person


@transaction.atomic
def consent(holder: SeatHolder, told: str, *, on: date, actor: Actor, edition: int) -> NameConsent:
    """Write down that a member may be named in public; ``told`` says how they declared it.

    Deputies are never named, so there is nothing to consent to.
    """
    edit(holder.seat, "consent", KEEP, actor=actor, edition=edition, changes={}, holder=holder.pk)
    if holder.rank != Rank.MEMBER or holder.is_over(on) or holder.person.redacted_at:
        raise NotPossible(_("Namentlich genannt wird nur, wer den Sitz als Mitglied ausfüllt."))
    if not told.strip():
        raise NotPossible(_("Bitte tragen Sie ein, wie die Einwilligung erklärt wurde."))
    if holder.consents.filter(withdrawn_on=None).exists():
        raise NotPossible(_("Die Einwilligung ist schon eingetragen."))
    return NameConsent.objects.create(holder=holder, told=told.strip(), given_on=on)


@transaction.atomic
def withdraw(holder: SeatHolder, *, on: date, actor: Actor, edition: int) -> SeatHolder:
    """Take the consent back; the name is gone from the open interface with the next request."""
    edit(holder.seat, "dissent", KEEP, actor=actor, edition=edition, changes={}, holder=holder.pk)
    if holder.consents.filter(withdrawn_on=None).update(withdrawn_on=on) == 0:
        raise NotPossible(_("Eine Einwilligung ist nicht eingetragen. Bitte laden Sie neu."))
    return holder


def forget(person: Person, *, on: date) -> int:
    """Take back every consent of a person who is being deleted."""
    rows = NameConsent.objects.filter(holder__person=person, withdrawn_on=None)
    for row in rows.select_related("holder__seat"):
        note(row.holder.seat, "dissent", actor=SYSTEM, holder=row.holder_id)
    return rows.update(withdrawn_on=on)
