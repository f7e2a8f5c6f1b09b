"""One line of the role table: a page, and the status with which it answers each role."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from django.urls import reverse

from tests.contracts.world import ROLES, World

Arguments = Callable[[World], Sequence[object]]


@dataclass(frozen=True, slots=True)
class Row:
    """``name`` is the name of the address, ``statuses`` holds every role of ``ROLES``."""

    name: str
    arguments: Arguments
    query: str
    statuses: dict[str, int]

    def address(self, world: World) -> str:
        return reverse(self.name, args=self.arguments(world)) + self.query

    def richest(self) -> str:
        """Name the first role that gets the page: ``ROLES`` stands in that order."""
        return next((role for role, status in self.statuses.items() if status == 200), "visitor")


def nothing(_world: World) -> Sequence[object]:
    return ()


def row(
    name: str, arguments: Arguments = nothing, query: str = "", /, *, rest: int, **statuses: int
) -> Row:
    """Write a line: ``rest`` is the status of every role that is not named; see the README."""
    if unknown := set(statuses) - set(ROLES):
        raise ValueError(f"{name}: there are no roles {sorted(unknown)}")
    return Row(name, arguments, query, {role: statuses.get(role, rest) for role in ROLES})


def desk(name: str, arguments: Arguments = nothing, query: str = "", /, **statuses: int) -> Row:
    """Write a line of the desk: whoever is not signed in is sent to the sign-in page."""
    return row(name, arguments, query, **{"visitor": 302, "link": 302, "rest": 200} | statuses)
