"""Papers for the council, their parts, their way and their template."""

from collections.abc import Callable, Sequence
from typing import Any

from tests import world
from tests.contracts.row import desk
from tests.contracts.world import World
from tests.council import making
from wirkungskreis.council.domain import path
from wirkungskreis.council.models import Foreign, Match
from wirkungskreis.kernel.actor import SYSTEM


def build(full: World) -> None:
    draft = full["paper_draft"] = making.from_report(full["released_report"])
    full["point"] = draft.points.first()
    full["cosignature"] = path.ask_office(
        draft, actor=SYSTEM, office=world.organisation("Kämmerei")
    )
    full["paper_out"] = making.brought_in(making.from_report(full["released_report"]))
    full["concept_paper"] = making.brought_in(making.from_version(world.draft(9)), "2026/0900")
    foreign = Foreign.objects.create(
        system="ris.example.org",
        object_id="https://ris.example.org/paper/1",
        kind="paper",
        name="Umsetzungsbericht",
        digest="0",
        raw={"id": "https://ris.example.org/paper/1"},
    )
    full["match"] = Match.objects.create(
        foreign=foreign, paper=full["paper_out"].paper, ground="words", share=70
    )


def at(name: str, *more: object) -> Callable[[World], Sequence[object]]:
    def arguments(full: World) -> Sequence[object]:
        return [full[name].public_id, *more]

    return arguments


WORKS: dict[str, Any] = {
    "rest": 404, "coordination": 200, "leadership": 200, "editorial": 200, "audit": 200,
}  # fmt: skip
WRITES: dict[str, Any] = {"rest": 404, "coordination": 200, "editorial": 200}
FOLLOWS: dict[str, Any] = {"rest": 404, "coordination": 200}
CLEARS: dict[str, Any] = {"rest": 404, "coordination": 200, "leadership": 200}

ROWS = [
    desk("desk:drafts"),
    desk("desk:draft_new", **WRITES),
    desk("desk:draft", at("paper_draft"), **WORKS),
    desk("desk:draft", at("paper_out")),
    desk("desk:draft_preview", at("paper_draft"), **WORKS),
    desk("desk:draft_preview", at("paper_out")),
    desk("desk:draft_file", at("paper_draft", "docx"), **WORKS),
    desk("desk:draft_file", at("paper_out", "pdf")),
    desk("desk:draft_edit", at("paper_draft"), **WRITES),
    desk("desk:draft_part", at("paper_draft", "reasoning"), **WRITES),
    desk("desk:draft_point_new", at("paper_draft"), **WRITES),
    desk("desk:draft_point", at("point"), **WRITES),
    desk("desk:draft_effect", at("paper_draft"), "?jahr=2026", **WRITES),
    desk("desk:draft_enclosure", at("paper_draft"), **WRITES),
    desk("desk:draft_cosign", at("paper_draft"), **WRITES),
    desk("desk:draft_cosigned", at("cosignature"), **WRITES),
    desk("desk:draft_stop", at("paper_draft"), **WRITES),
    desk("desk:draft_result", at("paper_out", "1"), **FOLLOWS),
    desk("desk:amendment_new", at("concept_paper"), **FOLLOWS),
    desk("desk:obligations"),
    desk("desk:obligation_charge", at("condition"), **FOLLOWS),
    desk("desk:following", **FOLLOWS),
    desk("desk:paper_match", at("match"), **FOLLOWS),
    desk("desk:paper_template", **CLEARS),
    desk("desk:paper_template_file", **CLEARS),
]
