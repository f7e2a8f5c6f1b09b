"""What can be read about papers."""

from django.db.models import Prefetch, QuerySet

from wirkungskreis.concept.queries import named
from wirkungskreis.council.models import Amendment, Draft, Match, Stop
from wirkungskreis.council.policy import visible
from wirkungskreis.council.states import FOLLOW
from wirkungskreis.kernel.actor import Actor
from wirkungskreis.kernel.policy import ask


def drafts_for(actor: Actor) -> QuerySet[Draft]:
    """Every draft the person may see, the newest first."""
    drafts = Draft.objects.filter(visible(actor))
    return drafts.select_related("report", "version", "lead", "paper")


def whole(actor: Actor) -> QuerySet[Draft]:
    """Every draft the person may see with everything that is printed."""
    stops = Stop.objects.select_related("body", "consultation__council_result")
    return drafts_for(actor).prefetch_related(
        "parts",
        "points",
        "effects",
        "enclosures",
        "cosignatures__office",
        Prefetch("stops", stops.prefetch_related("consultation__council_result__votes")),
    )


def amendments_for(actor: Actor) -> QuerySet[Amendment]:
    """Every change by the council in a paper the person may see."""
    seen = Draft.objects.filter(visible(actor))
    return (
        Amendment.objects.filter(draft__in=seen)
        .select_related("draft__paper", "body", "decision", "wording__version")
        .prefetch_related(Prefetch("element", named()))
    )


def matches_for(actor: Actor) -> QuerySet[Match]:
    """Every match with the council's system, for those who follow it."""
    matches = Match.objects.select_related("paper", "foreign")
    return matches if ask(actor, FOLLOW, Match) else matches.none()
