"""Minutes: the draft, what goes round, what was approved."""

from collections.abc import Callable, Sequence
from datetime import date

from tests import world
from tests.contracts.row import desk
from tests.contracts.table.meetings import OFFICE, READ
from tests.contracts.world import World
from wirkungskreis.kernel.actor import SYSTEM
from wirkungskreis.meetings.domain import minutes
from wirkungskreis.meetings.models import Minutes


def build(full: World) -> None:
    world.body("CG", objection_days=14)
    full["held"] = world.meeting("CG-900", date(2026, 3, 10), state="held")
    world.item(full["held"], state="noted", minute="Alles läuft.")
    gone_round = world.meeting("CG-901", date(2026, 5, 12), state="held")
    world.item(gone_round, state="noted", minute="Alles läuft.")
    full["minutes"] = minutes.circulate(gone_round, actor=SYSTEM, on=date(2026, 5, 20))
    full["minutes"].objections.create(
        person=world.contact(), text="Nicht alles.", on=date(2026, 5, 21)
    )
    full["approved_minutes"] = Minutes.objects.create(
        meeting=world.meeting("CG-902", date(2026, 1, 13), state="closed"),
        state="approved",
        content=full["minutes"].content,
        digest="x",
        circulated_on=date(2026, 1, 20),
        approved_on=date(2026, 2, 20),
    )


def of(name: str, *more: object) -> Callable[[World], Sequence[object]]:
    def arguments(full: World) -> Sequence[object]:
        return [full[name].public_id, *more]

    return arguments


def objection(full: World) -> Sequence[object]:
    return [full["minutes"].public_id, full["minutes"].objections.get().public_id]


ROWS = [
    desk("desk:minutes_draft", of("held"), **OFFICE),
    desk("desk:minutes", of("minutes"), **READ),
    desk("desk:minutes", of("approved_minutes"), **READ),
    desk("desk:minutes_file", of("minutes", "docx"), **READ),
    desk("desk:minutes_object", of("minutes"), **READ),
    desk("desk:minutes_answer", objection, **READ),
    desk("desk:minutes_take_back", of("minutes"), **READ),
    desk("desk:minutes_approve", of("minutes"), **READ),
    desk("desk:minutes_append", of("approved_minutes"), **READ),
]
