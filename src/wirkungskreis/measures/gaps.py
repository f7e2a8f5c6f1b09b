"""What is missing in the register, by rules; every line leads to the page that mends it."""

from collections.abc import Callable, Collection, Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from textwrap import shorten

from django.db.models import Count, Exists, OuterRef
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _
from django_stubs_ext import StrOrPromise

from wirkungskreis.concept.models import Kind as ElementKind
from wirkungskreis.concept.queries import wordings_in_force
from wirkungskreis.kernel.actor import Actor
from wirkungskreis.kernel.formats import day
from wirkungskreis.measures.models import (
    Commitment,
    ElementLink,
    Finance,
    Kind,
    Measure,
    Milestone,
    Shift,
)
from wirkungskreis.measures.policy import visible, visible_commitments
from wirkungskreis.measures.rows import RUNS_OUT, Row, bare_options, rows_for
from wirkungskreis.measures.states import OVER, CommitmentState, State
from wirkungskreis.measures.wanted import Stage, Wanted

TWICE = 2
APPROACHES = "ansatz-ohne-massnahme"
PROMISED = (CommitmentState.GIVEN, CommitmentState.PARTLY)


@dataclass(frozen=True, slots=True)
class Line:
    """One thing that lacks something. ``key`` is the measure's public id, or empty for a goal."""

    key: str
    code: str
    title: str
    note: StrOrPromise = ""


@dataclass(frozen=True, slots=True)
class Gap:
    """A rule and what it found; ``page`` names the part of a measure where it is mended."""

    key: str
    title: StrOrPromise
    why: StrOrPromise
    page: str
    lines: Sequence[Line]


@dataclass(frozen=True, slots=True)
class Rule:
    key: str
    title: StrOrPromise
    why: StrOrPromise
    page: str
    holds: Callable[[Row], bool]
    note: Callable[[Row], StrOrPromise] = lambda _row: ""


def lacks_date(row: Row) -> bool:
    """Say whether a beginning is missing, or the end of what is meant to end."""
    return row.start is None or (row.kind in {Kind.PROJECT, Kind.ONCE} and row.end is None)


def lacks_money(row: Row) -> bool:
    """Say whether nobody knows who pays; "ohne eigene Mittel" is an answer."""
    return row.finance == "" or (row.finance != Finance.NONE and not row.has_money)


RULES = (
    Rule(
        "ohne-ziel",
        _("Maßnahmen ohne Ziel"),
        _("Sie dienen keinem Ziel des Konzepts, oder niemand hat es eingetragen."),
        "goals",
        lambda row: not row.goals,
    ),
    Rule(
        "ohne-person",
        _("Maßnahmen ohne verantwortliche Person"),
        _("Niemand kann gefragt werden."),
        "people",
        lambda row: not row.lead_person,
    ),
    Rule(
        "ohne-termin",
        _("Maßnahmen ohne Beginn oder Ende"),
        _("Angebote und Strukturen brauchen kein Ende."),
        "edit",
        lacks_date,
    ),
    Rule(
        "ohne-geld",
        _("Maßnahmen ohne Angabe zum Geld"),
        _("„Ohne eigene Mittel“ ist eine Angabe; hier fehlt sie ganz."),
        "money",
        lacks_money,
    ),
    Rule(
        "unbestaetigt",
        _("Maßnahmen, die noch nicht bestätigt sind"),
        _("Die federführende Organisation hat noch nicht gesagt, ob alles stimmt."),
        "people",
        lambda row: row.confirmed_on is None,
    ),
    Rule(
        "geld-endet",
        _("Geld endet in sechs Monaten"),
        _("Die Maßnahme geht weiter, aber das bewilligte Geld endet."),
        "money",
        lambda row: row.finance == RUNS_OUT,
        lambda row: day(row.money_ends),
    ),
)


