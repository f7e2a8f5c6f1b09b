"""What stands in the mails of a round; read when they are sent, so that they are never stale."""

from django.utils.translation import gettext_lazy as _

from wirkungskreis.journal.clock import today
from wirkungskreis.kernel import formats
from wirkungskreis.outbox.fillers import Filled, Filler, address, filler
from wirkungskreis.outbox.models import Mail
from wirkungskreis.rounds.domain.links import token_of
from wirkungskreis.rounds.models import AccessLink, Confirmation, FigureRequest, Return
from wirkungskreis.rounds.queries.owed import owed, owed_confirmations, owed_figures
from wirkungskreis.rounds.queries.scope import MINUTES_A_MEASURE
from wirkungskreis.rounds.states import FigureState, RoundKind


def _filled(mail: Mail, *, only_if_owed: bool) -> Filled | None:
    link = AccessLink.objects.select_related("round__sitting__body", "person").get(pk=mail.about_id)
    rnd = link.round
    items: list[Return | Confirmation]
    figures: list[FigureRequest] = []
    if rnd.kind == RoundKind.CONFIRMATION:
        items = [*owed_confirmations(rnd, link.person_id)]
    else:
        items = [*owed(rnd, link.person_id)]
        figures = [*owed_figures(rnd, link.person_id, today())]
    if not rnd.is_open or link.revoked_on or (only_if_owed and not items and not figures):
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
        "figures": [str(figure.indicator) for figure in figures],
        "minutes": MINUTES_A_MEASURE * (len(items) + len(figures)),
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


@filler("rounds.figure_back", label=_("Rückfrage zu einem Wert"))
def figure_back(mail: Mail) -> Filled | None:
    """Carry the question about one value; gone when it was answered meanwhile."""
    filled = _filled(mail, only_if_owed=True)
    figure = FigureRequest.objects.select_related("indicator", "round").get(
        pk=mail.context["figure"]
    )
    if filled is None or figure.state != FigureState.SENT_BACK:
        return None
    values = {
        **filled.values,
        "indicator": figure.indicator,
        "comment": figure.review_comment,
        "due": formats.day(figure.round.closes),
        "weekday": formats.weekday(figure.round.closes),
    }
    return Filled(values, secrets=filled.secrets)
