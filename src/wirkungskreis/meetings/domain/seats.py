"""Verbs around seats: whose they are, who fills them, and since when."""

from collections.abc import Mapping
from datetime import date

from django.db import transaction
from django.utils.translation import gettext as _

from wirkungskreis.journal.moves import edit, note
from wirkungskreis.kernel.actor import Actor
from wirkungskreis.kernel.errors import NotPossible
from wirkungskreis.kernel.policy import demand
from wirkungskreis.meetings.models import Seat, SeatHolder, SeatOrganisation
from wirkungskreis.meetings.states import KEEP
from wirkungskreis.people.models import Organisation, Person


@transaction.atomic
def create(
    *, actor: Actor, facts: Mapping[str, object], organisation: Organisation, since: date | None
) -> Seat:
    """Give an organisation a seat in a body; its code must be free."""
    demand(actor, KEEP, Seat)
    if Seat.objects.filter(code=facts["code"]).exists():
        raise NotPossible(_("Dieses Kürzel ist vergeben. Bitte wählen Sie ein anderes."))
    seat = Seat.objects.create(**facts)
    SeatOrganisation.objects.create(seat=seat, organisation=organisation, valid_from=since)
    note(seat, "create", actor=actor, organisation=organisation.pk)
    return seat


@transaction.atomic
def correct(seat: Seat, *, actor: Actor, edition: int, facts: Mapping[str, object]) -> Seat:
    """Correct function, voice or span; whose seat it is changes by ``hand_over``."""
    return edit(seat, "correct", KEEP, actor=actor, edition=edition, changes=facts)


@transaction.atomic
def hand_over(
    seat: Seat, organisation: Organisation, *, since: date, actor: Actor, edition: int
) -> Seat:
    """Give the seat to another organisation from a day on; the history stays."""
    edit(
        seat,
        "hand_over",
        KEEP,
        actor=actor,
        edition=edition,
        changes={},
        organisation=organisation.pk,
        since=since.isoformat(),
    )
    current = seat.organisations.filter(valid_before=None).first()
    if current and current.organisation_id == organisation.pk:
        raise NotPossible(_("Der Sitz gehört schon dieser Organisation."))
    _end(current, since)
    SeatOrganisation.objects.create(seat=seat, organisation=organisation, valid_from=since)
    return seat


@transaction.atomic
def fill(
    seat: Seat, person: Person, rank: int, *, since: date, actor: Actor, edition: int
) -> SeatHolder:
    """Let a person fill the seat as member (0) or deputy (1, 2) from a day on.

    Whoever filled the same rank until now leaves it on that day. Nobody is member and deputy of
    the same seat at once.
    """
    edit(
        seat,
        "fill",
        KEEP,
        actor=actor,
        edition=edition,
        changes={},
        person=str(person.public_id),
        rank=rank,
        since=since.isoformat(),
    )
    now = [row for row in seat.holders.all() if row.valid_before is None]
    if any(row.person_id == person.pk for row in now):
        raise NotPossible(_("Diese Person füllt den Sitz schon aus. Bitte beenden Sie das zuerst."))
    _end(next((row for row in now if row.rank == rank), None), since)
    return SeatHolder.objects.create(seat=seat, person=person, rank=rank, valid_from=since)


@transaction.atomic
def vacate(holder: SeatHolder, *, before: date, actor: Actor, edition: int) -> SeatHolder:
    """Let somebody leave a seat; ``before`` is the first day without."""
    edit(
        holder.seat,
        "vacate",
        KEEP,
        actor=actor,
        edition=edition,
        changes={},
        rank=holder.rank,
        before=before.isoformat(),
    )
    _end(holder, before)
    return holder


def _end(row: SeatHolder | SeatOrganisation | None, before: date) -> None:
    """End a span; a span that would end before it began is refused."""
    if row is None:
        return
    if row.valid_from is not None and row.valid_from >= before:
        raise NotPossible(
            _("Der Tag liegt vor dem Beginn der jetzigen Besetzung ({day}).").format(
                day=row.valid_from.strftime("%d.%m.%Y")
            )
        )
    row.valid_before = before
    row.save(update_fields=["valid_before"])
