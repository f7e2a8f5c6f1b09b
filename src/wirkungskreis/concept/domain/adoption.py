"""Verbs that take a version through consultation and council, and freeze it."""

from dataclasses import dataclass
from datetime import date

from django.core.files.base import File
from django.db import transaction
from django.utils.translation import gettext as _

from wirkungskreis.concept.content import digest
from wirkungskreis.concept.models import Version
from wirkungskreis.concept.states import ADOPT, VersionState
from wirkungskreis.files.domain.store import take
from wirkungskreis.files.kinds import KindOfFile
from wirkungskreis.journal.moves import edit, move
from wirkungskreis.kernel.actor import Actor
from wirkungskreis.kernel.days import Precision
from wirkungskreis.kernel.errors import NotPossible
from wirkungskreis.kernel.policy import demand
from wirkungskreis.mandates.models import Decision
from wirkungskreis.mandates.models.decision import Kind as DecisionKind


@dataclass(frozen=True, slots=True)
class Historic:
    """What is known about an adoption long ago; a day may be known to the month or year only."""

    adopted_on: date
    precision: Precision = Precision.DAY
    valid_from: date | None = None
    valid_before: date | None = None
    decision: Decision | None = None
    paper: str = ""
    original: File[bytes] | None = None


def take_step(version: Version, step: str, *, actor: Actor, edition: int) -> Version:
    """Give the draft into consultation or council, or take it back."""
    if step not in {"consult", "submit", "rework"}:
        raise NotPossible(_("Dieser Schritt braucht einen Beschluss."))
    if step != "rework":
        _complete(version)
    return move(version, step, actor=actor, edition=edition)


@transaction.atomic
def adopt(
    version: Version, *, decision: Decision, valid_from: date, on: date, actor: Actor, edition: int
) -> Version:
    """Freeze what was decided. ``on`` is today: nobody enters a decision of tomorrow.

    The version so far in force is superseded from ``valid_from`` on.
    """
    _complete(version)
    if decision.kind != DecisionKind.DECISION:
        raise NotPossible(
            _("Ein Konzept gilt durch Beschluss, nicht durch Empfehlung oder Verabredung.")
        )
    if decision.on is None or decision.on > on:
        raise NotPossible(_("Der Beschluss hat noch keinen vergangenen Tag. Bitte prüfen Sie ihn."))
    if valid_from < decision.on:
        raise NotPossible(_("Die Fassung kann nicht vor ihrem Beschluss gelten."))
    _supersede(version, valid_from, actor)
    changes = {
        "adopted_on": decision.on,
        "precision": decision.precision,
        "adopted_by": decision,
        "paper": decision.paper or version.paper,
        "valid_from": valid_from,
        "content_hash": digest(version),
    }
    return move(version, "adopt", actor=actor, edition=edition, changes=changes)


@transaction.atomic
def record(
    version: Version, historic: Historic, *, on: date, actor: Actor, edition: int
) -> Version:
    """Freeze a version that was adopted long ago and is entered only now ("nacherfasst").

    Its words may be unknown; then it has none. If a later one is already in force, it goes
    straight to "abgelöst" and needs the day on which its validity ended.
    """
    if historic.adopted_on > on:
        raise NotPossible(_("Der Tag des Beschlusses liegt in der Zukunft. Bitte prüfen Sie ihn."))
    start, before = historic.valid_from, historic.valid_before
    if start and before and before <= start:
        raise NotPossible(_("Das Ende liegt vor dem Anfang. Bitte prüfen Sie beide Tage."))
    changes: dict[str, object] = {
        "adopted_on": historic.adopted_on,
        "precision": historic.precision.value,
        "adopted_by": historic.decision,
        "paper": historic.paper or version.paper,
        "valid_from": start,
        "valid_before": before,
        "recorded_on": on,
        "content_hash": digest(version),
    }
    if historic.original:
        changes["original"] = take(historic.original, actor=actor, kinds=[KindOfFile.PDF])
    step = "record"
    current = _current(version)
    if current and (current.number > version.number):
        step = "record_old"
        if before is None:
            raise NotPossible(
                _("Eine spätere Fassung gilt schon. Bitte sagen Sie, bis wann diese galt.")
            )
    elif current:
        _supersede(version, start or historic.adopted_on, actor)
    return move(version, step, actor=actor, edition=edition, changes=changes)


@transaction.atomic
def attach(version: Version, upload: File[bytes], *, actor: Actor, edition: int) -> Version:
    """Attach the original document of a frozen version, or replace it by a better copy."""
    if not version.is_frozen:
        raise NotPossible(_("Ein Original hat erst die beschlossene Fassung."))
    demand(actor, ADOPT, version)
    stored = take(upload, actor=actor, kinds=[KindOfFile.PDF])
    return edit(
        version, "attach", ADOPT, actor=actor, edition=edition, changes={"original": stored}
    )


def _current(version: Version) -> Version | None:
    return version.concept.versions.filter(state=VersionState.ADOPTED).first()


def _supersede(version: Version, from_day: date, actor: Actor) -> None:
    """End the version in force on the day the new one begins."""
    if (current := _current(version)) is None:
        return
    if current.valid_from and from_day <= current.valid_from:
        raise NotPossible(
            _("Die bisherige Fassung gilt erst ab einem späteren Tag. Bitte prüfen Sie den Beginn.")
        )
    changes = {} if current.valid_before else {"valid_before": from_day}
    move(current, "supersede", actor=actor, edition=current.edition, changes=changes, by=version.pk)


def _complete(version: Version) -> None:
    if not version.wordings.exists():
        raise NotPossible(_("Diese Fassung enthält noch keinen Text."))
    goals = version.wordings.filter(element__kind="goal")
    if not goals.exists():
        raise NotPossible(_("Diese Fassung enthält noch kein Leitziel."))
