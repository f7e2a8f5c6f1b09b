import pytest

from tests import world
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
