"""How it stands with what the council asked for earlier, in one paragraph each."""

from datetime import date

from wirkungskreis.kernel.actor import SYSTEM
from wirkungskreis.kernel.formats import day
from wirkungskreis.mandates.models import Condition
from wirkungskreis.mandates.queries import conditions_for
from wirkungskreis.mandates.states import UNSETTLED, ConditionState


def standing(on: date) -> str:
    """Name every condition that is not closed, with its evidence; two queries."""
    open_ones = list(conditions_for(SYSTEM).filter(state__in=UNSETTLED))
    if not open_ones:
        return ""
    count = len(open_ones)
    first = (
        "Ein Ratsauftrag ist noch nicht abgeschlossen:"
        if count == 1
        else f"{count} Ratsaufträge sind noch nicht abgeschlossen:"
    )
    return "\n\n".join([first, "\n".join(f"- {_line(each, on)}" for each in open_ones)])


def _line(condition: Condition, on: date) -> str:
    text = condition.text.rstrip(".")
    return f"{text} ({condition.number}): {'; '.join(_facts(condition, on))}."


def _facts(condition: Condition, on: date) -> list[str]:
    facts = [str(ConditionState(condition.state).label)]
    if condition.is_overdue(on):
        facts.append("überfällig")
    if condition.due and condition.recurrence == "once":
        facts.append(f"fällig am {day(condition.due)}")
    shown = list(condition.fulfilments.all())
    if shown:
        facts.append(f"zuletzt nachgewiesen mit {shown[-1].evidence} ({shown[-1].on.year})")
    elif condition.state != ConditionState.UNTRACEABLE:
        facts.append("noch kein Nachweis eingetragen")
    if missing := condition.missing_years(on):
        facts.append(f"ohne Nachweis für {', '.join(map(str, missing))}")
    return facts
