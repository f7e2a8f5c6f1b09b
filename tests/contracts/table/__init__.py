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
    "measures",
    "rounds",
    "outbox",
    "journal",
    "reports",
    "meetings",
    "changes",
    "minutes",
