"""What the worker can do: packages register it in their ``tasks.py``, found at the start."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import timedelta
from typing import TYPE_CHECKING, Any, Protocol, TypeAlias, TypeVar

if TYPE_CHECKING:
    from django_stubs_ext import StrOrPromise  # for the type checker only: the kernel is plain

Result: TypeAlias = "Mapping[str, int | str | list[int] | list[str]] | None"


class Run(Protocol):
    """What a task gets to say how far it is and who asked for it."""

    user_id: int | None

    def progress(self, done: int, total: int, label: str = "") -> None: ...


@dataclass(frozen=True, slots=True)
class Kind:
    name: str
    label: StrOrPromise
    task: Callable[..., Result]
    attempts: int


@dataclass(frozen=True, slots=True)
class Periodic:
    name: str
    task: Callable[[], object]
    pause: timedelta


KINDS: dict[str, Kind] = {}
PERIODIC: dict[str, Periodic] = {}
T = TypeVar("T", bound=Callable[..., Any])
P = TypeVar("P", bound=Callable[[], object])


def job(name: str, *, label: StrOrPromise, attempts: int = 3) -> Callable[[T], T]:
    """Register ``def export(run: Run, *, report: int) -> Result`` as ``reports.export``.

    ``label`` is what people read. The task may run again after a crash, up to ``attempts`` times:
    write it so that twice does no harm. It raises Refused for a sentence nobody can wait away.
    """

    def register(task: T) -> T:
        if name in KINDS:
            raise ValueError(f"job {name!r} is defined twice")
        KINDS[name] = Kind(name, label, task, attempts)
        return task

    return register


def every(*, minutes: float, name: str) -> Callable[[P], P]:
    """Let one of the workers call the function about every so many minutes."""

    def register(task: P) -> P:
        if name in PERIODIC:
            raise ValueError(f"periodic task {name!r} is defined twice")
        PERIODIC[name] = Periodic(name, task, timedelta(minutes=minutes))
        return task

    return register
