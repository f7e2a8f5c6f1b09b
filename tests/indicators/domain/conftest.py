import pytest

from tests import world
from tests.indicators.raw import OFFICE
from wirkungskreis.people.models import User


@pytest.fixture
def simone() -> User:
    """Give ``OFFICE`` its account: work in the background is done in somebody's name."""
    return User.objects.create(pk=OFFICE.user_id, username="simone", person=world.person("Simone"))
