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
    "Cosignature",
    "Draft",
    "DraftKind",
    "Effect",
    "Enclosure",
    "GroupVote",
    "Part",
    "Point",
    "Result",
    "ResultCode",
    "Slot",
    "Stop",
    "Template",
]
