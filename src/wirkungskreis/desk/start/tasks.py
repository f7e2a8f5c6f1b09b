"""What a line of the start page is, and in which order lines stand: what is due first."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date

from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django_stubs_ext import StrOrPromise

from wirkungskreis.kernel import formats
from wirkungskreis.rounds.models import Round
from wirkungskreis.rounds.queries.progress import Progress
from wirkungskreis.ui.tones import Tone


@dataclass(frozen=True, slots=True)
class Task:
    """One thing to do and where it is done; ``due`` orders, ``note`` and ``tone`` are its badge."""

    label: str
    url: str
    hint: StrOrPromise = ""
    note: str = ""
    tone: Tone = "neutral"
    due: date | None = None


@dataclass(frozen=True, slots=True)
class Part:
    """What one role finds on its start page; without tasks it says ``empty``."""

    title: str
    tasks: Sequence[Task]
    empty: str = ""


@dataclass(frozen=True, slots=True)
class Standing:
    """How far one open round is, for the picture at the top."""

    progress: Progress
    url: str

    @property
    def round(self) -> Round:
        return self.progress.round

    @property
    def words(self) -> str:
        """Say it as people do: "61 von 84 da, noch 6 Tage"."""
        there = _("{there} von {total} da").format(
            there=self.progress.there, total=self.progress.total
        )
        return f"{there}, {days_left(self.progress.days_left)}"


@dataclass(frozen=True, slots=True)
class Appointment:
    """A sitting to come, and the round that is asked for it."""

    day: date
    body: str
    url: str
    round: str = ""


def days_left(days: int) -> str:
    """Say how long there still is, or that the last day has passed."""
    if days < 0:
        return _("die Frist ist vorbei")
    if days == 0:
        return _("heute ist der letzte Tag")
    return ngettext("noch {n} Tag", "noch {n} Tage", days).format(n=days)


def due_note(due: date, on: date) -> tuple[str, Tone]:
    """Give the badge of a day: overdue is bad, within a week is a warning."""
    if due < on:
        return _("überfällig seit {day}").format(day=formats.day_short(due)), "bad"
    tone: Tone = "warn" if (due - on).days <= WARN_DAYS else "neutral"
    return _("bis {day}").format(day=formats.day_short(due)), tone


WARN_DAYS = 7


def in_order(tasks: Iterable[Task | None]) -> list[Task]:
    """Leave out what is not there and put first what is due first; the rest keeps its order."""
    return sorted(
        (task for task in tasks if task is not None), key=lambda task: task.due or date.max
    )
