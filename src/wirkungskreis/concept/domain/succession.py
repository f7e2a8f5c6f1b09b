"""Say what became of the words of one version in the next."""

from collections.abc import Collection
from dataclasses import dataclass

from django.db import transaction
from django.db.models import Q
from django.utils.translation import gettext as _

from wirkungskreis.concept.models import Succession, SuccessionKind, Version, Wording
from wirkungskreis.concept.states import EDIT
from wirkungskreis.journal.moves import note
from wirkungskreis.kernel.actor import Actor
from wirkungskreis.kernel.errors import NotPossible
from wirkungskreis.kernel.policy import demand
from wirkungskreis.mandates.models import Decision, Sitting

MANY = 10**6
SHAPES: dict[str, tuple[tuple[int, int], tuple[int, int]]] = {  # how many sources, targets
    SuccessionKind.TAKEN_OVER: ((1, 1), (1, 1)),
    SuccessionKind.CHANGED: ((1, 1), (1, 1)),
    SuccessionKind.MERGED: ((2, MANY), (1, 1)),
    SuccessionKind.SPLIT: ((1, 1), (2, MANY)),
    SuccessionKind.DROPPED: ((1, MANY), (0, 0)),
    SuccessionKind.NEW: ((0, 0), (1, MANY)),
}


@dataclass(frozen=True, slots=True)
class Because:
    """Why, and where it was decided; ``code`` is the name under which an import knows it."""

    reason: str = ""
    decided_in: Decision | None = None
    sitting: Sitting | None = None
    code: str = ""


@transaction.atomic
def say(
    kind: str,
    between: tuple[Version, Version],
    *,
    sources: Collection[Wording],
    targets: Collection[Wording],
    because: Because,
    actor: Actor,
) -> Succession:
    """Write one line of succession; whatever is not taken over unchanged needs a reason."""
    old, new = between
    demand(actor, EDIT, new)
    _check(kind, sources, targets)
    if {row.version_id for row in sources} - {old.pk} or {row.version_id for row in targets} - {
        new.pk
    }:
        raise NotPossible(_("Ein Eintrag gehört zu einer anderen Fassung. Bitte prüfen Sie ihn."))
    if kind != SuccessionKind.TAKEN_OVER and not because.reason.strip():
        raise NotPossible(_("Bitte begründen Sie, warum sich etwas ändert."))
    if new.is_open:  # what the draft began with no longer holds for these entries
        begun = new.successions_in.filter(kind=SuccessionKind.TAKEN_OVER)
        begun.filter(Q(sources__in=sources) | Q(targets__in=targets)).delete()
    succession = Succession.objects.create(
        old_version=old,
        new_version=new,
        kind=kind,
        reason=because.reason,
        decided_in=because.decided_in,
        sitting=because.sitting,
        code=because.code,
    )
    succession.sources.set(sources)
    succession.targets.set(targets)
    note(succession, "say", actor=actor, kind=kind)
    return succession


def _check(kind: str, sources: Collection[Wording], targets: Collection[Wording]) -> None:
    source_span, target_span = SHAPES[kind]
    fits = source_span[0] <= len(sources) <= source_span[1]
    if not (fits and target_span[0] <= len(targets) <= target_span[1]):
        raise NotPossible(
            _("Zu „{kind}“ passt diese Auswahl von Einträgen nicht.").format(
                kind=SuccessionKind(kind).label
            )
        )
