"""How complete a data sheet is: shown, never forced."""

from collections.abc import Iterator
from dataclasses import dataclass

from django.utils.translation import gettext_lazy as _
from django_stubs_ext import StrPromise

from wirkungskreis.indicators.models import Indicator, IndicatorVersion

FIELDS = (
    "question",
    "source",
    "owner",
    "licence",
    "reference_day",
    "over_time",
    "over_area",
    "influence",
    "relevance",
    "limits",
    "purpose",
    "disclosure_note",
)
OF_DEFINITION: dict[str, StrPromise] = {
    "text": _("Definition"),
    "numerator": _("Zähler"),
    "population": _("Wer gezählt wird"),
}


@dataclass(frozen=True, slots=True)
class Completeness:
    """How many entries of the sheet are filled, and the names of those that are not."""

    filled: int
    missing: tuple[str, ...]

    @property
    def of(self) -> int:
        return self.filled + len(self.missing)

    @property
    def is_whole(self) -> bool:
        return not self.missing


def completeness(indicator: Indicator, version: IndicatorVersion | None) -> Completeness:
    """Count what a reader needs to trust the indicator."""
    entries = list(_entries(indicator, version))
    missing = tuple(label for label, filled in entries if not filled)
    return Completeness(len(entries) - len(missing), missing)


def _entries(indicator: Indicator, version: IndicatorVersion | None) -> Iterator[tuple[str, bool]]:
    for name in FIELDS:
        field = Indicator._meta.get_field(name)
        label = _("zuständig") if name == "owner" else getattr(field, "verbose_name", name)
        filled = indicator.owner_id if name == "owner" else getattr(indicator, name)
        yield str(label), bool(filled)
    for name, words in OF_DEFINITION.items():
        value = version.counted if version and name == "population" else getattr(version, name, "")
        yield str(words), bool(value)
