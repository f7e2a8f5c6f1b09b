"""What stands in the mails about reports; read when they are sent, so that they are never stale."""

from django.utils.translation import gettext_lazy as _

from wirkungskreis.journal.clock import today
from wirkungskreis.kernel import formats
from wirkungskreis.outbox.fillers import Filled, address, filler
from wirkungskreis.outbox.models import Mail
from wirkungskreis.reports.models import Report
from wirkungskreis.rounds.domain.links import token_of
from wirkungskreis.rounds.models import AccessLink


@filler("reports.preview", label=_("Druckvorschau"))
def preview(mail: Mail) -> Filled | None:
    """Say until when the lead can see how it is printed; gone when the preview is over."""
    link = AccessLink.objects.select_related("round").get(pk=mail.about_id)
    report = Report.objects.get(pk=mail.context["report"])
    if link.revoked_on or not report.in_preview(today()):
        return None
    until = report.preview_until
    values = {
        "report": report,
        "round": link.round,
        "until": formats.day(until),
        "weekday": formats.weekday(until),
    }
    return Filled(values, secrets={"link": address(f"/m/{token_of(link)}/")})
