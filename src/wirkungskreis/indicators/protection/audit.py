"""The audit: whether every small count keeps enough possible values, given all that is known.

What is published is a set of sums of whole numbers with their spans. A count is found out if the
tables of whole numbers that fit leave too few values of it, a small one among them. Values that a
single shift within the true table shows to be possible need no solver; for the rest the solver is
the judge, and only values for which it gives a whole table count as possible. The true table saves
time and decides nothing: the answer is the same for every table that fits.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import pairwise

from wirkungskreis.indicators.protection.rules import is_small
from wirkungskreis.indicators.protection.solver import Model, Row

ROOM = 1000  # how far beyond the largest number known a count that is not published may go


class Contradiction(Exception):
    """No table fits what is known: what is said from outside cannot be true."""


@dataclass(frozen=True, slots=True)
class Statement:
    """The sum of some parts lies in a span; ``high`` None without end."""

    parts: frozenset[int]
    low: int
    high: int | None


@dataclass(frozen=True, slots=True)
class Question:
    """A sum that has to keep ``needed`` values if it may be small, a ``secret`` one anyhow."""

    parts: frozenset[int]
    needed: int
    secret: bool = False

    def is_found_out(self, values: set[int]) -> bool:
        """Say whether these are too few, when they are all there are."""
        return len(values) < self.needed and (self.secret or any(map(is_small, values)))


class Audit:
    """One publication: ``size`` parts, of which those in ``dead`` are zero."""

    def __init__(
        self,
        size: int,
        statements: Iterable[Statement],
        truth: Sequence[int] | None,
        dead: frozenset[int] = frozenset(),
    ) -> None:
        self.size, self.truth, self.dead = size, truth, dead
        self.statements = _tightest(statements)
        self._rooms = None if truth is None else self._room(truth)

    def failing(self, questions: Sequence[Question]) -> dict[int, int]:
        """Name by their place the questions that keep too few values, and how many they keep."""
        open_ones: dict[int, set[int]] = {
            at: set() for at, question in enumerate(questions) if not self._is_free(question)
        }
        if not open_ones:
            return {}
        rows = self._rows()
        first = len(rows)
        rows += [Row(question.parts, 0, None) for question in questions]
        with Model(self.size, rows, self._top()) as model:
            seen = _Seen(model, questions, open_ones, first)
            if self.truth is not None and self._rooms is not None:
                seen.learn(self.truth)
            for at in open_ones:
                seen.settle(at)
        found_out = {at: v for at, v in open_ones.items() if questions[at].is_found_out(v)}
        return {at: len(values) for at, values in found_out.items()}

    def is_possible(self) -> bool:
        """Say whether any table fits all that is said."""
        if self._rooms is not None:
            return True
        rows = self._rows()
        rows.append(Row(frozenset(range(self.size)), 0, None))
        with Model(self.size, rows, self._top()) as model:
            return model.least(len(rows) - 1) is not None

    def _rows(self) -> list[Row]:
        rows = [Row(one.parts, one.low, one.high) for one in self.statements]
        return rows + [Row(frozenset({part}), 0, 0) for part in self.dead]

    def _is_free(self, question: Question) -> bool:
        """Say whether single shifts alone show enough values; needs a table that fits."""
        if self._rooms is None:
            return False
        down = max((self._rooms[part][0] for part in question.parts), default=0)
        up = max((self._rooms[part][1] for part in question.parts), default=0)
        return down + up + 1 >= question.needed

    def _room(self, truth: Sequence[int]) -> list[tuple[int, int]] | None:
        """Give how far each part alone can go down and up; None where what is said excludes it."""
        rooms = [(0, 0) if part in self.dead else (truth[part], ROOM) for part in range(self.size)]
        for one in self.statements:
            total = sum(truth[part] for part in one.parts)
            if total < one.low or (one.high is not None and total > one.high):
                return None
            for part in one.parts:
                down, up = rooms[part]
                above = up if one.high is None else one.high - total
                rooms[part] = (min(down, total - one.low), min(up, above))
        return rooms

    def _top(self) -> int:
        ends = [one.high or one.low for one in self.statements]
        return max([*ends, *(self.truth or [])], default=0) + ROOM


class _Seen:
    """The values found so far of every open question: each solution tells about all of them."""

    def __init__(
        self, model: Model, questions: Sequence[Question], values: dict[int, set[int]], first: int
    ) -> None:
        self.model, self.questions, self.values, self.first = model, questions, values, first

    def settle(self, at: int) -> None:
        """Look for values of one question until there are enough or no more."""
        row, mine, needed = self.first + at, self.values[at], self.questions[at].needed
        for end in (self.model.least, self.model.most):
            if len(mine) >= needed:
                return
            if (found := end(row)) is None:
                raise Contradiction
            self.learn(found)
        while len(mine) < needed and self._fill(row, sorted(mine)):
            pass

    def _fill(self, row: int, known: list[int]) -> bool:
        """Look for one more value between those that are known."""
        for low, high in pairwise(known):
            if high - low > 1 and (found := self.model.between(row, low + 1, high - 1)):
                self.learn(found)
                return True
        return False

    def learn(self, solution: Sequence[int]) -> None:
        """Note which value each question has in one table that fits."""
        for at, values in self.values.items():
            values.add(sum(solution[part] for part in self.questions[at].parts))


def _tightest(statements: Iterable[Statement]) -> list[Statement]:
    """Bring all that is said of the same sum into one statement."""
    found: dict[frozenset[int], Statement] = {}
    for one in statements:
        known = found.setdefault(one.parts, one)
        highs = [high for high in (known.high, one.high) if high is not None]
        low, high = max(known.low, one.low), min(highs, default=None)
        if high is not None and low > high:
            raise Contradiction
        found[one.parts] = Statement(one.parts, low, high)
    return list(found.values())
