"""Who may read and answer what in a round; links see only what their person was asked."""

from django.db.models import Q
from django.utils.translation import gettext as _

from wirkungskreis.kernel.actor import Actor, Kind, Role
from wirkungskreis.kernel.policy import YES, Verdict, no, permission
from wirkungskreis.rounds.models import AccessLink, Confirmation, FigureRequest, Return, Round

READS_ALL = (Role.COORDINATION, Role.LEADERSHIP, Role.AUDIT, Role.EDITORIAL)
READS_FIGURES = (*READS_ALL, Role.STATISTICS)


def visible_rounds(actor: Actor) -> Q:
    """Select the rounds for which ``rounds.view_round`` says yes."""
    if actor.kind in {Kind.USER, Kind.SYSTEM}:
        return Q()
    if actor.kind is Kind.LINK:
        return Q(pk=actor.round_id)
    return Q(pk__in=[])


@permission("rounds.view_round")
def view_round(actor: Actor, rnd: Round) -> Verdict:
    """Let everybody who signs in know that a round takes place; a link knows its own."""
    signed_in = actor.kind in {Kind.USER, Kind.SYSTEM}
    if signed_in or (actor.kind is Kind.LINK and rnd.pk == actor.round_id):
        return YES
    return no(_("Bitte melden Sie sich an."))


def visible(actor: Actor) -> Q:
    """Select the returns for which ``rounds.view`` says yes; a test holds the two together."""
    if _reads_all(actor):
        return Q()
    if actor.kind is Kind.LINK:
        asked = Q(person=actor.person_id) | Q(deputy=actor.person_id)
        return Q(round=actor.round_id) & asked
    if actor.kind is Kind.USER:
        return Q(organisation__in=actor.organisation_ids) | Q(person=actor.person_id)
    return Q(pk__in=[])


@permission("rounds.view")
def view(actor: Actor, ret: Return) -> Verdict:
    if _reads_all(actor) or _was_asked(actor, ret) or actor.belongs_to(ret.organisation_id):
        return YES
    return no(_("Diese Abfrage ging an eine andere Organisation."))


def visible_confirmations(actor: Actor) -> Q:
    """Select the confirmations for which ``rounds.view_confirmation`` says yes."""
    if _reads_all(actor):
        return Q()
    if actor.kind is Kind.LINK:
        return Q(round=actor.round_id, person=actor.person_id)
    if actor.kind is Kind.USER:
        return Q(organisation__in=actor.organisation_ids) | Q(person=actor.person_id)
    return Q(pk__in=[])


@permission("rounds.view_confirmation")
def view_confirmation(actor: Actor, confirmation: Confirmation) -> Verdict:
    if (
        _reads_all(actor)
        or _was_asked(actor, confirmation)
        or actor.belongs_to(confirmation.organisation_id)
    ):
        return YES
    return no(_("Diese Abfrage ging an eine andere Organisation."))


def visible_figures(actor: Actor) -> Q:
    """Select the requests for values for which ``rounds.view_figure`` says yes."""
    if actor.has(*READS_FIGURES) or actor.kind is Kind.SYSTEM:
        return Q()
    if actor.kind is Kind.LINK:
        return Q(round=actor.round_id, person=actor.person_id)
    if actor.kind is Kind.USER:
        return Q(organisation__in=actor.organisation_ids) | Q(person=actor.person_id)
    return Q(pk__in=[])


@permission("rounds.view_figure")
def view_figure(actor: Actor, figure: FigureRequest) -> Verdict:
    """Let the statistics office read what was asked as well: it checks values."""
    reads = actor.has(*READS_FIGURES) or actor.kind is Kind.SYSTEM
    if reads or _was_asked(actor, figure) or _is_of(actor, figure):
        return YES
    return no(_("Diese Abfrage ging an eine andere Organisation."))


@permission("rounds.answer_figure")
def answer_figure(actor: Actor, figure: FigureRequest) -> Verdict:
    """Whoever was asked, by link or signed in; those who check enter what they are told."""
    leads = actor.has(Role.MEASURE_LEAD) and _is_of(actor, figure)
    checks = actor.has(Role.COORDINATION, Role.STATISTICS) or actor.kind is Kind.SYSTEM
    if _was_asked(actor, figure) or leads or checks:
        return YES
    return no(_("Diese Abfrage ging an jemand anderen."))


@permission("rounds.check_figure")
def check_figure(actor: Actor, _figure: object) -> Verdict:
    """Take values over: whoever may enter them."""
    if actor.has(Role.COORDINATION, Role.STATISTICS) or actor.kind is Kind.SYSTEM:
        return YES
    return no(_("Werte prüfen die Statistikstelle und die Koordination."))


@permission("rounds.answer")
def answer(actor: Actor, asked: Return | Confirmation) -> Verdict:
    """Leads answer by link or signed in; the coordination enters what it is told."""
    leads = actor.has(Role.MEASURE_LEAD) and actor.belongs_to(asked.organisation_id)
    if _was_asked(actor, asked) or leads or actor.has(Role.COORDINATION):
        return YES
    return no(_("Diese Abfrage ging an jemand anderen."))


@permission("rounds.read_inner")
def read_inner(actor: Actor, ret: Return) -> Verdict:
    """Obstacle, wish for help and remark: the coordination and whoever wrote them."""
    lead = actor.belongs_to(ret.organisation_id) or _was_asked(actor, ret)
    if lead or actor.has(Role.COORDINATION, Role.AUDIT) or actor.kind is Kind.SYSTEM:
        return YES
    return no(_("Das liest nur die Koordination."))


@permission("rounds.check")
def check(actor: Actor, _asked: object) -> Verdict:
    return _coordinates(actor)


@permission("rounds.keep")
def keep(actor: Actor, _rnd: object) -> Verdict:
    """Plan, open, remind, extend, close: the coordination."""
    return _coordinates(actor)


@permission("rounds.use_link")
def use_link(actor: Actor, link: AccessLink) -> Verdict:
    if actor.kind is Kind.LINK and actor.link_id == link.pk and link.revoked_on is None:
        return YES
    return no(_("Dieser Link gilt nicht mehr."))


def _coordinates(actor: Actor) -> Verdict:
    if actor.has(Role.COORDINATION) or actor.kind is Kind.SYSTEM:
        return YES
    return no(_("Das kann nur die Koordination."))


def _is_of(actor: Actor, figure: FigureRequest) -> bool:
    return figure.organisation_id is not None and actor.belongs_to(figure.organisation_id)


def _was_asked(actor: Actor, asked: Return | Confirmation | FigureRequest) -> bool:
    if actor.person_id is None:
        return False
    deputy = asked.deputy_id if isinstance(asked, Return) else None
    is_asked = actor.person_id in {asked.person_id, deputy}
    if actor.kind is Kind.LINK:
        return is_asked and asked.round_id == actor.round_id
    return actor.kind is Kind.USER and actor.person_id == asked.person_id


def _reads_all(actor: Actor) -> bool:
    return actor.has(*READS_ALL) or actor.kind is Kind.SYSTEM
