"""The register and its measures."""

from collections.abc import Sequence
from datetime import date

from tests import world
from tests.contracts.row import desk, nothing
from tests.contracts.world import World
from wirkungskreis.measures.models import SavedView

HIDDEN = {"moderation": 404, "other_lead": 404}

DAY = date(2026, 3, 1)
LIST = "Titel;Federführung;Beginn\nRadkurs;Jugendamt;2026\nChor;Jugendamt;1.1.2026\n"
PARTS = ("edit", "history", "dates", "money", "people", "goals", "promises")


def build(full: World) -> None:
    full["measure"] = measure = world.measure(lead=full.office)
    measure.milestones.create(title="Räume gefunden", due=DAY, original_due=DAY)
    measure.fundings.create(programme="Haushalt", valid_from=DAY, valid_before=date(2027, 1, 1))
    measure.efforts.create(year=2026, kind="staff")
    measure.lead_changes.create(organisation=full.office, valid_from=DAY)
    measure.lead_disputes.create(since=DAY)
    measure.needs.create(text="Es fehlen Räume.")
    measure.commitments.create(organisation=full.office, what="Zwei Räume")
    measure.claims.create(element=world.element(), mechanism="Übung hilft.")
    full["reading"] = world.batch(LIST, full.users["coordination"])
    full["view"] = SavedView.objects.create(
        owner=full.users["coordination"], name="Laufende", query="stand=running", is_shared=True
    )
    full["hidden_measure"] = world.measure(lead=full.office, published_at=None)


def reading(full: World) -> Sequence[object]:
    return [full["reading"].public_id]


def measure(full: World) -> Sequence[object]:
    return [full["measure"].public_id]


def hidden(full: World) -> Sequence[object]:
    return [full["hidden_measure"].public_id]


def view(full: World) -> Sequence[object]:
    return [full["view"].public_id]


def xlsx(_full: World) -> Sequence[object]:
    return ["xlsx"]


ROWS = [
    desk("desk:measures"),
    desk("desk:measure_export", xlsx),
    desk("desk:measures", nothing, "?suche=sprach"),
    desk("desk:measures", nothing, "?abweichung=alle"),
    desk("desk:register_views"),
    desk("desk:register_view", view),
    desk("desk:measure", measure),
    desk("desk:measure", hidden, **HIDDEN),
    desk("desk:gaps"),
    desk("desk:readings", rest=404, coordination=200),
    desk("desk:reading_template", rest=404, coordination=200),
    desk("desk:reading", reading, rest=404, coordination=200),
    desk("desk:reading_columns", reading, rest=404, coordination=200),
    desk("desk:measure_new"),
    *(desk(f"desk:measure_{part}", measure) for part in PARTS),
    *(desk(f"desk:measure_{part}", hidden, **HIDDEN) for part in PARTS),
]
