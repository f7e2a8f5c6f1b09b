"""The order of the goals of a field of action, as a committee or the council ranked them."""

from collections.abc import Sequence

from django.db import transaction
from django.utils.translation import gettext as _

from wirkungskreis.concept.domain.draft import touch
from wirkungskreis.concept.models import Kind, Wording
from wirkungskreis.concept.states import EDIT
from wirkungskreis.journal.moves import edit
from wirkungskreis.kernel.actor import Actor
from wirkungskreis.kernel.errors import NotPossible
from wirkungskreis.kernel.policy import demand


def codes(text: str) -> list[str]:
    """Read the codes of goals, separated by commas, semicolons or lines."""
    words = text.replace(";", ",").replace("\n", ",").split(",")
    return [word.strip() for word in words if word.strip()]


def goals_of(field: Wording) -> list[Wording]:
    """Give the goals of a field in their present order."""
    found = field.children.filter(element__kind=Kind.GOAL)
    return list(found.select_related("version").order_by("order", "code", "pk"))


def arranged(field: Wording, wanted: Sequence[str]) -> list[Wording]:
    """Give the goals of a field as wanted; every goal must be named exactly once."""
    goals = {goal.code: goal for goal in goals_of(field)}
    if len(goals) < 2:  # noqa: PLR2004  one thing has no order
        raise NotPossible(
            _("Bitte wählen Sie ein Handlungsfeld mit wenigstens zwei Leitzielen im Entwurf.")
        )
    if sorted(wanted) != sorted(goals):
        raise NotPossible(
            _("Bitte nennen Sie jedes Leitziel des Handlungsfelds genau einmal: {codes}.").format(
                codes=", ".join(goals)
            )
        )
    return [goals[code] for code in wanted]


@transaction.atomic
def arrange(field: Wording, wanted: Sequence[str], *, actor: Actor) -> list[Wording]:
    """Put the goals of a field of the draft into the wanted order.

    They share the places they had among the other entries; places that were the same move apart.
    """
    demand(actor, EDIT, field)
    touch(field.version)
    goals = arranged(field, wanted)
    last = -1
    for goal, place in zip(goals, sorted(goal.order for goal in goals), strict=True):
        last = max(place, last + 1)
        if goal.order != last:
            facts = {"order": last}
            edit(goal, "arrange", EDIT, actor=actor, edition=goal.edition, changes=facts)
    return goals
