"""What a body says of itself must hold together."""

import pytest

from tests import world
from wirkungskreis.kernel.actor import SYSTEM
from wirkungskreis.kernel.errors import NotPossible
from wirkungskreis.mandates.domain import keep
from wirkungskreis.mandates.models import Body

pytestmark = pytest.mark.django_db


def test_a_body_never_comes_before_itself_however_far_back() -> None:
    first = world.body("A")
    second = world.body("B", predecessor=first)
    third = world.body("C", predecessor=second)

    with pytest.raises(NotPossible, match="folgt nicht auf sich selbst"):
        keep.correct(first, actor=SYSTEM, edition=1, facts={"predecessor": third})

    assert Body.objects.get(code="A").predecessor is None


def test_silence_is_no_approval_without_days_to_object() -> None:
    body = world.body()

    with pytest.raises(NotPossible, match="Ohne Frist"):
        keep.correct(body, actor=SYSTEM, edition=1, facts={"approval": "silence"})

    assert Body.objects.get().approval == ""
