"""What stands in the form of a mapping at first: what was said before, or what is proposed."""

from typing import Any

from django.utils.translation import gettext as _

from wirkungskreis.desk.official.choosing import Choices
from wirkungskreis.desk.official.forms import SPLIT, TOTAL
from wirkungskreis.indicators.domain.official.outline import Content, Part
from wirkungskreis.indicators.domain.official.plans import official_key
from wirkungskreis.indicators.domain.official.proposal import Proposal
from wirkungskreis.indicators.models import Mapping, OfficialFile


def proposed(
    found: Proposal, file: OfficialFile, content: Content, choices: Choices
) -> dict[str, Any]:
    """Fill the form with the proposal; nothing of it counts before a person sends it."""
    made: dict[str, Any] = {
        "name": " ".join(filter(None, [file.table, choices.sheet, content.label]))[:100],
        "version": found.version,
        "scale": found.scale,
        "skips_others": True,
        "group": found.group,
        "office": found.office,
        "signs": found.signs,
        "supplier": found.supplier,
        "source_ref": _("{title}, Tabelle {table}").format(title=file.title, table=file.table)[
            :300
        ],
    }
    for part in choices.parts:
        if part.code in found.categories:
            made |= _split(part, found.categories[part.code])
        elif part.code == found.area_dimension:
            for place, key in enumerate(part.attributes):
                made[f"gebiet_{place}"] = found.areas.get(key, "")
        elif part.code in found.filters:
            made[f"merkmal_{part.number}"] = f"{TOTAL}{found.filters[part.code]}"
    return made


def remembered(mapping: Mapping, parts: list[Part]) -> dict[str, Any]:
    """Fill the form with a mapping."""
    names = ("name", "version", "group", "scale", "skips_others", "is_overlapping", "office")
    made: dict[str, Any] = {name: getattr(mapping, name) for name in names}
    made |= {"is_automatic": mapping.is_automatic, "signs": mapping.signs}
    made |= {"supplier": mapping.supplier, "source_ref": mapping.source_ref}
    below = mapping.denominator
    made["denominator"] = f"{below['code']}|{below['unit']}" if below else ""
    for part in parts:
        if part.code == mapping.area_dimension:
            for place, key in enumerate(part.attributes):
                made[f"gebiet_{place}"] = mapping.areas.get(official_key(key), "")
        elif part.code in mapping.categories:
            made |= _split(part, mapping.categories[part.code])
        elif part.code in mapping.filters:
            made[f"merkmal_{part.number}"] = f"{TOTAL}{mapping.filters[part.code]}"
        if below and part.code in below["filters"]:
            made[f"nenner_{part.number}"] = f"{TOTAL}{below['filters'][part.code]}"
    return made


def _split(part: Part, keys: dict[str, str]) -> dict[str, Any]:
    groups = {
        f"gruppe_{part.number}_{place}": keys.get(key, "")
        for place, key in enumerate(part.attributes)
    }
    return {f"merkmal_{part.number}": SPLIT, **groups}
