"""The circle as the desk's navigation: what stands in it and what of it is built.

Addresses are looked up, not names: a station becomes a link on the day its page exists.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache

from django.urls import Resolver404, resolve
from django.utils.translation import gettext_lazy as _
from django_stubs_ext import StrPromise

from wirkungskreis.kernel.actor import Actor, Role

DESK = "/werkbank/"


@dataclass(frozen=True, slots=True)
class Entry:
    """``path`` is empty for a station of the circle that has no page of its own."""

    label: StrPromise
    path: str = ""
    roles: frozenset[Role] = frozenset()


@dataclass(frozen=True, slots=True)
class Shown:
    """An entry as one person sees it on one page; without ``path`` it is no link."""

    label: StrPromise
    path: str
    is_current: bool


CIRCLE = (
    Entry(_("Beteiligung")),
    Entry(_("Konzept"), f"{DESK}konzept/"),
    Entry(_("Ratsbeschluss"), f"{DESK}vorlagen/"),
    Entry(_("Maßnahmen"), f"{DESK}massnahmen/"),
    Entry(_("Abfragen"), f"{DESK}abfragen/"),
    Entry(_("Berichte"), f"{DESK}berichte/"),
    Entry(_("Sitzungen"), f"{DESK}sitzungen/"),
    Entry(_("Gremien & Beschlüsse"), f"{DESK}gremien/"),
    Entry(_("Änderungen"), f"{DESK}aenderungen/"),
)
BESIDE = (
    Entry(_("Start"), DESK),
    Entry(
        _("Meine Gremienarbeit"),
        f"{DESK}gremienarbeit/",
        frozenset({Role.COMMITTEE, Role.MEASURE_LEAD}),
    ),
    Entry(
        _("Beratungsblatt"),
        f"{DESK}beratungsblatt/",
        frozenset({Role.COORDINATION, Role.LEADERSHIP, Role.AUDIT}),
    ),
    Entry(_("Indikatoren"), f"{DESK}indikatoren/"),
    Entry(_("Lücken"), f"{DESK}luecken/"),
    Entry(_("Organisationen"), f"{DESK}organisationen/"),
    Entry(_("Postausgang"), f"{DESK}postausgang/", frozenset({Role.COORDINATION})),
)
SEARCH = f"{DESK}suche/"


@cache
def is_built(path: str) -> bool:
    """Tell whether an address has a view; addresses do not change while the program runs."""
    try:
        resolve(path)
    except Resolver404:
        return False
    return True


def circle(here: str) -> list[Shown]:
    """Every station, because the circle has no gaps; links are those that are built."""
    return [
        Shown(entry.label, entry.path if is_built(entry.path) else "", _is_current(entry, here))
        for entry in CIRCLE
    ]


def beside(here: str, actor: Actor) -> Iterator[Shown]:
    """List what stands beside the circle, as far as it is built and for this person."""
    for entry in BESIDE:
        if is_built(entry.path) and (not entry.roles or actor.has(*entry.roles)):
            yield Shown(entry.label, entry.path, _is_current(entry, here))


def _is_current(entry: Entry, here: str) -> bool:
    if entry.path == DESK:
        return here == DESK
    return bool(entry.path) and here.startswith(entry.path)
