"""Verbs about targets: proposed by somebody, set by a decision, replaced by a later one."""

from datetime import date

from django.db import transaction
from django.utils.translation import gettext as _

from wirkungskreis.indicators.domain import subgroups
from wirkungskreis.indicators.models import Direction, Indicator, Target, TargetKind
from wirkungskreis.indicators.wanted import Wanted
from wirkungskreis.journal.moves import edit, note
from wirkungskreis.kernel.actor import Actor
from wirkungskreis.kernel.errors import NotPossible
from wirkungskreis.kernel.policy import demand
from wirkungskreis.mandates.models import Decision

AIM = "indicators.aim"
__all__ = ["Wanted", "aim", "check", "decide", "withdraw"]


@transaction.atomic
def aim(
    indicator: Indicator,
    wanted: Wanted,
    *,
    actor: Actor,
    on: date,
    decided_by: Decision | None = None,
    replaces: Target | None = None,
) -> Target:
    """Write a target down; without a decision it is a proposal that nobody is judged by.

    A later one ``replaces`` the earlier, which stays readable with the day on which it ended.
    """
    demand(actor, AIM, indicator)
    check(indicator, wanted)
    if replaces is not None:
        _end(replaces, actor, on, decided_by)
    target = Target.objects.create(
        indicator=indicator,
        subgroup=wanted.subgroup or subgroups.of(),
        kind=wanted.kind,
        low=wanted.low,
        high=wanted.high,
        due=wanted.due,
        base_on=wanted.base_on,
        rationale=wanted.rationale.strip(),
        decided_by=decided_by,
        replaces=replaces,
    )
    note(target, "aim", actor=actor, indicator=indicator.pk)
    note(indicator, "aim", actor=actor, target=target.pk)
    return target


@transaction.atomic
def decide(target: Target, decision: Decision, *, actor: Actor, edition: int) -> Target:
    """Enter the decision that makes a proposal count."""
    _check_open(target)
    made = edit(
        target, "decide", AIM, actor=actor, edition=edition, changes={"decided_by": decision}
    )
    note(target.indicator, "decide", actor=actor, target=target.pk)
    return made


@transaction.atomic
def withdraw(target: Target, *, actor: Actor, edition: int, on: date) -> Target:
    """Follow a proposal no longer; it stays readable with the day on which it ended."""
    _check_open(target)
    made = edit(target, "withdraw", AIM, actor=actor, edition=edition, changes={"replaced_on": on})
    note(target.indicator, "withdraw", actor=actor, target=target.pk)
    return made


def _check_open(target: Target) -> None:
    """Refuse what is no longer a proposal."""
    if target.is_decided:
        raise NotPossible(_("Dieses Ziel ist schon beschlossen."))
    if target.replaced_on is not None:
        raise NotPossible(
            _("Dieser Vorschlag ist zurückgezogen. Bitte tragen Sie das Ziel neu ein.")
        )


def check(indicator: Indicator, wanted: Wanted) -> None:
    """Refuse bounds that do not fit the kind or the direction of the indicator."""
    if wanted.kind == TargetKind.DIRECTION:
        if indicator.direction == Direction.NEUTRAL:
            raise NotPossible(
                _("Der Indikator hat keine gewünschte Richtung. Bitte nennen Sie einen Wert.")
            )
        if wanted.low is not None or wanted.high is not None:
            raise NotPossible(_("Eine Richtung hat keinen Wert. Bitte lassen Sie ihn weg."))
    elif wanted.low is None:
        raise NotPossible(_("Bitte nennen Sie den Wert, der erreicht werden soll."))
    if wanted.kind == TargetKind.CORRIDOR:
        if wanted.high is None or wanted.low is None or wanted.high <= wanted.low:
            raise NotPossible(_("Ein Korridor braucht eine untere und eine größere obere Grenze."))
    elif wanted.high is not None:
        raise NotPossible(_("Eine obere Grenze hat nur ein Korridor. Bitte lassen Sie sie weg."))
    if wanted.base_on is not None and wanted.base_on >= wanted.due:
        raise NotPossible(_("Der Ausgangswert liegt nach dem Ziel. Bitte prüfen Sie die Tage."))


def _end(target: Target, actor: Actor, on: date, decided_by: Decision | None) -> None:
    if target.replaced_on is not None:
        raise NotPossible(_("Dieses Ziel ist schon ersetzt. Bitte laden Sie neu."))
    if target.is_decided and decided_by is None:
        raise NotPossible(
            _("Ein beschlossenes Ziel ersetzt nur ein Beschluss. Bitte nennen Sie ihn.")
        )
    edit(target, "replace", AIM, actor=actor, edition=target.edition, changes={"replaced_on": on})
