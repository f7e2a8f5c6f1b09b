"""The plug is pulled while people answer and mails go out; then everything is started again."""

import time
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from datetime import timedelta
from subprocess import Popen
from threading import Lock
from uuid import UUID

import pytest
from django.core.management import call_command
from django.db import connection
from django.utils import timezone

from benchmarks.server import Browser, free_port
from tests import beside, world
from tests.config.smtp import Server
from wirkungskreis.journal.models import Entry
from wirkungskreis.kernel.actor import SYSTEM
from wirkungskreis.outbox.domain import post, sending
from wirkungskreis.outbox.models import Mail
from wirkungskreis.rounds.domain.links import token_of
from wirkungskreis.rounds.models import Return

LEADS, ACKNOWLEDGED = 16, 4
MAILS, TAKEN = 6, 2
SAID = "Der Strom fiel aus."
SECONDS = 60  # a busy machine still gets there
PROGRAM = ("-m", "wirkungskreis.config.command")


class Installation:
    """The web server and the worker as processes of their own, on the tests' database."""

    def __init__(self, smtp: Server) -> None:
        self.port = free_port()
        self.smtp = smtp
        self.processes: list[Popen[str]] = []

    def start(self) -> None:
        own = {
            "WK_HEUTE": "2026-10-09",
            "WK_SMTP_HOST": "127.0.0.1",
            "WK_SMTP_PORT": str(self.smtp.port),
            "WK_SMTP_TLS": "0",
        }
        name = connection.settings_dict["NAME"]
        for words in (["serve", "--port", str(self.port)], ["worker"]):
            self.processes.append(beside.start(*PROGRAM, *words, database=name, **own))
        wait_for(self.answers)

    def answers(self) -> bool:
        try:
            return Browser(self.port).get("/werkbank/anmelden/") == 200
        except OSError:
            return False

    def pull_the_plug(self) -> None:
        beside.kill_all(*self.processes)
        self.processes.clear()


class Crowd:
    """People who send at once; ``told`` are the returns of which the server said they arrived."""

    def __init__(self, port: int) -> None:
        self.port, self.told, self.lock = port, set[UUID](), Lock()

    def opens(self, ret: Return, token: str) -> Browser:
        browser = Browser(self.port)
        browser.get(f"/m/{token}/")
        browser.post(browser.form(""))
        assert browser.get(f"/meldung/{ret.public_id}/angeben/") == 200
        return browser

    def sends(self, browser: Browser, ret: Return) -> None:
        form = browser.form("")
        choices = {"schedule": "on_plan", "continuation": "continues", "help_kind": "none"}
        known = {name: value for name, value in choices.items() if name in form.fields}
        said = {"done": SAID, "next_step": "Weiter.", "next_step_due": "30.11.2026"}
        try:
            status = browser.post(form, **known, **said, senden="1")
        except OSError:
            return  # the plug was pulled: this person knows of nothing
        if status == 200:
            with self.lock:
                self.told.add(ret.public_id)


def wait_for(condition: Callable[[], bool]) -> None:
    end = time.monotonic() + SECONDS
    while not condition():
        assert time.monotonic() < end, "it took too long"
        time.sleep(0.01)


@pytest.fixture
def smtp() -> Iterator[Server]:
    server = Server(patience=TAKEN)
    yield server
    server.end()


@pytest.fixture
def installation(transactional_db: None, smtp: Server) -> Iterator[Installation]:
    started = Installation(smtp)
    yield started
    started.pull_the_plug()


@pytest.fixture
def asked(transactional_db: None) -> dict[str, Return]:
    """Ask people about a measure each; give their returns by the tokens of their links."""
    rnd = world.rnd()
    names = [f"P {number}" for number in range(LEADS)]
    rets = [
        world.ret(round=rnd, measure=world.measure(code=f"X-{name}"), person=world.contact(name))
        for name in names
    ]
    links = [world.link(rnd, ret.person) for ret in rets if ret.person]
    for link in links[:MAILS]:
        post.put(actor=SYSTEM, person=link.person, template="rounds.ask", about=link)
    return dict(zip(map(token_of, links), rets, strict=True))


def test_pulling_the_plug_loses_nothing_and_sends_nothing_twice(
    installation: Installation, asked: dict[str, Return], smtp: Server
) -> None:
    installation.start()
    crowd = Crowd(installation.port)
    with ThreadPoolExecutor(LEADS) as pool:
        browsers = list(pool.map(crowd.opens, asked.values(), asked))
        smtp.keeps_waiting.wait(SECONDS)
        for browser, ret in zip(browsers, asked.values(), strict=True):
            pool.submit(crowd.sends, browser, ret)
        wait_for(lambda: len(crowd.told) >= ACKNOWLEDGED)
        installation.pull_the_plug()
    in_doubt = smtp.taken[TAKEN]
    smtp.patience = MAILS
    smtp.release.set()

    installation.start()
    wait_for(lambda: not Mail.objects.filter(state="waiting").exists())
    wait_for(lambda: len(smtp.taken) == MAILS)
    wait_for(lambda: Mail.objects.filter(state="sending").count() == 1)  # the last one is noted
    installation.pull_the_plug()

    saved = {ret.public_id: ret.state for ret in Return.objects.filter(done=SAID)}
    noted = Entry.objects.filter(thing="rounds.return", act="hand_in")
    assert ACKNOWLEDGED <= len(crowd.told) <= LEADS
    assert crowd.told <= saved.keys()
    assert set(saved.values()) == {"handed_in"}
    assert sorted(noted.values_list("thing_id", flat=True)) == sorted(
        Return.objects.filter(done=SAID).values_list("pk", flat=True)
    )
    call_command("journal", "verify")
    assert len(set(smtp.taken)) == len(smtp.taken) == MAILS
    assert [str(mail.public_id) for mail in Mail.objects.filter(state="sending")] == [in_doubt]
    later = timezone.now() + timedelta(hours=1)
    assert sending.send_due(clock=lambda: later) == 0
    assert Mail.objects.get(public_id=in_doubt).state == "uncertain"
