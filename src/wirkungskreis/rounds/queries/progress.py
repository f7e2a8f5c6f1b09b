"""How far rounds are, as numbers for the start page: the board's piles without their rows."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from wirkungskreis.rounds.models import Confirmation, Return, Round
from wirkungskreis.rounds.queries.board import is_unclear
from wirkungskreis.rounds.queries.standing import with_standing
from wirkungskreis.rounds.states import ConfirmationState, RoundKind, Standing

TO_CHECK = {Standing.HANDED_IN, Standing.UNCHANGED}


@dataclass(frozen=True, slots=True)
class Progress:
    """One round on a day; ``there`` counts what is to check and what is checked."""

    round: Round
    total: int
    there: int
    unclear: int
    to_check: int
    days_left: int

    @property
    def missing(self) -> int:
        """Those whose answer may still come by itself or by reminding."""
        return self.total - self.there - self.unclear


def progress_of(rounds: Sequence[Round], on: date) -> list[Progress]:
    """Count for each round, in one query for reports and one for confirmations."""
    kinds = {rnd.kind for rnd in rounds}
    piles: dict[int, Counter[str]] = {rnd.pk: Counter() for rnd in rounds}
    if RoundKind.REPORT in kinds:
        rows: Any = with_standing(Return.objects.filter(round__in=rounds), on).order_by()
        for row in rows.values_list("round_id", "standing", "special", "person_id", named=True):
            piles[row.round_id][_pile(row)] += 1
    if RoundKind.CONFIRMATION in kinds:
        confirmed = Confirmation.objects.filter(round__in=rounds).order_by()
        for pk, state in confirmed.values_list("round_id", "state"):
            piles[pk][_CONFIRMED[state]] += 1
    return [_progress(rnd, piles[rnd.pk], on) for rnd in rounds]


def _pile(row: Any) -> str:
    if row.standing in TO_CHECK:
        return "to_check"
    if row.standing == Standing.CHECKED:
        return "done"
    return "unclear" if is_unclear(row) else "missing"


_CONFIRMED = {
    ConfirmationState.ASKED.value: "missing",
    ConfirmationState.ANSWERED.value: "to_check",
    ConfirmationState.SETTLED.value: "done",
}


def _progress(rnd: Round, pile: Counter[str], on: date) -> Progress:
    return Progress(
        rnd,
        total=pile.total(),
        there=pile["to_check"] + pile["done"],
        unclear=pile["unclear"],
        to_check=pile["to_check"],
        days_left=rnd.days_left(on),
    )
