"""The words for a finding: the rule that held, what went in, from which delivery, on which day.

No sentence here connects a measure and a movement: an indicator moves, and nobody is credited.
"""

from collections.abc import Iterator
from datetime import date, timedelta
from decimal import ROUND_FLOOR, Decimal

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django_stubs_ext import StrPromise

from wirkungskreis.indicators import signs
from wirkungskreis.indicators.models import (
    Direction,
    Indicator,
    Reason,
    Target,
    TargetKind,
    ValueType,
)
from wirkungskreis.indicators.status import Finding, Point, Status
from wirkungskreis.indicators.wanted import Wanted
from wirkungskreis.kernel import formats
from wirkungskreis.mandates.models import Decision
from wirkungskreis.mandates.policy import is_public

RULES: dict[str, StrPromise] = {
    Status.NO_TARGET: gettext_lazy("Kein Gremium hat ein Ziel beschlossen."),
    Status.NO_VALUE: gettext_lazy("Es gibt noch keinen Wert."),
    Status.TOO_OLD: gettext_lazy(
        "Nach Rhythmus und üblicher Lieferzeit müsste ein neuerer Wert da sein."
    ),
    Status.BREAK: gettext_lazy(
        "Zwischen dem Ausgangswert und heute liegt ein Bruch: andere Definition oder anderes "
        "Verfahren."
    ),
    Status.SUPPRESSED: gettext_lazy("Der neueste Wert wird zum Schutz Einzelner nicht genannt."),
    Status.TOO_SMALL: gettext_lazy("Die Gruppe ist so klein, dass ein Vergleich nichts aussagt."),
    Status.UNSURE: gettext_lazy(
        "Die Veränderung ist nicht größer, als sie bei einer Gruppe dieser Größe auch zufällig "
        "sein kann."
    ),
    Status.REACHED: gettext_lazy("Der neueste Wert erfüllt das Ziel."),
    Status.MISSED: gettext_lazy("Der Tag des Ziels ist vorbei, und der Wert erfüllt es nicht."),
    Status.APPROACHING: gettext_lazy("Der neueste Wert liegt näher am Ziel als der Ausgangswert."),
    Status.AWAY: gettext_lazy("Der neueste Wert liegt nicht näher am Ziel als der Ausgangswert."),
}
MARK_WORDS: dict[str, StrPromise] = {
    "b": gettext_lazy("Bruch in der Reihe"),
    "d": gettext_lazy("andere Definition"),
    "e": gettext_lazy("geschätzt"),
    "f": gettext_lazy("Vorausschätzung"),
    "i": gettext_lazy("ergänzt"),
    "n": gettext_lazy("nicht signifikant"),
    "p": gettext_lazy("vorläufig"),
    "r": gettext_lazy("berichtigt"),
    "u": gettext_lazy("eingeschränkt verlässlich"),
}


def why(
    indicator: Indicator, finding: Finding, target: Target | None, *, outside: bool = False
) -> list[str]:
    """Give the answer to "Warum?" as sentences, for a page, a report and a screen reader alike.

    ``outside`` is for what anybody reads, see ``target_words``.
    """
    return list(_sentences(indicator, finding, target, outside=outside))


def _sentences(
    indicator: Indicator, finding: Finding, target: Target | None, *, outside: bool
) -> Iterator[str]:
    yield _rule(finding)
    if target is not None:
        yield _("Ziel: {target}.").format(target=target_words(indicator, target, outside=outside))
    if finding.latest is not None:
        yield _("Neuester Wert: {value}.").format(value=_told(indicator, finding.latest))
    if finding.base is not None and finding.base is not finding.latest:
        yield _("Ausgangswert: {value}.").format(value=_told(indicator, finding.base))
    if finding.base is not finding.latest:
        yield from _movement(indicator, finding)
    if finding.distance:
        yield _("Bis zum Ziel fehlen {distance}.").format(
            distance=amount(indicator, finding.distance, points=True)
        )
    yield _("Geprüft am {day}.").format(day=formats.day(finding.on))


def _movement(indicator: Indicator, finding: Finding) -> Iterator[str]:
    """Say how far it moved, and how far chance alone might have moved it."""
    if finding.change is not None and finding.band is not None:
        yield _("Veränderung: {change}; Schwankungsbereich: {band} nach oben und unten.").format(
            change=amount(indicator, finding.change, sign=True, points=True),
            band=_band(indicator, finding.band),
        )
    elif finding.change is not None and finding.is_assessable:
        yield _(
            "Veränderung: {change}; ein Schwankungsbereich ist hier nicht zu berechnen."
        ).format(change=amount(indicator, finding.change, sign=True, points=True))


