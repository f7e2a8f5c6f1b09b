"""The plug is pulled while people answer: nothing half-written, nothing acknowledged is lost."""

import json
import shutil
import sqlite3
import time
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from threading import Lock

import pytest

from benchmarks.server import Browser
from tests.config.test_command import wirkungskreis
from tests.demo.started import Started

pytestmark = [pytest.mark.once, pytest.mark.xdist_group("demo")]

LEADS, ACKNOWLEDGED = 16, 4
SAID = "Der Strom fiel aus."
OPEN = """
import json
from wirkungskreis.rounds.domain.links import token_of
from wirkungskreis.rounds.models import AccessLink, Return
owed = Return.objects.filter(round__state="open", state__in=["asked", "drafted"])
links = {one.person_id: one for one in AccessLink.objects.filter(round__state="open")}
first = {one.person_id: one for one in owed if one.person_id in links}
print(json.dumps([[token_of(links[key]), str(one.public_id)] for key, one in first.items()]))
"""


@pytest.fixture
def data(loaded: Path, tmp_path: Path) -> Path:
    return Path(shutil.copytree(loaded, tmp_path / "var"))


@pytest.fixture
def started(data: Path) -> Iterator[Started]:
    demo = Started(data)
    yield demo
    demo.end()


class Crowd:
    """People who send at once; ``told`` are the returns of which the server said they arrived."""

    def __init__(self, port: int) -> None:
        self.port, self.told, self.lock = port, set[str](), Lock()

    def opens(self, token: str, key: str) -> Browser:
        browser = Browser(self.port)
        browser.get(f"/m/{token}/")
        browser.post(browser.form(""))
        assert browser.get(f"/meldung/{key}/angeben/") == 200
        return browser

    def sends(self, browser: Browser, key: str) -> None:
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
                self.told.add(key.replace("-", ""))


def asked(data: Path) -> dict[str, str]:
    """Give the personal links of people who still owe an answer, with one return each."""
    done = wirkungskreis("shell", "--no-imports", "-c", OPEN, WK_DATEN=str(data), WK_DEBUG="1")
    return dict(json.loads(done.stdout.splitlines()[-1])[:LEADS])


def rows(data: Path, query: str, *values: str) -> list[tuple[str, ...]]:
    with sqlite3.connect(data / "wirkungskreis.sqlite3") as database:
        return database.execute(query, values).fetchall()


def test_pulling_the_plug_loses_nothing_that_was_acknowledged(data: Path, started: Started) -> None:
    links = asked(data)
    started.welcome()
    crowd = Crowd(started.port)
    with ThreadPoolExecutor(LEADS) as pool:
        browsers = list(pool.map(crowd.opens, links, links.values()))
        sending = [
            pool.submit(crowd.sends, *one) for one in zip(browsers, links.values(), strict=True)
        ]
        while len(crowd.told) < ACKNOWLEDGED:
            assert not all(one.done() for one in sending), "nobody was answered"
            time.sleep(0.005)
        started.kill_all()

    again = Started(data)
    again.welcome()
    again.end()

    saved = {key for (key,) in rows(data, SAVED, SAID)}
    noted = [key for (key,) in rows(data, NOTED, SAID)]
    assert ACKNOWLEDGED <= len(crowd.told) <= len(saved) <= LEADS
    assert crowd.told <= saved
    assert sorted(noted) == sorted(saved)
    assert rows(data, HALF, SAID) == []
    verified = wirkungskreis("journal", "verify", WK_DATEN=str(data), WK_DEBUG="1")
    assert (verified.returncode, verified.stderr) == (0, "")
    assert rows(data, "SELECT public_id FROM outbox_mail WHERE attempts > 1") == []


SAVED = "SELECT public_id FROM rounds_return WHERE done = ? AND state = 'handed_in'"
HALF = "SELECT public_id FROM rounds_return WHERE done = ? AND state NOT IN ('handed_in')"
NOTED = """
SELECT r.public_id FROM rounds_return r JOIN journal_entry e ON e.thing_id = r.id
WHERE e.thing = 'rounds.return' AND e.act = 'hand_in' AND r.done = ?
"""
