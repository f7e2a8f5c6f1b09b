"""Every rule about personal links."""

from datetime import date

import pytest
from django.conf import LazySettings
from django.db import models

from tests import world
from wirkungskreis.journal.models import Entry
from wirkungskreis.journal.tokens import hash_of
from wirkungskreis.kernel.actor import Kind
from wirkungskreis.kernel.errors import NotAllowed, NotPossible
from wirkungskreis.outbox.models import Mail
from wirkungskreis.people.actors import actor_of
from wirkungskreis.people.models import User
from wirkungskreis.rounds.domain import links, plan
from wirkungskreis.rounds.models import AccessLink

TODAY = date(2026, 10, 1)


@pytest.fixture
def link(db: None) -> AccessLink:
    return world.link(world.rnd(), world.contact())


def test_a_token_is_long_stays_the_same_and_is_stored_only_as_a_hash(link: AccessLink) -> None:
    token = links.token_of(link)

    assert len(token) == 43  # 256 bits in base64url
    assert token == links.token_of(AccessLink.objects.get())
    stored = [str(value) for value in AccessLink.objects.values_list().get()]
    assert token not in "".join(stored)
    assert link.token_hash == hash_of(token)


def test_a_token_depends_on_the_servers_key(link: AccessLink, settings: LazySettings) -> None:
    before = links.token_of(link)

    settings.SECRET_KEY = "another" * 9

    assert links.token_of(link) != before


def test_a_token_finds_its_link_and_nothing_else_does(link: AccessLink) -> None:
    token = links.token_of(link)

    assert links.find(token) == link
    assert [links.find(token[:-1]), links.find(token + "A"), links.find("")] == [None] * 3


def test_two_people_have_two_tokens(link: AccessLink) -> None:
    other = world.link(link.round, world.contact("Emre Kaya"))

    assert links.token_of(other) != links.token_of(link)


def test_using_a_link_is_noted_with_its_id_and_without_a_name(link: AccessLink) -> None:
    actor = links.use(link)

    entry = Entry.objects.get(act="use_link")
    assert (actor.kind, actor.person_id, actor.round_id) == (
        Kind.LINK,
        link.person_id,
        link.round_id,
    )
    assert (entry.thing, entry.thing_id, entry.link_id, entry.facts) == (
        "rounds.accesslink",
        link.pk,
        link.pk,
        {},
    )


def test_a_revoked_link_opens_nothing(link: AccessLink, amira: User) -> None:
    links.revoke(link, actor=actor_of(amira), edition=link.edition, on=TODAY)

    with pytest.raises(NotAllowed, match="gilt nicht mehr"):
        links.use(link)


def test_a_new_generation_makes_the_old_token_void_and_is_sent(
    link: AccessLink, amira: User
) -> None:
    old = links.token_of(link)

    links.renew(link, actor=actor_of(amira), edition=link.edition, on=TODAY)

    stored = AccessLink.objects.get()
    assert stored.generation == 2
    assert links.find(old) is None
    assert links.find(links.token_of(stored)) == stored
    assert [(m.template, m.person_id) for m in Mail.objects.all()] == [
        ("rounds.link", link.person_id)
    ]


def test_no_mail_in_the_outbox_holds_a_token(link: AccessLink, amira: User) -> None:
    links.renew(link, actor=actor_of(amira), edition=link.edition, on=TODAY)

    row = "".join(str(value) for value in Mail.objects.values_list().get())

    assert links.token_of(AccessLink.objects.get()) not in row


def test_only_the_coordination_revokes(link: AccessLink, bernd: User) -> None:
    with pytest.raises(NotAllowed):
        links.revoke(link, actor=actor_of(bernd), edition=link.edition, on=TODAY)

    assert AccessLink.objects.get().revoked_on is None


def test_a_link_can_be_read_until_the_report_is_out_and_its_sitting_past(amira: User) -> None:
    closed = world.rnd(state="closed")
    link = world.link(closed, world.contact())
    before = links.is_over(link, date(2027, 5, 1))

    plan.mark_reported(closed, actor=actor_of(amira), edition=1, on=date(2026, 12, 1))

    assert (before, links.is_over(AccessLink.objects.get(), date(2026, 12, 2))) == (False, True)


def test_an_open_round_never_ends_its_links(link: AccessLink) -> None:
    assert not links.is_over(link, date(2030, 1, 1))


def test_asking_again_tells_nobody_whether_an_address_is_known(link: AccessLink) -> None:
    actor = links.actor_of(link)

    for email in ("nobody@example.org", "", "  DANA-LIND@example.org "):
        links.request_again(email, actor=actor, hour="2026-10-01T10")
    links.request_again(link.person.email, actor=actor, hour="2026-10-01T10")

    assert [mail.person_id for mail in Mail.objects.all()] == [link.person_id]


def test_a_renewed_link_needs_an_open_round(amira: User) -> None:
    link = world.link(world.rnd(state="closed"), world.contact())

    with pytest.raises(NotPossible, match="solange die Abfrage offen ist"):
        links.renew(link, actor=actor_of(amira), edition=link.edition, on=TODAY)


def test_nothing_about_a_link_or_a_return_holds_a_time_of_day(db: None) -> None:
    from wirkungskreis.rounds import models as rounds  # noqa: PLC0415  the package itself

    found = [getattr(rounds, name) for name in rounds.__all__]
    columns = [f for m in found if hasattr(m, "_meta") for f in m._meta.get_fields()]

    assert [f.name for f in columns if isinstance(f, models.DateTimeField | models.TimeField)] == []
    assert [f.name for f in columns if "opened_at" in f.name or "seen" in f.name] == []
