"""Raw counts are read by the modules that protect them, and by nothing else."""

import pytest

from tests.contracts.test_source import TREES, imports

pytestmark = pytest.mark.once


def readers(name: str) -> set[str]:
    """Name the modules that import a model of the raw counts."""
    return {
        path
        for path, tree in TREES.items()
        if any(one.endswith(f".{name}") for one in imports(tree))
    }


def test_two_modules_read_raw_counts() -> None:
    assert readers("RawCount") == {
        "indicators/domain/raw.py",
        "indicators/models/__init__.py",
        "indicators/tabling.py",
    }


def test_raw_tables_lead_to_the_statistics_office_alone() -> None:
    assert readers("RawTable") == {
        "desk/indicators/raw.py",
        "indicators/domain/publishing.py",
        "indicators/domain/raw.py",
        "indicators/domain/sums.py",  # a period without counts
        "indicators/earlier.py",  # whose system it is, no count
        "indicators/models/__init__.py",
        "indicators/queries/kept.py",  # which deliveries were made of them, no count
        "indicators/queries/raw.py",
        "indicators/tabling.py",
    }
