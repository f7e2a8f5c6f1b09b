"""The charts of a report, from its frozen facts."""

from collections import Counter
from datetime import date, timedelta
from decimal import Decimal

from wirkungskreis.charts.rates import RateLine, RatePoint
from wirkungskreis.charts.states import StateBar, StateCount
from wirkungskreis.charts.timelines import Money, MoneyState, MoneyTimeline
from wirkungskreis.kernel.formats import day
from wirkungskreis.measures.finance import WARN_MONTHS, Course, months_later, runs_out
from wirkungskreis.measures.finance import Money as Granted
from wirkungskreis.measures.models import Approval
from wirkungskreis.reports.facts import LOOKS, ORDER, FieldFacts, MeasureFacts
from wirkungskreis.reports.sentences import counted, largest_group
from wirkungskreis.rounds.models import Round
from wirkungskreis.rounds.queries.rates import rates_over_rounds

MONEY = {
    Approval.GRANTED: MoneyState.APPROVED,
    Approval.REQUESTED: MoneyState.APPLIED,
    Approval.ANNOUNCED: MoneyState.OPEN,
}
BOTH_GREYS = ("silent", "unconfirmed")  # shown even when there are none: silence is data


def state_bar(key: str, counts: Counter[str], on: date) -> StateBar:
    """Show how many measures stand how; the title names the largest group."""
    total = counts.total()
    largest = max(counts, key=lambda code: (counts[code], -ORDER.index(code)))
    shown = [code for code in ORDER if counts[code] or code in BOTH_GREYS]
    return StateBar(
        key=key,
        title=largest_group(largest, counts[largest], total),
        subtitle=f"Stand der Maßnahmen am {day(on)}",
        source="Quelle: Meldungen der verantwortlichen Stellen",
        counts=tuple(StateCount(LOOKS[code][0], counts[code], LOOKS[code][1]) for code in shown),
    )


def rates(rounds: list[Round], closed: list[Round]) -> list[tuple[Round, RatePoint]]:
    """Say how many answered in time, for all closed rounds up to the newest of the report."""
    newest = rounds[-1]
    return [
        (rate.round, RatePoint(f"{rate.round.reference_date:%d.%m.%y}", rate.in_time, rate.reached))
        for rate in rates_over_rounds(newest.closed_on or newest.closes, closed)
        if rate.round and rate.round.reference_date <= newest.reference_date
    ]


def rate_line(points: tuple[RatePoint, ...]) -> RateLine | None:
    """Show the rates as a line, if there are enough for one."""
    if len(points) < 2:  # noqa: PLR2004  a line needs two points
        return None
    last = points[-1]
    return RateLine(
        key="ruecklauf",
        title=f"{last.part} von {last.whole} Meldungen kamen bis zur Frist",
        subtitle="Rücklauf je Abfrage: Meldungen mit Inhalt bis zur Frist",
        source="Quelle: Abfragen des Integrationskonzepts",
        part_title="bis zur Frist",
        whole_title="erreicht",
        points=points,
    )


def ending(fields: list[FieldFacts], on: date) -> list[MeasureFacts]:
    """Find the measures that go on although their granted money ends within half a year."""
    return [m for field in fields for m in field.measures if _runs_out(m, on)]


def _runs_out(measure: MeasureFacts, on: date) -> bool:
    facts = measure.newest.ret.measure
    end = date.fromisoformat(facts["planned_end"]) if facts["planned_end"] else None
    fundings = [Granted(f["approval"], _date(f["valid_before"])) for f in facts["fundings"]]
    return runs_out(Course(facts["state"], end, None), fundings, on=on)


def _date(text: str | None) -> date | None:
    return date.fromisoformat(text) if text else None


def money_line(key: str, measures: list[MeasureFacts], on: date) -> MoneyTimeline | None:
    """Show the fundings of these measures that are running or hoped for; None if there are none."""
    rows = [row for measure in measures for row in _moneys(measure, on)]
    if not rows:
        return None
    until = day(months_later(on, WARN_MONTHS))
    verb = "läuft" if len(measures) == 1 else "laufen"
    return MoneyTimeline(
        key=key,
        title=f"{counted(len(measures))} {verb} bis {until} ohne gesichertes Geld",
        subtitle=f"Förderungen, Stand {day(on)}",
        source="Quelle: Register der Maßnahmen",
        today=on,
        rows=tuple(rows),
    )


def money_refs(measures: list[MeasureFacts], on: date) -> tuple[str, ...]:
    """Give the fact of each row of the same timeline."""
    return tuple(f"return:{m.newest.ret.key}" for m in measures for _row in _moneys(m, on))


def _moneys(measure: MeasureFacts, on: date) -> list[Money]:
    ret = measure.newest.ret
    rows = []
    for funding in ret.measure["fundings"]:
        start, before = _date(funding["valid_from"]), _date(funding["valid_before"])
        if start is None or before is None or before <= on or funding["approval"] not in MONEY:
            continue
        last = before - timedelta(days=1)
        rows.append(
            Money(
                label=f"{ret.measure_code} {ret.measure_title}",
                programme=funding["programme"],
                start=start,
                end=last,
                state=MONEY[funding["approval"]],
                amount=Decimal(funding["amount"]) if funding["amount"] else None,
                ends_soon=last <= months_later(on, WARN_MONTHS),
            )
        )
    return rows
