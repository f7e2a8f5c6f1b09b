"""What can be read about rounds; the everyday functions stand here by name."""

from wirkungskreis.rounds.queries.lists import confirmations_for, links_of, returns_for, rounds_for
from wirkungskreis.rounds.queries.standing import Known, latest_standing, with_known, with_standing
from wirkungskreis.rounds.states import Standing, Unknown

__all__ = [
    "Known",
    "Standing",
    "Unknown",
    "confirmations_for",
    "latest_standing",
    "links_of",
    "returns_for",
    "rounds_for",
    "with_known",
    "with_standing",
]
