"""Frozen rounds, whatever schema they were written with."""

from collections.abc import Iterable, Iterator

from wirkungskreis.rounds.models import Round, Snapshot
from wirkungskreis.rounds.outputs import snapshot_v1
from wirkungskreis.rounds.outputs.canonical import canonical, digest

READERS = {snapshot_v1.SCHEMA: snapshot_v1.read}


def frozen_returns(rnd: Round) -> Iterator[snapshot_v1.FrozenReturn]:
    """Read a closed round as it was, in its printed order."""
    for snapshot in Snapshot.objects.filter(ret__round=rnd).order_by("position"):
        yield READERS[snapshot.schema](snapshot.content)


def frozen_of(rounds: Iterable[Round]) -> Iterator[tuple[int, snapshot_v1.FrozenReturn]]:
    """Read several closed rounds in one query: each return with the row of its round."""
    found = Snapshot.objects.filter(ret__round__in=[rnd.pk for rnd in rounds])
    for snapshot in found.select_related("ret").order_by("position"):
        yield snapshot.ret.round_id, READERS[snapshot.schema](snapshot.content)


def round_digest(rnd: Round, schema: int, hashes: list[str]) -> str:
    """Hash a round: its own facts and the ordered list of its returns' hashes."""
    facts = {
        "schema": schema,
        "code": rnd.code,
        "title": rnd.title,
        "period": [rnd.period_start.isoformat(), rnd.period_before.isoformat()],
        "reference_date": rnd.reference_date.isoformat(),
        "window": [rnd.opens.isoformat(), rnd.closes.isoformat()],
        "returns": hashes,
    }
    return digest(canonical(facts))


def is_intact(rnd: Round) -> bool:
    """Recompute every hash of a frozen round and compare."""
    snapshots = list(Snapshot.objects.filter(ret__round=rnd).order_by("position"))
    whole = all(digest(s.content) == s.hash for s in snapshots)
    return whole and rnd.hash == round_digest(rnd, rnd.schema or 0, [s.hash for s in snapshots])
