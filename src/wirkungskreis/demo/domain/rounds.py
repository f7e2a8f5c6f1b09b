"""Rheinaue's six reporting rounds and what was reported in them."""

from collections import defaultdict
from collections.abc import Iterable
from datetime import date, timedelta
from decimal import Decimal

from wirkungskreis.demo.domain.measures import STATES
from wirkungskreis.demo.reading import Row, day, read
from wirkungskreis.kernel.actor import SYSTEM
from wirkungskreis.mandates.models import Sitting
from wirkungskreis.measures.models import Measure
from wirkungskreis.outbox.domain import post
from wirkungskreis.people.models import Organisation, Person
from wirkungskreis.rounds.domain.closing import close
from wirkungskreis.rounds.domain.links import ensure
from wirkungskreis.rounds.models import AccessLink, Return, Round, RoundReminder
from wirkungskreis.rounds.states import Continuation, ReachOf, ReturnState, RoundState, Schedule
from wirkungskreis.vocab.models import Obstacle

SCHEDULES = {str(schedule.label): schedule for schedule in Schedule}
CONTINUATIONS = {
    Schedule.ON_PLAN: Continuation.CONTINUES,
    Schedule.DELAYED: Continuation.LIMITED,
    Schedule.AT_RISK: Continuation.LIMITED,
    Schedule.VOID: Continuation.ENDS,
}
RETURN_STATES = {
    "nicht geöffnet": ReturnState.ASKED,
    "keine Meldung": ReturnState.ASKED,
    "Entwurf": ReturnState.DRAFTED,
    "eingereicht": ReturnState.HANDED_IN,
    "zurückgegeben": ReturnState.SENT_BACK,
    "geprüft": ReturnState.CHECKED,
}
REACH = {str(kind.label): kind for kind in ReachOf}


def rows() -> list[Row]:
    """Give the rounds as the file has them, oldest first."""
    found: list[Row] = read("rheinaue", "rounds")["rounds"]
    return found


def load_rounds(sittings: dict[str, Sitting]) -> dict[str, Round]:
    """Store all rounds as open; closing and freezing is a verb of its own."""
    made = Round.objects.bulk_create(
        Round(
            code=row["code"],
            title=row["title"],
            period_start=date.fromisoformat(row["period_from"]),
            period_before=date.fromisoformat(row["reference_date"]) + timedelta(days=1),
            reference_date=date.fromisoformat(row["reference_date"]),
            opens=date.fromisoformat(row["opens"]),
            closes=date.fromisoformat(row["closes"]),
            sitting=sittings[row["meeting"]],
            state=RoundState.OPEN,
            opened_on=day(row["opens"]),
        )
        for row in rows()
    )
    rounds = {rnd.code: rnd for rnd in made}
    RoundReminder.objects.bulk_create(
        RoundReminder(round=rounds[row["code"]], on=on, sent_on=on if on <= _today() else None)
        for row in rows()
        for on in map(date.fromisoformat, row["reminders"])
    )
    return rounds


def _today() -> date:
    return date.fromisoformat(read("rheinaue", "meta")["as_of"])


def load_returns(
    rounds: dict[str, Round],
    measures: dict[str, Measure],
    organisations: dict[str, Organisation],
    persons: dict[str, Person],
) -> None:
    """Store every answer, and silence as a request without one."""
    obstacles = {obstacle.code: obstacle for obstacle in Obstacle.objects.all()}
    made = []
    for row in rows():
        for report in row["reports"]:
            ret = _return(report, measures[report["measure"]], persons)
            ret.round = rounds[row["code"]]
            ret.organisation = organisations[report["organisation"]]
            ret.obstacle = obstacles.get(report.get("obstacle") or "")
            made.append(ret)
    Return.objects.bulk_create(made)
    AccessLink.objects.bulk_create(_links(rounds))


