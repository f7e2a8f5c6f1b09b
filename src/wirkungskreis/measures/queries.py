"""What can be read about measures; every query starts from what the person may see."""

from collections.abc import Collection

from django.db.models import Exists, OuterRef, Prefetch, Q, QuerySet

from wirkungskreis.concept.queries import named
from wirkungskreis.kernel.actor import Actor
from wirkungskreis.kernel.policy import ask
from wirkungskreis.measures.models import (
    Commitment,
    ElementLink,
    ImportBatch,
    LeadChange,
    LeadDispute,
    Measure,
    Need,
    Partnership,
    SavedView,
)
from wirkungskreis.measures.policy import visible, visible_commitments, visible_needs, visible_views
from wirkungskreis.measures.states import IMPORT


def measures_for(actor: Actor, *, search: str = "") -> QuerySet[Measure]:
    """Give every measure the person may see, with what a list shows."""
    wanted = Q(code__icontains=search) | Q(title__icontains=search)
    measures = Measure.objects.filter(visible(actor), wanted).select_related("lead")
    return measures.prefetch_related(Prefetch("element_links__element", named()))


def page_for(actor: Actor) -> QuerySet[Measure]:
    """Give every measure the person may see, with what its page shows, in some twelve queries."""
    open_dispute = LeadDispute.objects.filter(measure=OuterRef("pk"), resolved_on=None)
    people = ("lead", "lead_person", "deputy_person", "remit", "confirmed_by", "merged_into")
    return (
        Measure.objects.filter(visible(actor))
        .annotate(is_disputed=Exists(open_dispute))
        .select_related(*people)
        .prefetch_related(
            Prefetch("field", named()),
            Prefetch("element_links__element", named()),
            Prefetch("partnerships", Partnership.objects.select_related("organisation")),
            "fundings",
            "milestones",
            "efforts",
            "target_groups",
            "areas",
        )
    )


def with_people(actor: Actor) -> QuerySet[Measure]:
    """Give every measure the person may see, with who answers for it and who takes part."""
    open_dispute = LeadDispute.objects.filter(measure=OuterRef("pk"), resolved_on=None)
    partners = Partnership.objects.select_related("organisation")
    return (
        Measure.objects.filter(visible(actor))
        .annotate(is_disputed=Exists(open_dispute))
        .select_related("lead")
        .prefetch_related(Prefetch("partnerships", partners))
    )


def with_promises(actor: Actor) -> QuerySet[Measure]:
    """Give every measure the person may see, with its needs, promises and claims."""
    return (
        Measure.objects.filter(visible(actor))
        .select_related("lead")
        .prefetch_related(
            Prefetch("field", named()),
            "partnerships",
            "needs",
            Prefetch("commitments", Commitment.objects.select_related("organisation")),
            Prefetch("claims__element", named()),
        )
    )


def with_leads(actor: Actor) -> QuerySet[Measure]:
    """Give every measure the person may see, with who led it and which dates moved."""
    return (
        Measure.objects.filter(visible(actor))
        .select_related("lead")
        .prefetch_related(
            "partnerships",
            Prefetch("lead_changes", LeadChange.objects.select_related("organisation")),
            "lead_disputes__claimed_by",
            "shifts",
        )
    )


def links_to(elements: Collection[int], actor: Actor) -> dict[int, list[ElementLink]]:
    """Say which measures serve which elements, by element; one query for any number of them."""
    measures = Measure.objects.filter(visible(actor), merged_into=None)
    links = ElementLink.objects.filter(element__in=elements, measure__in=measures)
    found: dict[int, list[ElementLink]] = {}
    for link in links.select_related("measure").order_by("measure__code"):
        found.setdefault(link.element_id, []).append(link)
    return found


def count_for(actor: Actor) -> int:
    """Count how many measures the person may see, without those that became part of another."""
    return Measure.objects.filter(visible(actor), merged_into=None).count()


def batches_for(actor: Actor) -> QuerySet[ImportBatch]:
    """Give the lists that were read, the latest first, to those who may read lists."""
    allowed = ask(actor, IMPORT, None)
    return ImportBatch.objects.filter(Q() if allowed else Q(pk__in=[])).select_related("file")


def commitments_for(actor: Actor) -> QuerySet[Commitment]:
    """Every promise the person may read, the next day first."""
    rows = Commitment.objects.filter(visible_commitments(actor))
    related = ("organisation", "measure", "sitting__body")
    return rows.select_related(*related).prefetch_related(Prefetch("field", named()))


def promised_by(actor: Actor, organisations: Collection[int]) -> QuerySet[Commitment]:
    """Give what some organisations promised, as far as the person may read it."""
    return commitments_for(actor).filter(organisation__in=organisations)


def needs_for(actor: Actor) -> QuerySet[Need]:
    """Every stated need the person may read, the latest first."""
    rows = Need.objects.filter(visible_needs(actor)).select_related("measure")
    return rows.prefetch_related(Prefetch("field", named())).order_by("-stated_on", "-pk")


def views_for(actor: Actor) -> QuerySet[SavedView]:
    """Give the person's own saved views of the register and those that are shared."""
    return SavedView.objects.filter(visible_views(actor))
