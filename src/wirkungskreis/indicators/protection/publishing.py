"""``publish``: the one way from true counts of persons to what may be shown.

Every count is rounded, group totals and denominators too; what is few shows as few. Breakdowns that
tell of a small group what all its people are, are kept back. Then the audit asks of every small
count how many values it may still have. What fails keeps back the finest breakdown, and the audit
begins again. The rule and the measurements behind it stand in the handbook.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from itertools import groupby
from operator import attrgetter
from typing import TypeAlias

from wirkungskreis.indicators.protection.audit import Audit, Contradiction, Question, Statement
from wirkungskreis.indicators.protection.grid import Grid
from wirkungskreis.indicators.protection.groups import Telling, telling, too_small
from wirkungskreis.indicators.protection.outcome import Published, Rate, Shown, Step, Withheld
from wirkungskreis.indicators.protection.rates import rate
from wirkungskreis.indicators.protection.rules import MOST, STANDARD, Rules, is_small
from wirkungskreis.indicators.protection.table import Cell, Known, Measure, Table

Guarded: TypeAlias = dict[tuple[Cell, frozenset[int]], Question]


def publish(table: Table, rules: Rules = STANDARD) -> Published:
    """Protect a table; raises ``NotATable`` or ``Contradiction`` and then shows nothing."""
    return _Publication(table, rules).run()


def told(table: Table, rules: Rules = STANDARD) -> list[Cell]:
    """Name the guarded cells for which what is known already leaves too few values."""
    run = _Publication(table, rules)
    questions = [Question(run.parts_of(one.cells), rules.values) for one in table.guarded]
    audit = Audit(run.grid.size, run.before(), run.truth, run.grid.dead)
    return [table.guarded[at].cells[0] for at in audit.failing(questions)]


class _Publication:
    """One run. ``face`` are the rounded counts: whatever is decided is decided from them alone."""

    def __init__(self, table: Table, rules: Rules) -> None:
        self.table, self.rules, self.grid = table, rules, Grid(table)
        self.face = {cell: rules.rounded(count) for cell, count in self.grid.counts.items()}
        self.truth = self.grid.truth()
        self.kept: dict[Cell, Withheld] = dict.fromkeys(table.secret, Withheld.SECRET)
        self.steps: list[Step] = []
        self.left_out: list[str] = []
        self.known = self._believed()

    def run(self) -> Published:
        """Keep back what tells of a group, then what the audit finds, until nothing is found."""
        for found in telling(self.grid, self.face, self.rules):
            self._keep_back(Withheld.GROUP, found)
        for found in too_small(self.grid, self.face, self.rules):
            self._keep_back(Withheld.SIZE, found)
        guarded = self._guarded()
        while failing := self._failing(guarded):
            if not self._coarsen(failing):
                break
        cells = {cell: self._shown(cell) for cell in {**self.face, **self.kept}}
        return Published(
            cells, self._rates(cells), tuple(self.steps), self._small(), tuple(self.left_out)
        )

    def _keep_back(self, reason: Withheld, found: Telling) -> None:
        more = [cell for cell in found.cells if cell in self.face and cell not in self.kept]
        names = (found.dimension,) if found.dimension else ()
        self._withhold(reason, more, found.group.area, names)

    def _shown(self, cell: Cell) -> Shown:
        if cell in self.kept:
            return Shown(withheld=self.kept[cell])
        if self.grid.is_impossible(cell):
            return Shown(withheld=Withheld.IMPOSSIBLE)
        number = self.face[cell]
        return Shown(number) if number else Shown(few=True)

    def _rates(self, cells: Mapping[Cell, Shown]) -> dict[Cell, Rate]:
        found: dict[Cell, Rate] = {}
        for cell, shown in cells.items():
            base = cells.get(cell._replace(measure=Measure.BASE))
            if cell.measure is Measure.BASE or base is None:
                continue
            if shown.number is not None and base.number is not None:
                made = rate(shown.number, base.number, self.rules)
                found |= {} if made is None else {cell: made}
        return found

    def _small(self) -> int:
        """Count the small numbers of today, for the statistics office; decides nothing."""
        counts = self.grid.counts
        rests = [
            counts[base] - count
            for cell, count in counts.items()
            if (base := cell._replace(measure=Measure.BASE)) != cell and base in counts
        ]
        return sum(map(is_small, [*counts.values(), *rests]))

    def _guarded(self) -> Guarded:
        """Name what must not be found out: what may be few, rests that may be, imported secrets."""
        found: Guarded = {}
        for cell in self.face:
            parts = self.grid.parts(cell)
            found[cell, parts] = Question(parts, self.rules.values)
            base = cell._replace(measure=Measure.BASE)
            if cell.measure is Measure.COUNT and base in self.face:
                rest = self.grid.rest(cell)
                found[cell, rest] = Question(rest, self.rules.values)
        for guard in self.table.guarded:
            parts = self.parts_of(guard.cells)
            found[guard.near, parts] = Question(parts, self.rules.values)
        for cell in self.table.secret:
            parts = self.grid.parts(cell)
            found[cell, parts] = Question(parts, self.rules.values, secret=True)
        return self._as_far_as_hidden(found)

    def _as_far_as_hidden(self, found: Guarded) -> Guarded:
        """Ask no more of what the public knows already than that it learns nothing new."""
        if not self.known:
            return found
        audit = Audit(self.grid.size, self.before(), self.truth, self.grid.dead)
        keys, kept = list(found), audit.failing(list(found.values()))
        return found | {keys[at]: replace(found[keys[at]], needed=n) for at, n in kept.items()}

    def _failing(self, guarded: Guarded) -> list[Cell]:
        audit = Audit(self.grid.size, self._statements(), self.truth, self.grid.dead)
        asked = {key: one for key, one in guarded.items() if self._may_fail(key, one)}
        names = [cell for cell, _parts in asked]
        return [names[at] for at in audit.failing(list(asked.values()))]

    def _may_fail(self, key: tuple[Cell, frozenset[int]], question: Question) -> bool:
        """Leave out what shows a number too large to be small."""
        cell, parts = key
        rounded = None if cell in self.kept else self.face.get(cell)
        if rounded is None or question.secret or parts != self.grid.parts(cell):
            return True
        return self.rules.span(rounded).low <= MOST

    def _statements(self) -> Iterable[Statement]:
        """Say all that the public then knows: what is shown, and what it knew before."""
        yield from self._said_of(cell for cell in self.face if cell not in self.kept)
        yield from self.before()

    def _said_of(self, cells: Iterable[Cell]) -> Iterable[Statement]:
        for cell in cells:
            if not self.grid.is_impossible(cell):
                span = self.rules.span(self.face[cell])
                yield Statement(self.grid.parts(cell), span.low, span.high)

    def before(self) -> Iterable[Statement]:
        return [self._said(one) for one in self.known]

    def _said(self, known: Known) -> Statement:
        return Statement(self.parts_of(known.cells), known.span.low, known.span.high)

    def parts_of(self, cells: Iterable[Cell]) -> frozenset[int]:
        return frozenset(part for cell in cells for part in self.grid.parts(cell))

    def _believed(self) -> list[Known]:
        """Leave out earlier values that today's rounded counts disprove: they tell of others."""
        shown = list(self._said_of(self.face))
        if self._fit(shown, self.table.known):
            return list(self.table.known)
        believed: list[Known] = []
        for why, group in groupby(self.table.known, key=attrgetter("why")):
            more = [*believed, *group]
            if self._fit(shown, more):
                believed = more
            else:
                self.left_out += [why] if why not in self.left_out else []
        return believed

    def _fit(self, shown: Sequence[Statement], known: Sequence[Known]) -> bool:
        try:
            every = [*shown, *map(self._said, known)]
            return Audit(self.grid.size, every, self.truth, self.grid.dead).is_possible()
        except Contradiction:
            return False

    def _coarsen(self, failing: Sequence[Cell]) -> bool:
        """Keep back the finest breakdown there is, all of it, and others that show small numbers.

        Which part of it failed would tell, and that it failed would narrow the small ones.
        """
        shown = [cell for cell in self.face if cell not in self.kept]
        shown = [cell for cell in shown if not self.grid.is_impossible(cell)]
        finest = max(map(self._fineness, shown), default=0)
        small = {self._kind(cell) for cell in shown if self._may_be_small(cell)}
        kinds = dict.fromkeys(self._kind(cell) for cell in shown if self._fineness(cell) == finest)
        kinds |= dict.fromkeys(kind for kind in small if any(kind))
        for kind in kinds:
            cells = [cell for cell in shown if self._kind(cell) == kind]
            areas = {cell.area for cell in cells}
            area = areas.pop() if len(areas) == 1 else ""
            self._withhold(Withheld.AUDIT, cells, area, kind[1], failing)
        return bool(kinds)

    def _may_be_small(self, cell: Cell) -> bool:
        return self.rules.span(self.face[cell]).low <= MOST

    def _fineness(self, cell: Cell) -> int:
        return self.grid.fineness(cell) + self.grid.depth(cell.area)

    def _kind(self, cell: Cell) -> tuple[int, tuple[str, ...]]:
        """Name the breakdown a cell is part of: how deep the area, by which dimensions."""
        pairs = zip(self.table.dimensions, cell.group, strict=True)
        by = tuple(one.code for one, chosen in pairs if chosen != one.own)
        return self.grid.depth(cell.area), by

    def _withhold(
        self,
        reason: Withheld,
        cells: Iterable[Cell],
        area: str,
        dimensions: tuple[str, ...],
        because: Iterable[Cell] = (),
    ) -> None:
        kept = tuple(cells)
        if kept:
            self.kept |= dict.fromkeys(kept, reason)
            self.steps.append(Step(reason, area, dimensions, kept, tuple(because)))
