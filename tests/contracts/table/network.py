"""What follows a meeting: mails to leads in preview, texts to pass on, what came back."""

from collections.abc import Sequence
from datetime import date

from tests import world
from tests.contracts.row import desk, row
from tests.contracts.table.mandates import of
from tests.contracts.world import World
from wirkungskreis.network.domain import links
from wirkungskreis.network.models import Access

OFFICE = {"rest": 404, "coordination": 200}


def build(full: World) -> None:
    meeting = world.meeting("CG-5", date(2026, 9, 8), state="held")
    dana = world.contact()
    measure = world.measure(lead=full.office, lead_person=dana)
    world.item(meeting, measure=measure, state="discussed")
    full["meeting_held"] = meeting
    full["message"] = world.message(meeting)
    full["message_draft"] = world.message(
        world.meeting("CG-6", date(2026, 9, 15), state="held"), state="draft", released_on=None
    )
    full["feedback"] = world.feedback(full["message"], person=dana, kind="wish", text="Mehr Räume")
    access = links.ensure(meeting, dana)
    Access.objects.filter(pk=access.pk).update(told_on=date(2026, 9, 9))
    full["after_door"] = links.token_of(access)
    enter = full.enter["link"]
    full.enter["link"] = lambda client: (enter(client), client.post(f"/n/{full['after_door']}/"))


def door(full: World) -> Sequence[object]:
    return [full["after_door"]]


def no_door(_full: World) -> Sequence[object]:
    return ["gibt-es-nicht"]


ROWS = [
    desk("desk:messages"),
    desk("desk:message", of("message")),
    desk("desk:message", of("message_draft"), **OFFICE | {"audit": 200}),
    desk("desk:message_edit", of("message_draft"), **OFFICE),
    desk("desk:aftermath", of("meeting_held"), **OFFICE),
    desk("desk:feedback", of("feedback"), **OFFICE),
    row("partake:after_door", door, rest=200),
    row("partake:after_door", no_door, rest=404),
    row("partake:after", rest=410, link=200),
]
