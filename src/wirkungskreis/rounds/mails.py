"""What stands in the mails of a round; read when they are sent, so that they are never stale."""

from django.utils.translation import gettext_lazy as _

from wirkungskreis.kernel import formats
from wirkungskreis.outbox.fillers import Filled, Filler, address, filler
from wirkungskreis.outbox.models import Mail
from wirkungskreis.rounds.domain.links import token_of
from wirkungskreis.rounds.models import AccessLink, Confirmation, Return
from wirkungskreis.rounds.queries.owed import owed, owed_confirmations
from wirkungskreis.rounds.states import RoundKind


def _filled(mail: Mail, *, only_if_owed: bool) -> Filled | None:
    link = AccessLink.objects.select_related("round__sitting__body", "person").get(pk=mail.about_id)
    rnd = link.round
    items: list[Return | Confirmation]
    if rnd.kind == RoundKind.CONFIRMATION:
        items = [*owed_confirmations(rnd, link.person_id)]
    else:
        items = [*owed(rnd, link.person_id)]
    if not rnd.is_open or link.revoked_on or (only_if_owed and not items):
        return None
    due = max((item.due for item in items if isinstance(item, Return)), default=rnd.closes)
    values = {
        "round": rnd,
        "due": formats.day(due),
        "weekday": formats.weekday(due),
        "first": formats.day(rnd.period_start),
        "last": formats.day(rnd.period.last),
        "sitting": rnd.sitting,
        "sitting_on": formats.day(rnd.sitting.on) if rnd.sitting else "",
        "items": [str(item.measure) for item in items],
        "minutes": 3 * len(items),
    }
    return Filled(values, secrets={"link": address(f"/m/{token_of(link)}/")})


def _always(mail: Mail) -> Filled | None:
    return _filled(mail, only_if_owed=False)


def _while_owed(mail: Mail) -> Filled | None:
    return _filled(mail, only_if_owed=True)


ask: Filler = filler("rounds.ask", label=_("Bitte um Rückmeldung"))(_always)
confirm = filler("rounds.confirm", label=_("Bitte um Bestätigung"))(_always)
remind = filler("rounds.remind", label=_("Erinnerung"))(_while_owed)
again = filler("rounds.link", label=_("Neuer Link"))(_always)


@filler("rounds.back", label=_("Rückfrage"))
def back(mail: Mail) -> Filled | None:
    """Carry the question about one return; gone when it was answered meanwhile."""
    filled = _filled(mail, only_if_owed=True)
    ret = Return.objects.select_related("measure").get(pk=mail.context["returned"])
    if filled is None or ret.state != "sent_back":
        return None
    values = {**filled.values, "measure": ret.measure, "comment": ret.review_comment}
    return Filled(values, secrets=filled.secrets)
