"""120 leads who submit at once through their links: nothing lost, no error, each noted once."""

from collections import Counter
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor

from benchmarks.city import report, start
from benchmarks.figures import Figure, clock
from benchmarks.server import Browser, free_port, private_memory, running

LEADS = 120
MANY = 160
GOOD = 200
WEB_LIMIT = 120


def enter(port: int, token: str, key: str) -> tuple[Browser, list[int]]:
    """Open the link and the page of one measure; give the open browser and all status codes."""
    browser = Browser(port)
    codes = [browser.get(f"/m/{token}/")]
    codes.append(browser.post(browser.form("")))
    return browser, [*codes, browser.get(f"/meldung/{key}/angeben/")]


def submit(browser: Browser) -> int:
    """Answer one measure on the page that is open; give the status code."""
    form = browser.form("")
    answer = {"done": "Wir haben uns getroffen.", "next_step": "Weiter so."}
    choices = {"schedule": "on_plan", "continuation": "continues", "help_kind": "none"}
    known = {name: value for name, value in choices.items() if name in form.fields}
    return browser.post(form, **answer, **known, next_step_due="30.11.2026", senden="1")


def figures() -> Iterator[Figure]:
    start(measures=300, leads=MANY)  # some have answered already
    from django.db import connection

    from wirkungskreis.journal.models import Entry
    from wirkungskreis.rounds.domain.links import token_of
    from wirkungskreis.rounds.models import AccessLink, Return

    waiting: dict[int, Return] = {}
    for ret in Return.objects.filter(round__state="open").exclude(state="checked"):
        waiting.setdefault(ret.person_id or 0, ret)
    links = AccessLink.objects.filter(round__state="open", person__in=waiting)
    asked = [(token_of(link), waiting[link.person_id]) for link in links][:LEADS]
    before = Entry.objects.filter(act="hand_in").count()
    port = free_port()
    with running(port=port) as server, ThreadPoolExecutor(len(asked)) as pool:
        with clock() as entering:
            opened = list(pool.map(lambda one: enter(port, one[0], str(one[1].public_id)), asked))
        with clock() as taken:
            sent = list(pool.map(submit, [browser for browser, _codes in opened]))
        memory = private_memory(server.pid)
    codes = Counter([*(code for _browser, each in opened for code in each), *sent])
    errors = len(asked) * 4 - codes[GOOD]
    arrived = Return.objects.filter(
        pk__in=[ret.pk for _token, ret in asked], state="handed_in", done="Wir haben uns getroffen."
    ).count()
    noted = Entry.objects.filter(act="hand_in").count() - before
    where = connection.vendor
    yield Figure(f"{len(asked)} leads open their links at once on {where}", entering[0], "s")
    yield Figure(f"{len(asked)} leads submit at once on {where}", taken[0], "s")
    yield Figure("pages refused or failed", errors, "pages", 0)
    yield Figure("answers lost", len(asked) - arrived, "answers", 0)
    yield Figure("submissions not noted exactly once", abs(noted - len(asked)), "entries", 0)
    yield Figure("anonymous memory of the largest web process", memory, "MiB", WEB_LIMIT)


if __name__ == "__main__":
    report("Crowd", figures)
