"""Mails are laid into the outbox with the change they belong to."""

import pytest
from django.db import transaction

from tests import world
from wirkungskreis.journal.models import Entry
from wirkungskreis.kernel.actor import SYSTEM
from wirkungskreis.kernel.errors import NotAllowed, NotPossible
from wirkungskreis.outbox.domain import post
from wirkungskreis.outbox.models import Mail
from wirkungskreis.people.actors import actor_of
from wirkungskreis.people.models import User

pytestmark = pytest.mark.django_db


def test_a_row_holds_ids_and_codes_alone() -> None:
    mail = world.mail(key="ask:7", round=3, kind="first")

    stored = Mail.objects.values().get()
    assert (stored["address"], stored["subject"], stored["body"]) == ("", "", "")
    assert (stored["about"], stored["about_id"]) == ("people.organisation", mail.about_id)
    assert stored["context"] == {"round": 3, "kind": "first"}
    entry = Entry.objects.get(act="put")
    assert entry.facts == {
        "template": "probe.ask", "person": mail.person_id, "round": 3, "kind": "first"
    }  # fmt: skip


def test_names_and_links_are_refused() -> None:
    with pytest.raises(ValueError, match="ids and codes"), transaction.atomic():
        world.mail(link="https://rheinaue.example/m/geheim")

    assert Mail.objects.count() == 0


def test_what_is_rolled_back_was_never_mail() -> None:
    with transaction.atomic():
        world.mail()
        transaction.set_rollback(True)

    assert (Mail.objects.count(), Entry.objects.count()) == (0, 0)


def test_one_occasion_is_one_mail() -> None:
    first = world.mail(key="ask:7")
    second = world.mail(key="ask:7")
    world.mail()
    world.mail()

    assert first == second
    assert Mail.objects.count() == 3


def test_the_message_id_never_changes() -> None:
    mail = world.mail()

    assert mail.message_id == f"<{mail.public_id}@wirkungskreis.localhost>"
    assert Mail.objects.get().message_id == mail.message_id


def test_a_waiting_mail_can_be_taken_back(amira: User) -> None:
    mail = post.take_step(world.mail(), "cancel", actor=actor_of(amira), edition=1)

    assert Mail.objects.get().state == mail.state == "cancelled"


def test_nobody_else_decides(bernd: User) -> None:
    with pytest.raises(NotAllowed, match="entscheidet die Koordination"):
        post.take_step(world.mail(), "cancel", actor=actor_of(bernd), edition=1)


def test_what_is_being_sent_cannot_be_taken_back(amira: User) -> None:
    mail = world.mail(state="sending")

    with pytest.raises(NotPossible, match="beim jetzigen Stand"):
        post.take_step(mail, "cancel", actor=actor_of(amira), edition=1)


def test_sending_again_starts_from_the_beginning(amira: User) -> None:
    mail = world.mail(state="uncertain")
    Mail.objects.update(attempts=4, reason="crashed")

    post.take_step(mail, "resend", actor=actor_of(amira), edition=1)

    stored = Mail.objects.get()
    assert (stored.state, stored.attempts, stored.reason) == ("waiting", 0, "")


def test_an_unknown_step_is_a_sentence(amira: User) -> None:
    with pytest.raises(NotPossible, match="Diesen Schritt gibt es nicht"):
        post.take_step(world.mail(), "burn", actor=actor_of(amira), edition=1)


def test_all_waiting_mails_about_a_thing_are_taken_back() -> None:
    mail = world.mail()
    other = world.mail(about=world.organisation("Bauamt"))
    sent = world.mail(state="sent")

    count = post.cancel_all(actor=SYSTEM, about=world.organisation(), template="probe.ask")

    assert count == 1
    states = dict(Mail.objects.values_list("pk", "state"))
    assert states == {mail.pk: "cancelled", other.pk: "waiting", sent.pk: "sent"}
    assert Entry.objects.filter(act="cancel").count() == 1
