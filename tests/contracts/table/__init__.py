"""The role table: which page answers whom with which status, one module per stage."""

from importlib import import_module
from importlib.util import find_spec
from types import ModuleType

from tests.contracts.row import Row
from tests.contracts.world import World

STAGES = [  # in the order in which their things can be made
    "account",
    "people",
    "vocab",
    "mandates",
    "files",
    "jobs",
    "concept",
    "indicators",
    "measures",
    "rounds",
    "outbox",
    "journal",
    "reports",
    "meetings",
    "changes",
    "council",
    "minutes",
    "start",
    "partake",
    "network",
    "public",
    "opendata",
    "ui",
]


def modules() -> list[ModuleType]:
    """Load the table of every stage that has pages so far."""
    names = [f"{__name__}.{stage}" for stage in STAGES]
    return [import_module(name) for name in names if find_spec(name)]


def rows() -> list[Row]:
    return [row for module in modules() for row in module.ROWS]


def full_world() -> World:
    """Make one world with everything that the pages show; needs a database."""
    full = World()
    for module in modules():
        if build := getattr(module, "build", None):
            build(full)
    return full
