"""How long personal data is kept: rules as data in one place, told by the packages.

A package registers in its own ``retention.py``, which is read at start:

    @retention("outbox.bodies", what="...", days=180, start="...")
    def bodies(before: datetime, *, at: datetime | None) -> list[str]: ...

The function finds what was over before the instant and, if ``at`` says when, removes it; it
returns keys, never names. All rules stand in ``docs/betrieb/loeschkonzept.md``; a test holds the
two together.
"""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Protocol


class Retires(Protocol):
    def __call__(self, before: datetime, /, *, at: datetime | None) -> list[str]: ...


@dataclass(frozen=True, slots=True)
class Rule:
    """Keep ``what`` for ``days`` days after ``start`` (German words), then ``retire`` it."""

    code: str
    what: str
    days: int
    start: str
    retire: Retires

    def run(self, now: datetime, *, carry_out: bool) -> list[str]:
        """Return the keys of what is due; remove it only if told so."""
        return self.retire(now - timedelta(days=self.days), at=now if carry_out else None)


RETENTION: dict[str, Rule] = {}


def retention(code: str, *, what: str, days: int, start: str) -> Callable[[Retires], Retires]:
    """Register a rule under ``package.things``; each code is defined once."""

    def register(retire: Retires) -> Retires:
        if code in RETENTION:
            raise ValueError(f"retention rule {code!r} is defined twice")
        RETENTION[code] = Rule(code, what, days, start, retire)
        return retire

    return register