def _return(row: Row, measure: Measure, persons: dict[str, Person]) -> Return:
    ret = Return(
        measure=measure,
        person=persons.get(row.get("submitted_by") or "", measure.lead_person),
        state=RETURN_STATES[row["state"]],
    )
    if "lifecycle" in row:
        _said(ret, row, measure)
        _reviewed(ret, row, persons)
    return ret


def _said(ret: Return, row: Row, measure: Measure) -> None:
    schedule, reach = SCHEDULES[row["schedule"]], row["reach"] or {}
    question, effort = row.get("unchanged_check", {}), row.get("effort", {})
    ret.is_unchanged = row["unchanged"]
    ret.unchanged_question = question.get("question", "")
    ret.unchanged_answer = question.get("answer", "")
    ret.next_change_expected = day(row["next_step_due"]) if row["unchanged"] else None
    ret.lifecycle = STATES[row["lifecycle"]]
    ret.schedule = schedule if measure.has_schedule else ""
    ret.continuation = "" if measure.has_schedule else CONTINUATIONS[schedule]
    ret.schedule_reason = row["justification"] or ""
    ret.done = row["done"] or ""
    ret.next_step = row["next_step"] or ""
    ret.next_step_due = day(row["next_step_due"])
    ret.obstacle_text = row["obstacle_text"] or ""
    ret.reach_unit = reach.get("unit", "")
    ret.reach_planned = reach.get("planned")
    ret.reach_actual = reach.get("actual")
    ret.reach_of = REACH[reach["kind"]] if reach else ""
    ret.effort_hours = Decimal(effort["staff_hours"]) if effort else None
    ret.effort_cost = Decimal(effort["cost_eur"]) if effort else None


def _reviewed(ret: Return, row: Row, persons: dict[str, Person]) -> None:
    ret.handed_in_on = day(row.get("submitted_at"))
    ret.handed_in_by = persons.get(row.get("submitted_by") or "") if ret.handed_in_on else None
    ret.sent_back_on = day(row.get("returned_at"))
    ret.review_comment = row.get("review_comment", "")
    if ret.state == ReturnState.CHECKED:
        ret.checked_on = day(row.get("accepted_at")) or ret.handed_in_on
        ret.checked_by = persons.get(row.get("checked_by", ""))


def _links(rounds: dict[str, Round]) -> Iterable[AccessLink]:
    """Say who was asked and reminded; the tokens of closed rounds are void anyway."""
    reminders: dict[tuple[int, int], int] = defaultdict(int)
    sent = {
        (row["code"], report["measure"]): report.get("reminders_sent", 0)
        for row in rows()
        for report in row["reports"]
    }
    for ret in Return.objects.exclude(person=None).select_related("round", "measure"):
        count = sent[ret.round.code, ret.measure.code]
        key = ret.round_id, ret.person_id or 0
        reminders[key] = max(reminders[key], count)
    by_pk = {rnd.pk: rnd for rnd in rounds.values()}
    days = {row["code"]: [date.fromisoformat(on) for on in row["reminders"]] for row in rows()}
    for (round_pk, person_pk), count in reminders.items():
        rnd = by_pk[round_pk]
        yield AccessLink(
            round=rnd,
            person_id=person_pk,
            asked_on=rnd.opened_on,
            reminders_sent=count,
            last_reminded_on=days[rnd.code][:count][-1] if count else None,
        )


def ask_again(rnd: Round) -> None:
    """Give everybody asked in the open round a working link and the mail that carries it."""
    people = Person.objects.filter(links__round=rnd).order_by("pk")
    for link in ensure(rnd, people):
        key = f"rounds.ask:{link.pk}"
        post.put(actor=SYSTEM, person=link.person, template="rounds.ask", about=link, key=key)


def close_past(rounds: dict[str, Round]) -> None:
    """Close and freeze what was closed, on the day it was."""
    for row in rows():
        if row["frozen_at"]:
            rnd, on = rounds[row["code"]], date.fromisoformat(row["frozen_at"])
            close(rnd, actor=SYSTEM, edition=rnd.edition, on=on, as_it_is=True)
