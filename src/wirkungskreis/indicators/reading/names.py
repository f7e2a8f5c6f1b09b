"""Names of tables that have no code: what stays of a file's or a sheet's name from year to year."""

import re
from pathlib import PurePath

from django.utils.translation import gettext as _

DATES = re.compile(
    r"[ _.-]*(?<![0-9])(?:[0-9]{2}[._-]?[0-9]{2}[._-]?)?"  # 31.12. or 3112, before the year
    r"(?:19|20)[0-9]{2}(?:[._-]?[0-9]{2}){0,2}(?![0-9])"  # the year, and -12-31 after it
)


def without_dates(name: str) -> str:
    """Leave the dates of a name out, so that next year's is the same."""
    return DATES.sub("", name).strip(" _-.")


def stem(name: str) -> str:
    """Name a table that has no code: its file's name without a date."""
    return without_dates(PurePath(name).stem)[:40] or _("Tabelle")
