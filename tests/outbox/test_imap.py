"""Returned mails on a mail server: each is recorded once, and nobody reads the password."""

import logging
from collections.abc import Iterator
from pathlib import Path
from urllib.parse import quote

import pytest
from django.core.management import CommandError, call_command

from tests import world
from tests.config.test_command import wirkungskreis
from tests.outbox.imap import HOST, PASSWORD, USER, Behaviour, Message, Server, certificate
from tests.outbox.test_bounces import OUT_OF_OFFICE, report
from wirkungskreis.outbox.domain.bounces import read_mailbox
from wirkungskreis.outbox.mailboxes import Unreadable, quoted
from wirkungskreis.outbox.models import Mail
from wirkungskreis.outbox.tasks import read_bounces


@pytest.fixture(scope="session")
def pem(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return certificate(tmp_path_factory.mktemp("imap") / "server.pem")


@pytest.fixture
def behaviour() -> Behaviour:
    return Behaviour({"INBOX": []})


@pytest.fixture
def server(behaviour: Behaviour, pem: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Server]:
    """Give a server whose certificate this machine trusts."""
    monkeypatch.setenv("SSL_CERT_FILE", str(pem))
    with Server(behaviour, pem) as running:
        yield running


@pytest.fixture
def sent(db: None) -> Mail:
    return world.mail(state="sent")


def address(server: Server, folder: str = "", password: str = PASSWORD) -> str:
    words = [quote(word, safe="") for word in (USER, password)]
    return f"imaps://{':'.join(words)}@{HOST}:{server.port}/{folder}"


def seen(messages: list[Message]) -> list[bool]:
    return [message.flags == {"\\Seen"} for message in messages]


@pytest.mark.parametrize("password", [PASSWORD, 'Geheim/7:& "#\\'])
def test_a_bounce_is_recorded_once_and_other_mail_left_alone(
    server: Server, behaviour: Behaviour, sent: Mail, password: str
) -> None:
    other, later = world.mail(state="sent"), world.mail(state="sent")
    inbox = behaviour.folders["INBOX"]
    inbox += [Message(report(other, OUT_OF_OFFICE)), Message(report(sent))]
    inbox += [Message(report(later), {"\\Seen"})]  # somebody has dealt with it by hand
    behaviour.password = password
    behaviour.offers_plain = not password.isascii()  # the older way takes nothing else

    counts = [read_mailbox(address(server, password=password)) for _ in range(2)]

    assert counts == [1, 0]
    states = dict(Mail.objects.values_list("pk", "state"))
    assert states == {sent.pk: "bounced", other.pk: "sent", later.pk: "sent"}
    assert Mail.objects.get(pk=sent.pk).reason == "unknown_mailbox"
    assert seen(inbox) == [True, True, True]
    assert behaviour.told.count("FETCH") == 2
    assert behaviour.told[-1] == "LOGOUT"


def test_an_empty_mailbox_holds_nothing(server: Server, db: None) -> None:
    assert read_mailbox(address(server)) == 0


def test_a_connection_cut_in_the_middle_loses_nothing(
    server: Server, behaviour: Behaviour, sent: Mail
) -> None:
    second, third = world.mail(state="sent"), world.mail(state="sent")
    inbox = [Message(report(mail)) for mail in (sent, second, third)]
    behaviour.folders["INBOX"] = inbox
    behaviour.breaks_off_at = 2
    with pytest.raises(Unreadable, match=r"brach ab.*wird beim nächsten Mal gelesen"):
        read_mailbox(address(server))
    assert seen(inbox) == [True, False, False]

    behaviour.breaks_off_at = 0
    assert read_mailbox(address(server)) == 2

    assert set(Mail.objects.values_list("state", flat=True)) == {"bounced"}
    assert seen(inbox) == [True, True, True]


def test_a_folder_is_found_by_its_name(server: Server, behaviour: Behaviour, sent: Mail) -> None:
    behaviour.folders["Post/R&APw-ckl&AOQ-ufer & mehr".replace("& ", "&- ")] = [
        Message(report(sent))
    ]

    assert read_mailbox(address(server, quote("Post/Rückläufer & mehr"))) == 1
    with pytest.raises(Unreadable, match=f"auf {HOST} gibt es den Ordner „Nirgends“ nicht"):
        read_mailbox(address(server, "Nirgends"))


def test_names_of_folders_are_written_as_the_protocol_wants() -> None:
    assert quoted('A "b" \\ &') == '"A \\"b\\" \\\\ &-"'
    assert quoted("台北") == '"&U,BTFw-"'


@pytest.mark.parametrize("mechanism", ["PLAIN", "LOGIN"])
def test_who_is_not_let_in_is_told_without_the_password(
    server: Server, behaviour: Behaviour, mechanism: str
) -> None:
    behaviour.offers_plain = mechanism == "PLAIN"
    behaviour.talkative = True

    with pytest.raises(CommandError) as refused:
        call_command("bounces", address(server, password="falsch"))

    assert str(refused.value) == (
        f"Der Mailserver {HOST} lehnt die Anmeldung ab. Bitte prüfen Sie Name und Passwort des"
        " Postfachs."
    )
    assert "SELECT" not in behaviour.told


def test_a_password_the_server_cannot_take_is_refused_the_same(
    server: Server, behaviour: Behaviour
) -> None:
    behaviour.offers_plain = False

    with pytest.raises(Unreadable, match="lehnt die Anmeldung ab"):
        read_mailbox(address(server, password="für immer"))


def test_a_server_nobody_vouches_for_gets_no_password(behaviour: Behaviour, pem: Path) -> None:
    with Server(behaviour, pem) as stranger, pytest.raises(Unreadable) as refused:
        read_mailbox(address(stranger))

    assert "Das Zertifikat des Mailservers 127.0.0.1 gilt nicht" in str(refused.value)
    assert behaviour.told == []


@pytest.mark.parametrize(
    "given",
    [
        "imap://rueck:Geheim7@127.0.0.1/",
        "imaps://rueck:Geheim7/x@127.0.0.1/",
        "imaps://rueck:Geheim7#@127.0.0.1/",
        "imaps://rueck:Geheim7@[::1/",
        "imaps://127.0.0.1/Geheim7",
        "https://rueck:Geheim7@127.0.0.1/",
    ],
)
def test_an_address_that_cannot_be_read_is_not_repeated(given: str) -> None:
    with pytest.raises(Unreadable) as refused:
        read_mailbox(given)

    assert "imaps://name:passwort@server/ordner" in str(refused.value)
    assert "Geheim7" not in str(refused.value)


@pytest.mark.once
def test_the_command_fails_with_a_sentence_and_without_the_password(tmp_path: Path) -> None:
    given = f"imaps://rueck:{quote(PASSWORD, safe='')}@{HOST}:1/"
    words = {"WK_DATEN": str(tmp_path), "WK_DEBUG": "1", "WK_RUECKLAEUFER": given}

    done = wirkungskreis("bounces", **words)

    assert (done.returncode, done.stdout) == (1, "")
    assert done.stderr.startswith(f"Der Mailserver {HOST} ist unter Port 1 nicht zu erreichen: ")
    assert [line for line in (PASSWORD, quote(PASSWORD, safe="")) if line in done.stderr] == []


def test_the_worker_says_it_in_one_line_and_goes_on(
    settings: object, caplog: pytest.LogCaptureFixture
) -> None:
    settings.MAIL_BOUNCES = f"imaps://rueck:Geheim7@{HOST}:1/"  # type: ignore[attr-defined]

    with caplog.at_level(logging.ERROR):
        read_bounces()

    [line] = caplog.messages
    assert "nicht zu erreichen" in line
    assert "Geheim7" not in caplog.text
