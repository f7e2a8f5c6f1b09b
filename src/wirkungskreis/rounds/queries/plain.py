"""Which answers are plainly fine, so that several can be checked together."""

from collections.abc import Iterable

from wirkungskreis.rounds.models import Return
from wirkungskreis.rounds.states import Continuation, Help, ReturnState, Schedule, Special

FINE = {Schedule.ON_PLAN, Continuation.CONTINUES}


def is_plain(ret: Return) -> bool:
    """Say whether nothing asks for a second look.

    Handed in and not told by telephone, no change of state, on plan or going on, no obstacle, no
    help asked, nothing missing, nothing special, texts present.
    """
    progress = ret.schedule or ret.continuation
    same_state = not ret.lifecycle or ret.lifecycle == ret.measure.state
    quiet = not (ret.obstacle_id or ret.obstacle_text or ret.what_is_missing or ret.help_text)
    texts = bool(ret.done.strip()) and bool(ret.next_step.strip() or ret.continuation)
    return (
        ret.state == ReturnState.HANDED_IN
        and progress in FINE
        and same_state
        and quiet
        and texts
        and ret.help_kind == Help.NONE
        and ret.special == Special.NONE
        and not ret.is_unchanged
    )


def plain(returns: Iterable[Return]) -> list[Return]:
    return [ret for ret in returns if is_plain(ret)]
