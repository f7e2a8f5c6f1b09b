"""What the open interface answers: the same to everybody."""

from collections.abc import Sequence

from tests.contracts.row import row
from tests.contracts.world import World
from wirkungskreis.publishing.shape import BODY

SOME = "00000000-0000-0000-0000-000000000000"


def body(_full: World) -> Sequence[object]:
    return ["body", BODY]


ROWS = [
    row("opendata:system", rest=200),
    row("opendata:things", lambda _full: ["meeting"], rest=200),
    row("opendata:things", lambda _full: ["meeting"], "?limit=0", rest=400),
    row("opendata:things", lambda _full: ["geheim"], rest=404),
    row("opendata:thing", body, rest=200),
    row("opendata:thing", lambda _full: ["paper", SOME], rest=404),
    row("opendata:things_of", lambda _full: [SOME, "meeting"], rest=404),
    row("opendata:file_bytes", lambda _full: [SOME, "access"], rest=404),
    row("opendata:indicators", lambda _full: ["datapackage.json"], rest=200),
    row("opendata:indicators", lambda _full: ["geheim.csv"], rest=404),
    row("opendata:indicator", lambda _full: ["K-05", "jsonstat.json"], rest=200),
    row("opendata:indicator", lambda _full: ["K-03", "jsonstat.json"], rest=404),
    row("opendata:nothing", lambda _full: ["gibt/es/nicht"], rest=404),
]
