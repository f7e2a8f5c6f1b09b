"""The history on a page speaks German, whatever package wrote it."""

import ast
from collections.abc import Iterator
from pathlib import Path

from django.apps import apps

from wirkungskreis.journal.models import Living
from wirkungskreis.journal.words import ACTS, COMMON

SRC = Path(__file__).parents[2] / "src" / "wirkungskreis"


def acts() -> Iterator[tuple[str, str]]:
    """Find every act that a verb writes down by a literal name, with its file."""
    for path in SRC.rglob("*.py"):
        for node in ast.walk(ast.parse(path.read_text())):
            if (
                isinstance(node, ast.Call)
                and isinstance(node.func, ast.Name)
                and node.func.id in {"note", "edit"}
                and len(node.args) > 1
                and isinstance(node.args[1], ast.Constant)
            ):
                yield path.relative_to(SRC).as_posix(), str(node.args[1].value)


def test_every_act_has_german_words() -> None:
    lives = [model.life for model in apps.get_models() if issubclass(model, Living)]
    steps = {name for life in lives for name, step in life.steps.items() if step.label}
    known = COMMON.keys() | steps | {act for _thing, act in ACTS}
    found = list(acts())

    assert ("outbox/domain/post.py", "put") in found
    assert [(path, act) for path, act in found if act not in known] == []
