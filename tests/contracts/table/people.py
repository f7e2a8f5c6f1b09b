"""Organisations, people and accounts."""

from collections.abc import Sequence

from tests import world
from tests.contracts.row import desk
from tests.contracts.world import World


def office(full: World) -> Sequence[object]:
    return [full.office.public_id]


def person(full: World) -> Sequence[object]:
    return [full["person"].public_id]


def account(full: World) -> Sequence[object]:
    return [full.users["editorial"].public_id]


COLLEAGUE = {"rest": 404, "coordination": 200, "leadership": 200, "audit": 200, "measure_lead": 200}
KEEPERS = {"rest": 404, "coordination": 200, "audit": 200}

ROWS = [
    desk("desk:organisations"),
    desk("desk:organisations", lambda _full: (), "?stand=alle&suche=amt"),
    desk("desk:organisation_new"),
    desk("desk:organisation", office),
    desk("desk:organisation_edit", office),
    desk("desk:organisation_rename", office),
    desk("desk:organisation_end", office),
    desk("desk:persons"),
    desk("desk:person_new"),
    desk("desk:person", person, **COLLEAGUE),
    desk("desk:person_edit", person, **COLLEAGUE),
    desk("desk:person_appoint", person, **COLLEAGUE),
    desk("desk:person_end_post", person, **COLLEAGUE),
    desk("desk:person_hand_over", person, **COLLEAGUE),
    desk("desk:person_invite", person, **COLLEAGUE),
    desk("desk:person_redact", person, **COLLEAGUE),
    desk("desk:accounts", **KEEPERS),
    desk("desk:account", account, **KEEPERS),
    desk("desk:account_roles", account, **KEEPERS),
]


def build(full: World) -> None:
    full["person"] = world.person("Aylin Petersen", works_at=full.office)
