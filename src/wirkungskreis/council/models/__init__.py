from wirkungskreis.council.models.charge import Charge, Proof
from wirkungskreis.council.models.draft import (
    Cosignature,
    Draft,
    DraftKind,
    Effect,
    Enclosure,
    Part,
    Point,
    Slot,
    Stop,
)
from wirkungskreis.council.models.followed import Foreign, ForeignKind, Ground, Match, Run, Taken
from wirkungskreis.council.models.result import (
    Amendment,
    AmendmentKind,
    GroupVote,
    Result,
    ResultCode,
)
from wirkungskreis.council.models.template import Template

__all__ = [
    "Amendment",
    "AmendmentKind",
    "Charge",
    "Cosignature",
    "Draft",
    "DraftKind",
    "Effect",
    "Enclosure",
    "Foreign",
    "ForeignKind",
    "Ground",
    "GroupVote",
    "Match",
    "Part",
    "Point",
    "Proof",
    "Result",
    "ResultCode",
    "Run",
    "Slot",
    "Stop",
    "Taken",
    "Template",
]
