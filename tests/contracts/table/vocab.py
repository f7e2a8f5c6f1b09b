"""The words that everybody shares."""

from collections.abc import Sequence

from tests.contracts.row import desk
from tests.contracts.world import World
from wirkungskreis.vocab.models import Area, Obstacle, Source, TargetGroup


def build(full: World) -> None:
    new = TargetGroup.objects.create(code="ZG-ALLE", label="Alle", order=1)
    full["word"] = TargetGroup.objects.create(
        code="ZG-NEU",
        label="Neu Zugewanderte",
        order=2,
        former=[{"label": "Neubürger", "before": "2020-01-01"}],
        valid_before="2026-01-01",
        successor=new,
    )
    city = Area.objects.create(code="RA", name="Rheinaue", level="city", order=1)
    full["area"] = Area.objects.create(
        code="ST", name="Altstadt", level="quarter", parent=city, order=2
    )
    Obstacle.objects.create(code="H-GELD", label="Mittel fehlen", order=1)
    full["source"] = Source.objects.create(
        code="S16", title="Sachstandsbericht 2024", url="https://example.org/bericht.pdf"
    )


def word(full: World) -> Sequence[object]:
    return ["zielgruppen", full["word"].public_id]


def area(full: World) -> Sequence[object]:
    return ["gebiete", full["area"].public_id]


def source(full: World) -> Sequence[object]:
    return [full["source"].public_id]


ROWS = [
    desk("desk:words"),
    desk("desk:words_of", lambda _full: ["gebiete"]),
    desk("desk:words_of", lambda _full: ["hindernisse"]),
    desk("desk:word_new", lambda _full: ["gebiete"]),
    desk("desk:word", word),
    desk("desk:word", area),
    desk("desk:sources"),
    desk("desk:source_new"),
    desk("desk:source_edit", source),
]
