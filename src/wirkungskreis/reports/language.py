"""The language of reports: which one it is, and what it never says.

A report is written in one language, whatever language the person works in who makes it. And no
sentence credits a measure with the movement of an indicator, unless somebody has reviewed the
claim that it contributes: otherwise both stand side by side.
"""

import re
from collections.abc import Collection, Mapping
from dataclasses import dataclass

from django.conf import settings
from django.utils.translation import override

CONNECTS = re.compile(
    r"""\b(?:
        durch | aufgrund | auf\sGrund | dank | wegen | infolge | deshalb | dadurch | daher
        | weil | bewirk\w* | verursach\w* | zurückzuführen
        | führ(?:t|te|ten|en)\b[^.!?]*\bzu[rm]?
        | (?:hat|haben|wurde|wurden|wird)\b[^.!?]*
          \b(?:gesenkt|erhöht|verbessert|gesteigert|verringert|gestärkt|reduziert)
        | (?:senk|erhöh|verbesser|steiger|verringer|stärk|reduzier)(?:t|te|ten)
    )\b""",
    re.IGNORECASE | re.VERBOSE,
)
ANY_MEASURE = re.compile(r"\b(?:Maßnahmen?|Angebote?[ns]?|Projekte?[ns]?)\b", re.IGNORECASE)
ANY_INDICATOR = re.compile(r"\b(?:Indikator\w*|Kennzahl\w*|Quote\w*|Anteil\w*)\b", re.IGNORECASE)
ENDS = re.compile(r"(?<=[.!?])\s+|\n+")


def of_reports() -> override:
    """Give what to put around everything that is printed: the same facts, the same bytes."""
    return override(settings.LANGUAGE_CODE)


@dataclass(frozen=True, slots=True)
class Named:
    """What a text may name: measures by code with their titles, indicators, reviewed measures.

    ``reviewed`` are the codes of measures whose claim to contribute somebody has reviewed.
    """

    measures: Mapping[str, str]
    indicators: Collection[str]
    reviewed: Collection[str] = ()


def connects(text: str) -> bool:
    """Whether a text has any word that could credit somebody; cheap, before names are read."""
    return CONNECTS.search(text) is not None


def attributions(text: str, named: Named) -> list[str]:
    """Give the sentences that credit a measure with what an indicator shows."""
    return [each.strip() for each in ENDS.split(text) if _credits(each, named)]


def _credits(sentence: str, named: Named) -> bool:
    if not connects(sentence):
        return False
    told = [c for c, title in named.measures.items() if _names(sentence, c) or title in sentence]
    if not told and not ANY_MEASURE.search(sentence):
        return False
    if told and all(code in named.reviewed for code in told):
        return False
    shown = any(_names(sentence, name) for name in named.indicators)
    return shown or ANY_INDICATOR.search(sentence) is not None


def _names(sentence: str, name: str) -> bool:
    return re.search(rf"(?<!\w){re.escape(name)}(?!\w)", sentence, re.IGNORECASE) is not None
