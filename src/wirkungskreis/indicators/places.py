"""The areas of a table with the wholes they lie in, and the order of codes."""

import re

from django.utils.translation import gettext as _

from wirkungskreis.kernel.errors import NotPossible
from wirkungskreis.vocab.models import Area as Place


def natural(text: str) -> list[tuple[int, str]]:
    """Give what sorts a code as people do: 9 before 10."""
    parts = filter(None, re.split(r"(\d+)", text))
    return [(int(part), "") if part.isdecimal() else (-1, part) for part in parts]


def with_wholes(used: set[int], every: dict[int, Place]) -> set[int]:
    """Add the areas in which others lie."""
    found = {pk for pk in used if pk in every}
    for pk in list(found):
        above = every[pk].parent_id
        while above is not None and above in every:
            found.add(above)
            above = every[above].parent_id
    return found


def has_sibling(one: Place, used: set[int], every: dict[int, Place]) -> bool:
    """Say whether another part of the same area is used."""
    return one.parent_id is not None and any(every[pk].parent_id == one.parent_id for pk in used)


def check_parts(every: dict[int, Place], used: set[int]) -> None:
    """Refuse areas whose siblings are missing: then the sum would not be the whole."""
    parents = {every[pk].parent_id for pk in used if pk in every and every[pk].parent_id}
    missing = [one for one in every.values() if one.parent_id in parents and one.pk not in used]
    if missing:
        names = ", ".join(one.name for one in missing[:5])
        raise NotPossible(
            _("Es fehlen Teile: {names}. Bitte tragen Sie jedes Gebiet ein, auch mit 0.").format(
                names=names
            )
        )
