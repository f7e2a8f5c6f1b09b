"""The Beratungsblatt: everything a head of department needs before a sitting, on one page."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date

from django.utils.translation import gettext as _

from wirkungskreis.desk.brief import lines, pending, questions
from wirkungskreis.desk.brief.lines import Section, section
from wirkungskreis.desk.brief.pending import Owed
from wirkungskreis.desk.brief.questions import Answer
from wirkungskreis.desk.start.tasks import days_left
from wirkungskreis.desk.ways import way
from wirkungskreis.indicators.queries.standing import away_from_target
from wirkungskreis.kernel import formats
from wirkungskreis.kernel.actor import Actor
from wirkungskreis.mandates.ahead import waited_for
from wirkungskreis.measures.ahead import money_ending, open_disputes, posts_of
from wirkungskreis.reports.pending import decisions_asked, latest_report
from wirkungskreis.rounds.models import Round
from wirkungskreis.rounds.queries.deviations import deviations
from wirkungskreis.rounds.queries.silence import silent_organisations
from wirkungskreis.rounds.queries.sums import Sums, sums_of
from wirkungskreis.rounds.queries.wishes import decisions_wanted, newest

# How many lines fit on one page.
DECISIONS, DEVIATIONS, INDICATORS, EFFECTS, MONEY = (5, 4, 2, 2, 3)
CONDITIONS, OWED, AGREED, SILENT = (3, 4, 2, 3)


@dataclass(frozen=True, slots=True)
class Sheet:
    """``wide`` are the sections with whole sentences, ``narrow`` stand beside them."""

    round: Round | None
    state: str
    url: str
    wide: Sequence[Section]
    narrow: Sequence[Section]
    answers: Sequence[Answer]


def sheet(actor: Actor, on: date) -> Sheet:
    """Read it in the same few queries however much there is to say."""
    rnd, frozen = newest(actor)
    sums = sums_of([one for one in (rnd, frozen) if one])
    owed = pending.owed(actor, on, rnd.sitting if rnd else None)
    of_frozen = sums[frozen.pk] if frozen else Sums()
    effects = _effects(owed)
    fewer = len(effects)  # one page holds one line less of each where bodies said something
    return Sheet(
        rnd,
        _state(rnd, sums, on),
        way("round", rnd.public_id) if rnd else way("rounds"),
        [
            _to_decide(actor, on, rnd, DECISIONS - fewer),
            _deviations(actor, on, DEVIATIONS - fewer),
            _indicators(actor, on),
            *effects,
            _money(actor, on, MONEY - fewer),
        ],
        [_conditions(actor, on), _owed(owed, on), _agreed(on, rnd, owed), _silent(actor, on)],
        [
            questions.staff(posts_of(actor, on.year), of_frozen, on),
            questions.cost(of_frozen, frozen),
            questions.reach(of_frozen, frozen),
            questions.effect(latest_report(actor)),
        ],
    )


def _state(rnd: Round | None, sums: dict[int, Sums], on: date) -> str:
    """Say how far the newest round is."""
    if rnd is None:
        return _("Noch wurde nichts abgefragt.")
    found = sums[rnd.pk]
    there = _("{there} von {asked} da, {checked} geprüft").format(
        there=found.there, asked=found.asked, checked=found.checked
    )
    if rnd.is_open:
        return _("{there}; {left}").format(there=there, left=days_left(rnd.days_left(on)))
    return _("{there}; geschlossen am {day}").format(
        there=there, day=formats.day_short(rnd.closed_on)
    )


def _to_decide(actor: Actor, on: date, rnd: Round | None, most: int) -> Section:
    wishes = lines.of_wishes(decisions_wanted(rnd, actor, on), actor) if rnd else []
    found = [
        *lines.of_asked(decisions_asked(actor)),
        *pending.to_decide(actor, on),
        *wishes,
        *lines.of_disputes(open_disputes(actor), rnd),
    ]
    url = way("round", rnd.public_id) if rnd else ""
    empty = _("Niemand hat um eine Entscheidung gebeten.")
    return section(_("Heute zu entscheiden"), found, most=most, empty=empty, more_url=url)


def _deviations(actor: Actor, on: date, most: int) -> Section:
    found = lines.of_deviations(deviations(actor, on))
    empty = _("Keine gemeldet.")
    url = way("measures", abweichung="alle")
    shown = section(_("Abweichungen"), found, most=most, empty=empty, more_url=url)
    return replace(shown, url=url)


def _indicators(actor: Actor, on: date) -> Section:
    found = lines.of_indicators(away_from_target(on, actor))
    empty = _("Kein Indikator mit Ziel ist abseits davon.")
    title, url = _("Indikatoren gegen ihr Ziel"), way("indicators")
    return section(title, found, most=INDICATORS, empty=empty, more_url=url)


def _effects(owed: Sequence[Owed]) -> list[Section]:
    """Show what bodies said last about goals, beside which indicators; nothing if none did."""
    found = pending.of_effects(owed)
    title, url = _("Wirkung an Zielen, wie Gremien sie sehen"), way("concept")
    shown = section(title, found, most=EFFECTS, empty="", more_url=url)
    return [shown] if found else []


def _money(actor: Actor, on: date, most: int) -> Section:
    found = lines.of_money(money_ending(actor, on))
    empty = _("In den nächsten sechs Monaten endet kein Geld einer laufenden Maßnahme.")
    url = way("measures", finanzen="runs_out")
    title = _("Geld endet, die Maßnahme nicht")
    return section(title, found, most=most, empty=empty, more_url=url)


def _conditions(actor: Actor, on: date) -> Section:
    found = lines.of_conditions(waited_for(actor, on))
    empty, url = _("Kein Ratsauftrag ist offen."), way("conditions")
    return section(_("Offene Ratsaufträge"), found, most=CONDITIONS, empty=empty, more_url=url)


def _owed(owed: Sequence[Owed], on: date) -> Section:
    """Show what bodies ordered and what organisations promised, the overdue first."""
    tasks = pending.of_owed(owed, {"task"}, on)
    promised = pending.of_owed(owed, {"promise", "unconfirmed"}, on)
    found = [*tasks[:2], *promised[:2], *tasks[2:], *promised[2:]]  # neither hides the other
    title, empty = _("Aufträge und Zusagen"), _("Kein Auftrag und keine Zusage ist offen.")
    return section(title, found, most=OWED, empty=empty, more_url=way("tasks"))


def _agreed(on: date, rnd: Round | None, owed: Sequence[Owed]) -> Section:
    """Show what was to follow from reports, and what the body of the sitting agreed last."""
    agreed = sorted((row for row in owed if row.kind == "agreement"), key=lambda row: row.number)
    follow = pending.of_owed(owed, {"consequence"}, on)
    found = [*follow, *pending.of_owed(agreed, {"agreement"}, on)]
    url = way("body", rnd.sitting.body.public_id) if rnd and rnd.sitting else way("bodies")
    empty = _("Keine Verabredung und keine Konsequenz ist eingetragen.")
    title = _("Verabredungen und Konsequenzen")
    return section(title, found, most=AGREED, empty=empty, more_url=url)


def _silent(actor: Actor, on: date) -> Section:
    found = lines.of_silent(silent_organisations(actor, on))
    empty = _("Alle haben geantwortet.")
    return section(_("Ohne Meldung"), found, most=SILENT, empty=empty, more_url=way("rounds"))
