"""What no linter checks for us."""

import ast
import re
import sys
from collections.abc import Iterator
from importlib.metadata import packages_distributions
from pathlib import Path

import pytest
from django.template.loader import get_template
from importlinter.cli import EXIT_STATUS_SUCCESS, lint_imports
from packaging.utils import canonicalize_name

pytestmark = pytest.mark.once

SRC = Path(__file__).parents[2] / "src" / "wirkungskreis"
TREES = {p.relative_to(SRC).as_posix(): ast.parse(p.read_text()) for p in SRC.rglob("*.py")}
SCREENS = re.compile(r"(public|partake|desk|opendata)/")
NO_STAGE = re.compile(r"(config|public|partake|desk|opendata|demo|ui|reports/outputs/html)[/.]")
WEB = re.compile(r"django\.(contrib\.messages|forms|http|shortcuts|template|urls|views)\b")
WRITES = ("save", "create", "update", "delete")


def imports(tree: ast.AST) -> Iterator[str]:
    """Name every module that a file imports, also by ``from package import module``."""
    for node in ast.walk(tree):
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)
        if isinstance(node, ast.ImportFrom):
            yield from (f"{node.module}.{alias.name}" for alias in node.names)


def calls(tree: ast.AST) -> Iterator[tuple[str, set[str | None]]]:
    """Give every call's name and the names of its arguments; ``**more`` is None."""
    for node in ast.walk(tree):
        if isinstance(node, ast.Call):
            name = ast.unparse(node.func).split(".")[-1]
            yield name, {keyword.arg for keyword in node.keywords}


def sets_state(tree: ast.AST) -> bool:
    """Find ``x.state = ...``, ``setattr(x, ...)``, ``.update(state=...)`` and ``.update(**x)``."""
    nodes = [node for node in ast.walk(tree) if isinstance(node, ast.Attribute)]
    return any(node.attr == "state" and isinstance(node.ctx, ast.Store) for node in nodes) or any(
        name == "setattr" or (name == "update" and arguments & {"state", None})
        for name, arguments in calls(tree)
    )


def test_packages_keep_their_order(monkeypatch: pytest.MonkeyPatch) -> None:
    """Its own logging would silence every logger of this process for the tests to come."""
    monkeypatch.setattr("importlinter.cli._configure_logging", lambda *_given: None)

    assert lint_imports(no_cache=True) == EXIT_STATUS_SUCCESS


@pytest.mark.parametrize(
    "line", ["from django import forms", "import django.forms", "from django.forms import Form"]
)
def test_web_imports_are_seen_however_written(line: str) -> None:
    assert [bool(WEB.match(name)) for name in imports(ast.parse(line))] == [True]


def test_rules_do_not_know_the_web() -> None:
    """Mails are written with Django's templates; nothing else of a stage is."""
    stages = {name: tree for name, tree in TREES.items() if not NO_STAGE.match(name)}
    del stages["outbox/rendering.py"]
    assert [(n, m) for n, tree in stages.items() for m in imports(tree) if WEB.match(m)] == []


def at_run_time(tree: ast.Module) -> ast.Module:
    """Leave out what only the type checker reads."""
    nodes = [n for n in tree.body if not (isinstance(n, ast.If) and "TYPE_CHECKING" in ast.dump(n))]
    return ast.Module(nodes, [])


def test_the_program_imports_only_what_is_installed_with_it() -> None:
    lock = (SRC.parents[1] / "requirements.txt").read_text()
    installed = {
        canonicalize_name(name) for name in re.findall(r"^([\w.-]+)==", lock, re.MULTILINE)
    }
    known = packages_distributions()
    found = {m.split(".")[0] for tree in TREES.values() for m in imports(at_run_time(tree))}
    others = found - set(sys.stdlib_module_names) - {"wirkungskreis"}
    assert {
        name for name in others if installed.isdisjoint(map(canonicalize_name, known.get(name, [])))
    } == set()


def test_screens_do_not_write() -> None:
    screens = {name: tree for name, tree in TREES.items() if SCREENS.match(name)}
    assert [
        (n, c) for n, tree in screens.items() for c, _ in calls(tree) if c.endswith(WRITES)
    ] == []


def test_only_moves_sets_a_state() -> None:
    assert [name for name, tree in TREES.items() if sets_state(tree)] == ["journal/moves.py"]


def test_migrations_do_not_import_the_product() -> None:
    found = [name for n, tree in TREES.items() if "/migrations/" in n for name in imports(tree)]
    assert [name for name in found if name.startswith("wirkungskreis.")] == []


def test_files_and_functions_stay_short() -> None:
    nodes = [node for tree in TREES.values() for node in ast.walk(tree)]
    functions = [node for node in nodes if isinstance(node, ast.FunctionDef)]
    assert [f.name for f in functions if (f.end_lineno or f.lineno) - f.lineno >= 50] == []
    written = [path for path in SRC.rglob("*.py") if path.parent.name != "migrations"]
    assert [p for p in written if len(p.read_text().splitlines()) > 400] == []


@pytest.mark.parametrize("path", sorted(SRC.rglob("templates/**/*.html")), ids=lambda p: p.name)
def test_templates_compile(path: Path) -> None:
    get_template(path.as_posix().split("/templates/")[-1])


INLINE = re.compile(
    r"\sstyle=|<style|\son[a-z]+=|javascript:|<script(?![^>]*\ssrc=)", re.IGNORECASE
)
BUTTON = re.compile(r"<button(?![^>]*\stype=\"(?:submit|button)\")")
MARKUP = [
    *SRC.rglob("templates/**/*.html"),
    *SRC.rglob("templates/**/*.svg"),
    *SRC.rglob("components/*.py"),
    *SRC.rglob("templatetags/*.py"),
]


@pytest.mark.parametrize(
    "html",
    [
        '<p style="color:red">',
        "<style>p{}</style>",
        '<a onclick="x()">',
        "<script>x()</script>",
        '<a href="javascript:x()">',
    ],
)
def test_inline_style_and_script_are_seen(html: str) -> None:
    assert INLINE.search(html)


def test_no_template_has_inline_style_or_script() -> None:
    found = [path.relative_to(SRC).as_posix() for path in MARKUP if INLINE.search(path.read_text())]
    assert found == []


def test_every_button_says_what_it_does() -> None:
    assert BUTTON.search('<button class="x">')
    found = [path.relative_to(SRC).as_posix() for path in MARKUP if BUTTON.search(path.read_text())]
    assert found == []


def test_templates_stay_short() -> None:
    templates = SRC.rglob("templates/**/*.html")
    assert [p for p in templates if len(p.read_text().splitlines()) > 150] == []
