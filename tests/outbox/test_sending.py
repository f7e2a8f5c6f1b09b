"""At most one mail, unless a person decides otherwise."""

from concurrent.futures import ThreadPoolExecutor
from datetime import UTC, datetime, timedelta

import pytest
from django.core import mail as mailbox
from django.db import connection
from django.utils import timezone
from pytest_django import Settings

from tests import world
from tests.outbox import backends
from wirkungskreis.outbox.domain import sending
from wirkungskreis.outbox.domain.keeping import forget_texts
from wirkungskreis.outbox.models import Mail
from wirkungskreis.outbox.rendering import shown

NOW = datetime(2026, 10, 9, 8, 0, tzinfo=UTC)


def send(now: datetime = NOW) -> int:
    return sending.send_due(clock=lambda: now)


@pytest.mark.django_db
def test_a_mail_is_filled_and_sent_once() -> None:
    mail = world.mail()

    assert (send(), send()) == (1, 0)

    [sent] = mailbox.outbox
    assert sent.to == ["amt@example.org"]
    assert sent.subject == "Bitte um Rückmeldung: Jugendamt"
    assert "Was macht „Jugendamt“ & Co.?\n\nhttps://rheinaue.example/m/geheim/" in sent.body
    assert str(sent.message()["Message-ID"]) == mail.message_id
    assert sent.message()["Auto-Submitted"] == "auto-generated"
    assert sent.message()["Precedence"] == "bulk"
    stored = Mail.objects.get()
    assert (stored.state, stored.sent_at, stored.attempts) == ("sent", NOW, 1)
    assert stored.address == "amt@example.org"


@pytest.mark.django_db
def test_the_secret_is_in_the_mail_and_nowhere_else() -> None:
    world.mail()
    send()

    mail = Mail.objects.get()
    assert "geheim" not in str(Mail.objects.values().get())
    assert "geheim" not in shown(mail, with_secrets=False).body
    assert "(persönlicher Link, hier nicht gezeigt)" in shown(mail, with_secrets=False).body
    assert "https://rheinaue.example/m/geheim/" in shown(mail, with_secrets=True).body


@pytest.mark.django_db
def test_what_was_sent_is_shown_even_if_names_changed_since() -> None:
    mail = world.mail()
    send()
    type(world.organisation()).objects.update(name="Amt für Jugend")

    mail.refresh_from_db()

    assert shown(mail, with_secrets=False).subject == "Bitte um Rückmeldung: Jugendamt"


@pytest.mark.django_db
def test_nothing_goes_out_before_its_time() -> None:
    world.mail(not_before=NOW + timedelta(hours=1))

    assert (send(), send(NOW + timedelta(hours=1))) == (0, 1)


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("name", "state", "reason"),
    [("Vorbei", "cancelled", "not_needed"), ("Kaputt", "failed", "not_rendered")],
)
def test_what_the_filler_says_counts(name: str, state: str, reason: str) -> None:
    world.mail(about=world.organisation(name))

    send()

    stored = Mail.objects.get()
    assert (stored.state, stored.reason, mailbox.outbox) == (state, reason, [])
    assert shown(stored, with_secrets=False).problem.endswith("Der Anlass ist erledigt.")


@pytest.mark.django_db
def test_without_an_address_or_a_person_nothing_is_tried() -> None:
    world.mail(email="")
    lost = world.mail()
    Mail.objects.filter(pk=lost.pk).update(person=None)

    send()

    reasons = sorted(Mail.objects.values_list("state", "reason"))
    assert reasons == [("failed", "no_address"), ("failed", "no_person")]


@pytest.mark.django_db
def test_without_a_mail_server_mails_count_as_sent(settings: Settings) -> None:
    settings.MAIL_IS_LOCAL = True
    world.mail()

    assert (send(), mailbox.outbox) == (1, [])
    assert Mail.objects.get().state == "sent"


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("server", "state", "reason"),
    [
        ("Unreachable", "waiting", "no_connection"),
        ("LaterForRecipient", "waiting", "refused_for_now"),
        ("LaterAfterData", "waiting", "refused_for_now"),
        ("NeverForRecipient", "failed", "refused"),
        ("NeverAfterData", "failed", "refused"),
        ("BreaksOff", "uncertain", "broken_off"),
        ("TimesOut", "uncertain", "broken_off"),
        ("BadGoodbye", "sent", ""),
    ],
)
def test_a_definite_no_is_told_from_not_knowing(
    settings: Settings, server: str, state: str, reason: str
) -> None:
    settings.EMAIL_BACKEND = f"{backends.__name__}.{server}"
    world.mail()

    send()

    stored = Mail.objects.get()
    assert (stored.state, stored.reason, stored.lease_until) == (state, reason, None)
    assert stored.not_before == (NOW + sending.FIRST_PAUSE if state == "waiting" else None)


@pytest.mark.django_db
def test_pauses_double_until_it_is_given_up(settings: Settings) -> None:
    settings.EMAIL_BACKEND = f"{backends.__name__}.Unreachable"
    world.mail()
    now, pauses = NOW, []

    while Mail.objects.get().state == "waiting":
        send(now)
        if due := Mail.objects.get().not_before:
            pauses.append((due - now).total_seconds() / 60)
            now = due

    assert pauses[:7] == [2, 4, 8, 16, 32, 64, 128]
    stored = Mail.objects.get()
    assert (stored.state, stored.reason, stored.attempts) == ("failed", "too_many_attempts", 8)


@pytest.mark.django_db
def test_what_a_crash_left_waits_for_a_person() -> None:
    mail = world.mail()
    sending.claim(mail.pk, now=NOW)

    send(NOW + sending.LEASE)
    assert Mail.objects.get().state == "sending"
    send(NOW + sending.LEASE + timedelta(seconds=1))

    stored = Mail.objects.get()
    assert (stored.state, stored.reason, mailbox.outbox) == ("uncertain", "crashed", [])
    assert send(NOW + timedelta(days=1)) == 0


@pytest.mark.django_db
def test_texts_are_forgotten_and_the_rest_is_kept() -> None:
    mail = world.mail()
    send()
    later = timezone.now() + timedelta(days=200)

    assert forget_texts(now=timezone.now()) == 0
    assert forget_texts(now=later, dry_run=True) == 1
    assert Mail.objects.exclude(body="").count() == 1
    assert (forget_texts(now=later), forget_texts(now=later)) == (1, 0)

    mail.refresh_from_db()
    assert (mail.address, mail.subject, mail.body, mail.state) == ("", "", "", "sent")


@pytest.mark.django_db(transaction=True)
def test_many_senders_at_once_send_each_mail_once() -> None:
    for _ in range(12):
        world.mail()

    def work(_worker: int) -> int:
        try:
            return send()
        finally:
            connection.close()

    with ThreadPoolExecutor(4) as pool:
        counts = list(pool.map(work, range(4)))

    assert sum(counts) == len(mailbox.outbox) == 12
    assert set(Mail.objects.values_list("state", "attempts")) == {("sent", 1)}
