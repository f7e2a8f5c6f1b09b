"""Bodies, sittings, decisions, papers and the council's conditions."""

from collections.abc import Callable, Sequence
from datetime import date

from django.core.files.uploadedfile import SimpleUploadedFile

from tests import world
from tests.contracts.row import desk, nothing
from tests.contracts.world import World
from wirkungskreis.kernel.actor import SYSTEM
from wirkungskreis.mandates.domain import parts
from wirkungskreis.mandates.models import Consultation, Cost, Decision, Fact, Paper, Sitting

PDF = b"%PDF-1.7\n1 0 obj\n<<>>\nendobj\ntrailer\n<<>>\n%%EOF\n"


def build(full: World) -> None:
    body = full["body"] = world.body("RAT", level="political", name="Rat der Stadt")
    on = date(2017, 12, 18)
    full["sitting"] = Sitting.objects.create(code="RAT-1", body=body, on=on)
    paper = full["paper"] = Paper.objects.create(code="1/1", kind="Vorlage", subject="Konzept")
    full["stop"] = Consultation.objects.create(
        paper=paper, order=1, body=body, on=on, role="decides"
    )
    full["fact"] = Fact.objects.create(body=body, text="Caritas", topic="Mitglied", source="S16")
    full["cost"] = Cost.objects.create(paper=paper, year=2018, amount=20500)
    content = SimpleUploadedFile("vorlage.pdf", PDF)
    full["document"] = parts.attach(paper, content, title="Vorlage", actor=SYSTEM, edition=1)
    decision = full["decision"] = Decision.objects.create(
        number="RB-1", text="Beschlossen.", body=body, sitting=full["sitting"], on=on, paper="1/1"
    )
    condition = full["condition"] = world.condition(
        decision=decision, recurrence="yearly", due=date(2018, 12, 31)
    )
    full["proof"] = condition.fulfilments.create(on=date(2019, 5, 14), evidence="Vorlage 2019/0388")


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
    desk("desk:sitting_edit", of("sitting")),
    desk("desk:stop_schedule", of("sitting")),
    desk("desk:decision", of("decision")),
    desk("desk:decision_edit", of("decision")),
    desk("desk:paper", of("paper")),
    desk("desk:paper_new"),
    desk("desk:paper_edit", of("paper")),
    desk("desk:paper_attach", of("paper")),
    desk("desk:paper_document", of("document")),
    desk("desk:attachment_remove", of("document")),
    desk("desk:stop_new", of("paper")),
    desk("desk:stop_edit", of("stop")),
    desk("desk:stop_remove", of("stop")),
    desk("desk:cost_new", of("paper")),
    desk("desk:cost_edit", of("cost")),
    desk("desk:cost_remove", of("cost")),
    desk("desk:paper_fact_new", of("paper")),
    desk("desk:body_fact_new", of("body")),
    desk("desk:fact_edit", of("fact")),
    desk("desk:fact_remove", of("fact")),
    desk("desk:conditions"),
    desk("desk:conditions", nothing, "?stand=ueberfaellig"),
    desk("desk:condition_new", nothing, "?beschluss=RB-1"),
    desk("desk:condition", of("condition")),
    desk("desk:condition_edit", of("condition")),
    desk("desk:proof_remove", of("proof")),
]
