"""Rheinaue's committees, sittings, decisions and what the council asked for."""

from datetime import date

from wirkungskreis.demo.reading import Row, day, day_after, read
from wirkungskreis.mandates.models import Approval, Body, Condition, Decision, Fulfilment, Sitting
from wirkungskreis.mandates.models.body import Level
from wirkungskreis.mandates.models.condition import Recurrence
from wirkungskreis.mandates.models.decision import Kind
from wirkungskreis.mandates.states import ConditionState, SittingState
from wirkungskreis.people.models import Organisation

LEVELS = {"Leitung": Level.LEADERSHIP, "Fachebene": Level.OPERATIONAL}
APPROVALS = {"": "", "Fristablauf": Approval.SILENCE, "nächste Sitzung": Approval.NEXT_MEETING}
CONDITION_STATES = {str(state.label).split(" (")[0]: state for state in ConditionState}
RECURRENCES = {str(recurrence.label): recurrence for recurrence in Recurrence}
RECURRENCES["je Bericht"] = Recurrence.PER_REPORT
COUNCIL_BODIES = ("O-RAT", "O-ASG", "O-IR", "O-ACI")


def load_bodies(organisations: dict[str, Organisation]) -> dict[str, Body]:
    """Store steering groups and political bodies; give them by code."""
    data = read("rheinaue", "committees")
    seats = {seat["code"]: seat for seat in data["seats"]}
    steering = [_body(row, seats, organisations) for row in data["bodies"]]
    political = [_political(organisations[code]) for code in COUNCIL_BODIES]
    bodies = {body.code: body for body in Body.objects.bulk_create(steering + political)}
    for row in data["bodies"]:
        bodies[row["code"]].predecessor = bodies.get(row.get("predecessor", ""))
    bodies["O-ACI"].predecessor = bodies["O-IR"]
    Body.objects.bulk_update(bodies.values(), ["predecessor"])
    return bodies


def _body(row: Row, seats: dict[str, Row], organisations: dict[str, Organisation]) -> Body:
    chair = seats.get(row.get("chair", {}).get("seat", ""))
    return Body(
        code=row["code"],
        name=row["name"],
        level=LEVELS[row["level"]],
        purpose=row.get("purpose", ""),
        per_year=row.get("cadence_per_year"),
        office=organisations.get(row.get("secretariat", {}).get("organisation", "")),
        lead=organisations.get(row.get("lead_office", "")),
        chair=f"{chair['function']}, {organisations[chair['organisation']].label}" if chair else "",
        months=", ".join(str(month) for month in row.get("months", [])),
        topics_days=row.get("topic_deadline_days"),
        invite_days=row.get("invite_days"),
        papers_days=row.get("papers_days"),
        minutes_days=row.get("minutes_days"),
        objection_days=row.get("objection_days"),
        approval=APPROVALS[row.get("minutes_approval", "")],
        quorum=row.get("quorum", ""),
        is_public=row.get("public", False),
        valid_from=day(row["valid_from"]),
        valid_before=day_after(row["valid_to"]),
    )


def _political(organisation: Organisation) -> Body:
    return Body(
        code=organisation.code,
        name=organisation.name,
        level=Level.POLITICAL,
        organisation=organisation,
        is_public=True,
        valid_from=organisation.valid_from,
        valid_before=organisation.valid_before,
    )


def load_sittings(bodies: dict[str, Body]) -> dict[str, Sitting]:
    """Store the steering groups' sittings and those in which the council dealt with a paper."""
    made = [
        Sitting(
            code=row["code"],
            body=bodies[row["body"]],
            number=row["number"],
            on=date.fromisoformat(row["date"]),
            place=row["place"],
            state=SittingState.PLANNED if row["state"] == "geplant" else SittingState.HELD,
        )
        for row in read("rheinaue", "committees")["meetings"]
    ]
    days = {
        (stop["body"], stop["date"])
        for paper in read("rheinaue", "council")["papers"]
        for stop in paper["consultation"]
    }
    today = read("rheinaue", "meta")["as_of"]
    for body, on in sorted(days):
        state = SittingState.HELD if on <= today else SittingState.PLANNED
        code = f"{body.removeprefix('O-')}-{on}"
        made.append(Sitting(code=code, body=bodies[body], on=date.fromisoformat(on), state=state))
    return {sitting.code: sitting for sitting in Sitting.objects.bulk_create(made)}


