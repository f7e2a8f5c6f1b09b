from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest
from django.db import transaction
from pytest_django import DjangoDbBlocker

from tests.config.test_command import wirkungskreis
from wirkungskreis.demo.loading import Login, load


@contextmanager
def kept(city: str, blocker: DjangoDbBlocker) -> Iterator[list[Login]]:
    """Hold a city in the database; every test sees it whole, as what it does is rolled back."""
    with blocker.unblock(), transaction.atomic():
        yield load(city)
        transaction.set_rollback(True)


@pytest.fixture(scope="module")
def rheinaue(django_db_setup: None, django_db_blocker: DjangoDbBlocker) -> Iterator[list[Login]]:
    """Load the invented city once for the tests of a module."""
    with kept("rheinaue", django_db_blocker) as logins:
        yield logins


@pytest.fixture(scope="module")
def leverkusen(django_db_setup: None, django_db_blocker: DjangoDbBlocker) -> Iterator[list[Login]]:
    """Load the real city once for the tests of a module."""
    with kept("leverkusen", django_db_blocker) as logins:
        yield logins


@pytest.fixture(scope="session")
def loaded(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Rheinaue, loaded once; tests that change it leave it as it was, or work on a copy."""
    directory = tmp_path_factory.mktemp("demo") / "var"
    done = wirkungskreis("demo", "--nur-laden", "--daten", str(directory))
    assert (done.returncode, done.stderr) == (0, "")
    return directory
