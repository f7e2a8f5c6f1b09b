"""120 leads who submit at once through their links: nothing lost, no error, each noted once."""

from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from threading import Barrier

from benchmarks.city import report, start
from benchmarks.figures import Figure, clock
from benchmarks.server import TIMEOUT, Browser, free_port, private_memory, running

LEADS = 120
SERVER_ERROR = 500
WEB_LIMIT = 120


def submit(port: int, token: str, key: str, gate: Barrier) -> list[int]:
    """Open the link, wait for the others, then answer one measure; give all status codes."""
    browser = Browser(port)
    codes = [browser.get(f"/m/{token}/")]
    codes.append(browser.post(browser.form("")))
    codes.append(browser.get(f"/meldung/{key}/angeben/"))
    gate.wait(TIMEOUT)
    form = browser.form("")
    answer = {"done": "Wir haben uns getroffen.", "next_step": "Weiter so."}
    choices = {"schedule": "on_plan", "continuation": "continues", "help_kind": "none"}
    known = {name: value for name, value in choices.items() if name in form.fields}
    codes.append(browser.post(form, **answer, **known, next_step_due="30.11.2026", senden="1"))
    return codes


def figures() -> Iterator[Figure]:
    start(measures=300)
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
    port, gate = free_port(), Barrier(len(asked))
    with running(port=port) as server:
        with ThreadPoolExecutor(len(asked)) as pool, clock() as taken:
            jobs = [pool.submit(submit, port, t, str(r.public_id), gate) for t, r in asked]
            codes = [job.result() for job in jobs]
        memory = private_memory(server.pid)
    errors = sum(code >= SERVER_ERROR for each in codes for code in each)
    arrived = Return.objects.filter(
        pk__in=[ret.pk for _token, ret in asked], state="handed_in", done="Wir haben uns getroffen."
    ).count()
    noted = Entry.objects.filter(act="hand_in").count() - before
    where = connection.vendor
    yield Figure(f"{len(asked)} leads at once on {where}: wall time", taken[0], "s")
    yield Figure("server errors", errors, "answers", 0)
    yield Figure("answers lost", len(asked) - arrived, "answers", 0)
    yield Figure("submissions not noted exactly once", abs(noted - len(asked)), "entries", 0)
    yield Figure("anonymous memory of the largest web process", memory, "MiB", WEB_LIMIT)


if __name__ == "__main__":
    report("Crowd", figures)
