"""The words of a version as canonical JSON, and the hash that proves they never changed."""

import json
from collections.abc import Mapping
from hashlib import sha256

from wirkungskreis.concept.models import Version

SCHEMA = 1


def content(version: Version, changed: Mapping[int, Mapping[str, str]] | None = None) -> str:
    """Give everything that is adopted: German words, structure, order, priorities.

    ``changed`` holds columns by wording pk as they will be after a correction. Organisations are
    left out: they are renamed without the council.
    """
    rows = version.wordings.select_related("element", "parent").order_by("order", "code", "pk")
    wordings = []
    for row in rows:
        new = (changed or {}).get(row.pk, {})
        wordings.append(
            {
                "element": str(row.element.public_id),
                "kind": row.element.kind,
                "code": new.get("code", row.code),
                "text": new.get("text", row.text),
                "description": new.get("description", row.description),
                "parent": str(row.parent.public_id) if row.parent else None,
                "wording": str(row.public_id),
                "cross_cutting": row.is_cross_cutting,
                "priority": row.priority,
                "horizon": row.horizon,
            }
        )
    whole = {
        "schema": SCHEMA,
        "concept": version.concept.code,
        "version": version.number,
        "wordings": wordings,
    }
    return json.dumps(whole, sort_keys=True, separators=(",", ":"), ensure_ascii=False)


def digest(version: Version, changed: Mapping[int, Mapping[str, str]] | None = None) -> str:
    """SHA-256 over the canonical content, in hex."""
    return sha256(content(version, changed).encode()).hexdigest()
