"""Numbers, money and dates as people read them, in German and in English, for every output.

Plain functions, because pages, PDF, DOCX and mails must print the same value the same way. Without
a language they write in the one that is active. Between a number and its unit stands a no-break
space (U+00A0).
"""

from datetime import date, datetime
from decimal import ROUND_HALF_UP, Decimal
from zoneinfo import ZoneInfo

from django.utils.translation import get_language

NOTHING = "–"
BERLIN = ZoneInfo("Europe/Berlin")
CENT = Decimal("0.01")
_MONTHS = {
    "de": "Januar Februar März April Mai Juni Juli August September Oktober November Dezember",
    "en": "January February March April May June July August September October November December",
}
_WEEKDAYS = {
    "de": "Montag Dienstag Mittwoch Donnerstag Freitag Samstag Sonntag",
    "en": "Monday Tuesday Wednesday Thursday Friday Saturday Sunday",
}
_TO_GERMAN = str.maketrans(",.", ".,")


def number(value: Decimal | float | None, *, places: int | None = None, language: str = "") -> str:
    """Group thousands; ``places`` fixes the decimals, otherwise there are as many as there are."""
    if value is None:
        return NOTHING
    exact = Decimal(str(value))
    if places is not None:
        exact = exact.quantize(Decimal(1).scaleb(-places), ROUND_HALF_UP)
    elif exact == exact.to_integral_value():
        exact = exact.to_integral_value()
    else:
        exact = exact.normalize()
    text = f"{exact:,f}".replace("-", "−")
    return text if _known(language) == "en" else text.translate(_TO_GERMAN)


def euro(value: Decimal | float | None, *, language: str = "") -> str:
    """Whole euros without cents, ``20.500 €``; otherwise two decimals, rounded half up."""
    if value is None:
        return NOTHING
    exact = Decimal(str(value)).quantize(CENT, ROUND_HALF_UP)
    whole = exact == exact.to_integral_value()
    amount = number(exact, places=0 if whole else 2, language=language)
    return f"€{amount}" if _known(language) == "en" else f"{amount}\u00a0€"


def day(value: date | None, *, language: str = "") -> str:
    """Spell a day out: ``9. Oktober 2026``. An instant is the day it falls on in Germany."""
    if value is None:
        return NOTHING
    value = _berlin_day(value)
    month = _MONTHS[_known(language)].split()[value.month - 1]
    dot = "" if _known(language) == "en" else "."
    return f"{value.day}{dot} {month} {value.year}"


def day_roughly(value: date | None, precision: str, *, language: str = "") -> str:
    """Write a day as exactly as it is known: ``18. Dezember 2017``, ``Dezember 2017``, ``2017``."""
    if value is None or precision == "day":
        return day(value, language=language)
    month = _MONTHS[_known(language)].split()[value.month - 1]
    return str(value.year) if precision == "year" else f"{month} {value.year}"


def weekday(value: date | None, *, language: str = "") -> str:
    """Name the day of the week: ``Freitag``."""
    if value is None:
        return NOTHING
    return _WEEKDAYS[_known(language)].split()[_berlin_day(value).weekday()]


def day_short(value: date | None, *, language: str = "") -> str:
    """Write a day in ten characters for tables: ``09.10.2026``, in English ``09/10/2026``."""
    if value is None:
        return NOTHING
    return _berlin_day(value).strftime("%d/%m/%Y" if _known(language) == "en" else "%d.%m.%Y")


def instant(value: datetime | None, *, language: str = "") -> str:
    """Write an aware instant in German time: ``9. Oktober 2026, 22:07 Uhr``."""
    if value is None:
        return NOTHING
    clock = value.astimezone(BERLIN).strftime("%H:%M")
    hour = "" if _known(language) == "en" else " Uhr"
    return f"{day(value, language=language)}, {clock}{hour}"


def _berlin_day(value: date) -> date:
    return value.astimezone(BERLIN).date() if isinstance(value, datetime) else value


def _known(language: str) -> str:
    found = language or get_language() or ""
    return found if found in _MONTHS else "de"
