"""Who may read indicators, and who keeps their sheets, values and targets."""

from django.db.models import Q
from django.utils.translation import gettext as _

from wirkungskreis.indicators.models import Indicator
from wirkungskreis.kernel.actor import Actor, Kind, Role
from wirkungskreis.kernel.policy import YES, Verdict, no, permission


def visible(actor: Actor) -> Q:
    """Select the indicators for which ``indicators.view`` says yes."""
    return Q() if actor.kind in {Kind.USER, Kind.SYSTEM} else Q(is_public=True)


@permission("indicators.view")
def view(actor: Actor, indicator: Indicator) -> Verdict:
    """Whoever signs in reads all; others read what is public. Raw counts are another matter."""
    if actor.kind in {Kind.USER, Kind.SYSTEM} or indicator.is_public:
        return YES
    return no(_("Dieser Indikator ist nicht veröffentlicht."))


@permission("indicators.keep")
def keep(actor: Actor, _thing: object) -> Verdict:
    """Keep sheets and definitions: the statistics office and the coordination."""
    if actor.has(Role.STATISTICS, Role.COORDINATION) or actor.kind is Kind.SYSTEM:
        return YES
    return no(_("Datenblätter pflegen die Statistikstelle und die Koordination."))


@permission("indicators.enter")
def enter(actor: Actor, _thing: object) -> Verdict:
    """Enter values: the statistics office, and the coordination in its name."""
    if actor.has(Role.STATISTICS, Role.COORDINATION) or actor.kind is Kind.SYSTEM:
        return YES
    return no(_("Werte tragen die Statistikstelle und die Koordination ein."))


@permission("indicators.explain")
def explain(actor: Actor, _thing: object) -> Verdict:
    """Keep printed figures, and say why figures differ and which one holds."""
    if actor.has(Role.STATISTICS, Role.COORDINATION) or actor.kind is Kind.SYSTEM:
        return YES
    return no(_("Gedruckte Zahlen pflegen die Statistikstelle und die Koordination."))


def visible_raw(actor: Actor) -> Q:
    """Select the raw tables for which ``indicators.raw`` says yes."""
    return Q() if actor.has(Role.STATISTICS) else Q(pk__in=[])


@permission("indicators.raw")
def raw(actor: Actor, _thing: object) -> Verdict:
    """Read, keep and publish true counts of persons: the statistics office, nobody else."""
    if actor.has(Role.STATISTICS):
        return YES
    return no(_("Rohzahlen liest und veröffentlicht nur die Statistikstelle."))


@permission("indicators.compare")
def compare(actor: Actor, _thing: object) -> Verdict:
    """Say with which cities to compare: the statistics office and the coordination."""
    if actor.has(Role.STATISTICS, Role.COORDINATION) or actor.kind is Kind.SYSTEM:
        return YES
    return no(_("Mit welchen Städten verglichen wird, sagen Statistikstelle und Koordination."))


@permission("indicators.aim")
def aim(actor: Actor, _thing: object) -> Verdict:
    """Write down which target a body decided: the coordination."""
    if actor.has(Role.COORDINATION) or actor.kind is Kind.SYSTEM:
        return YES
    return no(_("Ziele trägt die Koordination ein."))


def visible_assessments(actor: Actor) -> Q:
    """Select what bodies said about effects: all who sign in, others what may be public."""
    return Q() if actor.kind in {Kind.USER, Kind.SYSTEM} else Q(is_public=True)


@permission("indicators.assess")
def assess(actor: Actor, _goal: object) -> Verdict:
    """Write down what a body decided about the effect at a goal: the coordination."""
    if actor.has(Role.COORDINATION) or actor.kind is Kind.SYSTEM:
        return YES
    return no(_("Was ein Gremium über die Wirkung beschließt, trägt die Koordination ein."))
