"""``publish``: the one way from true counts of persons to what may be shown.

Every count is rounded, group totals and denominators too; what is few shows as few. Breakdowns that
tell of a small group what all its people are, are kept back. Then the audit asks of every small
count how many values it may still have. What fails keeps back the finest breakdown, and the audit
begins again. The rule and the measurements behind it stand in the handbook.
"""

from collections.abc import Iterable, Mapping
from dataclasses import replace
from typing import TypeAlias

from wirkungskreis.indicators.protection.audit import Audit, Question, Statement
from wirkungskreis.indicators.protection.grid import Grid
from wirkungskreis.indicators.protection.groups import telling
from wirkungskreis.indicators.protection.outcome import Published, Rate, Shown, Step, Withheld
from wirkungskreis.indicators.protection.rates import rate
from wirkungskreis.indicators.protection.rules import STANDARD, Rules, is_small
from wirkungskreis.indicators.protection.table import ALL, Cell, Known, Measure, Table

Guarded: TypeAlias = dict[tuple[Cell, frozenset[int]], Question]


def publish(table: Table, rules: Rules = STANDARD) -> Published:
    """Protect a table; raises ``NotATable`` or ``Contradiction`` and then shows nothing."""
    return _Publication(table, rules).run()


class _Publication:
    def __init__(self, table: Table, rules: Rules) -> None:
        self.table, self.rules, self.grid = table, rules, Grid(table)
        self.counts = self.grid.counts
        self.truth = self.grid.truth()
        self.kept: dict[Cell, Withheld] = dict.fromkeys(table.secret, Withheld.SECRET)
        self.steps: list[Step] = []
        self.left_out: list[str] = []
        self.known = [one for one in table.known if self._may_be_true(one)]

    def run(self) -> Published:
        """Keep back what tells of a group, then what the audit finds, until nothing is found."""
        for found in telling(self.grid, self.rules):
            more = [c for c in found.cells if c in self.counts and c not in self.kept]
            names = (found.dimension,) if found.dimension else ()
            self._withhold(Withheld.GROUP, more, found.group.area, names)
        guarded = self._guarded()
        while failing := self._failing(guarded):
            if not self._coarsen(failing):
                break
        cells = {cell: self._shown(cell) for cell in {**self.counts, **self.kept}}
        return Published(
            cells, self._rates(cells), tuple(self.steps), len(guarded), tuple(self.left_out)
        )

    def _shown(self, cell: Cell) -> Shown:
        if cell in self.kept:
            return Shown(withheld=self.kept[cell])
        if self.grid.is_impossible(cell):
            return Shown(withheld=Withheld.IMPOSSIBLE)
        number = self.rules.rounded(self.counts[cell])
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

    def _guarded(self) -> Guarded:
        """Name what must not be found out: small counts, small rests, imported secrets."""
        found: Guarded = {}
        for cell, count in {**self.counts, **self.table.guarded}.items():
            parts = self.grid.parts(cell)
            if is_small(count):
                found[cell, parts] = Question(parts, self.rules.values, frozenset({count}))
            whole = self.counts.get(cell._replace(measure=Measure.BASE))
            if cell.measure is Measure.COUNT and whole is not None and is_small(whole - count):
                rest = self.grid.rest(cell)
                found[cell, rest] = Question(rest, self.rules.values, frozenset({whole - count}))
        for cell in self.table.secret:
            parts = self.grid.parts(cell)
            found[cell, parts] = Question(parts, self.rules.values)
        return self._as_far_as_hidden(found)

    def _as_far_as_hidden(self, found: Guarded) -> Guarded:
        """Ask no more of what the public knows already than that it learns nothing new."""
        audit = Audit(self.grid.size, self._before(), self.truth, self.grid.dead)
        keys, kept = list(found), audit.failing(list(found.values()))
        return found | {keys[at]: replace(found[keys[at]], needed=n) for at, n in kept.items()}

    def _failing(self, guarded: Guarded) -> list[Cell]:
        audit = Audit(self.grid.size, self._statements(), self.truth, self.grid.dead)
        questions = list(guarded.values())
        names = [cell for cell, _parts in guarded]
        return [names[at] for at in audit.failing(questions)]

    def _statements(self) -> Iterable[Statement]:
        """Say all that the public then knows: what is shown, and what it knew before."""
        for cell, count in self.counts.items():
            if cell not in self.kept and not self.grid.is_impossible(cell):
                span = self.rules.span(self.rules.rounded(count))
                yield Statement(self.grid.parts(cell), span.low, span.high)
        yield from self._before()

    def _before(self) -> Iterable[Statement]:
        for one in self.known:
            parts = frozenset(part for cell in one.cells for part in self.grid.parts(cell))
            yield Statement(parts, one.span.low, one.span.high)

    def _may_be_true(self, known: Known) -> bool:
        """Leave out what the counts of today disprove: it tells of other counts than these."""
        counts = [self.counts.get(cell) for cell in known.cells]
        values = [count for count in counts if count is not None]
        if len(values) < len(counts) or known.span.holds(sum(values)):
            return True
        self.left_out.append(known.why)
        return False

    def _coarsen(self, failing: list[Cell]) -> bool:
        """Keep back the finest breakdown at each cell that fails, else the finest there is."""
        shown = [cell for cell in self.counts if cell not in self.kept]
        shown = [cell for cell in shown if not self.grid.is_impossible(cell)]
        chosen: dict[tuple[str, tuple[str, ...], Measure], list[Cell]] = {}
        for cell in failing:
            inside = [other for other in shown if self._lies_in(other, cell)]
            if inside:
                block = self._block(max(inside, key=self._fineness))
                chosen.setdefault(block, []).append(cell)
        if not chosen and shown:
            finest = max(self._fineness(cell) for cell in shown)
            every = [cell for cell in shown if self._fineness(cell) == finest]
            chosen = {self._block(cell): failing for cell in every}
        for block, because in chosen.items():
            cells = [cell for cell in shown if self._block(cell) == block]
            self._withhold(Withheld.AUDIT, cells, block[0], block[1], because)
        return bool(chosen)

    def _lies_in(self, other: Cell, cell: Cell) -> bool:
        pairs = zip(cell.group, other.group, strict=True)
        fits = all(own in (ALL, one) for own, one in pairs)
        return fits and other.area in self.grid.inside(cell.area)

    def _fineness(self, cell: Cell) -> tuple[int, int, bool]:
        return cell.fineness, self.grid.depth(cell.area), cell.measure is Measure.COUNT

    def _block(self, cell: Cell) -> tuple[str, tuple[str, ...], Measure]:
        """Name the breakdown a cell is part of: by dimensions, or of the area above."""
        pairs = zip(self.table.dimensions, cell.group, strict=True)
        names = tuple(dimension.code for dimension, chosen in pairs if chosen != ALL)
        area = cell.area if names else self.grid.parent[cell.area]
        return area, names, cell.measure

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