def gaps_for(actor: Actor, *, on: date) -> list[Gap]:
    """Find the gaps among what the person may see and what is not over, in some ten queries."""
    rows = rows_for(actor, Wanted(state=Stage.ALIVE), choice=bare_options(), on=on, parts=())
    pks = [row.pk for row in rows]
    dates = Milestone.objects.filter(moved_count__gte=TWICE, measure__in=pks).order_by()
    shifts = Shift.objects.filter(measure__in=pks).order_by().values("measure")
    often = shifts.annotate(times=Count("pk")).filter(times__gte=TWICE)
    moved = set(dates.values_list("measure").union(often.values_list("measure")))
    moved_twice = {pk for (pk,) in moved}
    return [*unserved(on), *found(rows, moved_twice)]


def found(rows: Iterable[Row], moved_twice: Collection[int]) -> list[Gap]:
    """Apply the rules; ``moved_twice`` are row ids of measures."""
    rows = [row for row in rows if row.state != State.DEFERRED]
    gaps = [Gap(rule.key, rule.title, rule.why, rule.page, _lines(rule, rows)) for rule in RULES]
    late = [row for row in rows if row.pk in moved_twice]
    why = _("Zweimal verschoben heißt meist: Es fehlt etwas, das niemand ausspricht.")
    lines = [Line(str(row.public_id), row.code, row.title) for row in late]
    return [*gaps, Gap("verschoben", _("Zweimal verschoben"), why, "dates", lines)]


def _lines(rule: Rule, rows: Iterable[Row]) -> list[Line]:
    return [
        Line(str(row.public_id), row.code, row.title, rule.note(row))
        for row in rows
        if rule.holds(row)
    ]


def unserved(on: date) -> list[Gap]:
    """Find the goals and approaches in force that no measure serves, in one query.

    A goal is served by what serves anything below it.
    """
    serves = ElementLink.objects.filter(element=OuterRef("element"), measure__merged_into=None)
    words = list(wordings_in_force(on).annotate(is_served=Exists(serves)).order_by("order", "code"))
    parents = {word.pk: word.parent_id for word in words}
    reached = {word.pk for word in words if word.is_served}
    while above := {parents[pk] for pk in reached if parents.get(pk)} - reached:
        reached |= {pk for pk in above if pk is not None}

    def missing(*kinds: ElementKind) -> list[Line]:
        found = [word for word in words if word.element.kind in kinds and word.pk not in reached]
        return [Line("", word.code, word.text) for word in found]

    return [
        Gap(
            "ziel-ohne-massnahme",
            _("Ziele ohne Maßnahme"),
            _("Im Konzept versprochen, aber niemand tut etwas dafür."),
            "new",
            missing(ElementKind.GOAL, ElementKind.SUBGOAL),
        ),
        Gap(
            APPROACHES,
            _("Handlungsansätze ohne Maßnahme"),
            _("Im Konzept als möglich genannt; bisher greift sie niemand auf."),
            "new",
            missing(ElementKind.APPROACH),
        ),
    ]


def overdue(actor: Actor, on: date) -> list[Gap]:
    """Find promises and milestones whose day has passed, of measures that are not over."""
    alive = Measure.objects.filter(visible(actor), merged_into=None).exclude(state__in=OVER)
    promised = Commitment.objects.filter(
        visible_commitments(actor), measure__in=alive, until__lt=on, state__in=PROMISED
    )
    due = Milestone.objects.filter(measure__in=alive, done_on=None, due__lt=on)
    return [
        Gap(
            "zusage-ueberfaellig",
            _("Überfällige Zusagen"),
            _("Der zugesagte Tag ist vorbei, und niemand hat eingetragen, was daraus wurde."),
            "promises",
            [
                _late(one.measure, one.what, one.until)
                for one in promised.select_related("measure").order_by("until", "pk")
                if one.measure
            ],
        ),
        Gap(
            "meilenstein-ueberfaellig",
            _("Überfällige Meilensteine"),
            _("Der Termin ist vorbei: erreicht, verschoben oder entfallen?"),
            "dates",
            [
                _late(one.measure, one.title, one.due)
                for one in due.select_related("measure").order_by("due", "pk")
            ],
        ),
    ]


def _late(measure: Measure, what: str, until: date | None) -> Line:
    said = shorten(what, 80, placeholder=" …")
    note = gettext("{what}, bis {day}").format(what=said, day=day(until))
    return Line(str(measure.public_id), measure.code, measure.title, note)
