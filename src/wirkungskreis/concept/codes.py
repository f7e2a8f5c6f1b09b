"""How codes are read aloud: "Handlungsfeld B, Leitziel 3" instead of "B.3"."""

from collections.abc import Sequence

from django.utils.translation import gettext as _

from wirkungskreis.concept.models import Kind, Wording

DEFAULT = (Kind.FIELD, Kind.GOAL, Kind.APPROACH)
CROSS_CUTTING = "Q"


def spoken(code: str, kinds: Sequence[str] = DEFAULT) -> str:
    """Say a code in words: one word per part, from the field down.

    ``kinds`` holds a kind per part; a code with other parts than kinds is said as it stands.
    """
    parts = code.split(".")
    if len(parts) > len(kinds):
        return f"{Kind(kinds[-1]).label} {code}"
    words = [f"{Kind(kind).label} {part}" for kind, part in zip(kinds, parts, strict=False)]
    if parts[0] == CROSS_CUTTING and kinds[0] == Kind.FIELD:
        words[0] = f"{_('Querschnittsfeld')} {parts[0]}"
    return ", ".join(words)


def spoken_wording(wording: Wording, by_pk: dict[int, Wording]) -> str:
    """Say where a wording stands; ``by_pk`` holds the wordings of its version with elements."""
    kinds: list[str] = []
    above: Wording | None = wording
    while above is not None:
        kinds.insert(0, above.element.kind)
        above = by_pk.get(above.parent_id) if above.parent_id else None
    depth = wording.code.count(".") + 1
    if len(kinds) < depth:
        return f"{Kind(wording.element.kind).label} {wording.code}"
    return spoken(wording.code, kinds[-depth:])
