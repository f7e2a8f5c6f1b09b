"""The register and its measures."""

from collections.abc import Sequence

from tests import world
from tests.contracts.row import desk, nothing
from tests.contracts.world import World

HIDDEN = {"moderation": 404, "other_lead": 404}


def build(full: World) -> None:
    full["measure"] = world.measure(lead=full.office)
    full["hidden_measure"] = world.measure(lead=full.office, published_at=None)


def measure(full: World) -> Sequence[object]:
    return [full["measure"].public_id]


def hidden(full: World) -> Sequence[object]:
    return [full["hidden_measure"].public_id]


def xlsx(_full: World) -> Sequence[object]:
    return ["xlsx"]


ROWS = [
    desk("desk:measures"),
    desk("desk:measure_export", xlsx),
    desk("desk:measures", nothing, "?suche=sprach"),
    desk("desk:measure", measure),
    desk("desk:measure", hidden, **HIDDEN),
    desk("desk:measure_edit", measure),
    desk("desk:measure_edit", hidden, **HIDDEN),
]
