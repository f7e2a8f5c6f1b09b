"""What a plain search finds: each stage's things that the person may see and whose words match."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date
from typing import TypeVar

from django.db.models import Model, QuerySet
from django.utils.translation import gettext as _

from wirkungskreis.concept.models import Version, Wording
from wirkungskreis.concept.policy import visible as visible_concept
from wirkungskreis.concept.queries import in_force
from wirkungskreis.concept.states import UNDECIDED
from wirkungskreis.desk.ways import way
from wirkungskreis.kernel import formats
from wirkungskreis.kernel.actor import Actor
from wirkungskreis.kernel.finding import found
from wirkungskreis.mandates.models import Condition, Decision
from wirkungskreis.mandates.queries import conditions_for, decisions_for
from wirkungskreis.measures.models import Measure
from wirkungskreis.measures.policy import visible as visible_measures
from wirkungskreis.people.models import Organisation
from wirkungskreis.people.policy import visible as visible_organisations
from wirkungskreis.reports.models import Report
from wirkungskreis.reports.policy import visible as visible_reports

SHOWN = 20  # of each kind; whoever sees more than that searches again, with another word
SHORTEST = 2
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
        _reports(words, actor),
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
    rows = Organisation.objects.filter(
        visible_organisations(actor),
        found(words, "code", "name", "short_name", "former_names__name"),
    )
    return _group(_("Organisationen"), rows.distinct().order_by("name"), _organisation)


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


def _reports(words: str, actor: Actor) -> Group:
    rows = Report.objects.filter(visible_reports(actor), found(words, "code", "number", "title"))
    return _group(_("Berichte"), rows, _report)


def _report(report: Report) -> Hit:
    return Hit(way("report", report.public_id), report.title, report.get_state_display())


def _group(title: str, rows: QuerySet[M], hit: Callable[[M], Hit], url: str = "") -> Group:
    """Count always, also when all are shown: the page costs the same however much is found."""
    return Group(title, rows.count(), [hit(thing) for thing in rows[:SHOWN]], url)


def _short(text: str) -> str:
    return text if len(text) <= LONGEST else f"{text[:LONGEST].rstrip()} …"
