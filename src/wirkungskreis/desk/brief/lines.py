"""The lines of the Beratungsblatt: what is said, its badge, and the page on which it stands."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from wirkungskreis.desk.ways import way
from wirkungskreis.indicators import grounds
from wirkungskreis.indicators.queries.standing import Standing
from wirkungskreis.kernel import formats
from wirkungskreis.kernel.actor import Actor
from wirkungskreis.kernel.policy import ask
from wirkungskreis.measures.ahead import Dispute, Ending
from wirkungskreis.reports.models import DecisionAsked
from wirkungskreis.rounds.models import Return, Round
from wirkungskreis.rounds.queries.deviations import Deviation
from wirkungskreis.rounds.queries.silence import Silent
from wirkungskreis.ui.tones import Tone, tone_of

LONGEST = 100  # characters of a text, so that one page stays one page


@dataclass(frozen=True, slots=True)
class Line:
    """``label`` is the link, ``words`` follow it; ``note`` and ``tone`` are its badge.

    ``beside`` are short lines below, as of the indicators that lay beside what a body said.
    """

    label: str
    url: str
    words: str = ""
    note: str = ""
    tone: Tone = "neutral"
    beside: Sequence[str] = ()


@dataclass(frozen=True, slots=True)
class Section:
    """Some lines under a heading; ``more`` leads to those that did not fit, ``url`` to all."""

    title: str
    lines: Sequence[Line]
    empty: str
    more: Line | None = None
    url: str = ""


def section(
    title: str, lines: Sequence[Line], *, most: int, empty: str, more_url: str = ""
) -> Section:
    """Keep the first lines; the rest is counted, because a page that hides something lies."""
    hidden = len(lines) - most
    words = ngettext("und {n} weitere", "und {n} weitere", hidden).format(n=hidden)
    more = Line(words, more_url) if hidden > 0 else None
    return Section(title, lines[:most], empty, more)


def of_asked(asked: Iterable[DecisionAsked]) -> list[Line]:
    return [
        Line(short(one.text), way("report", one.report.public_id), who(one.reason, str(one.body)))
        for one in asked
    ]


def of_wishes(wishes: Iterable[Return], actor: Actor) -> list[Line]:
    """Say what leads need decided; the text only to whom it was addressed, or if released."""
    lines = []
    for ret in wishes:
        is_told = ret.releases_obstacle or ask(actor, "rounds.read_inner", ret)
        text = ret.help_text if is_told else _("Worum es geht, sagt die Koordination.")
        side = ret.measure.remit or ret.measure.lead
        url = way("return", ret.public_id)
        lines.append(Line(str(ret.measure), url, who(text, side.label)))
    return lines


def who(text: str, side: str) -> str:
    """Say what is to decide, and whose matter it is."""
    if not side:
        return short(text)
    return _("{text} Zuständig: {side}.").format(text=short(text), side=side)


def of_disputes(disputes: Iterable[Dispute], rnd: Round | None) -> list[Line]:
    """Say who claims a lead; the body for whose sitting the round is asked can settle it."""
    body = rnd.sitting.body.name if rnd and rnd.sitting else ""
    return [
        Line(
            str(dispute.measure),
            way("measure", dispute.measure.public_id),
            who(
                _("Wer führt? {names} sehen sich zuständig, seit {day}.").format(
                    names=_(" und ").join(dispute.claimed_by) or _("Mehrere"),
                    day=formats.day_short(dispute.since),
                ),
                body,
            ),
        )
        for dispute in disputes
    ]


def of_deviations(deviations: Iterable[Deviation]) -> list[Line]:
    lines = []
    for row in deviations:
        since = _("seit {day}").format(day=formats.day_short(row.since))
        reason = short(row.reason) if row.reason else _("Grund nicht gemeldet.")
        url = way("measure", row.measure.public_id)
        words = f"{reason} ({row.measure.lead.label}, {since})"
        lines.append(Line(str(row.measure), url, words, row.label, tone_of(row.code)))
    return lines


def of_money(endings: Iterable[Ending]) -> list[Line]:
    lines = []
    for ending in endings:
        next_money = _(", ").join(ending.hoped_for) or _("nichts beantragt")
        words = _("{programme}; Anschluss: {next}").format(
            programme=ending.programme, next=next_money
        )
        note = _("bis {day}").format(day=formats.day_short(ending.last))
        url = way("measure", ending.measure.public_id)
        lines.append(Line(str(ending.measure), url, words, note, "warn"))
    return lines


def of_conditions(conditions: Iterable[Any]) -> list[Line]:
    """List what the council waits for, the overdue first; rows know whether they are ``late``."""
    rows = sorted(conditions, key=lambda one: (not one.late, one.due or date.max))
    lines = []
    for one in rows:
        late = one.late
        note = _("überfällig") if late else one.get_state_display()
        tone: Tone = "bad" if late else tone_of(one.state)
        due = _(" ({owner}, fällig {day})").format(
            owner=one.owner.label if one.owner else _("ohne Zuständige"),
            day=formats.day_short(one.due) if one.due else _("ohne Tag"),
        )
        url = way("condition", one.public_id)
        lines.append(Line(one.number, url, f"{short(one.text)}{due}", note, tone))
    return lines


def of_indicators(away: Iterable[Standing]) -> list[Line]:
    """Say where an indicator stands and what it was to reach; the rule names no cause."""
    lines = []
    for one in away:
        latest, target = one.finding.latest, one.target
        value = grounds.cell(one.indicator, latest) if latest else ""
        goal = grounds.target_words(one.indicator, target) if target else ""
        words = _("{value} statt {goal}").format(value=value, goal=goal)
        url = way("indicator", one.indicator.public_id)
        tone = tone_of(one.finding.status.value)
        note = str(one.finding.status.label)
        lines.append(Line(str(one.indicator), url, short(words), note, tone))
    return lines


def of_silent(silent: Iterable[Silent]) -> list[Line]:
    lines = []
    for one in silent:
        measures = ngettext("{n} Maßnahme", "{n} Maßnahmen", one.measures).format(n=one.measures)
        rounds = ngettext("seit {n} Runde", "seit {n} Runden", one.in_a_row)
        note = rounds.format(n=one.in_a_row)
        lines.append(Line(one.name, way("measures", traeger=one.code), measures, note, "silent"))
    return lines


def short(text: str, most: int = LONGEST) -> str:
    """Cut a long text between words; the page it links to has all of it."""
    if len(text) <= most:
        return text
    return f"{text[:most].rpartition(' ')[0].rstrip(',;')} …"
