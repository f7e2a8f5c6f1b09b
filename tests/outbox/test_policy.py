import pytest

from tests import world
from tests.contracts.world import ACCOUNTS
from wirkungskreis.kernel.actor import SYSTEM, VISITOR, Actor, Kind
from wirkungskreis.kernel.policy import ask
from wirkungskreis.outbox.models import Mail
from wirkungskreis.outbox.policy import visible
from wirkungskreis.outbox.queries import mails_for
from wirkungskreis.people.actors import actor_of
from wirkungskreis.people.models import User

pytestmark = pytest.mark.django_db
KINDS = [VISITOR, SYSTEM, Actor(Kind.LINK, person_id=1, round_id=1)]


def test_the_filter_equals_the_rule_for_every_kind_of_actor() -> None:
    mail = world.mail()
    actors = [*KINDS, *(actor_of(world.user(name, role)) for name, role in ACCOUNTS.items())]

    for actor in actors:
        seen = list(Mail.objects.filter(visible(actor)))
        assert seen == ([mail] if ask(actor, "outbox.view", mail) else [])
    readers = [actor for actor in actors if ask(actor, "outbox.view", mail)]
    assert sorted(actor.name for actor in readers) == ["Audit", "Coordination", "Wirkungskreis"]


def test_what_somebody_must_decide_stands_first(amira: User) -> None:
    states = ["sent", "waiting", "bounced", "uncertain", "failed", "cancelled"]
    for state in states:
        world.mail(state=state)

    mails = mails_for(actor_of(amira))

    assert [mail.state for mail in mails][:4] == ["uncertain", "bounced", "failed", "waiting"]
