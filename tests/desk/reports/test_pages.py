"""The pages about reports: begin, write, conclude, preview, release; nothing is lost or doubled."""

import re
import sys
from datetime import date
from typing import Any
from uuid import uuid4

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils import timezone
from pytest_django import Settings

from tests import world
from tests.indicators import making as watched
from tests.reports import making
from wirkungskreis.concept.models import Element
from wirkungskreis.jobs.domain import work
from wirkungskreis.jobs.models import Job
from wirkungskreis.kernel.actor import SYSTEM, Role
from wirkungskreis.people.models import User
from wirkungskreis.reports.domain import writing
from wirkungskreis.reports.models import Block, Consequence, GoalNote, KeyFigure, Release, Report
from wirkungskreis.reports.outputs import typesetting

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def _day(settings: Settings) -> None:
    settings.TODAY = making.LATER


@pytest.fixture
def coordination(client: Client, amira: User) -> Client:
    client.force_login(amira)
    return client


def at(name: str, report: Report, *more: object) -> str:
    return reverse(f"desk:{name}", args=[report.public_id, *more])


def queries(client: Client, address: str) -> int:
    with CaptureQueriesContext(connection) as caught:
        assert client.get(address).status_code == 200
    return len(caught)


def test_a_report_is_begun_once_however_often_it_is_sent(coordination: Client) -> None:
    rnd = making.frozen()
    page = reverse("desk:report_begin")
    shown = coordination.get(page).content.decode()
    sent = {
        "once_key": str(uuid4()),
        "rounds": [rnd.code],
        "label": "Umsetzungsbericht",
        "title": "Umsetzungsbericht 2026",
        "code": "UB-2026",
    }

    first, second = coordination.post(page, sent), coordination.post(page, sent)

    assert 'value="Umsetzungsbericht 2026"' in shown
    report = Report.objects.get()
    assert first["Location"] == second["Location"] == at("report", report)


def test_without_a_frozen_round_the_page_says_what_to_do(coordination: Client) -> None:
    assert "Noch kein Bericht" in coordination.get(reverse("desk:reports")).content.decode()
    page = coordination.get(reverse("desk:report_begin")).content.decode()
    assert "Noch ist keine Abfrage geschlossen" in page


def test_a_stale_text_is_answered_with_both(coordination: Client) -> None:
    report = making.report()
    block = Block.objects.get(slot="field:A")
    page = at("report_text", report, "feld-a")
    coordination.post(page, {"edition": block.edition, "text": "Zuerst geschrieben."})

    answer = coordination.post(page, {"edition": block.edition, "text": "Danach geschrieben."})

    html = answer.content.decode()
    assert answer.status_code == 422
    assert "Inzwischen wurde hier etwas geändert" in html
    assert "Zuerst geschrieben." in html
    assert "Danach geschrieben." in html
    assert f'name="edition" value="{block.edition + 1}"' in html
    block.refresh_from_db()
    assert block.text == "Zuerst geschrieben."


def test_a_text_sent_empty_is_the_proposal_again(coordination: Client) -> None:
    report = making.report()
    block = Block.objects.get(slot="procedure")
    page = at("report_text", report, "verfahren")
    coordination.post(page, {"edition": block.edition, "text": "Von Hand."})

    coordination.post(page, {"edition": block.edition + 1, "text": ""})

    block.refresh_from_db()
    assert (block.is_edited, block.shown) == (False, block.generated)


def test_a_printed_text_stands_beside_the_reported_one(coordination: Client) -> None:
    report = making.report()
    key = making.key_in(report)
    page = at("report_print", report, key)

    answer = coordination.post(page, {"edition": 0, "text": "Kürzer gesagt."})
    stale = coordination.post(page, {"edition": 0, "text": "Ganz anders."})

    assert answer.status_code == 302
    assert stale.status_code == 422
    html = coordination.get(at("report_field", report, "a")).content.decode()
    assert "Zwölf Gruppen trafen sich jede Woche." in html
    assert "Kürzer gesagt." in html


def test_numbers_nobody_has_proved_are_said_and_marked(coordination: Client) -> None:
    report = making.report()
    page = at("report_text", report, "feld-a")
    sent = {"text": "Es kamen 17 Menschen aus 4 Ländern.", "edition": 1, "sources": ""}

    told = coordination.post(page, sent, follow=True).content.decode()
    again = coordination.get(page).content.decode()
    to_do = coordination.get(at("report", report)).content.decode()
    read = coordination.get(at("report_read", report)).content.decode()
    sent |= {"edition": 2, "sources": "Meldebehörde, Mai 2026"}
    proved = coordination.post(page, sent, follow=True).content.decode()

    assert "Zahlen ohne Beleg: 17, 4." in told
    assert "Der Bericht kennt keine Angabe dazu." in again
    assert "Zahlen ohne Beleg: 17, 4." in to_do
    assert read.count("Zahl ohne Beleg") == 2
    assert "ohne Beleg" not in proved
    assert "Meldebehörde, Mai 2026" in proved


