"""What the worker does for reports: releasing takes seconds, so the click does not wait for it."""

from datetime import date

from django.utils.translation import gettext_lazy as _

from wirkungskreis.kernel.actor import SYSTEM
from wirkungskreis.kernel.work import Result, Run, job
from wirkungskreis.people.actors import actor_of
from wirkungskreis.people.models import User
from wirkungskreis.reports.domain import releasing
from wirkungskreis.reports.models import Report
from wirkungskreis.reports.states import ReportState


@job("reports.release", label=_("Bericht veröffentlichen"))
def release(run: Run, *, report: int, edition: int, number: str, on: str) -> Result:
    """Release a report in the name of whoever ordered it; the second time finds it done."""
    found = Report.objects.get(pk=report)
    if (found.state, found.number) != (ReportState.RELEASED, number):
        user = User.objects.get(pk=run.user_id) if run.user_id else None
        releasing.release(
            found,
            actor=actor_of(user) if user else SYSTEM,
            edition=edition,
            number=number,
            on=date.fromisoformat(on),
            tell=run.progress,
        )
    return {"report": str(found.public_id)}
