from collections.abc import Iterator

import pytest

from tests.council.oparl.server import Council, fill, serving


@pytest.fixture
def council() -> Iterator[Council]:
    """Serve a council with one decided paper and two others."""
    with serving(Council()) as made:
        fill(made)
        yield made