def load_decisions(sittings: dict[str, Sitting]) -> dict[str, Decision]:
    """Store what the steering groups agreed and the council decided; give it by number."""
    steering = [_agreement(row, sittings) for row in read("rheinaue", "committees")["decisions"]]
    council = [
        _council_decision(point, paper, sittings)
        for paper in read("rheinaue", "council")["papers"]
        for point in _points(paper)
    ]
    made = Decision.objects.bulk_create(steering + council)
    return {decision.number: decision for decision in made}


def _points(paper: Row) -> list[Row]:
    """Give what was decided; a report noted without decision points is one decision, too."""
    if paper["state"] == "Entwurf" or any(stop["result"] is None for stop in _last(paper)):
        return []
    points: list[Row] = paper.get("decision_points", [])
    return points or [{"code": f"KN-{paper['code']}", "text": _last(paper)[0]["result"]}]


def _last(paper: Row) -> list[Row]:
    stops: list[Row] = paper["consultation"]
    return [stop for stop in stops if stop["authoritative"]] or stops[-1:]


def _agreement(row: Row, sittings: dict[str, Sitting]) -> Decision:
    """Take over a steering group's vote: it binds its members, nobody else."""
    sitting, votes = sittings[row["meeting"]], row["votes"]
    return Decision(
        number=row["code"],
        body=sitting.body,
        sitting=sitting,
        kind=Kind.RECOMMENDATION if "empfiehlt" in row["text"] else Kind.AGREEMENT,
        text=row["text"],
        agenda_item=row["agenda_item"],
        about=row["object"] or "",
        binding_from=day(row["binding_from"]),
        on=sitting.on,
        votes_for=votes["yes"],
        votes_against=votes["no"],
        votes_abstained=votes["abstain"],
    )


def _council_decision(point: Row, paper: Row, sittings: dict[str, Sitting]) -> Decision:
    stop = _last(paper)[0]
    sitting = sittings[f"{stop['body'].removeprefix('O-')}-{stop['date']}"]
    votes = stop["votes"] or {"for": None, "against": None, "abstain": None}
    return Decision(
        number=point["code"],
        body=sitting.body,
        sitting=sitting,
        kind=Kind.DECISION,
        subject=paper["subject"],
        text=point["text"],
        paper=paper["code"],
        amount=point.get("amount_eur"),
        about=paper.get("concept_version", ""),
        on=sitting.on,
        votes_for=votes["for"],
        votes_against=votes["against"],
        votes_abstained=votes["abstain"],
        note=paper.get("note", ""),
    )


def load_conditions(
    decisions: dict[str, Decision], organisations: dict[str, Organisation]
) -> dict[str, Condition]:
    """Store the council's conditions and what was delivered on them; give them by number."""
    by_paper = {decision.paper: decision for decision in reversed(decisions.values())}
    rows = [
        (row, by_paper.get(paper["code"]))
        for paper in read("rheinaue", "council")["papers"]
        for row in paper.get("conditions", [])
    ]
    made = Condition.objects.bulk_create(
        Condition(
            number=row["code"],
            decision=decision,
            text=row["text"],
            owner=organisations[row["owner"]],
            due=day(row["due"]),
            recurrence=RECURRENCES[row["recurring"] or "einmalig"],
            state=CONDITION_STATES[row["state"]],
            measure=row.get("measure", ""),
            note=row.get("note", ""),
        )
        for row, decision in rows
    )
    Fulfilment.objects.bulk_create(
        Fulfilment(
            condition=condition, on=date.fromisoformat(done["date"]), evidence=_evidence(done["by"])
        )
        for (row, _decision), condition in zip(rows, made, strict=True)
        for done in _fulfilments(row)
    )
    return {condition.number: condition for condition in made}


def _fulfilments(row: Row) -> list[Row]:
    single = {"date": row.get("fulfilled_on"), "by": row.get("fulfilled_by")}
    return row.get("fulfilments") or ([single] if single["date"] else [])


def _evidence(code: str) -> str:
    return f"Vorlage {code}" if "/" in code else f"Maßnahme {code}"