def test_a_number_the_lead_did_not_report_is_marked_beside_the_words(coordination: Client) -> None:
    report = making.report()
    key = making.key_in(report)
    sent = {"text": "Zwölf Gruppen, 300 Menschen.", "edition": 0}

    told = coordination.post(at("report_print", report, key), sent, follow=True).content.decode()

    assert "Zahlen ohne Beleg: 300." in told
    assert "Zahlen ohne Beleg" in told.partition("Gedruckt</h4>")[2]


def test_a_consequence_is_named_changed_and_removed(coordination: Client) -> None:
    report = making.report()
    office = world.organisation("Jugendamt")
    sent: dict[str, Any] = {
        "once_key": str(uuid4()),
        "kind": "order",
        "text": "Einen Raum finden.",
        "office": office.code,
    }
    page = at("report_conclude", report, "a")

    refused = coordination.post(page, sent)
    coordination.post(page, sent | {"due": "31.03.2027"})
    each = Consequence.objects.get()
    edit = reverse("desk:consequence_edit", args=[each.public_id])
    none = {"edition": each.edition, "kind": "none", "text": "Der Raum ist da."}
    coordination.post(edit, none)

    assert refused.status_code == 422
    assert "Bitte nennen Sie einen Tag" in refused.content.decode()
    each.refresh_from_db()
    assert (each.kind, each.text) == ("none", "Der Raum ist da.")
    coordination.post(reverse("desk:report_remove", args=["konsequenzen", each.public_id]))
    assert Consequence.objects.count() == 0


def test_what_became_of_a_consequence_is_told_on_the_next_report(coordination: Client) -> None:
    older = making.frozen("R-1", reference_date=making.DAY.replace(year=2025))
    making.released(older)
    report = making.report()
    each = Consequence.objects.get()
    assert "Seit dem letzten Bericht" in (
        coordination.get(at("report_field", report, "a")).content.decode()
    )

    answer = coordination.post(
        reverse("desk:consequence_follow", args=[each.public_id]),
        {"edition": each.edition, "outcome": "done", "text": "Seit Mai geöffnet."},
    )

    assert answer["Location"] == at("report_field", report, "a")
    assert "Seit Mai geöffnet." in coordination.get(answer["Location"]).content.decode()


def test_a_goal_gets_a_figure_or_a_reason(coordination: Client) -> None:
    report = making.report()
    goal = Element.objects.get(key="A.1").public_id
    figure = {
        "once_key": str(uuid4()),
        "label": "Wartezeit",
        "value": "9 Wochen",
        "on": "30.06.2026",
        "source": "Vormerkliste",
        "definition": "Median der Wochen",
    }

    reason = {"edition": 0, "reason": "es keine Zahlen gibt"}
    coordination.post(at("report_goal_note", report, goal), reason)
    without = coordination.post(at("report_figure", report, goal), figure)
    assert (GoalNote.objects.count(), KeyFigure.objects.count()) == (1, 0)
    coordination.post(at("report_figure", report, goal), figure | {"population": "Vorgemerkte"})

    assert without.status_code == 422
    assert (GoalNote.objects.count(), KeyFigure.objects.count()) == (0, 1)


def test_regenerating_says_what_it_kept(coordination: Client) -> None:
    report = making.report()
    block = Block.objects.get(slot="field:A")
    writing.write(block, actor=SYSTEM, edition=1, text="Von Hand.", on=making.LATER)
    Block.objects.update(generated="veraltet")

    page = coordination.post(at("report_regenerate", report), follow=True).content.decode()

    assert "2 Vorschläge sind neu." in page
    assert "1 bearbeiteter Text blieb stehen" in page
    block.refresh_from_db()
    assert block.text == "Von Hand."


def test_a_refused_step_stands_on_the_page(coordination: Client) -> None:
    report = making.report()

    answer = coordination.post(
        at("report_step", report), {"edition": report.edition, "step": "hand_over"}
    )

    assert answer.status_code == 422
    assert "Noch ohne Konsequenz: A." in answer.content.decode()


def test_the_release_is_ordered_once_and_done_by_the_worker(coordination: Client) -> None:
    report = making.reviewed(making.report())
    page = at("report_release", report)
    sent = {"edition": making.edition(report), "number": "2026/0412"}
    refused = coordination.post(page, sent | {"number": "?"})

    first, second = coordination.post(page, sent), coordination.post(page, sent)

    assert refused.status_code == 422
    assert first["Location"] == second["Location"]
    assert Release.objects.count() == 0
    assert work.work_once(clock=timezone.now)
    assert Job.objects.get().state == "done"
    assert at("report", report) in coordination.get(first["Location"]).content.decode()
    assert Release.objects.count() == 3


