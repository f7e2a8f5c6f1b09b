"""What the worker does for meetings: packs, silent approval, reminders."""

from datetime import date

from django.utils.translation import gettext_lazy as _

from wirkungskreis.journal.clock import today
from wirkungskreis.kernel.actor import SYSTEM
from wirkungskreis.kernel.work import Result, Run, every, job
from wirkungskreis.meetings.domain import answering, asking, minutes, packing, reminding
from wirkungskreis.meetings.models import Meeting
from wirkungskreis.people.actors import actor_of
from wirkungskreis.people.models import User


@job("meetings.pack", label=_("Sitzungsmappe erstellen"))
def pack(run: Run, *, meeting: int, supplement: int, on: str) -> Result:
    """Freeze a pack in the name of whoever ordered it; the second time finds it made."""
    found = Meeting.objects.select_related("sitting__body").get(pk=meeting)
    user = User.objects.get(pk=run.user_id) if run.user_id else None
    actor = actor_of(user) if user else SYSTEM
    day = date.fromisoformat(on)
    packing.freeze(found, supplement, actor=actor, on=day, tell=run.progress)
    return {"meeting": str(found.public_id)}


@every(minutes=60, name="meetings.approve")
def approve_by_silence() -> None:
    minutes.approve_by_silence(today())


@every(minutes=60, name="meetings.remind")
def remind() -> None:
    reminding.remind_as_due(today())


@every(minutes=60, name="meetings.promises")
def ask_about_promises() -> None:
    asking.ask_as_due(today())


@every(minutes=60, name="meetings.ask_for_answers")
def ask_for_answers() -> None:
    answering.remind_as_due(today())
