"""Changes that follow from decisions."""

from collections.abc import Sequence

from tests import world
from tests.contracts.row import desk, nothing
from tests.contracts.world import World
from wirkungskreis.changes.models import Change


def build(full: World) -> None:
    office = world.organisation("Schulamt")
    measure = world.measure(code="Ä-1", lead=office, state="running")
    facts = {"reason": "Die Räume fehlen.", "wished_on": "2026-05-12", "measure": measure}
    full["change"] = Change.objects.create(
        kind="step",
        old="running",
        new="defer",
        side="administration",
        state="awaited",
        decision=full["decision"],
        **facts,
    )
    Change.objects.create(kind="title", old="Alt", new="Neu", side="lead", **facts)


def change(full: World) -> Sequence[object]:
    return [full["change"].public_id]


ROWS = [
    desk("desk:changes"),
    desk("desk:change_new"),
    desk("desk:change_new", nothing, "?art=end&beschluss=RB-1"),
    desk("desk:change_new", nothing, "?art=wording"),
    desk("desk:change_new", nothing, "?art=aim"),
    desk("desk:change", change),
    desk("desk:change_decide", change),
    desk("desk:change_refuse", change),
    desk("desk:change_reopen", change),
]
