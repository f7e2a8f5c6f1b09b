from wirkungskreis.indicators.models.dimension import Category, Dimension, Subgroup
from wirkungskreis.indicators.models.effect import EffectAssessment, Grade
from wirkungskreis.indicators.models.formula import Formula, FormulaKind
from wirkungskreis.indicators.models.indicator import (
    MONTHS,
    Direction,
    Disclosure,
    Indicator,
    IndicatorVersion,
    Influence,
    Kind,
    Level,
    OverArea,
    OverTime,
    Periodicity,
    ValueType,
)
from wirkungskreis.indicators.models.link import GoalLink
from wirkungskreis.indicators.models.mapping import Mapping, Office
from wirkungskreis.indicators.models.observation import (
    Confidentiality,
    Observation,
    Reason,
    Release,
)
from wirkungskreis.indicators.models.official import OfficialFile
from wirkungskreis.indicators.models.peer import PeerCity, PeerSeries, PeerValue, Unlike
from wirkungskreis.indicators.models.population import PopulationConcept
from wirkungskreis.indicators.models.printed import Cause, Contradiction, Printed
from wirkungskreis.indicators.models.raw import Addition, RawCount, RawDecision, RawTable, Summand
from wirkungskreis.indicators.models.target import Target, TargetKind

__all__ = [
    "MONTHS",
    "Addition",
    "Category",
    "Cause",
    "Confidentiality",
    "Contradiction",
    "Dimension",
    "Direction",
    "Disclosure",
    "EffectAssessment",
    "Formula",
    "FormulaKind",
    "GoalLink",
    "Grade",
    "Indicator",
    "IndicatorVersion",
    "Influence",
    "Kind",
    "Level",
    "Mapping",
    "Observation",
    "Office",
    "OfficialFile",
    "OverArea",
    "OverTime",
    "PeerCity",
    "PeerSeries",
    "PeerValue",
    "Periodicity",
    "PopulationConcept",
    "Printed",
    "RawCount",
    "RawDecision",
    "RawTable",
    "Reason",
    "Release",
    "Subgroup",
    "Summand",
    "Target",
    "TargetKind",
    "Unlike",
    "ValueType",
]
