"""A file of Rheinaue's statistics office that waits: final figures beside the provisional ones."""

from datetime import date
from importlib.resources import files as package

from django.core.files.base import ContentFile

from wirkungskreis.indicators.domain import mappings
from wirkungskreis.indicators.domain.official import files
from wirkungskreis.indicators.models import IndicatorVersion
from wirkungskreis.kernel.actor import SYSTEM

NAME, TABLE = "einwohner_2025.csv", "einwohner"
READ_ON = date(2026, 10, 8)
HEADS = {"insgesamt": "", "weiblich": "sex:weiblich", "männlich": "sex:männlich"}


def load_official() -> None:
    """Bring the file, remember what its columns mean, and look through it."""
    content = package("wirkungskreis.demo").joinpath(f"data/rheinaue/{NAME}").read_bytes()
    file = files.bring(ContentFile(content, NAME), actor=SYSTEM, on=READ_ON)
    version = IndicatorVersion.objects.get(indicator__code="K-01", number=1)
    made = [
        mappings.remember(actor=SYSTEM, facts=_facts(version, head, group))
        for head, group in HEADS.items()
    ]
    files.assign(file, actor=SYSTEM, edition=1, mappings=made)
    files.look(file, actor=SYSTEM, edition=2, on=READ_ON)


def _facts(version: IndicatorVersion, head: str, group: str) -> dict[str, object]:
    """Give the mapping of one column; its head names the group of all its values."""
    return {
        "name": f"Einwohner {head}",
        "table": TABLE,
        "version": version,
        "value_code": f"Einwohner / {head}",
        "area_dimension": "Gebiet",
        "areas": {"Rheinaue": "RA"},
        "group": group,
        "supplier": "Statistikstelle",
        "source_ref": "Melderegister",
    }
