"""The solver that says how small or large a sum can be: HiGHS, called in its own library.

The package ``highsbox`` brings the library as its authors build it, without numpy. It is needed
only where raw counts are kept, so it comes with the extra ``statistik``.
"""

import ctypes
import sys
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from importlib.util import find_spec
from pathlib import Path
from types import TracebackType
from typing import Self

OPTIMAL, INFEASIBLE, EITHER = 7, 8, 9
ROW_WISE, INTEGER = 2, 1
LEAST, MOST = 1, -1
LIBRARIES = {"win32": "bin/highs.dll", "darwin": "lib/libhighs.dylib"}
TOLERANCE = 1e-4

Int, Real, Handle = ctypes.c_int32, ctypes.c_double, ctypes.c_void_p


class SolverMissing(Exception):
    """The extra ``statistik`` is not installed."""


class Unsolved(Exception):
    """The solver gave up; then nothing may be published."""


@dataclass(frozen=True, slots=True)
class Row:
    """A sum of columns that lies between two numbers, ``high`` None without end."""

    columns: frozenset[int]
    low: int
    high: int | None


def is_there() -> bool:
    return find_spec("highsbox") is not None


@cache
def _library() -> ctypes.CDLL:
    spec = find_spec("highsbox")
    if spec is None or spec.origin is None:
        raise SolverMissing
    place = Path(spec.origin).parent / "highs_dist"
    library = ctypes.CDLL(str(place / LIBRARIES.get(sys.platform, "lib/libhighs.so")))
    library.Highs_create.restype = Handle
    library.Highs_destroy.restype = None
    for name in ("Highs_changeColsCostByRange", "Highs_getSolution", "Highs_run"):
        getattr(library, name).restype = Int
    return library


class Model:
    """Whole numbers from 0 to ``most`` under rows; asked for the ends of the sum in a row."""

    def __init__(self, size: int, rows: Sequence[Row], most: int) -> None:
        self.size, self.rows, self._most = size, list(rows), most
        self._library = _library()
        self._highs = Handle(self._library.Highs_create())
        self._check(self._library.Highs_setBoolOptionValue(self._highs, b"output_flag", Int(0)))
        for gap in (b"mip_rel_gap", b"mip_abs_gap"):  # the true end, not one near to it
            self._check(self._library.Highs_setDoubleOptionValue(self._highs, gap, Real(0)))
        self._only_whole(wanted=False)
        self._pass()

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self._library.Highs_destroy(self._highs)

    def least(self, row: int) -> list[int] | None:
        """Give a solution in which the sum is smallest, None if there is no solution."""
        return self._solve(row, LEAST)

    def most(self, row: int) -> list[int] | None:
        """Give a solution in which the sum is largest."""
        return self._solve(row, MOST)

    def between(self, row: int, low: int, high: int) -> list[int] | None:
        """Give a solution with the sum between two numbers, None if there is none."""
        self._bound(row, low, high)
        try:
            return self._solve(row, LEAST)
        finally:
            self._bound(row, self.rows[row].low, self.rows[row].high)

    def _bound(self, row: int, low: int, high: int | None) -> None:
        top = Real(self._most * self.size if high is None else high)
        self._check(self._library.Highs_changeRowBounds(self._highs, Int(row), Real(low), top))

    def _solve(self, row: int, sense: int) -> list[int] | None:
        """Find the end without asking for whole numbers; if it is none, ask for them.

        Both ends of a two-way table are whole numbers anyhow, and are found many times faster.
        """
        costs = (Real * self.size)(
            *(float(at in self.rows[row].columns) for at in range(self.size))
        )
        library, highs = self._library, self._highs
        self._check(library.Highs_changeColsCostByRange(highs, Int(0), Int(self.size - 1), costs))
        self._check(library.Highs_changeObjectiveSense(highs, Int(sense)))
        if (columns := self._run()) is None or (found := _whole(columns)) is not None:
            return None if columns is None else found
        self._only_whole(wanted=True)
        columns = self._run()
        self._only_whole(wanted=False)
        if columns is not None and (found := _whole(columns)) is None:
            raise Unsolved("HiGHS gave parts of persons")
        return None if columns is None else found

    def _run(self) -> list[float] | None:
        self._check(self._library.Highs_run(self._highs))
        status = int(self._library.Highs_getModelStatus(self._highs))
        if status in {INFEASIBLE, EITHER}:
            return None
        if status != OPTIMAL:
            raise Unsolved(f"HiGHS ended with status {status}")
        columns, sums = (Real * self.size)(), (Real * len(self.rows))()
        self._check(self._library.Highs_getSolution(self._highs, columns, None, sums, None))
        return list(columns)

    def _only_whole(self, *, wanted: bool) -> None:
        option = b"solve_relaxation"
        self._check(self._library.Highs_setBoolOptionValue(self._highs, option, Int(not wanted)))

    def _pass(self) -> None:
        columns = [column for row in self.rows for column in sorted(row.columns)]
        starts = [0]
        for row in self.rows:
            starts.append(starts[-1] + len(row.columns))
        end = self._most * self.size
        lows = [float(row.low) for row in self.rows]
        highs = [float(end if row.high is None else row.high) for row in self.rows]
        size, count = self.size, len(self.rows)
        self._check(
            self._library.Highs_passMip(
                self._highs,
                *(Int(size), Int(count), Int(len(columns)), Int(ROW_WISE), Int(LEAST), Real(0)),
                (Real * size)(),
                (Real * size)(),
                (Real * size)(*[float(self._most)] * size),
                (Real * count)(*lows),
                (Real * count)(*highs),
                (Int * count)(*starts[:-1]),
                (Int * len(columns))(*columns),
                (Real * len(columns))(*[1.0] * len(columns)),
                (Int * size)(*[INTEGER] * size),
            )
        )

    @staticmethod
    def _check(answer: int) -> None:
        if answer < 0:
            raise Unsolved("HiGHS refused a call")


def _whole(columns: Sequence[float]) -> list[int] | None:
    """Take a solution if it is made of whole numbers."""
    found = [round(value) for value in columns]
    near = (abs(value - whole) < TOLERANCE for value, whole in zip(columns, found, strict=True))
    return found if all(near) else None
