import os
from collections.abc import Iterator

import pytest

from tests import world
from wirkungskreis.journal import triggers
from wirkungskreis.kernel.actor import Role
from wirkungskreis.people.models import User


@pytest.fixture
def amira(db: None) -> User:
    """Amira coordinates integration in Rheinaue."""
    return world.user("amira", Role.COORDINATION)


@pytest.fixture
def bernd(db: None) -> User:
    """Bernd answers for the measures that the youth office leads."""
    return world.user("bernd", Role.MEASURE_LEAD, works_at=world.organisation("Jugendamt"))


@pytest.fixture
def chiara(db: None) -> User:
    """Chiara works in an office that has nothing to do with them."""
    return world.user("chiara", Role.MEASURE_LEAD, works_at=world.organisation("Bauamt"))


@pytest.fixture(autouse=True)
def _tables_can_be_emptied(request: pytest.FixtureRequest) -> Iterator[None]:
    """Take the triggers away before a test with real transactions empties all tables.

    Emptying ends like a migration, and that brings them back.
    """
    marker = request.node.get_closest_marker("django_db")
    is_real = bool({"transactional_db", "live_server"} & set(request.fixturenames)) or (
        marker is not None and marker.kwargs.get("transaction", False)
    )
    if is_real:
        request.getfixturevalue("transactional_db")
    yield
    if is_real:
        triggers.uninstall()


@pytest.hookimpl(tryfirst=True)
def pytest_collection_modifyitems(items: list[pytest.Function]) -> None:
    """Mark as ``once`` what asks for no database: one run of it is enough."""
    for item in items:
        asked = {"db", "transactional_db", "live_server"} & set(item.fixturenames)
        if not asked and item.get_closest_marker("django_db") is None:
            item.add_marker("once")


@pytest.hookimpl(trylast=True)
def pytest_sessionfinish(session: pytest.Session) -> None:
    """Let a run that must be whole (``bin/test --alles``) fail when a test was skipped."""
    reporter = session.config.pluginmanager.get_plugin("terminalreporter")
    if os.environ.get("WK_TEST_ALLES") and reporter and reporter.stats.get("skipped"):
        session.exitstatus = pytest.ExitCode.TESTS_FAILED
