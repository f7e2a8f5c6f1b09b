"""What a reading of another city left out, in sentences, and what it found, row by row."""

from collections.abc import Iterable, Iterator
from typing import Any, NamedTuple

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from wirkungskreis.indicators.models import Indicator, PeerCity
from wirkungskreis.indicators.neighbours.units import factor
from wirkungskreis.kernel.formats import number


class Said(NamedTuple):
    """One of our indicators and what the city says for it."""

    indicator: Indicator
    code: str
    fits: bool
    words: str


def rows_of(series: Iterable[Any]) -> list[Said]:
    """Say per indicator what was read, or why it does not fit."""
    return [Said(one.indicator, one.code, not one.unlike, _words(one)) for one in series]


def _words(one: Any) -> str:
    if one.unlike:
        return str(one.why)
    by = factor(one.unit, one.indicator.unit)
    words = ngettext(
        "{n} Wert, {first} bis {last}", "{n} Werte, {first} bis {last}", one.count
    ).format(n=one.count, first=one.first.year, last=one.last.year)
    if one.missing:
        words = _("{words}; {n} ohne Zahl").format(words=words, n=one.missing)
    if by is not None and by != 1:
        words = _("{words}; umgerechnet aus „{unit}“").format(words=words, unit=one.unit)
    return words


def left_out(city: PeerCity) -> list[str]:
    """Say what of the package or of our indicators was not read, and why."""
    return list(_left_out(city))


def _left_out(city: PeerCity) -> Iterator[str]:
    sentences = {
        "not_there": _("Indikatoren von uns, die nicht im Paket stehen: {n} ({words})."),
        "not_ours": _("Kürzel des Pakets, die wir nicht führen: {n} ({words})."),
        "no_catalogue": _(
            "Kürzel, bei denen nicht gesagt ist, aus welchem Katalog sie sind: {n} ({words}). "
            "Tragen Sie ihn bei der Stadt ein."
        ),
        "no_row": _("Zeilen, die unlesbar sind: {n}, die erste: {words}"),
    }
    for code, count, words in city.left_out:
        yield sentences[code].format(n=number(int(count)), words=words)
