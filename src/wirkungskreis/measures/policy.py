"""Who may do what with measures, needs and promises, and which of them a person sees."""

from django.db.models import Exists, OuterRef, Q
from django.utils.translation import gettext as _

from wirkungskreis.kernel.actor import Actor, Kind, Role
from wirkungskreis.kernel.policy import YES, Verdict, no, permission
from wirkungskreis.measures.models import (
    Commitment,
    Measure,
    Need,
    Partnership,
    PublicScope,
    SavedView,
)
from wirkungskreis.people.models import Organisation

READS_ALL = (
    Role.COORDINATION,
    Role.LEADERSHIP,
    Role.EDITORIAL,
    Role.STATISTICS,
    Role.COMMITTEE,
    Role.AUDIT,
)


def published() -> Q:
    """Select what the public sees: published by the coordination, not forbidden by the lead."""
    return Q(published_at__isnull=False) & ~Q(public_scope=PublicScope.NOTHING)


def visible(actor: Actor) -> Q:
    """Select the rows for which ``measures.view`` says yes; a test holds the two together."""
    if sees_all(actor):
        return Q()
    if actor.kind is not Kind.USER:
        return published()
    partnership = Partnership.objects.filter(
        measure=OuterRef("pk"), organisation__in=actor.organisation_ids
    )
    return (
        published()
        | Q(lead__in=actor.organisation_ids)
        | Q(remit__in=actor.organisation_ids)
        | Q(lead_person=actor.person_id, lead_person__isnull=False)
        | Q(deputy_person=actor.person_id, deputy_person__isnull=False)
        | Q(Exists(partnership))
    )


@permission("measures.view")
def view(actor: Actor, measure: Measure) -> Verdict:
    """Visitors and links see what is published; a round opens to its link what it asks about."""
    is_published = measure.published_at and measure.public_scope != PublicScope.NOTHING
    if is_published or sees_all(actor) or _takes_part(actor, measure):
        return YES
    return no(_("Diese Maßnahme ist noch nicht veröffentlicht."))


@permission("measures.see_inside")
def see_inside(actor: Actor, measure: Measure) -> Verdict:
    """People, disputes and amounts that nobody agreed to publish stay with those who take part."""
    if sees_all(actor) or _takes_part(actor, measure):
        return YES
    return no(_("Das sehen nur die Beteiligten, die Koordination und die Gremien."))


@permission("measures.propose")
def propose(actor: Actor, lead: Organisation) -> Verdict:
    if actor.has(Role.COORDINATION) or actor.belongs_to(lead.pk):
        return YES
    return no(_("Vorschlagen können die Koordination und die federführende Organisation."))


@permission("measures.import")
def import_list(actor: Actor, _thing: object) -> Verdict:
    if actor.has(Role.COORDINATION):
        return YES
    return no(_("Listen liest nur die Koordination ein."))


@permission("measures.steer")
def steer(actor: Actor, _thing: object) -> Verdict:
    """Steer the register: the coordination, and the program for a confirmed change."""
    if actor.has(Role.COORDINATION) or actor.kind is Kind.SYSTEM:
        return YES
    return no(_("Das kann nur die Koordination."))


@permission("measures.report")
def report(actor: Actor, measure: Measure) -> Verdict:
    named = actor.person_id in {measure.lead_person_id, measure.deputy_person_id} - {None}
    leads = actor.has(Role.MEASURE_LEAD) and (named or actor.belongs_to(measure.lead_id))
    if leads or actor.has(Role.COORDINATION) or actor.kind is Kind.SYSTEM:
        return YES
    return no(_("Das können nur die federführende Organisation und die Koordination."))


@permission("measures.confirm")
def confirm(actor: Actor, measure: Measure) -> Verdict:
    """Also behind a personal link; the round has checked that the link asks about this measure."""
    by_link = actor.kind is Kind.LINK and measure.lead_id in actor.organisation_ids
    if by_link or report(actor, measure):
        return YES
    return no(_("Bestätigen können nur die federführende Organisation und die Koordination."))


@permission("measures.state_need")
def state_need(actor: Actor, measure: Measure | None) -> Verdict:
    if actor.has(Role.COORDINATION, Role.EDITORIAL, Role.COMMITTEE):
        return YES
    if measure is not None and report(actor, measure):
        return YES
    return no(_("Einen Bedarf tragen die Koordination und die Beteiligten der Maßnahme ein."))


