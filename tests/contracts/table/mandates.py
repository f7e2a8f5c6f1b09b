"""Bodies, sittings, decisions, papers and the council's conditions."""

from collections.abc import Callable, Sequence
from datetime import date

from tests import world
from tests.contracts.row import desk, nothing
from tests.contracts.world import World
from wirkungskreis.mandates.models import Consultation, Decision, Fact, Paper, Sitting


def build(full: World) -> None:
    body = full["body"] = world.body("RAT", level="political", name="Rat der Stadt")
    on = date(2017, 12, 18)
    full["sitting"] = Sitting.objects.create(code="RAT-1", body=body, on=on)
    paper = full["paper"] = Paper.objects.create(code="1/1", kind="Vorlage", subject="Konzept")
    Consultation.objects.create(paper=paper, order=1, body=body, on=on, role="decides")
    Fact.objects.create(body=body, text="Caritas", topic="Mitglied", source="S16")
    decision = full["decision"] = Decision.objects.create(
        number="RB-1", text="Beschlossen.", body=body, sitting=full["sitting"], on=on, paper="1/1"
    )
    condition = full["condition"] = world.condition(
        decision=decision, recurrence="yearly", due=date(2018, 12, 31)
    )
    condition.fulfilments.create(on=date(2019, 5, 14), evidence="Vorlage 2019/0388")


def of(name: str) -> Callable[[World], Sequence[object]]:
    """Give the address of what the world knows by this name."""

    def arguments(full: World) -> Sequence[object]:
        return [full[name].public_id]

    return arguments


ROWS = [
    desk("desk:bodies"),
    desk("desk:body_new"),
    desk("desk:body", of("body")),
    desk("desk:body_edit", of("body")),
    desk("desk:sitting_new", of("body")),
    desk("desk:decision_new", of("body"), "?sitzung=RAT-1"),
    desk("desk:sitting", of("sitting")),
    desk("desk:decision", of("decision")),
    desk("desk:decision_edit", of("decision")),
    desk("desk:paper", of("paper")),
    desk("desk:conditions"),
    desk("desk:conditions", nothing, "?stand=ueberfaellig"),
    desk("desk:condition_new", nothing, "?beschluss=RB-1"),
    desk("desk:condition", of("condition")),
    desk("desk:condition_edit", of("condition")),
]
