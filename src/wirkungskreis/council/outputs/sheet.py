"""A paper as a plain value: page, DOCX and PDF are made from it and from nothing else."""

from collections.abc import Iterable
from dataclasses import dataclass

from wirkungskreis.council.models import Draft, Slot, Stop
from wirkungskreis.council.states import DraftState
from wirkungskreis.kernel.formats import NOTHING, day, day_short, euro, number
from wirkungskreis.reports.language import of_reports

EFFECT_HEADS = ("Jahr", "Aufwand", "Ertrag", "Stellen", "Anmerkung")
PATH_HEADS = ("Gremium", "Sitzung", "Zuständigkeit", "Ergebnis")
NUMERIC = ("Aufwand", "Ertrag", "Stellen")


@dataclass(frozen=True, slots=True)
class Grid:
    """A small table; ``shares`` are the widths in relation to each other."""

    caption: str
    heads: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]
    shares: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class Section:
    """A text under its heading, with a table below it where there is one."""

    key: str
    title: str
    text: str
    grid: Grid | None = None

    @property
    def is_empty(self) -> bool:
        return not self.text.strip() and (self.grid is None or not self.grid.rows)


@dataclass(frozen=True, slots=True)
class Sheet:
    """All words of a paper in the order in which they are printed."""

    city: str
    kind: str
    number: str
    subject: str
    day: str
    iso_day: str
    lead: str
    publicity: str
    state: str
    is_draft: bool
    points: tuple[str, ...]
    path: Grid
    sections: tuple[Section, ...]
    enclosures: tuple[str, ...]
    cosigned: tuple[str, ...]


def sheet(draft: Draft, city: str) -> Sheet:
    """Give the printed form; ``draft`` comes from ``queries.whole``."""
    with of_reports():
        texts = {part.slot: part.shown for part in draft.parts.all()}
        return Sheet(
            city=city,
            kind=str(draft.get_kind_display()),
            number=draft.number,
            subject=draft.subject,
            day=day(draft.on),
            iso_day=draft.on.isoformat(),
            lead=draft.lead.name_on(draft.on) if draft.lead else "",
            publicity="öffentlich" if draft.is_public else "nicht öffentlich",
            state=str(DraftState(draft.state).label),
            is_draft=draft.is_open,
            points=tuple(point.shown for point in draft.points.all() if not point.is_left_out),
            path=_path(draft.stops.all()),
            sections=tuple(_section(slot, texts.get(slot, ""), draft) for slot in Slot),
            enclosures=tuple(each.title for each in draft.enclosures.all()),
            cosigned=tuple(
                f"{each.office.label}, {day_short(each.signed_on)}"
                for each in draft.cosignatures.all()
                if each.signed_on
            ),
        )


def _section(slot: Slot, text: str, draft: Draft) -> Section:
    grid = _effects(draft) if slot == Slot.FINANCE else None
    return Section(str(slot), str(slot.label), text, grid)


def _effects(draft: Draft) -> Grid:
    rows = tuple(
        (str(each.year), euro(each.cost), euro(each.income), number(each.posts), each.note)
        for each in draft.effects.all()
    )
    return Grid("Auswirkungen je Jahr", EFFECT_HEADS, rows, (2, 3, 3, 2, 7))


def _path(stops: Iterable[Stop]) -> Grid:
    return Grid("Beratungsfolge", PATH_HEADS, tuple(_stop(stop) for stop in stops), (6, 3, 3, 5))


def _stop(stop: Stop) -> tuple[str, ...]:
    fact = stop.consultation
    on = fact.on if fact else stop.on
    role = str(stop.get_role_display())
    return (str(stop.body), day_short(on) if on else "offen", role, fact.result if fact else "")


def shown_number(text: str) -> str:
    """Give the number of a paper, or the dash that means: not given yet."""
    return text or NOTHING
