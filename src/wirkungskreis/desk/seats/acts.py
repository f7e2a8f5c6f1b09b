"""What the office does with a seat on its page: one form each, the one that was sent is bound."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.utils.translation import gettext as _

from wirkungskreis.desk.entries import EditionForm
from wirkungskreis.desk.seats.forms import ConsentForm, FillForm, GiveForm, LeaveForm, SeatForm
from wirkungskreis.desk.web import DeskRequest
from wirkungskreis.meetings.domain import consenting, seats
from wirkungskreis.meetings.models import Seat, SeatHolder

STRIKE = "entfernen"


@dataclass(frozen=True, slots=True)
class Act:
    """One thing to change: ``name`` is sent with the form, ``also`` a second way to send it."""

    name: str
    title: str
    button: str
    form: EditionForm
    call: Callable[[dict[str, Any]], object]
    hint: str = ""
    also: tuple[str, str] | None = None


def acts_for(request: DeskRequest, seat: Seat, day: date) -> list[Act]:
    """Give what can be done; nobody leaves a seat that nobody fills."""
    is_filled = any(not row.is_over(day) for row in seat.holders.all())
    leaving = [_leave(request, seat, day)] if is_filled else []
    member = seat.holder_on(day)
    naming = [_name(request, member, day)] if member else []
    return [
        _fill(request, seat, day),
        *leaving,
        *naming,
        _give(request, seat, day),
        _correct(request, seat),
    ]


def _sent(request: DeskRequest, *names: str) -> dict[str, Any]:
    """Bind the form whose button was pressed; the first name is that of its fields."""
    is_sent = request.POST.get("act", "") in names
    return {"data": request.POST if is_sent else None, "prefix": names[0]}


def _fill(request: DeskRequest, seat: Seat, day: date) -> Act:
    return Act(
        "besetzen",
        _("Sitz besetzen"),
        _("Besetzen"),
        FillForm(seat, request.actor, day, **_sent(request, "besetzen")),
        lambda data: seats.fill(seat, actor=request.actor, **data),
    )


def _leave(request: DeskRequest, seat: Seat, day: date) -> Act:
    """Let somebody leave, or take out who was entered by mistake."""

    def leave(data: dict[str, Any]) -> object:
        holder, before = data.pop("holder"), data.pop("before")
        if request.POST.get("act") == STRIKE:
            return seats.strike(holder, actor=request.actor, **data)
        return seats.vacate(holder, before=before, actor=request.actor, **data)

    return Act(
        "beenden",
        _("Jemand verlässt den Sitz"),
        _("Letzten Tag eintragen"),
        LeaveForm(seat, day, **_sent(request, "beenden", STRIKE)),
        leave,
        also=(STRIKE, _("War ein Irrtum: entfernen")),
    )


def _name(request: DeskRequest, member: SeatHolder, day: date) -> Act:
    """Note the member's consent to be named in public, or take it back."""
    if any(row.withdrawn_on is None for row in member.consents.all()):
        return Act(
            "widerrufen",
            _("Einwilligung zur Nennung widerrufen"),
            _("Widerruf eintragen"),
            EditionForm(**_sent(request, "widerrufen")),
            lambda data: consenting.withdraw(member, on=day, actor=request.actor, **data),
            _("Danach nennt die offene Schnittstelle wieder nur die Funktion."),
        )
    return Act(
        "einwilligen",
        _("Einwilligung zur Nennung eintragen"),
        _("Einwilligung eintragen"),
        ConsentForm(**_sent(request, "einwilligen")),
        lambda data: consenting.consent(member, on=day, actor=request.actor, **data),
        _(
            "Mit Einwilligung nennt die offene Schnittstelle (OParl) das Mitglied: Name, Funktion,"
            " Tage der Mitgliedschaft, sonst nichts. Die Einwilligung endet mit dem Sitz und lässt"
            " sich jederzeit widerrufen."
        ),
    )


def _give(request: DeskRequest, seat: Seat, day: date) -> Act:
    return Act(
        "uebergeben",
        _("Den Sitz einer anderen Organisation geben"),
        _("Übergeben"),
        GiveForm(day, **_sent(request, "uebergeben")),
        lambda data: seats.hand_over(seat, actor=request.actor, **data),
        _("Wer ihn ausfüllt, ändert sich dadurch nicht: Bitte besetzen Sie ihn danach neu."),
    )


def _correct(request: DeskRequest, seat: Seat) -> Act:
    facts = {name: getattr(seat, name) for name in ("label", "is_voting", "is_chair", "valid_from")}
    facts["valid_to"] = seat.valid.last
    return Act(
        "berichtigen",
        _("Angaben berichtigen"),
        _("Speichern"),
        SeatForm(initial=facts, **_sent(request, "berichtigen")),
        lambda data: seats.correct(
            seat, actor=request.actor, edition=data.pop("edition"), facts=data
        ),
    )
