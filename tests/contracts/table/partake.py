"""The pages behind a personal link; ``full.enter["link"]`` presses the button at the door."""

from collections.abc import Sequence
from datetime import date
from typing import Any

from tests import world
from tests.contracts.row import row
from tests.contracts.world import World
from tests.indicators import making
from wirkungskreis.kernel.actor import SYSTEM
from wirkungskreis.meetings.domain import doors, inviting, packing
from wirkungskreis.meetings.models import Invitation, Variant
from wirkungskreis.rounds.domain import links

HERE: dict[str, Any] = {"rest": 302, "link": 200}
STRANGE: dict[str, Any] = {"rest": 302, "link": 404}


def build(full: World) -> None:
    dana = world.contact()
    rnd = world.rnd(code="R-LINK")
    full["asked"] = world.ret(round=rnd, measure=world.measure(lead=full.office), person=dana)
    full["asked_elsewhere"] = world.ret(
        round=rnd, measure=world.measure(), person=world.contact("Emre Kaya")
    )
    making.city()
    making.district("S1", "Nord")
    share = making.indicator("L.1-i", value_type="share", unit="Prozent", disclosure="protected")
    areas = [{"area": "RA"}, {"area": "S1"}]
    full["figure_asked"] = world.figure(share, round=rnd, person=dana, cells=areas)
    emre = world.contact("Emre Kaya")
    full["figure_elsewhere"] = world.figure(making.indicator("L.2-i"), round=rnd, person=emre)
    before = world.rnd(code="R-BEFORE", state="planned", reference_date=date(2025, 6, 30))
    world.ret(
        round=before,
        measure=full["asked"].measure,
        person=None,
        state="checked",
        schedule="on_plan",
        done="Zwölf Gruppen.",
        handed_in_on=date(2025, 9, 1),
        checked_on=date(2025, 9, 2),
    )
    full["invited"], full["invitation_token"] = invited(full)
    full["door"] = links.token_of(world.link(rnd, dana))
    full.enter["link"] = lambda client: [
        client.post(f"/m/{full['door']}/"),
        client.post(f"/sitzung/{full['invitation_token']}/"),
    ]


def invited(full: World) -> tuple[Invitation, str]:
    """Invite a guest to a meeting and give them a calendar address."""
    meeting = world.meeting("CG-9", date(2026, 12, 1))
    world.item(meeting, text="Zwei Räume fehlen.")
    world.item(meeting, title="Personal", is_confidential=True)
    guest = world.contact("Gesa Gast")
    inviting.invite_guest(meeting, guest, actor=SYSTEM, edition=1, on=date(2026, 10, 9))
    inviting.invite(meeting, actor=SYSTEM, edition=2, on=date(2026, 10, 9))
    full["meeting_invited"] = meeting
    made = Invitation.objects.get(person=guest)
    packing.freeze(meeting, 0, actor=SYSTEM, on=date(2026, 10, 9))
    full["feed"] = doors.token_of(
        doors.open_feed(guest, actor=doors.actor_of(made), on=meeting.sitting.on)
    )
    return made, doors.token_of(made)


def invitation(full: World) -> Sequence[object]:
    return [full["invited"].public_id]


def invited_pack(full: World) -> Sequence[object]:
    pack = full["invited"].meeting.packs.get(variant=Variant.OPEN)
    return [full["invited"].public_id, pack.public_id, "pdf"]


def invitation_door(full: World) -> Sequence[object]:
    return [full["invitation_token"]]


def feed(full: World) -> Sequence[object]:
    return [full["feed"]]


def door(full: World) -> Sequence[object]:
    return [full["door"]]


def no_door(_full: World) -> Sequence[object]:
    return ["gibt-es-nicht"]


def asked(full: World) -> Sequence[object]:
    return [full["asked"].public_id]


def figure(full: World) -> Sequence[object]:
    return [full["figure_asked"].public_id]


def figure_elsewhere(full: World) -> Sequence[object]:
    return [full["figure_elsewhere"].public_id]


def elsewhere(full: World) -> Sequence[object]:
    return [full["asked_elsewhere"].public_id]


ROWS = [
    row("partake:door", door, rest=200),
    row("partake:door", no_door, rest=404),
    row("partake:ask_link", rest=200),
    row("partake:link_asked", rest=200),
    row("partake:items", **HERE),
    row("partake:invitation_door", invitation_door, rest=200),
    row("partake:invitation_door", no_door, rest=404),
    row("partake:invitation", invitation, **HERE),
    row("partake:invitation_pack", invited_pack, **HERE),
    row("partake:calendar_feed", feed, rest=200),
    row("partake:calendar_feed", no_door, rest=404),
    row("partake:answer", asked, **HERE),
    row("partake:answer", elsewhere, **STRANGE),
    row("partake:figure", figure, **HERE),
    row("partake:figure", figure_elsewhere, **STRANGE),
    row("partake:unchanged", asked, **HERE),
    row("partake:unchanged", elsewhere, **STRANGE),
    row("partake:not_responsible", asked, **HERE),
    row("partake:call", asked, **HERE),
    row("partake:confirm", asked, rest=302, link=404),
]
