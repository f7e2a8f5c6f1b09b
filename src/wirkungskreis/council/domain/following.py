"""Reads the council's system page by page; every page is kept before the next one is asked."""

from collections import Counter
from collections.abc import Callable, Iterable, Mapping
from datetime import datetime, timedelta
from typing import Any
from urllib.parse import urlencode, urlsplit

from django.db import transaction
from django.utils.translation import gettext as _

from wirkungskreis.council.models import Foreign, ForeignKind, Run
from wirkungskreis.council.oparl import told
from wirkungskreis.council.oparl.fetching import Fault, Missing, Server

LISTS = (ForeignKind.ORGANIZATION, ForeignKind.MEETING, ForeignKind.PAPER)
OVERLAP = timedelta(days=1)
PAGE_LENGTH = 100
Tell = Callable[[int, int, str], None]


def silent(_done: int, _total: int, _label: str = "") -> None:
    """Tell nobody how far it is."""


def begin(address: str, *, is_full: bool, now: datetime, is_trial: bool = False) -> Run:
    """Begin a reading, or go on with the last one that broke off; a trial is kept nowhere."""
    runs = Run.objects.filter(address=address)
    last = runs.first()
    if not is_trial and last and last.ended_at is None and last.is_full == is_full and last.cursor:
        Run.objects.filter(pk=last.pk).update(reason="")
        last.reason = ""
        return last
    good = runs.exclude(ended_at=None).filter(reason="").first()
    since = None if is_full or good is None else good.started_at - OVERLAP
    if is_trial:
        return Run(address=address, is_full=is_full, since=since)
    return Run.objects.create(address=address, is_full=is_full, since=since, started_at=now)


def read(run: Run, server: Server, *, now: datetime, tell: Tell = silent) -> Run:
    """Read all lists; a fault keeps what was read and says why, so that the next call goes on."""
    try:
        for number, (name, address) in enumerate(_lists(run, server)):
            if name not in run.cursor.get("done", []):
                tell(number, len(LISTS), str(ForeignKind(name.partition(" ")[0]).label))
                _read_list(run, server, name, address)
    except Fault as fault:
        _count(run, fault.code)
        run.reason = str(fault)[:300]
        _save(run)
        raise
    run.cursor, run.ended_at = {}, now
    _save(run)
    return run


def _lists(run: Run, server: Server) -> list[tuple[str, str]]:
    """Find the lists of every body; the address may be a system, a list of bodies, or a body."""
    found = [
        (kind.value if number == 0 else f"{kind.value} {number}", address)
        for number, body in enumerate(_bodies(server, run.address))
        for kind in LISTS
        if (address := told.address_of(body.get(kind.value)))
    ]
    if not found:
        raise Fault("no_body", _("Unter dieser Adresse steht kein Ratssystem mit OParl."))
    return found


def _bodies(server: Server, address: str) -> Iterable[Mapping[str, Any]]:
    start = server.get(address)
    if isinstance(start, Mapping) and "paper" in start:
        return [start]
    if isinstance(start, Mapping) and (inner := start.get("body")) and "data" not in start:
        start = server.get(inner) if isinstance(inner, str) else inner
    return told.page(start).items


def _read_list(run: Run, server: Server, name: str, address: str) -> None:
    """Read one list to its end: a loop, a repeated page or a missing filtered list ends it."""
    is_on = run.cursor.get("list") == name
    next_page = run.cursor["next"] if is_on else _filtered(address, run.since)
    visited: set[str] = set()
    known: set[str] = set()
    while next_page:
        place = server.own(next_page).geturl()
        if place in visited:
            _count(run, "loop")
            break
        visited.add(place)
        try:
            page = told.page(server.get(next_page))
        except Missing:
            if not run.since:
                _count(run, "missing")
            break
        ids = {told.address_of(item) for item in page.items}
        if ids and ids <= known:
            _count(run, "loop")
            break
        known |= ids
        next_page = _own_next(run, server, page.next)
        run.pages += 1
        _keep(run, server, name.partition(" ")[0], page.items)
        _remember(run, name, next_page)
    _remember(run, name, "")


def _own_next(run: Run, server: Server, address: str) -> str:
    """Give the next page; one on another host is where the list ends for us."""
    if not address:
        return ""
    try:
        own = server.own(address).geturl()
    except Fault as fault:
        _count(run, fault.code)
        return ""
    if run.since and "modified_since" not in own:
        return _filtered(own, run.since)
    return own


def _filtered(address: str, since: datetime | None) -> str:
    words = {"limit": str(PAGE_LENGTH)} if "limit=" not in address else {}
    if since:
        words["modified_since"] = since.replace(microsecond=0).isoformat()
    mark = "&" if urlsplit(address).query else "?"
    return f"{address}{mark}{urlencode(words)}" if words else address


def _remember(run: Run, name: str, next_page: str) -> None:
    done = run.cursor.get("done", [])
    run.cursor = {"done": done, "list": name, "next": next_page}
    if not next_page:
        run.cursor = {"done": [*done, name], "list": "", "next": ""}
    _save(run)


@transaction.atomic
def _keep(run: Run, server: Server, kind: str, items: Iterable[Mapping[str, Any]]) -> None:
    """Write what is new or changed on a page in two statements; the same twice changes nothing."""
    fresh: dict[str, Foreign] = {}
    for item in items:
        row = row_of(item, kind, server)
        if row is None:
            run.skipped += 1
            continue
        fresh[row.object_id] = row
    run.seen += len(fresh)
    stored = dict(Foreign.objects.filter(object_id__in=fresh).values_list("object_id", "digest"))
    gone = Foreign.objects.filter(
        object_id__in=[key for key, row in fresh.items() if row.is_deleted], is_deleted=False
    )
    run.changed += gone.update(is_deleted=True) if run.pk else gone.count()
    changed = [
        row for key, row in fresh.items() if not row.is_deleted and stored.get(key) != row.digest
    ]
    run.changed += len(changed)
    if run.pk:
        store(changed)


def store(rows: list[Foreign]) -> None:
    """Keep rows by their address; what is there is replaced."""
    columns = ["kind", "modified", "is_deleted", "reference", "name", "digest", "raw"]
    Foreign.objects.bulk_create(
        rows, update_conflicts=True, unique_fields=["object_id"], update_fields=columns
    )


def row_of(item: Mapping[str, Any], kind: str, server: Server) -> Foreign | None:
    """Give the row of an object; one without a usable address of this server is nothing."""
    address = told.address_of(item)
    try:
        server.own(address)
    except (Fault, ValueError):
        return None
    if not address:
        return None
    raw = told.without_persons(item)
    number = told.word(item.get("reference"), 100)
    return Foreign(
        system=server.base.netloc[:200],
        object_id=address,
        kind=kind,
        modified=told.instant(item.get("modified")),
        is_deleted=item.get("deleted") is True,
        reference=told.reference(number),
        name=told.word(item.get("name")),
        digest=told.digest(raw),
        raw=raw,
    )


def _save(run: Run) -> None:
    if run.pk:
        run.save()


def _count(run: Run, code: str) -> None:
    faults = Counter(run.faults)
    faults[code] += 1
    run.faults = dict(faults)
