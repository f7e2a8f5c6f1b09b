"""Background jobs: everybody has a list of her own."""

from collections.abc import Sequence

from tests import world
from tests.contracts.row import desk
from tests.contracts.world import World


def build(full: World) -> None:
    full["job"] = world.job(full.users["measure_lead"])
    full["running_job"] = world.job(full.users["coordination"], state="running")


def job(full: World) -> Sequence[object]:
    return [full["job"].public_id]


def running(full: World) -> Sequence[object]:
    return [full["running_job"].public_id]


ROWS = [
    desk("desk:jobs"),
    desk("desk:job", job, rest=404, coordination=200, audit=200, measure_lead=200),
    desk("desk:job", running, rest=404, coordination=200, audit=200),
]
