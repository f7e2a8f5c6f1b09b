"""What the committee will ask, and how much of an answer there is: never a sum without its base."""

from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from wirkungskreis.desk.ways import way
from wirkungskreis.kernel import formats
from wirkungskreis.measures.ahead import Posts
from wirkungskreis.reports.pending import Latest
from wirkungskreis.rounds.models import Round
from wirkungskreis.rounds.queries.sums import Sums
from wirkungskreis.rounds.states import ReachOf

REACH = dict(ReachOf.choices)


@dataclass(frozen=True, slots=True)
class Answer:
    """``known`` is what can be said; ``base`` from how many of how many measures it is."""

    question: str
    known: str
    base: str
    url: str


def staff(posts: Posts, sums: Sums, on: date) -> Answer:
    """Say how many posts work on it, and the hours that were reported beside that."""
    known = _("nicht gemeldet")
    if posts.reported and posts.low is not None and posts.high is not None:
        known = _("{posts} Stellen").format(posts=span(posts.low, posts.high))
    base = of(posts.reported, posts.of, _("Plan {year}").format(year=on.year))
    if sums.hours.reported:
        hours = formats.number(sums.hours.total, places=0)
        reported = of(sums.hours.reported, sums.asked, "")
        base = _("{base}; gemeldet {hours} Stunden {reported}").format(
            base=base, hours=hours, reported=reported
        )
    return Answer(_("Personal"), known, base, way("measures"))


def cost(sums: Sums, rnd: Round | None) -> Answer:
    known = formats.euro(sums.cost.total) if sums.cost.reported else _("nicht gemeldet")
    base = _base(sums.cost.reported, sums, rnd)
    return Answer(_("Kosten"), known, base, _round(rnd))


def reach(sums: Sums, rnd: Round | None) -> Answer:
    """Name what was counted, each by itself: people are not visits, and may be counted twice."""
    base = _base(sums.reach_reported, sums, rnd)
    if not sums.reach:
        return Answer(_("Erreichte"), _("nicht gemeldet"), base, _round(rnd))
    order = [kind for kind in ReachOf.values if kind in sums.reach]
    words = REACH | {ReachOf.NUMBER.value: _("anderes Gezähltes")}
    parts = [f"{formats.number(sums.reach[kind].total)} {words[kind]}" for kind in order]
    twice = _("{base}; Mehrfachzählungen sind möglich").format(base=base)
    return Answer(_("Erreichte"), ", ".join(parts), twice, _round(rnd))


def effect(latest: Latest | None) -> Answer:
    """Say for how many goals the last report could say something; nobody derives effect."""
    nothing = _("nicht beurteilbar")
    if latest is None:
        return Answer(
            _("Wirkung"), nothing, _("noch kein Bericht mit Kennzahlen zu Zielen"), way("reports")
        )
    goals = ngettext("Kennzahlen zu {n} Ziel", "Kennzahlen zu {n} Zielen", latest.judged)
    known = goals.format(n=latest.judged) if latest.judged else nothing
    base = _("{title}; zu {n} Zielen steht, warum nicht beurteilbar").format(
        title=latest.report.title, n=latest.not_judged
    )
    return Answer(_("Wirkung"), known, base, way("report", latest.report.public_id))


def of(reported: int, asked: int, when: str) -> str:
    """Write the base of a figure: "aus 44 von 77 Maßnahmen, Stand 31.12.2025"."""
    words = ngettext("aus {n} von {of} Maßnahme", "aus {n} von {of} Maßnahmen", asked)
    base = words.format(n=reported, of=asked)
    return f"{base}, {when}" if when else base


def span(low: Decimal, high: Decimal) -> str:
    """Write a range, or one number if both ends are the same."""
    first = formats.number(low)
    return (
        first if low == high else _("{low} bis {high}").format(low=first, high=formats.number(high))
    )


def _base(reported: int, sums: Sums, rnd: Round | None) -> str:
    """Say from how many measures of which day, or that no round is frozen yet."""
    if rnd is None:
        return _("noch ist keine Abfrage geschlossen")
    when = _("Stand {day}").format(day=formats.day_short(rnd.reference_date))
    return of(reported, sums.asked, when)


def _round(rnd: Round | None) -> str:
    return way("round", rnd.public_id) if rnd else way("rounds")
