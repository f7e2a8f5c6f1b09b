"""Verbs that keep data sheets: create, correct, define anew, retire."""

from collections.abc import Mapping, Sequence
from datetime import date
from typing import TypedDict, Unpack

from django.db import transaction
from django.utils.translation import gettext as _

from wirkungskreis.concept.models import Element
from wirkungskreis.indicators.models import (
    Formula,
    GoalLink,
    Indicator,
    IndicatorVersion,
    OverArea,
    OverTime,
    PopulationConcept,
    ValueType,
)
from wirkungskreis.indicators.starters import Starter
from wirkungskreis.indicators.states import KEEP
from wirkungskreis.jobs.domain.run import enqueue
from wirkungskreis.journal.moves import edit, move, note
from wirkungskreis.kernel.actor import SYSTEM, Actor
from wirkungskreis.kernel.errors import NotPossible
from wirkungskreis.kernel.policy import demand


class Definition(TypedDict, total=False):
    """What is counted from a day on; ``text`` is always there."""

    text: str
    numerator: str
    denominator: str
    population: PopulationConcept | None
    population_words: str
    valid_from: date | None
    breaks_series: bool
    change_reason: str


@transaction.atomic
def begin(
    *, actor: Actor, facts: Mapping[str, object], **definition: Unpack[Definition]
) -> Indicator:
    """Begin to watch something; a short sheet is enough, its definition is not missing."""
    demand(actor, KEEP, Indicator)
    _check_sheet(facts)
    if not definition.get("text", "").strip():
        raise NotPossible(_("Bitte schreiben Sie, was genau gezählt wird."))
    if Indicator.objects.filter(code__iexact=str(facts["code"])).exists():
        raise NotPossible(_("Dieses Kürzel ist vergeben. Bitte wählen Sie ein anderes."))
    indicator = Indicator.objects.create(**facts)
    indicator.versions.create(number=1, **definition)
    note(indicator, "create", actor=actor, code=indicator.code)
    return indicator


@transaction.atomic
def begin_with(chosen: Sequence[Starter], *, actor: Actor) -> list[Indicator]:
    """Begin with several ready sheets at once, all of them or none."""
    if not chosen:
        raise NotPossible(_("Bitte wählen Sie mindestens einen Indikator."))
    return [begin(actor=actor, facts=one.facts(), **one.definition()) for one in chosen]


@transaction.atomic
def correct(
    indicator: Indicator, *, actor: Actor, edition: int, facts: Mapping[str, object]
) -> Indicator:
    """Change entries of the sheet; what the number means is changed by ``redefine``."""
    _check_sheet(facts)
    settled = {"unit", "value_type"} & {
        name for name in facts if facts[name] != getattr(indicator, name)
    }
    if settled and indicator.versions.filter(observations__isnull=False).exists():
        raise NotPossible(
            _(
                "Es gibt schon Werte: Einheit und Wertart bleiben. Bitte legen Sie einen neuen "
                "Indikator an."
            )
        )
    edit(indicator, "correct", KEEP, actor=actor, edition=edition, changes=facts)
    _compute_anew(indicator)
    return indicator


@transaction.atomic
def redefine(
    indicator: Indicator, *, actor: Actor, edition: int, **definition: Unpack[Definition]
) -> IndicatorVersion:
    """Define it anew, with the reason; values name the definition by which they were counted."""
    if not definition.get("text", "").strip():
        raise NotPossible(_("Bitte schreiben Sie, was genau gezählt wird."))
    if not definition.get("change_reason", "").strip():
        raise NotPossible(_("Bitte begründen Sie, warum die Definition sich ändert."))
    edit(indicator, "redefine", KEEP, actor=actor, edition=edition, changes={})
    last = indicator.versions.order_by("number").last()
    version: IndicatorVersion = indicator.versions.create(
        number=(last.number if last else 0) + 1, **definition
    )
    _compute_anew(indicator)
    return version


def _compute_anew(indicator: Indicator) -> None:
    """Let the worker compute its values by the sheet as it is now, if it has a formula."""
    if Formula.objects.filter(indicator=indicator).exists():
        enqueue("indicators.derive", actor=SYSTEM, key="indicators.derive")


def retire(indicator: Indicator, *, actor: Actor, edition: int, reason: str, on: date) -> Indicator:
    """Watch it no longer, and say why; its values stay readable."""
    if not reason.strip():
        raise NotPossible(_("Bitte schreiben Sie, warum er nicht mehr beobachtet wird."))
    changes = {"retired_on": on, "retire_reason": reason.strip()}
    return move(indicator, "retire", actor=actor, edition=edition, changes=changes)


def revive(indicator: Indicator, *, actor: Actor, edition: int) -> Indicator:
    changes = {"retired_on": None, "retire_reason": ""}
    return move(indicator, "revive", actor=actor, edition=edition, changes=changes)


@transaction.atomic
def link_goal(
    indicator: Indicator, goal: Element, *, actor: Actor, edition: int, mechanism: str, doubts: str
) -> GoalLink:
    """Put it beside a goal: how both may hang together, and what speaks against that."""
    if not mechanism.strip():
        raise NotPossible(_("Bitte schreiben Sie, wie beides zusammenhängen kann."))
    edit(indicator, "link_goal", KEEP, actor=actor, edition=edition, changes={})
    link, _new = GoalLink.objects.update_or_create(
        indicator=indicator,
        element=goal,
        defaults={"mechanism": mechanism.strip(), "doubts": doubts.strip()},
    )
    return link


@transaction.atomic
def unlink_goal(indicator: Indicator, goal: Element, *, actor: Actor, edition: int) -> None:
    """Let it stand beside a goal no longer; what bodies said about the goal stays."""
    edit(indicator, "unlink_goal", KEEP, actor=actor, edition=edition, changes={}, element=goal.pk)
    gone, _rows = GoalLink.objects.filter(indicator=indicator, element=goal).delete()
    if not gone:
        raise NotPossible(_("Der Indikator steht nicht neben diesem Ziel. Bitte laden Sie neu."))


def _check_sheet(facts: Mapping[str, object]) -> None:
    """Refuse what no reader could use; the rest may stay empty."""
    sums = facts.get("over_time") == OverTime.SUM or facts.get("over_area") == OverArea.SUM
    if "catalogue" in facts and bool(facts["catalogue"]) != bool(facts.get("catalogue_code")):
        raise NotPossible(
            _("Katalog und Kürzel im Katalog gehören zusammen. Bitte tragen Sie beides ein.")
        )
    if facts.get("value_type") in {ValueType.SHARE, ValueType.RATE} and sums:
        raise NotPossible(
            _("Anteile lassen sich nicht zusammenzählen. Bitte wählen Sie „aus Zähler und Nenner“.")
        )
