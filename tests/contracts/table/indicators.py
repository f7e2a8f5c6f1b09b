"""Indicators with their values and targets."""

from collections.abc import Sequence
from datetime import date

from django.core.files.base import ContentFile

from tests import world
from tests.contracts.row import desk
from tests.contracts.world import World
from tests.indicators import making, raw
from tests.indicators.domain.official import making as official_making
from tests.indicators.reading.making import HEAD
from tests.indicators.reading.making import row as one_row
from wirkungskreis.indicators.domain.official import files
from wirkungskreis.indicators.models import Contradiction, Indicator, PopulationConcept, Printed
from wirkungskreis.kernel.actor import SYSTEM
from wirkungskreis.vocab.models import Area


def build(full: World) -> None:
    full["indicator"] = row = making.indicator("K-03", name="Ausländerinnen und Ausländer")
    row.goal_links.create(element=world.element("A.1"), mechanism="Wer übt, lernt.", doubts="Zuzug")
    first = making.observation(row, 2022, 100)
    row.versions.create(number=2, text="Anders gezählt.", change_reason="Neues Verfahren.")
    making.observation(row, 2023, 120, statuses="b")
    making.observation(row, 2024, None, reason="secret")
    making.observation(row, 2025, 150, statuses="p")
    making.observation(row, 2025, 60, subgroup=making.women())
    part = Area.objects.get_or_create(code="B1", defaults={"name": "Mitte", "level": "district"})[0]
    making.observation(row, 2025, 50, area=part)
    making.target(row, 160, base_on=date(2023, 1, 1))
    full["proposal"] = making.target(row, 170, decided_by=None, due=date(2030, 12, 31))
    making.assessment(row, on=date(2026, 5, 12))
    printed = Printed.objects.create(indicator=row, words="rund 28.000", source_ref="S16")
    full["printed"] = printed
    full["clash"] = clash = Contradiction.objects.create(
        indicator=row, topic="Ausländer", text="Andere Zählung."
    )
    clash.printed.add(printed)
    clash.observations.add(first)
    full["population"] = PopulationConcept.objects.create(
        code="AUSL", name="Ausländer", text="Ohne deutschen Pass.", source="S16"
    )
    full["raw"] = raw.taken(raw.allowed("K-04"), "Rheinaue;;1234")
    official(full, row)
    making.peer("Astadt", left_out=[["not_ours", "2", "X-1, X-2"]])
    making.beside(row, "Astadt", {2023: 90, 2024: "geheim gehalten"}, unit="Tsd. Einsätze")
    making.beside(row, "Bstadt", {}, unlike="unit", detail="Stunden")
    full["peer"] = making.peer("Astadt")
    full["category"] = making.women().categories.get()


def official(full: World, row: Indicator) -> None:
    """Bring a file about the city's people with a changed, a new and a refused value."""
    mapped = official_making.mapping(row)
    content = "\n".join([HEAD, one_row("160"), one_row("-1", time="2025-12-31")]).encode()
    upload = ContentFile(content, "12411-01-01-4.csv")
    file = files.bring(upload, actor=SYSTEM, on=official_making.TODAY)
    files.look(file, actor=SYSTEM, edition=1, on=official_making.TODAY)
    full["official"], full["mapping"] = file, mapped


def official_file(full: World) -> Sequence[object]:
    return [full["official"].public_id]


def mapping(full: World) -> Sequence[object]:
    return [*official_file(full), full["mapping"].public_id]


def indicator(full: World) -> Sequence[object]:
    return [full["indicator"].public_id]


def line(full: World) -> Sequence[object]:
    return [*indicator(full), "werte", "svg"]


def printed(full: World) -> Sequence[object]:
    return [full["printed"].public_id]


def clash(full: World) -> Sequence[object]:
    return [full["clash"].public_id]


def goal(full: World) -> Sequence[object]:
    return [full["indicator"].goal_links.get().element.public_id]


def population(full: World) -> Sequence[object]:
    return [full["population"].public_id]


def dimension(full: World) -> Sequence[object]:
    return [full["category"].dimension.public_id]


def proposal(full: World) -> Sequence[object]:
    return [full["proposal"].public_id]


def peer(full: World) -> Sequence[object]:
    return [full["peer"].public_id]


def raw_table(full: World) -> Sequence[object]:
    return [full["raw"].public_id]


def raw_indicator(full: World) -> Sequence[object]:
    return [full["raw"].version.indicator.public_id]


def category(full: World) -> Sequence[object]:
    return [full["category"].public_id]


ROWS = [
    desk("desk:indicators"),
    desk("desk:populations"),
    desk("desk:population_new"),
    desk("desk:population", population),
    desk("desk:population_edit", population),
    desk("desk:population_next", population),
    desk("desk:population_end", population),
    desk("desk:dimensions"),
    desk("desk:dimension_new"),
    desk("desk:dimension", dimension),
    desk("desk:dimension_rename", dimension),
    desk("desk:category_new", dimension),
    desk("desk:category_edit", category),
    desk("desk:category_end", category),
    desk("desk:effects", goal),
    desk("desk:effect_new", goal),
    desk("desk:official_files", rest=404, statistics=200, coordination=200),
    desk("desk:official_file", official_file, rest=404, statistics=200, coordination=200),
    desk("desk:mapping_new", official_file, rest=404, statistics=200, coordination=200),
    desk("desk:mapping_edit", mapping, rest=404, statistics=200, coordination=200),
    desk("desk:indicators_start"),
    desk("desk:peers", rest=404, statistics=200, coordination=200),
    desk("desk:peer_new", rest=404, statistics=200, coordination=200),
    desk("desk:peer", peer, rest=404, statistics=200, coordination=200),
    desk("desk:peer_edit", peer, rest=404, statistics=200, coordination=200),
    desk("desk:indicator_new"),
    desk("desk:indicator", indicator),
    desk("desk:indicator_history", indicator),
    desk("desk:indicator_chart", line),
    desk("desk:indicator_edit", indicator),
    desk("desk:definition_new", indicator),
    desk("desk:formula_edit", indicator),
    desk("desk:indicator_goal", indicator),
    desk("desk:indicator_retire", indicator),
    desk("desk:value_new", indicator),
    desk("desk:values_new", indicator),
    desk("desk:raw_tables", raw_indicator, rest=404, statistics=200),
    desk("desk:sums", rest=404, statistics=200),
    desk("desk:raw_table", raw_table, rest=404, statistics=200),
    desk("desk:printed", indicator),
    desk("desk:printed_new", indicator),
    desk("desk:printed_edit", printed),
    desk("desk:contradiction_new", indicator),
    desk("desk:contradiction_edit", clash),
    desk("desk:target_new", indicator),
    desk("desk:target_decide", proposal),
]
