"""Meetings with agenda, results, attendance, the backlog, and the item on the wall."""

from collections.abc import Callable, Sequence
from datetime import date

from django.core.files.base import ContentFile

from tests import world
from tests.contracts.row import desk, nothing
from tests.contracts.table.mandates import PDF, of
from tests.contracts.world import World
from wirkungskreis.files.domain.store import take
from wirkungskreis.files.kinds import KindOfFile
from wirkungskreis.kernel.actor import SYSTEM
from wirkungskreis.mandates.models import Decision
from wirkungskreis.measures.models import Need
from wirkungskreis.meetings.models import Enclosure, Pack, Ruling, SeatHolder, Variant

OFFICE = {"rest": 404, "coordination": 200}
READ = {"rest": 404, "coordination": 200, "leadership": 200, "audit": 200, "committee": 200}
SEE_PROMISES = {  # roles that read every measure, and whose own it is
    "coordination": 200,
    "leadership": 200,
    "editorial": 200,
    "statistics": 200,
    "committee": 200,
    "audit": 200,
    "measure_lead": 200,
}


def build(full: World) -> None:
    body = full["body_cg"] = world.body("CG", name="Controlling-Gruppe", per_year=2)
    seat = full["seat_cg"] = world.seat("S-CG-01", "Jugendamt")
    SeatHolder.objects.create(seat=seat, person=full.users["committee"].person)
    full["meeting_planned"] = world.meeting("CG-1", date(2026, 11, 10))
    planned = world.item(full["meeting_planned"], measure=full["measure"], presenter=seat)
    full["item_planned"] = planned
    full["meeting_running"] = world.meeting("CG-2", date(2026, 10, 8), state="running")
    full["item_running"] = world.item(full["meeting_running"], draft="So soll es sein.")
    world.item(full["meeting_running"], title="Räume", is_confidential=True)
    decided = world.item(full["meeting_running"], title="Geld", state="decided")
    decision = Decision.objects.create(number="CG 2026/7", text="Verabredet.", body=body)
    full["ruling"] = Ruling.objects.create(item=decided, decision=decision)
    full["task"] = world.task("AU-1", item=decided)
    full["promise"] = world.promise(full["item_running"])
    full["need"] = Need.objects.create(text="Es fehlen Räume.", measure=full["measure"])
    _papers(full)
    full["topic"] = world.item(proposed_by=seat, text="Es ist zu eng.")


def _papers(full: World) -> None:
    """Lay an open paper to a meeting that was invited, with both variants of its pack."""
    item, meeting = full["item_running"], full["meeting_running"]
    content = ContentFile(PDF, "zahlen.pdf")
    stored = take(content, actor=SYSTEM, kinds=[KindOfFile.PDF])
    full["meeting_paper"] = Enclosure.objects.create(
        meeting=meeting, item=item, title="Zahlen", file=stored, added_on=date(2026, 10, 1)
    )
    for variant in Variant:
        full[f"pack_{variant.value}"] = Pack.objects.create(
            meeting=meeting,
            variant=variant,
            made_on=date(2026, 10, 1),
            pages=1,
            pdf=stored,
            archive=stored,
        )


def of_pdf(name: str) -> Callable[[World], Sequence[object]]:
    """Give the address of a pack as PDF."""

    def arguments(full: World) -> Sequence[object]:
        return [full[name].public_id, "pdf"]

    return arguments


ROWS = [
    desk("desk:meetings"),
    desk("desk:meetings", nothing, "?gremium=CG"),
    desk("desk:meeting_plan", nothing, "?gremium=CG", **OFFICE),
    desk("desk:meeting", of("meeting_planned")),
    desk("desk:meeting", of("meeting_running")),
    desk("desk:meeting_invitations", of("meeting_planned"), **OFFICE),
    desk("desk:meeting_invitations", of("meeting_invited"), **OFFICE),
    desk("desk:meeting_move", of("meeting_planned"), **OFFICE),
    desk("desk:meeting_cancel", of("meeting_planned"), **OFFICE),
    desk("desk:agenda", of("meeting_planned"), **OFFICE),
    desk("desk:agenda", of("meeting_running"), **OFFICE),
    desk("desk:agenda_add", of("meeting_planned"), **OFFICE),
    desk("desk:agenda_item_edit", of("item_planned"), **OFFICE),
    desk("desk:agenda_item", of("item_planned"), **READ | {"committee": 404}),
    desk("desk:agenda_item", of("item_running"), **READ),
    desk("desk:agenda_item_screen", of("item_running"), **READ),
    desk("desk:meeting_results", of("meeting_running"), **OFFICE),
    desk("desk:meeting_attendance", of("meeting_running"), **OFFICE),
    desk("desk:meeting_papers", of("meeting_planned"), **OFFICE),
    desk("desk:meeting_papers", of("meeting_running"), **OFFICE),
    desk("desk:paper_change", of("meeting_paper"), **OFFICE),
    desk("desk:meeting_paper", of("meeting_paper"), **READ),
    desk("desk:pack_file", of_pdf("pack_open"), **READ),
    desk("desk:pack_file", of_pdf("pack_full"), **READ | {"leadership": 404}),
    desk("desk:ruling_edit", of("ruling"), **OFFICE),
    desk("desk:own_work"),
    desk("desk:meeting_dates", of("body_cg"), **OFFICE),
    desk("desk:seat_new", of("body_cg"), **OFFICE),
    desk("desk:seat", of("seat_cg")),
    desk("desk:topics", of("body_cg")),
    desk("desk:agenda_item", of("topic"), **READ),
    desk("desk:topic_drop", of("topic"), **OFFICE),
    desk("desk:tasks"),
    desk("desk:tasks", nothing, "?gremium=CG&stand=offen"),
    desk("desk:task", of("task"), **READ | {"measure_lead": 200}),
    desk("desk:pledges"),
    desk("desk:pledges", nothing, "?stand=offen"),
    desk("desk:pledge_note", of("item_running"), **OFFICE),
    desk("desk:commitment", of("promise"), rest=404, **SEE_PROMISES),
    desk("desk:need", of("need"), rest=404, **SEE_PROMISES),
]
