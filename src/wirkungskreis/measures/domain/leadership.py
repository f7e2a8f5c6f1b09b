"""Verbs that say who answers for a measure, who takes part, and what became part of another."""

from collections.abc import Iterable
from datetime import date

from django.db import transaction
from django.utils.translation import gettext as _

from wirkungskreis.journal.moves import edit
from wirkungskreis.kernel.actor import Actor
from wirkungskreis.kernel.errors import NotPossible
from wirkungskreis.mandates.models import Decision
from wirkungskreis.measures.models import ElementLink, LeadDispute, Measure, Partnership
from wirkungskreis.measures.states import REPORT, STEER
from wirkungskreis.people.models import Organisation, Person


def name_people(
    measure: Measure, *, actor: Actor, edition: int, lead: Person | None, deputy: Person | None
) -> Measure:
    """Say who answers for the lead organisation, and who stands in."""
    if lead and lead == deputy:
        raise NotPossible(
            _("Verantwortliche Person und Vertretung sind dieselbe. Bitte wählen Sie zwei.")
        )
    changes = {"lead_person": lead, "deputy_person": deputy}
    return edit(measure, "name_people", REPORT, actor=actor, edition=edition, changes=changes)


@transaction.atomic
def set_partners(
    measure: Measure, organisations: Iterable[Organisation], *, actor: Actor, edition: int
) -> Measure:
    wanted = {organisation.pk for organisation in organisations} - {measure.lead_id}
    present = set(measure.partnerships.values_list("organisation_id", flat=True))
    if wanted == present:
        return measure
    edit(
        measure,
        "set_partners",
        REPORT,
        actor=actor,
        edition=edition,
        changes={},
        joined=sorted(wanted - present),
        left=sorted(present - wanted),
    )
    measure.partnerships.filter(organisation__in=present - wanted).delete()
    Partnership.objects.bulk_create(
        [Partnership(measure=measure, organisation_id=pk) for pk in sorted(wanted - present)]
    )
    return measure


@transaction.atomic
def hand_over(
    measure: Measure, to: Organisation, *, actor: Actor, edition: int, on: date, reason: str
) -> Measure:
    """Give the lead to another organisation from a day on; it starts unconfirmed and unmanned."""
    if to.pk == measure.lead_id:
        raise NotPossible(_("Diese Organisation ist schon federführend."))
    if not reason.strip():
        raise NotPossible(_("Bitte begründen Sie den Wechsel der Federführung."))
    present = measure.lead_changes.filter(valid_before=None).first()
    if present and present.valid_from and present.valid_from >= on:
        raise NotPossible(
            _("Die jetzige Federführung begann später. Bitte wählen Sie einen späteren Tag.")
        )
    before = measure.lead_id
    changes = {
        "lead": to,
        "lead_person": None,
        "deputy_person": None,
        "confirmed_on": None,
        "confirmed_by": None,
    }
    edit(
        measure,
        "hand_over",
        STEER,
        actor=actor,
        edition=edition,
        changes=changes,
        before=before,
        after=to.pk,
    )
    if measure.lead_changes.filter(valid_before=None).update(valid_before=on) == 0:
        measure.lead_changes.create(organisation_id=before, valid_before=on)
    measure.lead_changes.create(organisation=to, valid_from=on, reason=reason)
    measure.partnerships.filter(organisation=to).delete()
    return measure


@transaction.atomic
def dispute(
    measure: Measure,
    organisations: Iterable[Organisation],
    *,
    actor: Actor,
    edition: int,
    since: date,
) -> LeadDispute:
    """Write down that several organisations claim the lead."""
    claimants = list(organisations)
    if len(claimants) < 2:  # noqa: PLR2004  it takes two to differ
        raise NotPossible(_("Bitte nennen Sie mindestens zwei Organisationen."))
    if measure.lead_disputes.filter(resolved_on=None).exists():
        raise NotPossible(_("Die Federführung ist schon als strittig eingetragen."))
    edit(
        measure,
        "dispute",
        STEER,
        actor=actor,
        edition=edition,
        changes={},
        organisations=sorted(o.pk for o in claimants),
    )
    found = measure.lead_disputes.create(since=since)
    found.claimed_by.set(claimants)
    return found


@transaction.atomic
def settle(
    measure: Measure,
    *,
    actor: Actor,
    edition: int,
    on: date,
    resolution: str,
    decision: Decision | None = None,
) -> LeadDispute:
    """Say how the open dispute ended; a change of lead is a step of its own."""
    found = measure.lead_disputes.filter(resolved_on=None).first()
    if found is None:
        raise NotPossible(_("Die Federführung ist nicht strittig."))
    if not resolution.strip():
        raise NotPossible(_("Bitte schreiben Sie, worauf man sich geeinigt hat."))
    if on < found.since:
        raise NotPossible(_("Geklärt werden kann erst nach dem Beginn des Streits."))
    edit(measure, "settle", STEER, actor=actor, edition=edition, changes={}, dispute=found.pk)
    found.resolved_on, found.resolution, found.decision = on, resolution, decision
    found.save()
    return found


@transaction.atomic
def merge(measure: Measure, into: Measure, *, actor: Actor, edition: int) -> Measure:
    """Make a measure part of another: nothing is deleted, the other serves its goals as well."""
    if into.pk == measure.pk or into.merged_into_id:
        raise NotPossible(_("Bitte wählen Sie eine andere Maßnahme, die selbst noch besteht."))
    if measure.merged_from.exists():
        raise NotPossible(
            _("In dieser Maßnahme sind andere aufgegangen. Bitte ordnen Sie zuerst diese neu zu.")
        )
    edit(
        measure,
        "merge",
        STEER,
        actor=actor,
        edition=edition,
        changes={"merged_into": into},
        into=into.pk,
    )
    served = into.element_links.values("element")
    ElementLink.objects.bulk_create(
        [
            ElementLink(measure=into, element_id=link.element_id, how=link.how)
            for link in measure.element_links.exclude(element__in=served)
        ]
    )
    return measure
