"""What of the concept the database itself no longer changes once it is adopted.

A transcription error is put right only where a ``Correction`` with the same words stands first.
"""

from wirkungskreis.journal.triggers import freeze

ADOPTED = "('adopted', 'superseded')"
OF_ADOPTED = f"(SELECT id FROM concept_version WHERE state IN {ADOPTED})"  # noqa: S608  own words
USED = f"(SELECT element_id FROM concept_wording WHERE version_id IN {OF_ADOPTED})"  # noqa: S608  own
CORRECTED = (
    "EXISTS (SELECT 1 FROM concept_correction c WHERE c.wording_id = OLD.id"
    ' AND c.field = \'{field}\' AND c."old" = OLD.{field} AND c."new" = NEW.{field})'
)

freeze("concept.Correction")
freeze(
    "concept.Wording",
    when=f"{{row}}.version_id IN {OF_ADOPTED}",
    may={
        "edition": "",
        **{field: CORRECTED.format(field=field) for field in ("code", "description", "text")},
    },
    closed=True,
)
freeze(
    "concept.Version",
    when=f"{{row}}.state IN {ADOPTED}",
    may={
        "edition": "",
        "note": "",
        "source": "",
        "original_id": "",
        "state": "NEW.state = 'superseded'",
        "valid_before": "OLD.valid_before IS NULL",
        "content_hash": "EXISTS (SELECT 1 FROM concept_correction c"
        " JOIN concept_wording w ON w.id = c.wording_id WHERE w.version_id = OLD.id"
        " AND c.earlier_hash = OLD.content_hash AND c.later_hash = NEW.content_hash)",
    },
)
freeze("concept.Element", when=f"{{row}}.id IN {USED}", may={"key": ""})
