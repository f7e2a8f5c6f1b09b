from wirkungskreis.rounds.models.access_link import AccessLink
from wirkungskreis.rounds.models.answers import ANSWER_FIELDS, Answers
from wirkungskreis.rounds.models.confirmation import Confirmation
from wirkungskreis.rounds.models.figure import FigureRequest
from wirkungskreis.rounds.models.returns import Return
from wirkungskreis.rounds.models.round import Round, RoundReminder
from wirkungskreis.rounds.models.snapshot import Snapshot, Supplement

__all__ = [
    "ANSWER_FIELDS",
    "AccessLink",
    "Answers",
    "Confirmation",
    "FigureRequest",
    "Return",
    "Round",
    "RoundReminder",
    "Snapshot",
    "Supplement",
]
