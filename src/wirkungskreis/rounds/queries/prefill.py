"""What stands in an answer before somebody writes: the draft, the last answer or the register."""

from wirkungskreis.measures.models import Measure
from wirkungskreis.rounds.models import ANSWER_FIELDS, Return
from wirkungskreis.rounds.queries.lists import last_checked
from wirkungskreis.rounds.states import ReturnState, Special

NEW_EACH_TIME = {  # asked anew in every round
    "is_unchanged",
    "unchanged_sentence",
    "unchanged_question",
    "unchanged_answer",
    "next_change_expected",
    "reach_actual",
    "effort_hours",
    "effort_cost",
    "what_is_missing",
    "special",
    "successor_text",
    "call_when",
    "call_number",
}
CARRIED = tuple(name for name in ANSWER_FIELDS if name not in NEW_EACH_TIME)
UNCHANGED_BEFORE_A_SENTENCE = 2


def has_own_words(ret: Return) -> bool:
    """Say whether somebody began to answer: then nothing is filled in over it."""
    return ret.state != ReturnState.ASKED


def prefilled(ret: Return) -> dict[str, object]:
    """Give the values the form starts with, by field name."""
    if has_own_words(ret):
        return {name: getattr(ret, name) for name in ANSWER_FIELDS}
    last = last_checked(ret.measure, ret.round)
    return from_last(last) if last else from_register(ret.measure)


def from_last(last: Return) -> dict[str, object]:
    values = {name: getattr(last, name) for name in CARRIED}
    return {**values, "reach_kind": ""}


def from_register(measure: Measure) -> dict[str, object]:
    """Fill the first round from what the register knows: state, next date, what is counted."""
    values: dict[str, object] = {
        "lifecycle": measure.state,
        "special": Special.NONE,
        "reach_unit": measure.reach_unit,
        "reach_planned": measure.reach_plan,
    }
    ahead = measure.milestones.filter(done_on=None).order_by("due").first()
    if ahead:
        values |= {"next_step": ahead.title, "next_step_due": ahead.due}
    return values


def unchanged_in_a_row(ret: Return) -> int:
    """Count the answers "unverändert" directly before this round."""
    before = (
        Return.objects.filter(
            measure=ret.measure,
            state=ReturnState.CHECKED,
            round__reference_date__lt=ret.round.reference_date,
        )
        .order_by("-round__reference_date", "-pk")
        .values_list("is_unchanged", flat=True)[:UNCHANGED_BEFORE_A_SENTENCE]
    )
    row = list(before)
    return row.index(False) if False in row else len(row)


def needs_sentence(ret: Return) -> bool:
    """Ask for a sentence with the third "unverändert" in a row."""
    return unchanged_in_a_row(ret) >= UNCHANGED_BEFORE_A_SENTENCE
