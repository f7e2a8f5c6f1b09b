"""Dates for a year: proposed from the cadence, changed if need be, and planned one by one."""

from datetime import date
from typing import Any
from uuid import UUID

from django.contrib import messages
from django.http import Http404, HttpResponse, HttpResponseRedirect
from django.template.response import TemplateResponse
from django.utils.dates import MONTHS
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from wirkungskreis.desk.guard import signed_in
from wirkungskreis.desk.meetings.fetch import body_of, office_only
from wirkungskreis.desk.meetings.forms import DateForm
from wirkungskreis.desk.ways import way
from wirkungskreis.desk.web import DeskRequest, created
from wirkungskreis.journal.clock import today, workdays
from wirkungskreis.mandates.models import Body
from wirkungskreis.meetings.domain import planning
from wirkungskreis.meetings.queries.dates import Habit, Slot, Year, habit_of, slots, year_of

YEARS_AHEAD = 3


@require_http_methods(["GET", "HEAD", "POST"])
@signed_in
def meeting_dates(request: DeskRequest, public_id: UUID) -> HttpResponse:
    """Propose dates for a year (``jahr``); one is planned by sending its form, none by itself."""
    office_only(request)
    body, day = body_of(request, public_id), today()
    number = _year(request, day)
    year = year_of(request.actor, number, workdays())
    habit = habit_of(request.actor, body, day)
    rows = [(slot, _form(request, slot, habit, day)) for slot in slots(body, year, habit, day)]
    sent = next((form for _slot, form in rows if form and form.is_bound), None)
    if sent and (address := _planned(request, body, year, sent)):
        return HttpResponseRedirect(address)
    if request.method == "POST" and not sent:  # planned meanwhile
        return HttpResponseRedirect(_address(body, number))
    context = {
        "body": body,
        "rows": [(MONTHS[slot.month], slot, form) for slot, form in rows],
        "sent": sent,
        "year": number,
        "years": [(each, _address(body, each)) for each in _years(day)],
        "land": year.calendar.name,
        "known_until": year.calendar.school_known_until,
        "is_unknown": not year.calendar.knows_school(date(number, 12, 31)),
    }
    status = 422 if sent else 200
    return TemplateResponse(request, "desk/meetings/dates.html", context, status=status)


def _year(request: DeskRequest, day: date) -> int:
    """Read the year from the address: this one or one of the next; else the next."""
    said = request.GET.get("jahr", str(day.year + 1))
    if said not in map(str, _years(day)):
        raise Http404
    return int(said)


def _years(day: date) -> list[int]:
    return [day.year + ahead for ahead in range(YEARS_AHEAD)]


def _address(body: Body, year: int) -> str:
    return way("meeting_dates", body.public_id, jahr=str(year))


def _form(request: DeskRequest, slot: Slot, habit: Habit, day: date) -> DateForm | None:
    """Make the form of a month that has a day to propose; the one that was sent is bound."""
    if slot.day is None:
        return None
    is_sent = request.POST.get("monat") == str(slot.month)
    initial = {"on": slot.day, "starts": habit.starts, "ends": habit.ends, "place": habit.place}
    data = request.POST if is_sent else None
    return DateForm(day, data, prefix=f"m{slot.month}", initial=initial)


def _planned(request: DeskRequest, body: Body, year: Year, form: DateForm) -> str | None:
    """Plan the date that somebody confirmed; what speaks against it is said, not forbidden."""
    here = _address(body, year.number)

    def plan(place: str, **given: Any) -> str:
        planning.plan(body, actor=request.actor, facts={"place": place}, **given)
        return here

    address = created(form, plan, actor=request.actor)
    if address:
        messages.success(request, _("Die Sitzung ist geplant; eingeladen ist noch niemand."))
        for words in year.warnings(body, form.cleaned_data["on"]):
            messages.warning(request, words)
    return address
