"""Reports: the draft for those who work on it, the release for everybody who signs in."""

from collections.abc import Sequence
from typing import Any

from tests.contracts.row import Arguments, desk
from tests.contracts.world import World
from tests.reports import making
from wirkungskreis.concept.models import Element


def build(full: World) -> None:
    full["released_report"] = making.released(by=full.users["coordination"])
    full["report"] = making.report()
    full["consequence"] = making.consequence(full["report"])


def at(name: str, *more: object) -> Arguments:
    def arguments(full: World) -> Sequence[object]:
        return [full[name].public_id, *more]

    return arguments


def printed(full: World) -> Sequence[object]:
    return [full["report"].public_id, making.key_in(full["report"])]


def goal(full: World) -> Sequence[object]:
    return [full["report"].public_id, Element.objects.get(key="A.1").public_id]


WORKS: dict[str, Any] = {
    "rest": 404, "coordination": 200, "leadership": 200, "editorial": 200, "audit": 200,
}  # fmt: skip
BODIES: dict[str, Any] = WORKS | {"committee": 200}

ROWS = [
    desk("desk:reports"),
    desk("desk:report_begin", rest=404, coordination=200, editorial=200),
    desk("desk:report", at("report"), **WORKS),
    desk("desk:report", at("released_report")),
    desk("desk:report_read", at("report"), **WORKS),
    desk("desk:report_read", at("released_report")),
    desk("desk:report_read", at("released_report"), "?fassung=bodies", **BODIES),
    desk("desk:report_read", at("released_report"), "?fassung=internal", **WORKS),
    desk("desk:report_file", at("released_report", "public", "xlsx")),
    desk("desk:report_file", at("released_report", "bodies", "pdf"), **BODIES),
    desk("desk:report_file", at("released_report", "internal", "json"), **WORKS),
    desk("desk:report_text", at("report", "vorwort"), **WORKS),
    desk("desk:report_text", at("report", "feld-a"), **WORKS),
    desk("desk:report_print", printed, **WORKS),
    desk("desk:report_field", at("report", "a"), **WORKS),
    desk("desk:report_conclude", at("report", "a"), **WORKS),
    desk("desk:report_figure", goal, **WORKS),
    desk("desk:report_goal_note", goal, **WORKS),
    desk("desk:report_ask", at("report"), **WORKS),
    desk("desk:figures_take", at("report"), **WORKS),
    desk("desk:consequence_edit", at("consequence"), **WORKS),
    desk("desk:consequence_follow", at("consequence"), **WORKS),
    desk("desk:report_preview", at("report"), **WORKS),
    desk("desk:report_no_preview", at("report"), **WORKS),
    desk("desk:report_release", at("report"), **WORKS),
    desk("desk:report_correct", at("released_report"), **WORKS),
]
