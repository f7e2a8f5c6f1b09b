"""How complete a data sheet is: shown, never forced."""

from collections.abc import Iterator
from dataclasses import dataclass

from django.conf import settings
from django.utils.translation import gettext_lazy as _
from django.utils.translation import ngettext
from django_stubs_ext import StrPromise

from wirkungskreis.indicators.models import Indicator, IndicatorVersion
from wirkungskreis.kernel import licences
from wirkungskreis.kernel.formats import number

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
        if name == "licence":
            filled = licence_of(indicator)
        yield str(label), bool(filled)
    for name, words in OF_DEFINITION.items():
        value = version.counted if version and name == "population" else getattr(version, name, "")
        yield str(words), bool(value)


def facts(indicator: Indicator) -> list[tuple[str, str]]:
    """Give the data sheet as labels and words, for pages and files alike; empty is not known."""
    months = ngettext("{n} Monat", "{n} Monaten", indicator.lag_months)
    rows: list[tuple[object, object]] = [
        (_("Art"), _joined(indicator.get_kind_display(), indicator.get_level_display())),
        (_("Einheit und Wertart"), _joined(indicator.unit, indicator.get_value_type_display())),
        (_("Richtung"), indicator.get_direction_display()),
        (_("Einfluss der Stadt"), indicator.get_influence_display()),
        (_("Welcher Entscheidung dient er?"), indicator.purpose),
        (_("Warum er wichtig ist"), indicator.relevance),
        (_("Was er nicht sagt"), indicator.limits),
        (_("Datenquelle"), indicator.source),
        (_("Lizenz"), _licence(indicator)),
        (_("zuständig"), indicator.owner.name if indicator.owner else ""),
        (_("Rhythmus"), _joined(indicator.get_periodicity_display(), indicator.reference_day)),
        (_("Liegt vor nach"), months.format(n=indicator.lag_months)),
        (_("Zusammenfassen über die Zeit"), indicator.get_over_time_display()),
        (_("Zusammenfassen über Gebiete"), indicator.get_over_area_display()),
        (
            _("Schutz kleiner Zahlen"),
            _joined(indicator.get_disclosure_display(), indicator.disclosure_note, ": "),
        ),
    ]
    if indicator.catalogue:
        catalogue = _joined(indicator.catalogue, indicator.catalogue_code)
        rows.append((_("Im gemeinsamen Katalog"), catalogue))
    if formula := getattr(indicator, "formula", None):
        rows.append((_("Berechnet"), str(formula)))
    if indicator.min_denominator:
        rows.append((_("Kleinste Bezugsgröße"), number(indicator.min_denominator)))
    if indicator.note:
        rows.append((_("Anmerkung"), indicator.note))
    return [(str(label), str(value)) for label, value in rows]


def licence_of(indicator: Indicator) -> str:
    """Give the licence of its values: the one of the sheet, else that of all data of the city."""
    return indicator.licence or settings.LICENSE


def _licence(indicator: Indicator) -> str:
    if indicator.licence or not settings.LICENSE:
        return licences.title(indicator.licence)
    return _("{licence}, wie alle Daten der Stadt").format(licence=licences.title(settings.LICENSE))


def _joined(first: object, second: object, by: str = ", ") -> str:
    """Put both beside each other; said twice, it stands once."""
    return by.join(dict.fromkeys(filter(None, [str(first), str(second)])))
