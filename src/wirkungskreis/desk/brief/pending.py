"""What waits for somebody, read across the stages in two queries: to decide, and to be kept.

The rows of several tables come in one query each, because the page has no query to spare.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from typing import Any
from uuid import UUID

from django.db.models import Case, CharField, F, OuterRef, Q, QuerySet, Subquery, Value, When
from django.db.models.functions import Cast, Coalesce, Concat, NullIf
from django.utils.translation import gettext as _

from wirkungskreis.changes.queries import waiting_for
from wirkungskreis.changes.states import ChangeState, Side
from wirkungskreis.changes.states import Kind as ChangeKind
from wirkungskreis.concept.queries import named
from wirkungskreis.desk.brief.lines import Line, short, who
from wirkungskreis.desk.ways import way
from wirkungskreis.indicators.models import Grade
from wirkungskreis.indicators.queries.effects import last_assessments
from wirkungskreis.kernel import formats
from wirkungskreis.kernel.actor import Actor
from wirkungskreis.mandates.ahead import last_agreements
from wirkungskreis.mandates.models import Level, Sitting
from wirkungskreis.measures.queries import commitments_for
from wirkungskreis.measures.states import PROMISED
from wirkungskreis.meetings.queries.competence import OF_OTHERS
from wirkungskreis.meetings.queries.reading import items_for, pending_tasks
from wirkungskreis.meetings.states import ItemKind, ItemState
from wirkungskreis.reports.pending import open_consequences
from wirkungskreis.ui.tones import Tone

TEXT = CharField(max_length=1000)
SENTENCE = 160  # characters of what a body said
PAGES = {
    "task": "task",
    "promise": "commitment",
    "unconfirmed": "commitment",
    "consequence": "report",
    "agreement": "decision",
}
GRADES: dict[str, Tone] = {
    Grade.PROGRESS: "good",
    Grade.NO_CHANGE: "neutral",
    Grade.SETBACK: "bad",
    Grade.UNKNOWN: "silent",
}


@dataclass(frozen=True, slots=True)
class Owed:
    """Something that was ordered, promised, concluded and is not settled, or said about effect.

    What a body said about the effect at a goal has its grade for a kind, the goal for a number, and
    ``beside``, one line for each indicator that lay beside it.
    """

    kind: str
    public_id: UUID
    number: str
    text: str
    side: str
    due: date | None
    beside: str = ""

    def is_late(self, on: date) -> bool:
        never = {"unconfirmed", "agreement"}
        return self.due is not None and self.due < on and self.kind not in never


def owed(actor: Actor, on: date, sitting: Sitting | None = None) -> list[Owed]:
    """Give tasks of bodies, promises and consequences that are open; one query.

    With them comes what bodies said last about the effect at each goal. With a sitting, also what
    its body agreed last before it; the day is that of the agreement.
    """
    columns = ("kind_", "public_id", "number_", "text_", "side_", "due_", "beside_")
    tasks = pending_tasks(actor).annotate(
        kind_=_word("task"),
        number_=_text("number"),
        text_=_text("title"),
        side_=_label("organisation"),
        due_=F("due"),
        beside_=_word(""),
    )
    kind = Case(When(confirmed_on=None, then=_word("unconfirmed")), default=_word("promise"))
    promised = commitments_for(actor).filter(state__in=PROMISED).prefetch_related(None)
    promises = promised.annotate(
        kind_=kind,
        number_=_word(""),
        text_=_text("what"),
        side_=_label("organisation"),
        due_=F("until"),
        beside_=_word(""),
    )
    of_another = ("kind_", "public_", *columns[2:])
    others = [
        promises.order_by().values_list(*columns),
        _consequences(actor).order_by().values_list(*of_another),
        _effects(actor, on).order_by().values_list(*of_another),
    ]
    if sitting:
        agreed = last_agreements(actor, sitting.body_id, sitting.on).annotate(
            kind_=_word("agreement"),
            number_=_text("number"),
            text_=_text("text"),
            side_=_word(""),
            due_=F("on"),
            beside_=_word(""),
        )
        others.append(agreed.order_by().values_list(*columns))
    rows = tasks.order_by().values_list(*columns)
    return [Owed(*row) for row in rows.union(*others, all=True)]


def _consequences(actor: Actor) -> QuerySet[Any]:
    return open_consequences(actor).annotate(
        kind_=_word("consequence"),
        public_=F("report__public_id"),
        number_=_word(""),
        text_=_text("text"),
        side_=_label("office"),
        due_=F("due"),
        beside_=_word(""),
    )


def _effects(actor: Actor, on: date) -> QuerySet[Any]:
    goal = named(on).filter(pk=OuterRef("element")).order_by()
    words = goal.annotate(words=Concat("code", Value(" "), "title", output_field=TEXT))
    return last_assessments(actor).annotate(
        kind_=_text("grade"),
        public_=F("element__public_id"),
        number_=Coalesce(Subquery(words.values("words")[:1]), _text("element__key")),
        text_=_text("reason"),
        side_=_text("decision__body__name"),
        due_=F("on"),
        beside_=_text("beside"),
    )


def of_effects(rows: Iterable[Owed]) -> list[Line]:
    """Say who saw what at which goal and when, with the indicators that lay beside it."""
    said = sorted((row for row in rows if row.kind in GRADES), key=lambda row: row.number)
    said.sort(key=lambda row: row.due or date.min, reverse=True)
    return [_effect(row) for row in said]


def _effect(row: Owed) -> Line:
    words = _("{body}, {day}: {reason}").format(
        body=row.side, day=formats.day_short(row.due), reason=short(row.text, SENTENCE)
    )
    url = way("effects", row.public_id)
    note = str(Grade(row.kind).label)
    return Line(short(row.number), url, words, note, GRADES[row.kind], row.beside.splitlines())


def of_owed(rows: Iterable[Owed], kinds: set[str], on: date) -> list[Line]:
    """Say what is owed, the overdue first, then by day."""
    chosen = [row for row in rows if row.kind in kinds]
    chosen.sort(key=lambda row: (not row.is_late(on), row.due or date.max, row.text))
    return [_owed(row, on) for row in chosen]


def _owed(row: Owed, on: date) -> Line:
    if row.kind == "agreement":
        note = _("verabredet {day}").format(day=formats.day_short(row.due))
        return Line(row.number, way("decision", row.public_id), short(row.text), note)
    names = {"consequence": _("Konsequenz"), "task": row.number}
    until = _("bis {day}").format(day=formats.day_short(row.due)) if row.due else _("ohne Tag")
    note = _("überfällig") if row.is_late(on) else until
    if row.kind == "unconfirmed":
        note = _("noch nicht bestätigt")
    url = way(PAGES[row.kind], row.public_id)
    side = f" ({row.side})" if row.side else ""
    label = names.get(row.kind, _("Zusage"))
    tone: Tone = "bad" if row.is_late(on) else "warn" if row.kind == "unconfirmed" else "neutral"
    return Line(label, url, f"{short(row.text)}{side}", note, tone)


def to_decide(actor: Actor, on: date) -> list[Line]:
    """Give decisions on agendas to come, and changes that wait to be confirmed; one query.

    Each names whose matter it is: a steering group recommends, the competent side decides.
    """
    columns = ("kind_", "public_id", "label_", "text_", "side_")
    foreign = Q()
    for name in OF_OTHERS:
        foreign |= Q(**{f"{name}__isnull": False})
    political = Q(body__level=Level.POLITICAL)
    items = items_for(actor).filter(
        kind=ItemKind.DECISION, state=ItemState.SCHEDULED, meeting__sitting__on__gte=on
    )
    agenda = items.annotate(
        kind_=_word("item"),
        label_=_text("title"),
        text_=Cast("meeting__sitting__on", TEXT),
        side_=Case(
            When(~political & Q(measure__isnull=False), then=_label("measure__lead")),
            When(~political & foreign, then=_word("council")),
            default=_text("body__name"),
        ),
    )
    changes = waiting_for(actor).filter(state=ChangeState.AWAITED)
    waiting = changes.annotate(
        kind_=_text("kind"),
        label_=Coalesce(_text("measure__code"), _text("element__key")),
        text_=Coalesce(_text("measure__title"), _word("")),
        side_=Case(When(side=Side.LEAD, then=_label("measure__lead")), default=_text("side")),
    )
    rows = agenda.order_by().values_list(*columns)
    found: list[Any] = list(rows.union(waiting.order_by().values_list(*columns), all=True))
    found.sort(key=lambda row: (row[0] != "item", row[3], row[2]))
    return [_decision(*row) for row in found]


def _decision(kind: str, public_id: UUID, label: str, text: str, side: str) -> Line:
    sides = {"council": _("Rat")} | {one.value: str(one.label) for one in Side}
    side = sides.get(side, side)
    if kind == "item":
        day = formats.day_short(date.fromisoformat(text))
        words = who(_("steht am {day} zur Entscheidung.").format(day=day), side)
        return Line(short(label), way("agenda_item", public_id), words)
    words = _("{change} wartet auf Bestätigung.").format(change=ChangeKind(kind).label)
    name = f"{label} {text}".strip()
    return Line(name, way("change", public_id), who(words, side))


def _word(text: str) -> Value:
    return Value(text, output_field=TEXT)


def _text(column: str) -> Cast:
    return Cast(column, TEXT)


def _label(organisation: str) -> Coalesce:
    """Give how an organisation is called in a row."""
    short_name = NullIf(_text(f"{organisation}__short_name"), _word(""))
    return Coalesce(short_name, _text(f"{organisation}__name"), _word(""))
