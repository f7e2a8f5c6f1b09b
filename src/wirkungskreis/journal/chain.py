"""The seal of the journal: every entry's hash covers the one before, so that nothing vanishes."""

import json
from datetime import UTC
from hashlib import sha256
from typing import Literal, NamedTuple

from django.db import transaction

from wirkungskreis.journal.models import Chain, Entry


class Head(NamedTuple):
    """The last sealed entry, to be kept outside: a chain cut at its end still looks whole."""

    seq: int
    hash: str

    def __str__(self) -> str:
        return f"{self.seq}:{self.hash}"


class Flaw(NamedTuple):
    kind: Literal["changed", "missing", "cut"]
    seq: int


@transaction.atomic
def seal() -> Head:
    """Give what is unsealed its number and hash, and return the new head.

    One sealer at a time: PostgreSQL waits at the locked row, SQLite at BEGIN IMMEDIATE.
    """
    chain, _created = Chain.objects.select_for_update().get_or_create(pk=1)
    entries = list(Entry.objects.filter(seq=None).order_by("pk"))
    for entry in entries:
        entry.seq = chain.seq = chain.seq + 1
        entry.hash = chain.hash = _digest(entry, chain.hash)
    Entry.objects.bulk_update(entries, ["seq", "hash"], batch_size=500)
    chain.save()
    return Head(chain.seq, chain.hash)


def head() -> Head:
    """Name the last sealed entry as the entries tell it, 0 for none."""
    last = Entry.objects.exclude(seq=None).order_by("-seq").first()
    return Head(last.seq or 0, last.hash) if last else Head(0, "")


def verify(known: Head) -> Flaw | None:
    """Find the first sealed entry that is changed, missing or, up to the known head, cut off."""
    last = Head(0, "")
    for seq, entry in enumerate(Entry.objects.exclude(seq=None).order_by("seq").iterator(), 1):
        if entry.seq != seq:
            return Flaw("missing", seq)
        if entry.hash != _digest(entry, last.hash):
            return Flaw("changed", seq)
        last = Head(seq, entry.hash)
        if seq == known.seq and last != known:
            return Flaw("changed", seq)
    return Flaw("cut", last.seq + 1) if last.seq < known.seq else None


def _digest(entry: Entry, previous: str) -> str:
    """SHA-256 over canonical JSON: sorted keys, no spaces, UTC with microseconds."""
    content = {
        "previous": previous,
        "seq": entry.seq,
        "at": entry.at.astimezone(UTC).isoformat(timespec="microseconds"),
        "actor": [entry.actor_kind, entry.actor_id, entry.link_id],
        "thing": [entry.thing, entry.thing_id],
        "act": entry.act,
        "facts": entry.facts,
    }
    canonical = json.dumps(content, sort_keys=True, separators=(",", ":"), ensure_ascii=False)
    return sha256(canonical.encode()).hexdigest()
