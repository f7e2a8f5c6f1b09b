"""Rounds in every state, returns and confirmations on the desk."""

from collections.abc import Callable, Sequence
from datetime import date
from typing import Any

from tests import world
from tests.contracts.row import desk
from tests.contracts.world import ROLES, World
from tests.indicators import making
from wirkungskreis.kernel.actor import SYSTEM
from wirkungskreis.rounds.domain import closing

KEEPERS: dict[str, Any] = {
    **{role: 404 for role in ROLES if role not in {"coordination", "visitor", "link"}}
}
READERS: dict[str, Any] = {
    **dict.fromkeys(("statistics", "committee", "moderation", "other_lead"), 404)
}
FIGURES: dict[str, Any] = {**dict.fromkeys(("committee", "moderation", "other_lead"), 404)}
WRITERS = {**KEEPERS, "measure_lead": 200}


def build(full: World) -> None:
    full["round_planned"] = world.rnd(code="R-PLANNED", state="planned")
    rnd = full["round_open"] = world.rnd(code="R-OPEN")
    lead = {"round": rnd, "measure": world.measure(lead=full.office)}
    said = {"schedule": "on_plan", "done": "Zwölf Gruppen.", "next_step": "Weiter"}
    full["return"] = world.ret(**lead, **said, state="handed_in", handed_in_on=date(2026, 9, 30))
    world.ret(round=rnd, measure=world.measure(lead=full.office))
    world.ret(round=rnd, measure=world.measure(lead=full.other_office), person=None)
    indicator = full["indicator_asked"] = making.indicator("R.1-i", owner=full.office)
    making.city()
    answer = {"source_ref": "Register", "published_on": date(2026, 9, 30)}
    full["figure"] = world.figure(
        indicator, round=rnd, state="handed_in", handed_in_on=date(2026, 9, 30), **answer
    )
    world.figure(making.indicator("R.2-i", disclosure="protected"), round=rnd, person=None)
    old = world.rnd(code="R-CLOSED", reference_date=date(2025, 12, 31))
    full["return_closed"] = world.ret(
        round=old,
        measure=full["return"].measure,
        **{**said, "schedule": "delayed"},
        state="checked",
        handed_in_on=date(2026, 1, 30),
        checked_on=date(2026, 2, 1),
    )
    full["round_closed"] = closing.close(old, actor=SYSTEM, edition=1, on=date(2026, 3, 1))
    asked = full["round_asked"] = world.rnd(code="B-OPEN", kind="confirmation")
    full["confirmation"] = asked.confirmations.create(
        measure=full["return"].measure, organisation=full.office, person=world.contact()
    )


def named(name: str) -> Callable[[World], Sequence[object]]:
    return lambda full: [full[name].public_id]


def measure(full: World) -> Sequence[object]:
    return [full["return"].measure.public_id]


ROWS = [
    desk("desk:rounds"),
    desk("desk:round_plan", **KEEPERS),
    desk("desk:round", named("round_planned")),
    desk("desk:round", named("round_open")),
    desk("desk:round", named("round_closed")),
    desk("desk:round", named("round_asked")),
    desk("desk:round_edit", named("round_planned"), **KEEPERS),
    desk("desk:round_choose", named("round_planned"), **KEEPERS),
    desk("desk:round_reminders", named("round_open"), **KEEPERS),
    desk("desk:round_prolong", named("round_open"), **KEEPERS),
    desk("desk:round_check_plain", named("round_open"), **KEEPERS),
    desk("desk:round_values", named("round_open")),
    desk("desk:round_values", named("round_planned")),
    desk("desk:figure", named("figure"), **FIGURES),
    desk("desk:round_links", named("round_open"), **KEEPERS),
    desk("desk:round_close", named("round_open"), **KEEPERS),
    desk("desk:return", named("return"), **READERS),
    desk("desk:return", named("return_closed"), **READERS),
    desk("desk:return_tell", named("return"), **WRITERS),
    desk("desk:measure_returns", measure),
    desk("desk:confirmation_settle", named("confirmation"), **KEEPERS),
]
