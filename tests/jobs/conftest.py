"""Kinds of jobs of the tests' own."""

import time
from collections.abc import Iterator

import pytest

from wirkungskreis.kernel.errors import Refused
from wirkungskreis.kernel.work import KINDS, PERIODIC, Kind, Result, Run

CALLS: list[dict[str, object]] = []


def count(run: Run, *, to: int, fails: int = 0, seconds: float = 0) -> Result:
    """Count; fail the first so many times."""
    CALLS.append({"to": to, "user": run.user_id})
    if len(CALLS) <= fails:
        raise LookupError("not this time")
    for step in range(to):
        run.progress(step + 1, to, "Seiten")
    time.sleep(seconds)
    return {"counted": to}


def refuse(_run: Run) -> Result:
    raise Refused("Dafür ist die Runde noch nicht geschlossen.")


@pytest.fixture(autouse=True)
def _kinds(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    CALLS.clear()
    monkeypatch.setitem(KINDS, "probe.count", Kind("probe.count", "Zählen", count, attempts=3))
    monkeypatch.setitem(KINDS, "probe.refuse", Kind("probe.refuse", "Nein", refuse, attempts=3))
    for name in list(PERIODIC):
        monkeypatch.delitem(PERIODIC, name)
    yield
    CALLS.clear()
