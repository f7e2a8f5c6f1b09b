"""Who may do what with measures, and which of them a person sees."""

from django.db.models import Exists, OuterRef, Q
from django.utils.translation import gettext as _

from wirkungskreis.kernel.actor import Actor, Kind, Role
from wirkungskreis.kernel.policy import YES, Verdict, no, permission
from wirkungskreis.measures.models import Measure, Partnership
from wirkungskreis.people.models import Organisation


def visible(actor: Actor) -> Q:
    """Select the rows for which ``measures.view`` says yes; a test holds the two together."""
    if _sees_all(actor):
        return Q()
    published = Q(published_at__isnull=False)
    if actor.kind is not Kind.USER:
        return published
    partnership = Partnership.objects.filter(
        measure=OuterRef("pk"), organisation__in=actor.organisation_ids
    )
    return published | Q(lead__in=actor.organisation_ids) | Q(Exists(partnership))


@permission("measures.view")
def view(actor: Actor, measure: Measure) -> Verdict:
    """Visitors and links see what is published; a round opens to its link what it asks about."""
    involved = [measure.lead_id, *(p.organisation_id for p in measure.partnerships.all())]
    if measure.published_at or _sees_all(actor) or any(map(actor.belongs_to, involved)):
        return YES
    return no(_("Diese Maßnahme ist noch nicht veröffentlicht."))


@permission("measures.propose")
def propose(actor: Actor, lead: Organisation) -> Verdict:
    if actor.has(Role.COORDINATION) or actor.belongs_to(lead.pk):
        return YES
    return no(_("Vorschlagen können die Koordination und die federführende Organisation."))


@permission("measures.steer")
def steer(actor: Actor, _measure: Measure) -> Verdict:
    if actor.has(Role.COORDINATION):
        return YES
    return no(_("Das kann nur die Koordination."))


@permission("measures.report")
def report(actor: Actor, measure: Measure) -> Verdict:
    leads = actor.has(Role.MEASURE_LEAD) and actor.belongs_to(measure.lead_id)
    if leads or actor.has(Role.COORDINATION):
        return YES
    return no(_("Das können nur die federführende Organisation und die Koordination."))


def _sees_all(actor: Actor) -> bool:
    reads_all = actor.has(Role.COORDINATION, Role.LEADERSHIP, Role.AUDIT)
    return reads_all or actor.kind is Kind.SYSTEM
