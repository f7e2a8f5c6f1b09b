"""Rheinaue's areas and shared words."""

from wirkungskreis.demo.reading import Row, day, day_after, read
from wirkungskreis.vocab.models import Area, Obstacle, TargetGroup
from wirkungskreis.vocab.models.area import Level

LEVELS = {"Stadt": Level.CITY, "Stadtbezirk": Level.DISTRICT, "Stadtteil": Level.QUARTER}


def load_words() -> None:
    """Store areas, target groups and obstacles."""
    words = read("rheinaue", "vocabulary")
    groups = words["target_groups"]
    TargetGroup.objects.bulk_create(
        TargetGroup(code=r["code"], label=r["label"], order=n) for n, r in enumerate(groups, 1)
    )
    obstacles = words["obstacles"]
    Obstacle.objects.bulk_create(
        Obstacle(code=r["code"], label=r["label"], order=n) for n, r in enumerate(obstacles, 1)
    )
    rows: list[Row] = read("rheinaue", "areas")["areas"]
    made = Area.objects.bulk_create(_area(row, n) for n, row in enumerate(rows, 1))
    by_code = {area.code: area for area in made}
    for row in rows:
        by_code[row["code"]].parent = by_code.get(row["parent"])
    Area.objects.bulk_update(made, ["parent"])


def _area(row: Row, order: int) -> Area:
    return Area(
        order=order,
        code=row["code"],
        name=row["name"],
        level=LEVELS[row["level"]],
        valid_from=day(row["valid_from"]),
        valid_before=day_after(row["valid_to"]),
    )
