"""One full world for the role table: somebody in every role, and the things the pages show."""

from collections.abc import Callable
from typing import Any

from django.test import Client

from tests import world
from wirkungskreis.kernel.actor import Role
from wirkungskreis.people.models import User

ACCOUNTS = {  # the richest view first
    "coordination": Role.COORDINATION,
    "leadership": Role.LEADERSHIP,
    "editorial": Role.EDITORIAL,
    "measure_lead": Role.MEASURE_LEAD,
    "statistics": Role.STATISTICS,
    "committee": Role.COMMITTEE,
    "moderation": Role.MODERATION,
    "audit": Role.AUDIT,
    "other_lead": Role.MEASURE_LEAD,
}
ROLES = [*ACCOUNTS, "link", "visitor"]


class World:
    """Things by name, users by role; ``enter["link"]`` is set by the stage that opens links."""

    def __init__(self) -> None:
        self.things: dict[str, Any] = {}
        self.enter: dict[str, Callable[[Client], object]] = {}
        self.office = world.organisation("Jugendamt")
        self.other_office = world.organisation("Bauamt")
        places = {"measure_lead": self.office, "other_lead": self.other_office}
        self.users: dict[str, User] = {
            name: world.user(name, role, works_at=places.get(name))
            for name, role in ACCOUNTS.items()
        }

    def __getitem__(self, name: str) -> Any:
        return self.things[name]

    def __setitem__(self, name: str, thing: object) -> None:
        self.things[name] = thing

    def client(self, role: str) -> Client:
        """Give a browser in which this role is at work; a link's has opened its link."""
        client = Client()
        if role in self.users:
            client.force_login(self.users[role])
        elif role in self.enter:
            self.enter[role](client)
        return client


def read(response: Any) -> None:
    """Read a download to its end: only then does it close its file."""
    if response.streaming:
        b"".join(response.streaming_content)
