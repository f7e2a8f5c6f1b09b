"""Verbs that write a change down, before anybody has confirmed it."""

from dataclasses import dataclass
from datetime import date

from django.db import transaction
from django.utils.translation import gettext as _

from wirkungskreis.changes.models import Change
from wirkungskreis.changes.states import KEEP, OF_CONCEPT, OF_INDICATOR, Kind, Origin, Side
from wirkungskreis.concept.domain import order
from wirkungskreis.concept.models import Element, Version, Wording
from wirkungskreis.indicators import codes
from wirkungskreis.indicators.domain.targets import check
from wirkungskreis.indicators.models import Indicator
from wirkungskreis.indicators.models import Target as IndicatorTarget
from wirkungskreis.journal.moves import move, note
from wirkungskreis.kernel.actor import Actor
from wirkungskreis.kernel.errors import NotPossible
from wirkungskreis.kernel.policy import demand
from wirkungskreis.mandates.models import Condition, Decision
from wirkungskreis.mandates.models.body import Level
from wirkungskreis.measures.models import Measure
from wirkungskreis.measures.states import LIFE
from wirkungskreis.people.models import Organisation
from wirkungskreis.reports.models import Consequence

PLACES = {str(place) for place in range(1, 1000)}


@dataclass(frozen=True)
class Target:
    """What is to change, and into what; ``new`` as in ``Change.new``."""

    kind: Kind
    measure: Measure | None = None
    element: Element | None = None
    version: Version | None = None
    other: Measure | None = None
    organisation: Organisation | None = None
    indicator: Indicator | None = None
    aim: IndicatorTarget | None = None
    new: str = ""


@dataclass(frozen=True)
class Why:
    """Why it is to change, and what that means for time, money and the council."""

    reason: str
    time_effect: str = ""
    money_effect: str = ""
    needs_council: bool = False


Source = Decision | Consequence | Condition


@transaction.atomic
def wish(target: Target, why: Why, *, source: Source | None, actor: Actor, on: date) -> Change:
    """Write a change down with the value of today; with a source it is decided at once.

    Who is competent follows from what changes: the council for goals and texts of the concept, an
    organisation outside the administration for its own measures, else the administration. A target
    that a political body set is the council's, too.
    """
    demand(actor, KEEP, Change)
    if not why.reason.strip():
        raise NotPossible(_("Bitte begründen Sie die Änderung: Die zuständige Seite fragt danach."))
    old = present(target)
    change = Change.objects.create(
        kind=target.kind,
        origin=_origin(source),
        measure=target.measure,
        element=target.element,
        version=target.version,
        other=target.other,
        organisation=target.organisation,
        indicator=target.indicator,
        aim=target.aim,
        old=old,
        new=target.new.strip(),
        reason=why.reason.strip(),
        time_effect=why.time_effect.strip(),
        money_effect=why.money_effect.strip(),
        side=Side.COUNCIL if why.needs_council else _side(target),
        wished_on=on,
        **_source(source),
    )
    note(change, "wish", actor=actor, kind=str(change.kind))
    if source is not None:
        move(change, "decide", actor=actor, edition=change.edition)
    return change


@transaction.atomic
def decide(change: Change, source: Source, *, actor: Actor, edition: int) -> Change:
    """Enter the decision, consequence or condition that a wished change now rests on."""
    facts: dict[str, object] = {**_source(source), "origin": _origin(source)}
    return move(change, "decide", actor=actor, edition=edition, changes=facts)


def _source(source: Source | None) -> dict[str, Source]:
    names = {Decision: "decision", Consequence: "consequence", Condition: "condition"}
    return {} if source is None else {names[type(source)]: source}


def _origin(source: Source | None) -> Origin:
    if isinstance(source, Consequence):
        return Origin.REPORT
    return Origin.CONDITION if isinstance(source, Condition) else Origin.DECISION


def _side(target: Target) -> Side:
    if target.kind in OF_CONCEPT:
        return Side.COUNCIL
    if target.aim and target.aim.decided_by and target.aim.decided_by.body:
        political = target.aim.decided_by.body.level == Level.POLITICAL
        return Side.COUNCIL if political else Side.ADMINISTRATION
    if target.measure is not None and not target.measure.lead.internal:
        return Side.LEAD
    return Side.ADMINISTRATION