@permission("measures.promise")
def promise(actor: Actor, organisation: Organisation) -> Verdict:
    if actor.has(Role.COORDINATION) or actor.belongs_to(organisation.pk):
        return YES
    return no(_("Zusagen tragen die Koordination und die Organisation selbst ein."))


@permission("measures.stand_by")
def stand_by(actor: Actor, commitment: Commitment) -> Verdict:
    """Confirm or take back a promise: the organisation itself, or the coordination in its name.

    The verb asks the coordination who confirmed it, so that nothing is confirmed by silence.
    """
    if actor.has(Role.COORDINATION) or actor.belongs_to(commitment.organisation_id):
        return YES
    return no(_("Eine Zusage bestätigt die Organisation, die sie gegeben hat."))


def visible_needs(actor: Actor) -> Q:
    """Needs are read at the desk by those who read all; a lead reads its own."""
    if sees_all(actor):
        return Q()
    if actor.kind is not Kind.USER:
        return Q(pk__in=[])
    return Q(measure__lead__in=actor.organisation_ids)


@permission("measures.view_need")
def view_need(actor: Actor, need: Need) -> Verdict:
    if sees_all(actor) or (need.measure is not None and actor.belongs_to(need.measure.lead_id)):
        return YES
    return no(_("Dieser Bedarf ist noch nicht veröffentlicht."))


def visible_commitments(actor: Actor) -> Q:
    """Select promises: public ones are those to which the organisation agreed."""
    if sees_all(actor):
        return Q()
    agreed = Q(is_public=True, confirmed_on__isnull=False)
    return (
        agreed | Q(organisation__in=actor.organisation_ids) if actor.kind is Kind.USER else agreed
    )


@permission("measures.view_commitment")
def view_commitment(actor: Actor, commitment: Commitment) -> Verdict:
    own = actor.belongs_to(commitment.organisation_id)
    agreed = commitment.is_public and commitment.confirmed_on is not None
    if agreed or sees_all(actor) or own:
        return YES
    return no(_("Diese Zusage ist nicht veröffentlicht."))


def visible_views(actor: Actor) -> Q:
    """Select the saved views for which ``measures.view_view`` says yes."""
    if actor.kind is not Kind.USER:
        return Q(pk__in=[])
    return Q(owner=actor.user_id) | Q(is_shared=True)


@permission("measures.view_view")
def view_view(actor: Actor, view: SavedView) -> Verdict:
    if actor.kind is Kind.USER and (view.is_shared or view.owner_id == actor.user_id):
        return YES
    return no(_("Diese Ansicht gehört jemand anderem."))


@permission("measures.save_view")
def save_view(actor: Actor, _thing: object) -> Verdict:
    if actor.kind is Kind.USER and actor.user_id is not None:
        return YES
    return no(_("Ansichten speichern nur angemeldete Menschen."))


@permission("measures.share_view")
def share_view(actor: Actor, _thing: object) -> Verdict:
    if actor.has(Role.COORDINATION):
        return YES
    return no(_("Für alle teilt Ansichten nur die Koordination."))


@permission("measures.change_view")
def change_view(actor: Actor, view: SavedView) -> Verdict:
    """Change one's own; what is shared belongs to the coordination."""
    is_own = actor.kind is Kind.USER and view.owner_id == actor.user_id
    if actor.has(Role.COORDINATION) if view.is_shared else is_own:
        return YES
    return no(_("Diese Ansicht pflegt jemand anderes."))


def _takes_part(actor: Actor, measure: Measure) -> bool:
    """Say yes to the lead, its people, the partners and the seat that answers for it."""
    people = {measure.lead_person_id, measure.deputy_person_id} - {None}
    if actor.kind is Kind.USER and actor.person_id in people:
        return True
    offices = [measure.lead_id, measure.remit_id]
    offices += [partnership.organisation_id for partnership in measure.partnerships.all()]
    return any(actor.belongs_to(pk) for pk in offices if pk is not None)


def sees_all(actor: Actor) -> bool:
    """Say whether the role reads every measure with all that belongs to it."""
    return actor.has(*READS_ALL) or actor.kind is Kind.SYSTEM
