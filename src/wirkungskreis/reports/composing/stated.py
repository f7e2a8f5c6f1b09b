"""What was said to be missing and what was promised, by field of action, in one query."""

from collections.abc import Iterator
from datetime import date
from uuid import UUID

from django.db.models import (
    CharField,
    DateField,
    F,
    OuterRef,
    Q,
    QuerySet,
    Subquery,
    TextField,
    Value,
)
from django.db.models.functions import Coalesce
from django.utils.translation import gettext as _

from wirkungskreis.concept.models import Element
from wirkungskreis.indicators.models import EffectAssessment, Grade
from wirkungskreis.kernel.formats import day
from wirkungskreis.measures.models import Commitment, ContributionClaim, Need, NeedSource
from wirkungskreis.measures.models.measure import PublicScope
from wirkungskreis.measures.states import PROMISED, CommitmentState, NeedState
from wirkungskreis.people.models import FormerName
from wirkungskreis.reports import sentences
from wirkungskreis.reports.models import Report
from wirkungskreis.reports.outputs.document import (
    CellKind,
    Column,
    Effect,
    Level,
    NeedItem,
    Needs,
    Row,
    Table,
)

WORD, LONG = CharField(max_length=200), TextField()
COLUMNS = ("kind_", "public_id", "field_id", "text_", "where_", "state", "answer_", "until_")
Stated = tuple[str, UUID, int, str, str, str, str, date | None]


class FieldsSaid:
    """Needs and promises of a report by the row of their field, reasons by that of their goal.

    A promise counts once its organisation has confirmed it; the public reads those to which the
    organisation agreed.
    """

    def __init__(self, report: Report, level: Level) -> None:
        self.on = report.reference_date
        self.rows = _rows(report, level)
        self.notes = {row[2]: row[3] for row in self.rows if row[0] == "note"}

    def needs(self, field: int) -> Needs | None:
        items = tuple(
            NeedItem(
                text=text,
                source=str(NeedSource(where).label),
                outcome=_answer(state, answer),
                ref=f"need:{public_id}",
            )
            for kind, public_id, place, text, where, state, answer, _until in self.rows
            if kind == "need" and place == field
        )
        return Needs("Genannte Bedarfe", items) if items else None

    def effects(self, goal: Element) -> tuple[Effect, ...]:
        """Give what bodies said about the effect at a goal, the newest first."""
        found = [row for row in self.rows if row[0] == "effect" and row[2] == goal.pk]
        return tuple(
            Effect(
                grade=str(Grade(state).label),
                reason=text,
                body=where,
                day=on or self.on,
                indicators=tuple(line.partition(":")[0] for line in beside.splitlines()),
                ref=f"effects:{goal.public_id}",
            )
            for _kind, _id, _place, text, where, state, beside, on in reversed(found)
        )

    def claims(self, goal: Element, code: str) -> Iterator[str]:
        """Give a sentence per reviewed claim that a measure contributes to a goal."""
        for kind, _id, place, text, title, measure, doubts, on in self.rows:
            if kind == "claim" and place == goal.pk and on is not None:
                name = f"{measure} {title}"
                yield sentences.contribution(name, code, day(on), text, doubts)

    def promises(self, field: int) -> Table | None:
        rows = tuple(
            Row(
                (text, where, until or "ohne Termin", self._kept(state, answer, until)),
                ref=f"commitment:{public_id}",
            )
            for kind, public_id, place, text, where, state, answer, until in self.rows
            if kind == "promise" and place == field
        )
        if not rows:
            return None
        columns = (
            Column("Zusage", share=7),
            Column("Wer", share=4),
            Column("bis", CellKind.DAY, share=2),
            Column("Was daraus wurde", share=5),
        )
        return Table(f"Bestätigte Zusagen, Stand am {day(self.on)}", columns, rows)

    def _kept(self, state: str, remark: str, until: date | None) -> str:
        word = str(CommitmentState(state).label)
        if state in PROMISED and until is not None and until < self.on:
            word = _("überfällig")
        return f"{word}: {remark}" if remark else word


def _rows(report: Report, level: Level) -> list[Stated]:
    """Read all at once: a page of a report has no query to spare."""
    on = report.reference_date
    needs = Need.objects.filter(stated_on__lte=on).exclude(field=None)
    needs = needs.annotate(
        kind_=Value("need", WORD),
        text_=F("text"),
        where_=F("source"),
        answer_=F("answer"),
        until_=Value(None, DateField()),
    )
    former = FormerName.objects.filter(organisation=OuterRef("organisation"), valid_before__gt=on)
    name = Subquery(former.order_by("valid_before").values("name")[:1])
    agreed = Q(is_public=True) if level is Level.PUBLIC else Q()
    given = Q(sitting=None) | Q(sitting__on__lte=on)
    promises = Commitment.objects.filter(agreed & given, confirmed_on__isnull=False)
    promises = promises.exclude(field=None).annotate(
        kind_=Value("promise", WORD),
        text_=F("what"),
        where_=Coalesce(name, F("organisation__name")),
        answer_=F("remark"),
        until_=F("until"),
    )
    notes = report.goal_notes.annotate(
        kind_=Value("note", WORD),
        field_id=F("goal_id"),
        text_=F("not_assessable"),
        where_=Value("", WORD),
        state=Value("", WORD),
        answer_=Value("", LONG),
        until_=Value(None, DateField()),
    )
    rows = needs.order_by().values_list(*COLUMNS)
    parts = (promises, notes, _effects(report, level), _claims(report, level))
    others = [each.order_by().values_list(*COLUMNS) for each in parts]
    found = rows.union(*others, all=True)
    return sorted(found, key=lambda row: (row[7] or date.max, row[3], str(row[1])))


def _effects(report: Report, level: Level) -> QuerySet[EffectAssessment]:
    """Select what bodies said about effects until the release, or until now in a draft."""
    agreed = Q(is_public=True) if level is Level.PUBLIC else Q()
    until = Q(on__lte=report.released_on) if report.released_on else Q()
    return EffectAssessment.objects.filter(agreed & until).annotate(
        kind_=Value("effect", WORD),
        field_id=F("element_id"),
        text_=F("reason"),
        where_=F("decision__body__name"),
        state=F("grade"),
        answer_=F("beside"),
        until_=F("on"),
    )


def _claims(report: Report, level: Level) -> QuerySet[ContributionClaim]:
    """Select the reviewed claims that a measure contributes to a goal."""
    public = Q(measure__published_at__isnull=False, measure__public_scope=PublicScope.ALL)
    told = public if level is Level.PUBLIC else Q()
    until = Q(reviewed_on__lte=report.released_on) if report.released_on else Q()
    return ContributionClaim.objects.filter(told & until, reviewed_on__isnull=False).annotate(
        kind_=Value("claim", WORD),
        field_id=F("element_id"),
        text_=F("mechanism"),
        where_=F("measure__title"),
        state=F("measure__code"),
        answer_=F("doubts"),
        until_=F("reviewed_on"),
    )


def _answer(state: str, answer: str) -> str:
    word = str(NeedState(state).label)
    return word if state == NeedState.OPEN else f"{word}: {answer}"
