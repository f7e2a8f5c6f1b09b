from wirkungskreis.reports.models.block import Block
from wirkungskreis.reports.models.consequence import Consequence, DecisionAsked
from wirkungskreis.reports.models.figure import GoalNote, KeyFigure
from wirkungskreis.reports.models.release import Correction, Format, Release, ReleaseFile
from wirkungskreis.reports.models.report import Report
from wirkungskreis.reports.models.taken import TakenFigure

__all__ = [
    "Block",
    "Consequence",
    "Correction",
    "DecisionAsked",
    "Format",
    "GoalNote",
    "KeyFigure",
    "Release",
    "ReleaseFile",
    "Report",
    "TakenFigure",
]
