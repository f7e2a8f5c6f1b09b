"""The outbox and its mails."""

from collections.abc import Sequence

from tests import world
from tests.contracts.row import desk, nothing
from tests.contracts.world import World


def build(full: World) -> None:
    full["mail"] = world.mail()
    full["uncertain_mail"] = world.mail(state="uncertain")


def mail(full: World) -> Sequence[object]:
    return [full["mail"].public_id]


def uncertain(full: World) -> Sequence[object]:
    return [full["uncertain_mail"].public_id]


ROWS = [
    desk("desk:mails", rest=404, coordination=200, audit=200),
    desk("desk:mails", nothing, "?stand=waiting&suche=do", rest=404, coordination=200, audit=200),
    desk("desk:mail", mail, rest=404, coordination=200, audit=200),
    desk("desk:mail", uncertain, rest=404, coordination=200, audit=200),
]
