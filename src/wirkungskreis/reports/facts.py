"""What a report rests on: the frozen returns of its rounds, ordered by field and measure."""

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from django.conf import settings
from django.db.models import Exists, OuterRef

from wirkungskreis.charts.states import Tone
from wirkungskreis.kernel.formats import day_short
from wirkungskreis.measures.states import State
from wirkungskreis.reports.language import of_reports
from wirkungskreis.reports.models import Report
from wirkungskreis.rounds.models import Round
from wirkungskreis.rounds.outputs.read import frozen_of
from wirkungskreis.rounds.outputs.snapshot_v1 import FrozenReturn
from wirkungskreis.rounds.queries.rates import closed_rounds
from wirkungskreis.rounds.states import Continuation, Schedule, Standing, Unknown

NO_FIELD = ""
ANSWERED = {Standing.CHECKED, Standing.HANDED_IN, Standing.UNCHANGED, Standing.SENT_BACK}
with of_reports():
    PROGRESS: dict[str, tuple[str, Tone]] = {
        "on_plan": (str(Schedule.ON_PLAN.label), Tone.STEADY),
        "continues": (str(Continuation.CONTINUES.label), Tone.STEADY),
        "delayed": (str(Schedule.DELAYED.label), Tone.LATE),
        "limited": (str(Continuation.LIMITED.label), Tone.LATE),
        "at_risk": (str(Schedule.AT_RISK.label), Tone.RISK),
        "paused": (str(Continuation.PAUSED.label), Tone.RESTING),
        "void": (str(Schedule.VOID.label), Tone.ENDED),
        "ends": (str(Continuation.ENDS.label), Tone.ENDED),
    }
    MISSING: dict[str, tuple[str, Tone]] = {
        "silent": (str(Unknown.SILENT.label), Tone.SILENT),
        "undeliverable": (str(Unknown.UNDELIVERABLE.label), Tone.SILENT),
        "unanswered": ("ohne Antwort", Tone.SILENT),
        "unconfirmed": (str(Unknown.UNCONFIRMED.label), Tone.UNCONFIRMED),
        "no_statement": ("ohne Angabe", Tone.SILENT),
    }
LOOKS = PROGRESS | MISSING
ORDER = list(LOOKS)


@dataclass(frozen=True, slots=True)
class Told:
    """What one round says of a measure."""

    round: str
    reference_date: date
    ret: FrozenReturn

    @property
    def code(self) -> str:
        """A schedule or continuation, or why there is none; the key of ``LOOKS``."""
        if self.ret.standing in ANSWERED:
            return self.ret.progress or "no_statement"
        if not self.ret.is_confirmed:
            return "unconfirmed"
        if self.ret.standing in {Standing.SILENT, Standing.UNDELIVERABLE}:
            return self.ret.standing.value
        return "unanswered"

    @property
    def is_answered(self) -> bool:
        return self.ret.standing in ANSWERED


@dataclass(frozen=True, slots=True)
class MeasureFacts:
    """One measure over the rounds of a report, the newest last."""

    told: tuple[Told, ...]

    @property
    def newest(self) -> Told:
        return self.told[-1]

    @property
    def earlier(self) -> tuple[Told, ...]:
        """Earlier rounds in which something was told."""
        return tuple(told for told in self.told[:-1] if told.is_answered)


@dataclass(frozen=True, slots=True)
class FieldFacts:
    """The measures of one field of action; ``code`` is empty for those without a field."""

    code: str
    title: str
    measures: tuple[MeasureFacts, ...]

    @property
    def counts(self) -> Counter[str]:
        return Counter(measure.newest.code for measure in self.measures)

    @property
    def answered(self) -> int:
        return sum(measure.newest.is_answered for measure in self.measures)


def rounds_of(report: Report) -> list[Round]:
    """Give the rounds of a report, oldest first."""
    return list(report.rounds.order_by("reference_date", "pk"))


def rounds_beside(report: Report) -> tuple[list[Round], list[Round]]:
    """Give the rounds of a report and all closed ones, both oldest first, in one query."""
    own = Report.rounds.through.objects.filter(report=report, round=OuterRef("pk"))
    found = list(closed_rounds().annotate(is_own=Exists(own)))
    return [rnd for rnd in found if rnd.is_own], [*found]


def fields_of(rounds: Iterable[Round]) -> list[FieldFacts]:
    """Read the frozen rounds, oldest first, and order them by field and code."""
    by_row = {rnd.pk: rnd for rnd in rounds}
    order = list(by_row)
    told: dict[str, list[Told]] = {}
    frozen = sorted(frozen_of(by_row.values()), key=lambda pair: order.index(pair[0]))
    for row, ret in frozen:
        said = Told(by_row[row].title, by_row[row].reference_date, ret)
        told.setdefault(ret.measure_code, []).append(said)
    fields: dict[tuple[str, str], list[MeasureFacts]] = {}
    for _code, list_of_told in sorted(told.items()):
        measure = MeasureFacts(tuple(list_of_told))
        ret = measure.newest.ret
        fields.setdefault((ret.field_code, ret.field_title), []).append(measure)
    ordered = sorted(fields.items(), key=lambda item: (item[0][0] == NO_FIELD, item[0]))
    return [FieldFacts(code, title, tuple(found)) for (code, title), found in ordered]


def provenance(told: Told) -> str:
    """Say how an answer came in, without a person's name."""
    ret = told.ret
    on = (
        f" am {day_short(ret.handed_in_on, language=settings.LANGUAGE_CODE)}"
        if ret.handed_in_on
        else ""
    )
    if not told.is_answered:
        return str(LOOKS[told.code][0])
    way = "telefonisch mitgeteilt" if ret.persons["told_by"] else "gemeldet"
    if ret.standing == Standing.CHECKED:
        return f"{way}{on}, geprüft"
    if ret.standing == Standing.UNCHANGED:
        return f"unverändert {way}{on}"
    return f"{way}{on}, nicht geprüft"


def lifecycle(told: Told) -> str:
    """Name the state that the measure had when the round closed."""
    return str(State(told.ret.measure_state).label)
