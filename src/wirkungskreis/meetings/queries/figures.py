"""Indicators that miss their target or do not come nearer to it are proposed for an agenda."""

from django.utils.translation import gettext as _

from wirkungskreis.indicators import grounds
from wirkungskreis.indicators.queries.standing import Standing, away_from_target
from wirkungskreis.meetings.queries.offers import Asked, Offer, Proposal, clipped, in_german
from wirkungskreis.meetings.states import Ground


def of_indicators(asked: Asked) -> list[Offer]:
    """Propose what the rule finds off its target, in two queries however many there are.

    Whether anything follows from it is for the committee: the rule names no cause.
    """
    parts = [
        _proposal(one)
        for one in away_from_target(asked.on, asked.actor)
        if not asked.taken.has(Ground.INDICATOR, one.indicator)
    ]
    return [Offer(Ground.INDICATOR, _("Indikatoren gegen ihr Ziel"), parts)]


def _proposal(one: Standing) -> Proposal:
    indicator, latest = one.indicator, one.finding.latest
    with in_german():
        title = _("Indikator {indicator}: {status}").format(
            indicator=indicator, status=one.finding.status.label
        )
    value = grounds.cell(indicator, latest) if latest else ""
    goal = grounds.target_words(indicator, one.target) if one.target else ""
    why = _("{value} statt {goal}").format(value=value, goal=goal)
    key = f"indicator:{indicator.public_id}"
    return Proposal(key, Ground.INDICATOR, clipped(title), why, indicator)
