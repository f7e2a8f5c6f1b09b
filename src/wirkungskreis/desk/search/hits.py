"""What a plain search finds: each stage's things that the person may see and whose words match."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date
from typing import TypeVar

from django.db.models import Count, F, Model, QuerySet, Window
from django.utils.translation import gettext as _

from wirkungskreis.concept.models import Version, Wording
from wirkungskreis.concept.policy import visible as visible_concept
from wirkungskreis.concept.queries import in_force
from wirkungskreis.concept.states import UNDECIDED
from wirkungskreis.desk.ways import way
from wirkungskreis.indicators.models import Indicator
from wirkungskreis.indicators.policy import visible as visible_indicators
from wirkungskreis.kernel import formats
from wirkungskreis.kernel.actor import Actor
from wirkungskreis.kernel.finding import found
from wirkungskreis.mandates.models import Condition, Decision, Paper
from wirkungskreis.mandates.queries import conditions_for, decisions_for, papers_for
from wirkungskreis.measures.models import Measure
from wirkungskreis.measures.policy import visible as visible_measures
from wirkungskreis.meetings.models import AgendaItem, Task
from wirkungskreis.meetings.queries.reading import items_for, tasks_for
from wirkungskreis.people.models import Organisation
from wirkungskreis.people.policy import visible as visible_organisations
from wirkungskreis.reports.models import Report
from wirkungskreis.reports.policy import visible as visible_reports

SHOWN = 20  # of each kind; whoever sees more than that searches again, with another word
SHORTEST = 2
NAMES_OF_INDICATORS = ("code", "name", "question", "source")
LONGEST = 120  # characters of a text in the list

M = TypeVar("M", bound=Model)


@dataclass(frozen=True, slots=True)
class Hit:
    """One thing found: where it is, what it is called, and a line of context."""

    url: str
    title: str
    beside: str = ""


@dataclass(frozen=True, slots=True)
class Group:
    """The hits of one kind; ``total`` may be more than are shown, ``url`` shows them all."""

    title: str
    total: int
    hits: Sequence[Hit]
    url: str = ""

    @property
    def hidden(self) -> int:
        return self.total - len(self.hits)


def find(words: str, *, actor: Actor, on: date) -> list[Group]:
    """Search every stage for the words; groups without hits are left out, and so are short words.

    Every word must be found, in any of the fields that name a thing.
    """
    if len(words.strip()) < SHORTEST:
        return []
    groups = (
        _measures(words, actor),
        _concept(words, actor, on),
        _organisations(words, actor),
        _decisions(words, actor),
        _conditions(words, actor),
        _papers(words, actor),
        _items(words, actor),
        _tasks(words, actor),
        _reports(words, actor),
        _indicators(words, actor),
    )
    return [group for group in groups if group.total]


def _measures(words: str, actor: Actor) -> Group:
    rows = Measure.objects.filter(visible_measures(actor), merged_into=None)
    names = ("code", "title", "description", "lead__name", "lead__short_name")
    rows = rows.filter(found(words, *names)).select_related("lead").order_by("code")
    more = way("measures", suche=words)
    return _group(_("Maßnahmen"), rows, _measure, more)


def _measure(measure: Measure) -> Hit:
    beside = f"{measure.lead.label}, {measure.get_state_display()}"
    return Hit(way("measure", measure.public_id), str(measure), beside)


def _concept(words: str, actor: Actor, on: date) -> Group:
    """Search the version in force and those that are still being written."""
    versions = Version.objects.filter(visible_concept(actor))
    versions = versions.filter(in_force(on)) | versions.filter(state__in=UNDECIDED)
    rows = Wording.objects.filter(found(words, "code", "text", "description"))
    rows = rows.filter(version__in=versions).select_related("version", "element")
    return _group(_("Konzept"), rows.order_by("version__number", "code"), _wording)


def _wording(wording: Wording) -> Hit:
    title = f"{wording.code} {_short(wording.text)}"
    return Hit(way("element", wording.element.public_id), title, wording.version.label)


def _organisations(words: str, actor: Actor) -> Group:
    named = found(words, "code", "name", "short_name", "former_names__name")
    matching = Organisation.objects.filter(named).values("pk")  # each once, whatever its old names
    rows = Organisation.objects.filter(visible_organisations(actor), pk__in=matching)
    return _group(_("Organisationen"), rows.order_by("name"), _organisation)


def _organisation(organisation: Organisation) -> Hit:
    kind = organisation.get_kind_display()
    return Hit(way("organisation", organisation.public_id), organisation.name, kind)


def _decisions(words: str, actor: Actor) -> Group:
    rows = decisions_for(actor).filter(found(words, "number", "subject", "text", "paper"))
    return _group(_("Beschlüsse"), rows, _decision)


def _decision(decision: Decision) -> Hit:
    title = f"{decision.number} {_short(decision.subject or decision.text)}"
    beside = ", ".join(
        [
            str(decision.get_kind_display()),
            *([str(decision.body)] if decision.body else []),
            *([formats.day_short(decision.on)] if decision.on else []),
        ]
    )
    return Hit(way("decision", decision.public_id), title, beside)


def _conditions(words: str, actor: Actor) -> Group:
    rows = conditions_for(actor).filter(found(words, "number", "text"))
    return _group(_("Ratsaufträge"), rows, _condition)


def _condition(condition: Condition) -> Hit:
    title = f"{condition.number} {_short(condition.text)}"
    return Hit(way("condition", condition.public_id), title, condition.get_state_display())


def _papers(words: str, actor: Actor) -> Group:
    return _group(_("Vorlagen"), papers_for(actor).filter(found(words, "code", "subject")), _paper)


def _paper(paper: Paper) -> Hit:
    return Hit(way("paper", paper.public_id), f"{paper.code} {_short(paper.subject)}", paper.kind)


def _items(words: str, actor: Actor) -> Group:
    """Search agendas and backlogs, the latest meeting first."""
    rows = items_for(actor).filter(found(words, "title", "text", "minute"))
    latest = F("meeting__sitting__on").desc(nulls_first=True)
    return _group(_("Tagesordnungen"), rows.order_by(latest, "position"), _item)


def _item(item: AgendaItem) -> Hit:
    on = item.meeting.sitting.on if item.meeting else None
    beside = f"{item.body}, {formats.day_short(on) if on else _('Themenspeicher')}"
    return Hit(way("agenda_item", item.public_id), item.title, beside)


def _tasks(words: str, actor: Actor) -> Group:
    rows = tasks_for(actor).filter(found(words, "number", "title", "answer"))
    return _group(_("Aufträge der Gremien"), rows.order_by("-given_on", "number"), _task)


def _task(task: Task) -> Hit:
    title = f"{task.number} {_short(task.title)}"
    return Hit(way("task", task.public_id), title, f"{task.body}, {task.get_state_display()}")


def _reports(words: str, actor: Actor) -> Group:
    rows = Report.objects.filter(visible_reports(actor), found(words, "code", "number", "title"))
    return _group(_("Berichte"), rows, _report)


def _report(report: Report) -> Hit:
    return Hit(way("report", report.public_id), report.title, report.get_state_display())


def _indicators(words: str, actor: Actor) -> Group:
    rows = Indicator.objects.filter(visible_indicators(actor), found(words, *NAMES_OF_INDICATORS))
    more = way("indicators", suche=words)
    return _group(_("Indikatoren"), rows.order_by("code"), _indicator, more)


def _indicator(indicator: Indicator) -> Hit:
    kind = f"{indicator.get_kind_display()}, {indicator.get_state_display()}"
    return Hit(way("indicator", indicator.public_id), str(indicator), kind)


def _group(title: str, rows: QuerySet[M], hit: Callable[[M], Hit], url: str = "") -> Group:
    """Read and count with one question, which costs the same however much is found."""
    shown = list(rows.annotate(of_all=Window(Count("pk")))[:SHOWN])
    total = vars(shown[0])["of_all"] if shown else 0
    return Group(title, total, [hit(thing) for thing in shown], url)


def _short(text: str) -> str:
    return text if len(text) <= LONGEST else f"{text[:LONGEST].rstrip()} …"
