"""How the old and the new value of a change are shown: days, states and names as words."""

from collections.abc import Callable
from datetime import date

from django.utils.translation import gettext as _

from wirkungskreis.changes.models import Change
from wirkungskreis.changes.states import Kind
from wirkungskreis.indicators import codes, grounds
from wirkungskreis.kernel import formats
from wirkungskreis.measures.states import LIFE, State


def old_and_new(change: Change) -> tuple[str, str]:
    """Give both values as people read them; empty where there was or will be nothing."""
    show = WORDS.get(Kind(change.kind))
    return show(change) if show else (change.old, change.new)


def _end(change: Change) -> tuple[str, str]:
    return _day(change.old), _day(change.new)


def _step(change: Change) -> tuple[str, str]:
    return str(State(change.old).label), str(State(LIFE[change.new].target).label)


def _lead(change: Change) -> tuple[str, str]:
    return change.old, change.organisation.name if change.organisation else ""


def _merge(change: Change) -> tuple[str, str]:
    return str(change.measure), str(change.other)


def _drop(change: Change) -> tuple[str, str]:
    return change.old, _("gestrichen")


def _priority(change: Change) -> tuple[str, str]:
    return change.old or _("ohne Priorität"), change.new


def _place(change: Change) -> tuple[str, str]:
    return change.old or _("ohne Platz"), change.new


def _aim(change: Change) -> tuple[str, str]:
    return _target(change, change.old), _target(change, change.new)


def _target(change: Change, code: str) -> str:
    if not code or change.indicator is None:
        return _("kein Ziel")
    wanted = codes.wanted(code)
    return _("{goal} bis zum {day}").format(
        goal=grounds.goal(change.indicator, wanted), day=formats.day_short(wanted.due)
    )


def _day(text: str) -> str:
    return formats.day(date.fromisoformat(text)) if text else _("kein Ende eingetragen")


WORDS: dict[Kind, Callable[[Change], tuple[str, str]]] = {
    Kind.END: _end,
    Kind.STEP: _step,
    Kind.LEAD: _lead,
    Kind.MERGE: _merge,
    Kind.DROP: _drop,
    Kind.PRIORITY: _priority,
    Kind.GOAL_PRIORITY: _priority,
    Kind.ORDER: _place,
    Kind.AIM: _aim,
}
