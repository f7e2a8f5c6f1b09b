"""Verbs by which the lead organisation says that what stands here is true."""

from datetime import date

from wirkungskreis.journal.moves import edit
from wirkungskreis.kernel.actor import Actor
from wirkungskreis.measures.models import Measure, PublicScope
from wirkungskreis.measures.states import CONFIRM, STEER
from wirkungskreis.people.models import Person


def confirm(
    measure: Measure, *, actor: Actor, edition: int, on: date, by: Person | None, scope: str
) -> Measure:
    """Confirm a measure on a day; ``by`` is who said so, also when somebody else entered it.

    ``scope`` is a ``PublicScope``: what the organisation agrees to have published.
    """
    changes = {"confirmed_on": on, "confirmed_by": by, "public_scope": PublicScope(scope)}
    return edit(measure, "confirm", CONFIRM, actor=actor, edition=edition, changes=changes)


def reopen(measure: Measure, *, actor: Actor, edition: int) -> Measure:
    """Ask for confirmation again, such as after a mistake; the agreed scope stays."""
    changes = {"confirmed_on": None, "confirmed_by": None}
    return edit(measure, "unconfirm", STEER, actor=actor, edition=edition, changes=changes)
