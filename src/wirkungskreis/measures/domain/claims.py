"""Verbs about the claim that a measure moves a goal."""

from datetime import date
from typing import TypedDict, Unpack

from django.db import transaction
from django.utils.translation import gettext as _

from wirkungskreis.concept.models import Element
from wirkungskreis.journal.moves import edit
from wirkungskreis.kernel.actor import Actor
from wirkungskreis.kernel.errors import NotPossible
from wirkungskreis.measures.models import ContributionClaim, Measure
from wirkungskreis.measures.states import REPORT, STEER


class Grounds(TypedDict, total=False):
    mechanism: str
    evidence: str
    other_factors: str
    doubts: str


@transaction.atomic
def claim(
    measure: Measure, element: Element, *, actor: Actor, edition: int, **grounds: Unpack[Grounds]
) -> ContributionClaim:
    """Claim, or claim in other words, how a measure moves a goal; a new text is unreviewed."""
    if not grounds.get("mechanism", "").strip():
        raise NotPossible(_("Bitte schreiben Sie, wie die Maßnahme wirken soll."))
    edit(measure, "claim", REPORT, actor=actor, edition=edition, changes={}, element=element.pk)
    found, _created = ContributionClaim.objects.update_or_create(
        measure=measure,
        element=element,
        defaults={**grounds, "reviewed_on": None, "reviewer": None},
    )
    return found


@transaction.atomic
def review(
    found: ContributionClaim, *, actor: Actor, edition: int, on: date, doubts: str
) -> ContributionClaim:
    """Look at a claim critically; the doubts stand beside it from then on."""
    edit(found.measure, "review", STEER, actor=actor, edition=edition, changes={}, claim=found.pk)
    found.reviewed_on, found.reviewer_id, found.doubts = on, actor.person_id, doubts
    found.save()
    return found
