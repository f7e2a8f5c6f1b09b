"""Verbs around seats: whose they are, who fills them, and since when."""

from collections.abc import Iterable, Mapping
from datetime import date
from typing import TypeVar

from django.db import transaction
from django.utils.translation import gettext as _

from wirkungskreis.journal.moves import edit, note
from wirkungskreis.kernel import formats
from wirkungskreis.kernel.actor import Actor
from wirkungskreis.kernel.errors import NotPossible
from wirkungskreis.kernel.policy import demand
from wirkungskreis.meetings.models import Attendance, Seat, SeatHolder, SeatOrganisation
from wirkungskreis.meetings.states import KEEP
from wirkungskreis.people.models import Organisation, Person

Span = TypeVar("Span", SeatHolder, SeatOrganisation)


@transaction.atomic
def found(
    *, actor: Actor, facts: Mapping[str, object], organisation: Organisation, since: date | None
) -> Seat:
    """Give an organisation a seat in a body; its code must be free.

    ``since`` is also the day from which the seat exists, unless the facts name another.
    """
    demand(actor, KEEP, Seat)
    if Seat.objects.filter(code=facts["code"]).exists():
        raise NotPossible(_("Dieses Kürzel ist vergeben. Bitte wählen Sie ein anderes."))
    facts = {"valid_from": since, **facts}
    _check_span(facts)
    seat = Seat.objects.create(**facts)
    SeatOrganisation.objects.create(seat=seat, organisation=organisation, valid_from=since)
    note(seat, "found", actor=actor, organisation=organisation.pk)
    return seat


@transaction.atomic
def correct(seat: Seat, *, actor: Actor, edition: int, facts: Mapping[str, object]) -> Seat:
    """Correct function, voice or span; whose seat it is changes by ``hand_over``."""
    _check_span(facts)
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
    _check_day(seat, since)
    lasting = _lasting(seat.organisations.all(), since)
    if lasting and lasting[-1].organisation_id == organisation.pk:
        raise NotPossible(_("Der Sitz gehört schon dieser Organisation."))
    _end_all(lasting, since)
    SeatOrganisation.objects.create(seat=seat, organisation=organisation, valid_from=since)
    return seat


@transaction.atomic
def fill(
    seat: Seat, person: Person, rank: int, *, since: date, actor: Actor, edition: int
) -> SeatHolder:
    """Let a person fill the seat as member (0) or deputy (1, 2) from a day on.

    Whoever fills the same rank on that day leaves it then; who leaves earlier keeps the earlier
    day. Nobody is member and deputy of the same seat at once.
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
    _check_day(seat, since)
    if person.redacted_at:
        raise NotPossible(_("Die Daten dieser Person sind gelöscht. Bitte wählen Sie eine andere."))
    lasting = _lasting(seat.holders.all(), since)
    if any(row.person_id == person.pk for row in lasting):
        raise NotPossible(_("Diese Person füllt den Sitz schon aus. Bitte beenden Sie das zuerst."))
    _end_all([row for row in lasting if row.rank == rank], since)
    return SeatHolder.objects.create(seat=seat, person=person, rank=rank, valid_from=since)


@transaction.atomic
def vacate(holder: SeatHolder, *, before: date | None, actor: Actor, edition: int) -> SeatHolder:
    """Let somebody leave a seat; ``before`` is the first day without, None takes an end back."""
    seat = holder.seat
    more = {"before": before.isoformat()} if before else {}
    edit(seat, "vacate", KEEP, actor=actor, edition=edition, changes={}, rank=holder.rank, **more)
    later = [row for row in _same(holder) if row.valid_from and _after(row, holder)]
    follower = min(later, key=lambda row: str(row.valid_from), default=None)
    if follower and (before is None or before > (follower.valid_from or before)):
        raise NotPossible(
            _(
                "Ab dem {day} füllt {person} diesen Platz. Bitte wählen Sie einen früheren Tag."
            ).format(day=formats.day_short(follower.valid_from), person=follower.person)
        )
    _end(holder, before)
    return holder


@transaction.atomic
def strike(holder: SeatHolder, *, actor: Actor, edition: int) -> Seat:
    """Take out who was entered by mistake; who was there for the seat stays in its history."""
    seat = holder.seat
    edit(seat, "strike", KEEP, actor=actor, edition=edition, changes={}, rank=holder.rank)
    if Attendance.objects.filter(seat=seat, person=holder.person).exists():
        raise NotPossible(
            _(
                "{person} war für diesen Sitz schon in einer Sitzung. Bitte tragen Sie stattdessen"
                " den letzten Tag ein."
            ).format(person=holder.person)
        )
    holder.delete()
    return seat


def _same(holder: SeatHolder) -> list[SeatHolder]:
    """Give the others who fill or filled the same place."""
    others = holder.seat.holders.filter(rank=holder.rank).exclude(pk=holder.pk)
    return list(others.select_related("person"))


def _after(row: SeatHolder, holder: SeatHolder) -> bool:
    return holder.valid_from is None or (row.valid_from or holder.valid_from) > holder.valid_from


def _lasting(rows: Iterable[Span], since: date) -> list[Span]:
    """Give the spans that are not over on a day, those that begin later last."""
    lasting = (row for row in rows if row.valid_before is None or row.valid_before > since)
    return sorted(lasting, key=lambda row: row.valid_from or date.min)


def _end_all(rows: Iterable[Span], before: date) -> None:
    for row in rows:
        _end(row, before)


def _end(row: SeatHolder | SeatOrganisation, before: date | None) -> None:
    """End a span; a span that would end before it began is refused."""
    if before is not None and row.valid_from is not None and row.valid_from >= before:
        raise NotPossible(
            _("Der Tag liegt vor dem Beginn der jetzigen Besetzung ({day}).").format(
                day=formats.day_short(row.valid_from)
            )
        )
    row.valid_before = before
    row.save(update_fields=["valid_before"])


def _check_day(seat: Seat, since: date) -> None:
    if not seat.exists_on(since):
        raise NotPossible(
            _("Den Sitz gibt es am {day} nicht. Bitte wählen Sie einen anderen Tag.").format(
                day=formats.day_short(since)
            )
        )


def _check_span(facts: Mapping[str, object]) -> None:
    start, before = facts.get("valid_from"), facts.get("valid_before")
    if isinstance(start, date) and isinstance(before, date) and before <= start:
        raise NotPossible(_("Das Ende liegt vor dem Anfang. Bitte prüfen Sie beide Tage."))
