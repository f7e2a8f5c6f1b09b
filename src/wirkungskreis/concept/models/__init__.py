from wirkungskreis.concept.models.concept import Concept
from wirkungskreis.concept.models.correction import Correction
from wirkungskreis.concept.models.element import Element, Kind
from wirkungskreis.concept.models.fact import Fact, FactKind
from wirkungskreis.concept.models.succession import Succession, SuccessionKind
from wirkungskreis.concept.models.version import Version
from wirkungskreis.concept.models.wording import Wording

__all__ = [
    "Concept",
    "Correction",
    "Element",
    "Fact",
    "FactKind",
    "Kind",
    "Succession",
    "SuccessionKind",
    "Version",
    "Wording",
]
