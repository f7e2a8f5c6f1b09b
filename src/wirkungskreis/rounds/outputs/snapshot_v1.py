"""Schema 1 of a frozen return: how it is written, and a reader that is kept for ever."""

import json
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import Any

from wirkungskreis.measures.models import Measure
from wirkungskreis.people.models import Organisation, Person
from wirkungskreis.rounds.models import Return
from wirkungskreis.rounds.states import ANSWERED, ReturnState, Standing

SCHEMA = 1
TEXTS = (
    "lifecycle",
    "schedule",
    "continuation",
    "schedule_reason",
    "done",
    "next_step",
    "help_kind",
    "help_text",
    "obstacle_text",
    "reach_unit",
    "reach_of",
    "reach_kind",
    "what_is_missing",
    "unchanged_sentence",
    "unchanged_question",
    "unchanged_answer",
    "special",
    "successor_text",
)
NUMBERS = ("reach_planned", "reach_actual")
AMOUNTS = ("effort_hours", "effort_cost")
SAID = (*ANSWERED, ReturnState.SENT_BACK)  # a draft was not sent: its words stay its writer's
DAYS = ("next_step_due", "next_change_expected")


def content(ret: Return, standing: str, names: dict[int, tuple[str, str]]) -> dict[str, Any]:
    """Write a return as plain values: person keys, never names; organisations by their day's name.

    ``names`` gives code and title of elements by row; the caller has prefetched what is read.
    """
    day = ret.round.reference_date
    return {
        "schema": SCHEMA,
        "key": str(ret.public_id),
        "code": ret.code,
        "state": ret.state,
        "standing": standing,
        "organisation": _organisation(ret.organisation, day),
        "persons": {
            "asked": _person(ret.person),
            "deputy": _person(ret.deputy),
            "handed_in_by": _person(ret.handed_in_by),
            "told_by": _person(ret.told_by),
            "checked_by": _person(ret.checked_by),
        },
        "days": {
            "due": _day(ret.due),
            "handed_in": _day(ret.handed_in_on),
            "told": _day(ret.told_on),
            "checked": _day(ret.checked_on),
        },
        "is_late": ret.is_late,
        "answers": _answers(ret if ret.state in SAID else Return()),
        "review": {"remark": ret.remark, "schedule": ret.own_schedule},
        "measure": _measure(ret.measure, day, names),
    }


def _answers(ret: Return) -> dict[str, Any]:
    said: dict[str, Any] = {name: getattr(ret, name) for name in TEXTS + NUMBERS}
    said |= {name: _amount(getattr(ret, name)) for name in AMOUNTS}
    said |= {name: _day(getattr(ret, name)) for name in DAYS}
    said["is_unchanged"] = ret.is_unchanged
    said["releases_obstacle"] = ret.releases_obstacle
    said["obstacle"] = (
        {"code": ret.obstacle.code, "label": ret.obstacle.label} if ret.obstacle else None
    )
    return said


def _measure(measure: Measure, day: date, names: dict[int, tuple[str, str]]) -> dict[str, Any]:
    code, title = names.get(measure.field_id or 0, ("", ""))
    return {
        "key": str(measure.public_id),
        "code": measure.code,
        "title": measure.title,
        "kind": measure.kind,
        "state": measure.state,
        "state_reason": measure.state_reason,
        "field": {"code": code, "title": title} if code else None,
        "elements": [
            {"code": names.get(link.element_id, ("", ""))[0], "how": link.how}
            for link in measure.element_links.all()
        ],
        "lead": _organisation(measure.lead, day),
        "is_confirmed": measure.is_confirmed,
        "is_published": measure.published_at is not None,
        "public_scope": measure.public_scope,
        "priority": measure.priority,
        "finance_group": measure.finance_group,
        "planned_start": _day(measure.planned_start),
        "planned_end": _day(measure.planned_end),
        "milestones": [
            {
                "title": milestone.title,
                "due": _day(milestone.due),
                "original_due": _day(milestone.original_due),
                "done_on": _day(milestone.done_on),
            }
            for milestone in measure.milestones.all()
        ],
        "fundings": [
            {
                "programme": funding.programme,
                "payer": funding.payer,
                "amount": _amount(funding.amount),
                "per": funding.per,
                "valid_from": _day(funding.valid_from),
                "valid_before": _day(funding.valid_before),
                "approval": funding.approval,
            }
            for funding in measure.fundings.all()
        ],
    }


def _organisation(organisation: Organisation, day: date) -> dict[str, str]:
    return {
        "key": str(organisation.public_id),
        "code": organisation.code,
        "name": organisation.name_on(day),
        "short_name": organisation.label_on(day),
    }


def _person(person: Person | None) -> str | None:
    return str(person.public_id) if person else None


def _day(day: date | None) -> str | None:
    return day.isoformat() if day else None


def _amount(amount: Decimal | None) -> str | None:
    return f"{amount:.2f}" if amount is not None else None


@dataclass(frozen=True, slots=True)
class FrozenReturn:
    """What was reported, and what the register said, when the round closed."""

    key: str
    code: str
    state: str
    standing: Standing
    organisation: str
    organisation_code: str
    measure_key: str
    measure_code: str
    measure_title: str
    measure_kind: str
    measure_state: str
    field_code: str
    field_title: str
    is_confirmed: bool
    is_late: bool
    handed_in_on: date | None
    answers: dict[str, Any]
    review: dict[str, str]
    measure: dict[str, Any]
    persons: dict[str, str | None]

    @property
    def progress(self) -> str:
        """Schedule of projects and one-offs, continuation of offers and structures, or ""."""
        return str(self.answers["schedule"] or self.answers["continuation"])


def read(text: str) -> FrozenReturn:
    """Read canonical JSON of schema 1; another schema is an error of the caller."""
    data = json.loads(text)
    if data["schema"] != SCHEMA:
        raise ValueError(f"this reader knows schema {SCHEMA}, not {data['schema']}")
    measure = data["measure"]
    field = measure["field"] or {"code": "", "title": ""}
    handed_in = data["days"]["handed_in"]
    return FrozenReturn(
        key=data["key"],
        code=data["code"],
        state=data["state"],
        standing=Standing(data["standing"]),
        organisation=data["organisation"]["name"],
        organisation_code=data["organisation"]["code"],
        measure_key=measure["key"],
        measure_code=measure["code"],
        measure_title=measure["title"],
        measure_kind=measure["kind"],
        measure_state=measure["state"],
        field_code=field["code"],
        field_title=field["title"],
        is_confirmed=measure["is_confirmed"],
        is_late=data["is_late"],
        handed_in_on=date.fromisoformat(handed_in) if handed_in else None,
        answers=data["answers"],
        review=data["review"],
        measure=measure,
        persons=data["persons"],
    )
