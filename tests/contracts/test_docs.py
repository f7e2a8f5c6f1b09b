"""The documents are there, point to what exists, and name tests that exist."""

import re
import tomllib
from pathlib import Path

import pytest
import yaml

pytestmark = pytest.mark.once

ROOT = Path(__file__).parents[2]
PAGES = [*ROOT.glob("*.md"), *ROOT.glob("docs/**/*.md"), *ROOT.glob("tests/**/*.md")]
LINK = re.compile(r"\]\(([^)#]+)")
TEST = re.compile(r"`(tests/[\w/]+\.py)?(?:::(\w+))?`")
LOCAL = re.compile(r"/(?:work|tmp|root)/|/home/(?!\w+/\.)")


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.relative_to(ROOT).as_posix())
def test_links_lead_somewhere(page: Path) -> None:
    links = [link for link in LINK.findall(page.read_text()) if "://" not in link]
    assert [link for link in links if not (page.parent / link).exists()] == []


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.relative_to(ROOT).as_posix())
def test_no_page_names_a_place_on_somebodys_machine(page: Path) -> None:
    assert LOCAL.findall(page.read_text()) == []


def test_the_roadmap_names_tests_that_exist() -> None:
    missing = []
    for line in (ROOT / "docs/roadmap.md").read_text().splitlines():
        file = ""
        for path, test in TEST.findall(line):
            file = path or file
            exists = (ROOT / file).is_file() if file else not test
            if not exists or (test and f"def {test}(" not in (ROOT / file).read_text()):
                missing.append(f"{file}::{test}")
    assert missing == []


def test_what_holds_is_proved() -> None:
    rows = [
        [cell.strip() for cell in line.strip("|").split("|")]
        for line in (ROOT / "docs/roadmap.md").read_text().splitlines()
        if line.startswith("| ")
    ]
    states = {row[1].split(":")[0] for row in rows} - {"Holds?"}
    assert states <= {"ja", "teils", "offen"}
    assert [row[0] for row in rows if row[1] == "ja" and not row[2]] == []


def test_every_decision_is_listed_and_short() -> None:
    folder = ROOT / "docs/decisions"
    pages = sorted(p.name for p in folder.glob("0*.md"))
    assert sorted(re.findall(r"\((0\d+-[\w-]+\.md)\)", (folder / "README.md").read_text())) == pages
    assert [p for p in pages if len((folder / p).read_text().splitlines()) > 45] == []


def test_every_dependency_has_its_line() -> None:
    project = tomllib.loads((ROOT / "pyproject.toml").read_text())["project"]
    text = (ROOT / "docs/decisions/0004-dependencies.md").read_text()
    names = [re.split(r"[\[~=<>;]", line)[0] for line in project["dependencies"]]
    assert [name for name in names if f"| {name} " not in text] == []


def test_publiccode_says_what_pyproject_says() -> None:
    project = tomllib.loads((ROOT / "pyproject.toml").read_text())["project"]
    public = yaml.safe_load((ROOT / "publiccode.yml").read_text())
    assert (public["softwareVersion"], public["legal"]["license"]) == (
        project["version"],
        project["license"],
    )
    for language in public["localisation"]["availableLanguages"]:
        description = public["description"][language]
        assert len(description["shortDescription"].strip()) <= 150
        assert 150 <= len(description["longDescription"]) <= 10000


def test_the_licence_is_the_whole_text() -> None:
    text = (ROOT / "LICENSE").read_text()
    assert text.startswith("EUROPEAN UNION PUBLIC LICENCE v. 1.2")
    assert text.rstrip().endswith("require the production of a new EUPL version.")


def test_the_recipes_are_there() -> None:
    recipes = set(re.findall(r"^(\w+)(?: \*\w+)?:", (ROOT / "justfile").read_text(), re.MULTILINE))
    assert recipes >= {"up", "check", "test", "journey", "bench", "demo", "release", "lock"}