def _band(indicator: Indicator, band: Decimal) -> str:
    """Write it as exactly as the change needs it; people are counted whole, rounded down.

    A whole change is larger than the band exactly if it is larger than the whole part of it.
    """
    if indicator.value_type == ValueType.COUNT:
        return amount(indicator, band.to_integral_value(ROUND_FLOOR))
    return amount(indicator, band, more=1, points=True)


def _rule(finding: Finding) -> str:
    if finding.status == Status.UNSURE and finding.base is finding.latest:
        return _("Es gibt erst einen vergleichbaren Wert.")
    return str(RULES[finding.status])


def _told(indicator: Indicator, point: Point) -> str:
    """Write a value with its period, marks and delivery."""
    words = [cell(indicator, point), period(point.start, point.before)]
    words += [str(MARK_WORDS[letter]) for letter in point.statuses if letter in "epru"]
    if point.published_on is not None:
        words.append(
            _("Stand {day}, {supplier}").format(
                day=formats.day_short(point.published_on), supplier=point.supplier
            )
        )
    return "; ".join(words)


def cell(indicator: Indicator, point: Point) -> str:
    """Write a value with its unit, or the reason in words."""
    if point.value is None:
        return str(Reason(point.reason).label)
    return amount(indicator, point.value)


def short(indicator: Indicator, point: Point) -> str:
    """Write a value without its unit and with its signs, as in the tables of the offices."""
    if point.value is None:
        return signs.SIGNS[point.reason]
    text = formats.number(point.value, places=_places(indicator, point.value))
    marks = "".join(signs.MARKS.get(letter, "") for letter in point.statuses if letter in "epr")
    return f"({text}){marks}" if "u" in point.statuses else f"{text}{marks}"


def amount(
    indicator: Indicator, value: Decimal, *, more: int = 0, sign: bool = False, points: bool = False
) -> str:
    """Write a number with its unit; differences of percentages are percentage ``points``."""
    number = formats.number(value, places=more or _places(indicator, value))
    if sign and value > 0:
        number = f"+{number}"
    unit = _("Prozentpunkte") if points and indicator.unit == "Prozent" else indicator.unit
    return f"{number}\u00a0{unit}"


def _places(indicator: Indicator, value: Decimal) -> int:
    """Give the decimals to print: those of the sheet, more only where the value has them."""
    exact = value.normalize().as_tuple().exponent
    own = -exact if isinstance(exact, int) and exact < 0 else 0
    return max(indicator.decimals, min(own, 1))


def period(start: date, before: date) -> str:
    """Write a half-open period as people say it: a day, a year or from to."""
    last = before - timedelta(days=1)
    if last == start:
        return formats.day_short(start)
    if (start.month, start.day) == (1, 1) and before == date(start.year + 1, 1, 1):
        return str(start.year)
    return _("{first} bis {last}").format(
        first=formats.day_short(start), last=formats.day_short(last)
    )


def target_words(indicator: Indicator, target: Target, *, outside: bool = False) -> str:
    """Write a target with its day and who decided it.

    What anybody reads (``outside``) names a decision only where it is public: else the body and
    the day if the body meets in public, and nothing of other bodies.
    """
    words = [
        _("{goal} bis zum {day}").format(
            goal=goal(indicator, target), day=formats.day_short(target.due)
        )
    ]
    if not target.subgroup.is_everybody:
        words.append(target.subgroup.label)
    if target.decided_by is not None:
        words.append(decision_words(target.decided_by, outside=outside))
    return ", ".join(filter(None, words))


def decision_words(decision: Decision, *, outside: bool) -> str:
    """Name a decision; to anybody only as far as it happened in public."""
    if not outside or is_public(decision):
        return str(decision)
    if decision.body is None or not decision.body.is_public:
        return ""
    words = [decision.body.name, formats.day_short(decision.on) if decision.on else ""]
    return " ".join(filter(None, words))


def goal(indicator: Indicator, target: Target | Wanted) -> str:
    """Write what is wanted without the day."""
    if target.low is None:
        falls = indicator.direction == Direction.DOWN
        return _("soll sinken") if falls else _("soll steigen")
    low = amount(indicator, target.low)
    if target.kind == TargetKind.CORRIDOR and target.high is not None:
        number = formats.number(target.low, places=_places(indicator, target.low))
        return _("{low} bis {high}").format(low=number, high=amount(indicator, target.high))
    if target.kind == TargetKind.MINIMUM or indicator.direction == Direction.UP:
        return _("mindestens {low}").format(low=low)
    falls = indicator.direction == Direction.DOWN
    return _("höchstens {low}").format(low=low) if falls else low
