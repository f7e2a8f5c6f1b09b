"""Sources are entered once and corrected."""

import pytest

from wirkungskreis.kernel.actor import SYSTEM
from wirkungskreis.kernel.errors import NotAllowed, NotPossible
from wirkungskreis.people.actors import actor_of
from wirkungskreis.people.models import User
from wirkungskreis.vocab.domain import sources
from wirkungskreis.vocab.models import Source


def test_a_source_is_entered_once_and_corrected(db: None) -> None:
    source = sources.add(actor=SYSTEM, code="S16", title="Bericht")

    with pytest.raises(NotPossible, match="vergeben"):
        sources.add(actor=SYSTEM, code="s16", title="Anderer")
    sources.revise(
        source, actor=SYSTEM, edition=1, title="Bericht 2024", url="https://example.org/b.pdf"
    )

    assert Source.objects.get().title == "Bericht 2024"


def test_others_enter_no_source(bernd: User) -> None:
    with pytest.raises(NotAllowed):
        sources.add(actor=actor_of(bernd), code="S16", title="Bericht")
