"""Verbs that say why figures differ, and which of them the city uses since when."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from django.db import transaction
from django.utils.translation import gettext as _

from wirkungskreis.indicators.models import Cause, Contradiction, Indicator, Observation, Printed
from wirkungskreis.indicators.states import EXPLAIN, FigureState
from wirkungskreis.journal.moves import edit, move, note
from wirkungskreis.kernel.actor import Actor
from wirkungskreis.kernel.errors import NotPossible
from wirkungskreis.kernel.policy import demand


@dataclass(frozen=True, slots=True)
class Said:
    """Why figures differ; ``holds`` is the one the city uses, None while nobody has said so."""

    topic: str
    text: str
    causes: Sequence[str]
    figures: Sequence[Observation | Printed]
    holds: Observation | Printed | None = None
    since: date | None = None
    decided_by: str = ""


@transaction.atomic
def explain(indicator: Indicator, said: Said, *, actor: Actor, on: date) -> Contradiction:
    """Put figures that differ beside each other, with the reason."""
    demand(actor, EXPLAIN, indicator)
    check(indicator, said, on)
    made = Contradiction.objects.create(indicator=indicator, **_columns(said))
    _put(made, said)
    note(made, "explain", actor=actor, indicator=indicator.pk)
    note(indicator, "explain", actor=actor, contradiction=made.pk)
    return made


@transaction.atomic
def correct(
    row: Contradiction, said: Said, *, actor: Actor, edition: int, on: date
) -> Contradiction:
    """Explain it in another way, or write down which figure holds now."""
    if row.state != FigureState.ACTIVE:
        raise NotPossible(_("Das ist zurückgenommen. Bitte erfassen Sie es neu."))
    check(row.indicator, said, on)
    columns = _columns(said)
    act = _act(row, columns)
    edit(row, act, EXPLAIN, actor=actor, edition=edition, changes=columns)
    _put(row, said)
    return row


def withdraw(row: Contradiction, *, actor: Actor, edition: int, reason: str) -> Contradiction:
    """Take the explanation back; the figures stay."""
    if not reason.strip():
        raise NotPossible(_("Bitte schreiben Sie, warum die Erklärung zurückgenommen wird."))
    changes = {"withdraw_reason": reason.strip()}
    return move(row, "withdraw", actor=actor, edition=edition, changes=changes)


def check(indicator: Indicator, said: Said, on: date) -> None:
    """Refuse what explains nothing, with a sentence that says what is missing."""
    if not said.topic.strip() or not said.text.strip():
        raise NotPossible(_("Bitte schreiben Sie, worum es geht und warum beides gedruckt ist."))
    if not said.causes or any(cause not in Cause.values for cause in said.causes):
        raise NotPossible(_("Bitte wählen Sie aus der Liste, warum die Zahlen sich unterscheiden."))
    _check_figures(indicator, said.figures)
    if said.holds is None:
        if said.since or said.decided_by.strip():
            raise NotPossible(
                _("Bitte wählen Sie, welche Zahl gilt, oder lassen Sie Tag und Stelle leer.")
            )
        return
    if said.holds not in said.figures:
        raise NotPossible(_("Die geltende Zahl muss eine der ausgewählten sein."))
    if said.since is None or not said.decided_by.strip():
        raise NotPossible(
            _("Bitte nennen Sie, seit wann die Zahl gilt und wer das entschieden hat.")
        )
    if said.since > on:
        raise NotPossible(_("Dieser Tag liegt in der Zukunft. Bitte prüfen Sie ihn."))


def _check_figures(indicator: Indicator, figures: Sequence[Observation | Printed]) -> None:
    for one in figures:
        if isinstance(one, Printed):
            fits = one.indicator_id == indicator.pk and one.state == FigureState.ACTIVE
        else:
            fits = one.version.indicator_id == indicator.pk and one.value is not None
        if not fits:
            raise NotPossible(_("Eine Zahl steht hier nicht mehr zur Wahl. Bitte laden Sie neu."))
    if len(set(figures)) < 2 or len({_number(one) for one in figures}) < 2:  # noqa: PLR2004  one alone contradicts nothing
        raise NotPossible(_("Bitte wählen Sie mindestens zwei Zahlen, die sich unterscheiden."))


def _number(one: Observation | Printed) -> object:
    if isinstance(one, Observation):
        return one.value, one.value
    return (one.low, one.high) if one.low is not None else one.words


def _columns(said: Said) -> Mapping[str, object]:
    holds = said.holds
    return {
        "topic": said.topic.strip(),
        "text": said.text.strip(),
        "causes": [str(cause) for cause in Cause.values if cause in said.causes],
        "holds_value": holds if isinstance(holds, Observation) else None,
        "holds_printed": holds if isinstance(holds, Printed) else None,
        "holds_since": said.since,
        "decided_by": said.decided_by.strip(),
    }


def _act(row: Contradiction, columns: Mapping[str, object]) -> str:
    """Name what changes: which figure holds weighs more than the words."""
    names = ("holds_value", "holds_printed", "holds_since", "decided_by")
    if all(getattr(row, name) == columns[name] for name in names):
        return "reword"
    return "settle" if columns["holds_since"] else "unsettle"


def _put(row: Contradiction, said: Said) -> None:
    row.observations.set(one for one in said.figures if isinstance(one, Observation))
    row.printed.set(one for one in said.figures if isinstance(one, Printed))
