"""How long a file stays to which nothing points."""

from datetime import datetime

from wirkungskreis.files.domain import sweep
from wirkungskreis.people.keeping import retention


@retention(
    "files.orphans",
    what="Hochgeladene Dateien, zu denen es keinen Eintrag gibt, etwa nach einem Abbruch",
    days=sweep.KEPT_DAYS,
    start="Speichern der Datei",
)
def orphans(before: datetime, /, *, at: datetime | None) -> list[str]:
    """Name them as they lie in the storage: these names are random."""
    return sweep.sweep(before=before, dry_run=at is None)
