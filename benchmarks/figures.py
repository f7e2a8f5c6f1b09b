"""One measured figure: what it came to, and how it stands to a floor of the same run."""

import resource
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from typing import TypeVar

T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class Figure:
    """``goal`` is the limit in the same unit; ``floor`` the least that any program would need.

    Where there must be enough of something, ``goal`` is what there must be at least.
    """

    name: str
    value: float
    unit: str
    goal: float | None = None
    floor: float | None = None
    at_least: bool = False

    @property
    def holds(self) -> bool:
        if self.goal is None:
            return True
        return self.value >= self.goal if self.at_least else self.value <= self.goal

    def __str__(self) -> str:
        ratio = f"{self.value / self.floor:8.1f}x" if self.floor else " " * 9
        sign = ">=" if self.at_least else "<="
        goal = f"{sign} {self.goal:g} {self.unit}" if self.goal is not None else ""
        mark = "ok" if self.holds else "ZU WENIG" if self.at_least else "ZU VIEL"
        return f"{self.name:<58}{self.value:10.2f} {self.unit:<8}{ratio}  {goal:<16}{mark}"


def cpu() -> float:
    """Give the CPU seconds this process has used."""
    used = resource.getrusage(resource.RUSAGE_SELF)
    return used.ru_utime + used.ru_stime


def cpu_of(work: Callable[[], object], times: int = 5) -> float:
    """Give the least CPU seconds of several runs; the first, cold one does not count."""
    work()
    taken = []
    for _ in range(times):
        begin = cpu()
        work()
        taken.append(cpu() - begin)
    return min(taken)


@contextmanager
def clock() -> Iterator[list[float]]:
    """Write the wall seconds of the block into the list it gives."""
    taken: list[float] = []
    begin = time.perf_counter()
    yield taken
    taken.append(time.perf_counter() - begin)
