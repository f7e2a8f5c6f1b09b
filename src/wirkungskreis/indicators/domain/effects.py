"""The verb by which people set the effect at a goal: in a body, with the indicators beside it."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from django.conf import settings
from django.db import transaction
from django.utils.translation import gettext as _
from django.utils.translation import override

from wirkungskreis.concept.models import Element
from wirkungskreis.indicators import grounds
from wirkungskreis.indicators.models import EffectAssessment, Grade, Indicator
from wirkungskreis.indicators.queries.standing import Standing, standings
from wirkungskreis.journal.moves import note
from wirkungskreis.kernel.actor import Actor
from wirkungskreis.kernel.errors import NotPossible
from wirkungskreis.kernel.policy import demand
from wirkungskreis.mandates.models import Decision

ASSESS = "indicators.assess"


@dataclass(frozen=True, slots=True)
class Said:
    """What a body saw at a goal, why, and on which indicators."""

    grade: str
    reason: str
    indicators: Sequence[Indicator] = ()
    is_public: bool = False


@transaction.atomic
def assess(goal: Element, said: Said, *, actor: Actor, decision: Decision) -> EffectAssessment:
    """Write down what a body decided about the effect at a goal; earlier ones stay readable.

    No rule proposes a grade: a body says it, and how the indicators stood is kept beside it.
    """
    demand(actor, ASSESS, goal)
    on = _check(goal, said, decision)
    found = standings(said.indicators, on, known_on=on)
    made = EffectAssessment.objects.create(
        element=goal,
        decision=decision,
        grade=said.grade,
        reason=said.reason.strip(),
        on=on,
        beside="\n".join(line(one) for one in found),
        is_public=said.is_public,
    )
    made.indicators.set(said.indicators)
    note(made, "assess", actor=actor, goal=goal.pk, decision=decision.pk)
    return made


def line(one: Standing) -> str:
    """Write how an indicator stood, in the language of the city."""
    with override(settings.LANGUAGE_CODE):
        latest = one.finding.latest or (one.points[-1] if one.points else None)
        words = [one.indicator.name]
        if latest:
            period = grounds.period(latest.start, latest.before)
            words.append(f"{grounds.cell(one.indicator, latest)} ({period})")
        words.append(str(one.finding.status.label))
        return f"{one.indicator.code}: {'; '.join(words)}"


def _check(goal: Element, said: Said, decision: Decision) -> date:
    if said.grade not in Grade.values:
        raise NotPossible(_("Diese Stufe gibt es nicht. Bitte wählen Sie eine aus der Liste."))
    if not said.reason.strip():
        raise NotPossible(_("Bitte schreiben Sie, womit das Gremium das begründet."))
    if decision.body_id is None or decision.on is None:
        raise NotPossible(
            _("Der Beschluss nennt kein Gremium oder keinen Tag. Bitte ergänzen Sie ihn zuerst.")
        )
    beside = set(goal.indicator_links.values_list("indicator", flat=True))
    if any(one.pk not in beside for one in said.indicators):
        raise NotPossible(_("Bitte wählen Sie nur Indikatoren, die neben diesem Ziel stehen."))
    if not said.indicators and said.grade != Grade.UNKNOWN:
        raise NotPossible(
            _(
                "Ohne Indikator lässt sich keine Wirkung erkennen. Bitte wählen Sie, woran das "
                "Gremium sie sah, oder „nicht beurteilbar“."
            )
        )
    return decision.on