def present(target: Target) -> str:
    """Give the value as it is now; refuse what could not be carried out later."""
    if target.kind in OF_CONCEPT:
        return _present_wording(target)
    if target.kind in OF_INDICATOR:
        return _present_aim(target)
    if target.measure is None:
        raise NotPossible(_("Bitte wählen Sie die Maßnahme, die sich ändern soll."))
    if target.kind in {Kind.PRIORITY, Kind.ORDER, Kind.TITLE, Kind.DESCRIPTION}:
        _value(target)
        return str(getattr(target.measure, target.kind) or "")
    if target.kind == Kind.END:
        _day(target.new)
        end = target.measure.expected_end or target.measure.planned_end
        return end.isoformat() if end else ""
    return _present_tie(target, target.measure)


def _present_tie(target: Target, measure: Measure) -> str:
    """Give the value of a state or lead as it is now; goals and mergers have none."""
    if target.kind == Kind.STEP:
        if target.new not in {step.name for step in LIFE.open_from(measure.state)}:
            raise NotPossible(_("Dieser Schritt ist beim jetzigen Stand nicht möglich."))
        return measure.state
    if target.kind == Kind.LEAD:
        if target.organisation is None or target.organisation.pk == measure.lead_id:
            raise NotPossible(_("Bitte nennen Sie die neue federführende Organisation."))
        return measure.lead.name
    if target.kind == Kind.MERGE and target.other is None:
        raise NotPossible(_("Bitte nennen Sie die Maßnahme, in der diese aufgeht."))
    if target.kind in {Kind.SERVE, Kind.UNSERVE} and target.element is None:
        raise NotPossible(_("Bitte nennen Sie das Ziel."))
    return ""


def _present_wording(target: Target) -> str:
    if target.version is None or target.version.is_frozen:
        raise NotPossible(
            _("Beschlossene Texte ändert nur eine neue Fassung. Bitte beginnen Sie einen Entwurf.")
        )
    wording = Wording.objects.filter(element=target.element, version=target.version).first()
    if wording is None:
        raise NotPossible(_("Dieses Element steht nicht in der Fassung. Bitte wählen Sie neu."))
    if target.kind == Kind.GOAL_ORDER:
        order.arranged(wording, order.codes(target.new))
        return ", ".join(goal.code for goal in order.goals_of(wording))
    if target.kind != Kind.DROP:
        _value(target)
    return str(wording.priority or "") if target.kind == Kind.GOAL_PRIORITY else wording.text


def _present_aim(target: Target) -> str:
    """Give the target that counts now, as a code; empty if there is none to be replaced."""
    if target.indicator is None:
        raise NotPossible(_("Bitte nennen Sie den Indikator."))
    check(target.indicator, codes.wanted(target.new))
    if target.aim is None:
        return ""
    if target.aim.indicator_id != target.indicator.pk:
        raise NotPossible(_("Dieses Ziel gehört zu einem anderen Indikator. Bitte wählen Sie neu."))
    if target.aim.replaced_on is not None:
        raise NotPossible(_("Dieses Ziel ist schon ersetzt. Bitte laden Sie neu."))
    return codes.code_of(target.aim)


def _value(target: Target) -> None:
    if target.kind in {Kind.PRIORITY, Kind.GOAL_PRIORITY} and target.new not in {"1", "2", "3"}:
        raise NotPossible(_("Die Priorität ist 1, 2 oder 3."))
    if target.kind == Kind.ORDER and target.new not in PLACES:
        raise NotPossible(_("Der Platz ist eine ganze Zahl von 1 bis 999."))
    if not target.new.strip():
        raise NotPossible(_("Bitte tragen Sie ein, wie es künftig lauten soll."))


def _day(text: str) -> date:
    try:
        return date.fromisoformat(text)
    except ValueError as error:
        raise NotPossible(_("Bitte geben Sie einen Tag an, zum Beispiel 31.12.2027.")) from error
