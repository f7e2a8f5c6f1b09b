"""Whom a text reached, in words; outside the desk counts below five are not printed."""

from collections.abc import Iterable

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from wirkungskreis.network.models import Feedback

SMALL = 5


def people(count: int) -> str:
    """Say how many people, and "unter 5" for one to four: papers of a body leave the desk."""
    if 0 < count < SMALL:
        return _("unter 5 Menschen")
    return ngettext("rund {n} Mensch", "rund {n} Menschen", count).format(n=count)


def about_reach(rows: Iterable[Feedback]) -> str:
    """Add up what was counted; reports without a figure add nothing and are not hidden."""
    counts = [row.reached for row in rows]
    known = [count for count in counts if count is not None]
    if not known:
        return _("niemand hat gezählt, wie viele es waren")
    return _("{people} erreicht").format(people=people(sum(known)))


def told(row: Feedback) -> str:
    """Write one report in a paragraph for an agenda: the group, how many, what came back."""
    count = f", {people(row.reached)}" if row.reached is not None else ""
    head = f"{row.group} ({row.get_channel_display()}{count})"
    if not row.text:
        return head
    about = f" ({row.measure})" if row.measure else ""
    return f"{head}: {row.get_kind_display()}: {row.text}{about}"
