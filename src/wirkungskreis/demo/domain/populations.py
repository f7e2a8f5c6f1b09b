"""Definitions of who is counted as immigrated: they are facts, the same in every city."""

from wirkungskreis.demo.reading import day, read
from wirkungskreis.indicators.models import PopulationConcept


def load_populations() -> dict[str, PopulationConcept]:
    """Store the definitions that are in use side by side; give them by code."""
    made = PopulationConcept.objects.bulk_create(
        PopulationConcept(**{**row, "valid_from": day(row.get("valid_from"))})
        for row in read("common", "populations")["populations"]
    )
    return {one.code: one for one in made}
