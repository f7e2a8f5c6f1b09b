"""pyproject.toml says what we want, the locks say exactly what is installed."""

import re
import tomllib
from pathlib import Path

import pytest
from packaging.requirements import Requirement
from packaging.utils import canonicalize_name

pytestmark = pytest.mark.once

ROOT = Path(__file__).parents[2]
LINE = re.compile(r"^([A-Za-z0-9._-]+)(?:\[[^\]]*\])?==([^ ;\\]+)", re.MULTILINE)


def locked(name: str) -> dict[str, str]:
    found = LINE.findall((ROOT / name).read_text())
    return {canonicalize_name(package): version for package, version in found}


def missing(wanted: list[str], lock: dict[str, str]) -> list[str]:
    """Name what is wanted and is not in the lock, or in a version that is not wanted."""
    requirements = [Requirement(line) for line in wanted]
    return [
        str(r)
        for r in requirements
        if (version := lock.get(canonicalize_name(r.name))) is None or version not in r.specifier
    ]


PROJECT = tomllib.loads((ROOT / "pyproject.toml").read_text())
RUNTIME, DEV = locked("requirements.txt"), locked("requirements-dev.txt")
STATISTICS = locked("requirements-statistik.txt")


def test_the_locks_hold_what_the_project_wants() -> None:
    assert missing(PROJECT["project"]["dependencies"], RUNTIME) == []
    assert missing(PROJECT["dependency-groups"]["statistik"], STATISTICS) == []
    assert missing(PROJECT["dependency-groups"]["dev"], DEV) == []


def test_a_package_that_is_not_locked_is_found() -> None:
    assert missing(["Django~=4.2.0", "babel", "nirgends"], RUNTIME) == ["Django~=4.2.0", "nirgends"]


def test_tests_run_on_what_is_installed() -> None:
    both = RUNTIME | STATISTICS
    assert {name: DEV.get(name) for name in both} == both


def test_the_solver_brings_nothing_along_and_is_not_in_the_runtime_set() -> None:
    assert list(STATISTICS) == ["highsbox"]
    assert "highsbox" not in RUNTIME


def test_every_package_has_its_hash_and_no_host_is_named() -> None:
    for name in ("requirements.txt", "requirements-statistik.txt", "requirements-dev.txt"):
        text = (ROOT / name).read_text()
        blocks = re.split(r"\n(?=\S)", text.strip())
        assert [block for block in blocks if "--hash=sha256:" not in block] == []
        assert "://" not in text


def test_the_runtime_set_stays_small() -> None:
    assert len(RUNTIME) <= 60