def test_a_file_is_saved_never_shown_and_not_sent_twice(coordination: Client) -> None:
    report = making.released()
    address = at("report_file", report, "bodies", "pdf")

    answer = coordination.get(address)
    again = coordination.get(address, headers={"If-None-Match": answer["ETag"]})

    frozen = Release.objects.get(level="bodies").files.get(format="pdf")
    assert answer.content == bytes(frozen.content)
    assert answer["Content-Type"] == "application/pdf"
    assert answer["Content-Disposition"] == 'attachment; filename="ub-2025-bodies.pdf"'
    assert answer["X-Content-Type-Options"] == "nosniff"
    assert (again.status_code, again.content) == (304, b"")


def test_pages_that_cannot_be_set_are_said_and_nothing_is_released(
    coordination: Client, monkeypatch: pytest.MonkeyPatch
) -> None:
    report = making.reviewed(making.report())
    monkeypatch.setattr(typesetting, "COMMAND", (sys.executable, "-c", "raise MemoryError"))
    coordination.post(
        at("report_release", report), {"edition": making.edition(report), "number": "2026/0412"}
    )

    draft = coordination.get(at("report_file", report, "bodies", "pdf"), follow=True)
    work.work_once(clock=timezone.now)

    job = Job.objects.get(kind="reports.release")
    assert "Das Setzen der Seiten brach ab." in draft.content.decode()
    assert (job.state, job.attempts) == ("failed", 1)
    assert job.reason.startswith("Das Setzen der Seiten brach ab. Bitte versuchen Sie es noch")
    assert not Release.objects.exists()


def test_a_correction_stands_beside(coordination: Client) -> None:
    report = making.released()

    sent = {"once_key": str(uuid4()), "text": "Es waren elf Gruppen."}
    coordination.post(at("report_correct", report), sent)
    coordination.post(at("report_correct", report), sent)

    page = coordination.get(at("report", report)).content.decode()
    assert page.count("Berichtigung Nr.") == 1
    assert "Es waren elf Gruppen." in page


def test_reading_leads_to_the_facts(coordination: Client) -> None:
    report = making.report()

    page = coordination.get(at("report_read", report)).content.decode()

    assert reverse("desk:return", args=[making.key_in(report)]) in page
    assert reverse("desk:round", args=[report.rounds.get().public_id]) in page


def test_the_level_one_reads_is_marked_alone(coordination: Client) -> None:
    page = coordination.get(f"{at('report_read', making.report())}?fassung=bodies")

    tabs = page.content.decode().partition('class="wk-tabs"')[2].partition("</nav>")[0]
    assert re.findall(r'href="([^"]+)" aria-current="page"', tabs) == ["?fassung=bodies"]


def test_a_committee_reads_reviews_without_the_way_there(client: Client) -> None:
    client.force_login(world.user("gremium", Role.COMMITTEE))
    draft = making.report()
    review = making.reviewed(making.report(code="UB-B"))

    assert client.get(at("report", draft)).status_code == 404
    page = client.get(at("report_read", review)).content.decode()
    assert reverse("desk:return", args=[making.key_in(review)]) not in page
    assert client.get(at("report_field", review, "a")).status_code == 404
    assert client.post(at("report_step", review), {"step": "rework"}).status_code == 404


@pytest.mark.parametrize("name", ["reports", "report", "report_field", "report_read"])
def test_pages_ask_as_much_for_one_as_for_three(coordination: Client, name: str) -> None:
    small = world.rnd(code="R-1")
    making.answered(small)
    one = making.report(making.shut(small), code="UB-1")
    making.consequence(one)
    large = world.rnd(code="R-2")
    for _each in range(3):
        making.answered(large)
    three = making.report(making.shut(large), code="UB-3")
    for _each in range(3):
        making.consequence(three)
    more = ["a"] if name == "report_field" else []

    def address(report: Report) -> str:
        return reverse("desk:reports") if name == "reports" else at(name, report, *more)

    counts = [queries(coordination, address(report)) for report in (one, three)]

    assert counts[0] == counts[1] <= 20


def test_key_figures_become_values_once_a_person_has_picked(coordination: Client) -> None:
    watched.city()
    report = making.report()
    facts: dict[str, object] = {"label": "Wartezeit", "value": "11,4 Wochen", "source": "Liste"}
    facts |= {"on": date(2025, 12, 31), "definition": "Median", "population": "Alle"}
    goal = Element.objects.get(key="A.1")
    figure = writing.enter_figure(report, actor=SYSTEM, goal=goal, facts=facts)
    address = at("figures_take", report)
    picked = {f"wahl-{figure.pk}": "neu", f"kuerzel-{figure.pk}": "A.1-w"}

    refused = coordination.post(address, picked | {f"kuerzel-{figure.pk}": ""})
    done = coordination.post(address, picked)

    assert refused.status_code == 422
    assert "ein Kürzel an." in refused.content.decode()
    assert done.status_code == 302
    page = " ".join(coordination.get(address).content.decode().split())
    assert "Schon übernommen" in page
    assert "A.1-w</a>" in page
