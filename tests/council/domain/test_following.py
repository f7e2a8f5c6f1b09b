"""The council's system is read, matched and taken over, with all its faults, as often as wanted."""

from datetime import UTC, date, datetime
from io import StringIO
from typing import Any

import pytest
from django.core.management import CommandError, call_command
from pytest_django import Settings

from tests.council import making
from tests.council.oparl.server import Answer, Council, Given, said
from wirkungskreis.council.domain import follow, following, matching, taking
from wirkungskreis.council.models import Foreign, Match, Run
from wirkungskreis.council.oparl.fetching import Fault, Limits, Server
from wirkungskreis.kernel.actor import SYSTEM
from wirkungskreis.kernel.errors import NotPossible
from wirkungskreis.mandates.domain import way
from wirkungskreis.mandates.models import Consultation, Paper

pytestmark = pytest.mark.django_db
NOW = datetime(2026, 12, 20, 6, 0, tzinfo=UTC)
DAY = date(2026, 12, 20)


@pytest.fixture(autouse=True)
def _configured(settings: Settings, council: Council) -> None:
    settings.COUNCIL_OPARL = council.at("/oparl")
    settings.COUNCIL_OPARL_LOCAL = True


def paper(code: str = "2026/0817", **facts: Any) -> Paper:
    facts.setdefault("subject", "Umsetzungsbericht")
    return Paper.objects.create(code=code, kind="Vorlage", **facts)


def read(*, is_full: bool = False, now: datetime = NOW) -> follow.Outcome:
    return follow.follow(now=now, is_full=is_full)


def stop() -> tuple[object, ...]:
    row = Consultation.objects.get()
    votes = (row.votes_for, row.votes_against, row.votes_abstained)
    return row.on, row.role, row.is_authoritative, votes, row.text


def test_a_paper_is_found_by_its_number_and_its_way_taken_over() -> None:
    body, ours = making.council(), paper()

    found = read()

    row = Consultation.objects.get()
    assert (row.paper, row.body) == (ours, body)
    text = "Der Bericht wird jährlich vorgelegt."
    assert stop() == (date(2026, 12, 14), "decides", True, (39, 1, 5), text)
    assert row.result.startswith("mehrheitlich beschlossen")
    assert (found.seen, found.proposed, found.stops) == (5, 1, 1)


def test_reading_twice_changes_nothing(council: Council) -> None:
    making.council()
    paper()
    read()
    for row in council.papers:
        row["modified"] = "2026-12-21T00:00:00+00:00"

    again = read(is_full=True)

    assert (again.changed, again.proposed, again.stops) == (0, 0, 0)
    assert (Foreign.objects.count(), Consultation.objects.count()) == (5, 1)


def test_the_second_reading_asks_for_what_changed_since_the_day_before(council: Council) -> None:
    read()
    council.asked.clear()

    read()

    lists = [each for each in council.asked if each.startswith("/paper")]
    assert "modified_since=2026-12-19T06%3A00%3A00%2B00%3A00" in lists[0]


def test_persons_are_never_stored() -> None:
    read()

    assert [row for row in Foreign.objects.all() if "person" in str(row.raw)] == []


def test_what_people_entered_stays_and_the_difference_is_shown() -> None:
    ours, body = paper(), making.council()
    facts = {"body": body, "on": date(2026, 12, 14), "role": "decides", "result": "vertagt"}
    way.add_stop(ours, actor=SYSTEM, edition=1, on=DAY, facts=facts)

    read()

    row = Consultation.objects.get()
    match = Match.objects.get()
    [difference] = taking.differences([match], DAY)
    assert (row.result, row.text) == ("vertagt", "Der Bericht wird jährlich vorgelegt.")
    assert (difference.field, difference.ours) == ("result", "vertagt")


def test_a_person_prefers_what_the_council_says() -> None:
    ours, body = paper(), making.council()
    facts = {"body": body, "on": date(2026, 12, 14), "role": "decides", "result": "vertagt"}
    way.add_stop(ours, actor=SYSTEM, edition=1, on=DAY, facts=facts)
    read()
    match = Match.objects.get()
    [difference] = taking.differences([match], DAY)

    taking.prefer_theirs(
        match, object_id=difference.object_id, field="result", on=DAY, actor=SYSTEM
    )

    assert Consultation.objects.get().result.startswith("mehrheitlich")
    assert list(taking.differences([match], DAY)) == []
    with pytest.raises(NotPossible, match="gibt es nicht mehr"):
        taking.prefer_theirs(match, object_id="x", field="result", on=DAY, actor=SYSTEM)


def test_what_was_taken_over_is_kept_current(council: Council) -> None:
    making.council()
    paper()
    read()
    item = council.meetings[0]["agendaItem"][0]
    item["result"] = "einstimmig beschlossen"
    council.meetings[0]["modified"] = "2026-12-20T09:00:00+00:00"

    read()

    assert Consultation.objects.get().result == "einstimmig beschlossen"


def test_a_correction_by_a_person_ends_that(council: Council) -> None:
    making.council()
    ours = paper()
    read()
    row = Consultation.objects.get()
    ours.refresh_from_db()
    facts = {"on": row.on, "result": "mit Änderungen beschlossen"}
    way.change_stop(row, actor=SYSTEM, edition=ours.edition, on=DAY, facts=facts)
    council.meetings[0]["agendaItem"][0]["result"] = "einstimmig beschlossen"

    read(is_full=True)

    assert Consultation.objects.get().result == "mit Änderungen beschlossen"


def test_similar_words_are_a_proposal_until_a_person_says_yes() -> None:
    ours = paper("intern-7", subject="Umsetzungsbericht 2026")

    read()

    match = Match.objects.get()
    assert (match.paper, match.ground, match.state) == (ours, "words", "proposed")
    assert not Consultation.objects.exists()
    matching.decide(match, "confirm", actor=SYSTEM, edition=match.edition)
    read()
    assert Consultation.objects.get().paper == ours


def test_a_refused_match_is_not_proposed_again() -> None:
    paper("intern-7", subject="Umsetzungsbericht 2026")
    read()
    match = Match.objects.get()

    matching.decide(match, "refuse", actor=SYSTEM, edition=match.edition)
    again = read()

    assert again.proposed == 0
    assert Match.objects.get().state == "refused"


def test_a_number_that_two_papers_carry_proves_nothing(council: Council) -> None:
    council.papers[1]["reference"] = "2026/0817"
    paper(subject="Ganz anders")

    read()

    assert not Match.objects.exists()


def test_a_paper_is_found_by_its_address(council: Council) -> None:
    ours = paper("intern-7", subject="Egal", source=council.at("/paper/2"))

    read()

    match = Match.objects.get()
    assert (match.paper, match.ground, match.state) == (ours, "address", "confirmed")


def test_a_deleted_paper_keeps_its_words_and_takes_no_more_part(council: Council) -> None:
    read()
    council.papers[0] = {"id": council.at("/paper/1"), "deleted": True, "modified": "2026-12-20"}
    paper()

    found = read(is_full=True)

    row = Foreign.objects.get(object_id=council.at("/paper/1"))
    assert (row.is_deleted, row.name) == (True, "Umsetzungsbericht 2026")
    assert (found.changed, found.proposed) == (1, 0)


def test_an_empty_filtered_list_may_be_a_404(council: Council) -> None:
    read()

    def only_whole(given: Given) -> Answer:
        return (404, {}, b"") if "modified_since" in given else said([])

    council.faults["/organization"] = only_whole

    found = read()

    assert found.faults == {}
    assert Foreign.objects.filter(kind="organization", is_deleted=False).count() == 1


@pytest.mark.parametrize("target", ["/paper?page=1&limit=100", "/paper?page=7"])
def test_a_list_that_runs_in_circles_ends(council: Council, target: str) -> None:
    def page(_given: Given) -> Answer:
        return said({"data": council.papers, "links": {"next": council.at(target)}})

    council.faults["/paper"] = page

    found = read()

    assert found.faults == {"loop": 1}
    assert Foreign.objects.filter(kind="paper").count() == 3


def test_a_next_page_on_another_host_is_where_the_list_ends(council: Council) -> None:
    def page(_given: Given) -> Answer:
        return said({"data": council.papers, "links": {"next": "http://169.254.169.254/x"}})

    council.faults["/paper"] = page

    assert read().faults == {"other_host": 1}


def test_objects_without_or_with_foreign_addresses_are_left_out(council: Council) -> None:
    council.papers += [
        {"name": "ohne"},
        {"id": "https://other.example.org/paper/1", "name": "fremd"},
        {"id": council.at("/" + "x" * 600), "name": "lang"},
    ]

    found = read()

    assert found.skipped == 3
    assert Foreign.objects.filter(kind="paper").count() == 3


@pytest.mark.parametrize("start", ["/oparl", "/bodies", "/body/1"])
def test_system_list_and_body_are_all_places_to_start(
    council: Council, settings: Settings, start: str
) -> None:
    council.singles[council.at("/body/1")] = council.body()
    settings.COUNCIL_OPARL = council.at(start)

    assert read().seen == 5


def test_a_bare_body_for_a_list_of_bodies_is_read(council: Council) -> None:
    council.faults["/bodies"] = lambda _given: said(council.body())

    assert read().seen == 5


def test_what_is_no_system_says_so(council: Council) -> None:
    council.faults["/oparl"] = lambda _given: said({"hello": "world"})

    with pytest.raises(Fault, match="kein Ratssystem"):
        read()


def test_a_reading_that_breaks_goes_on_where_it_was(council: Council) -> None:
    council.page_length = 1
    pages = {"1": said(council.page("/paper", council.papers, {}))}

    def broken(given: Given) -> Answer:
        return pages.get(given.get("page", ["1"])[0], (400, {}, b""))

    council.faults["/paper"] = broken
    with pytest.raises(Fault):
        read()
    council.faults.clear()
    council.asked.clear()

    read()

    assert [each.partition("?")[0] for each in council.asked] == [
        "/oparl", "/bodies", "/paper", "/paper"
    ]  # fmt: skip
    run = Run.objects.get()
    assert (run.seen, run.reason, run.ended_at) == (5, "", NOW)


def test_consultations_that_are_only_named_are_asked_for(council: Council) -> None:
    [raw] = council.papers[0]["consultation"]
    council.papers[0]["consultation"] = [raw["id"]]
    [item] = council.meetings[0].pop("agendaItem")
    council.singles = {raw["id"]: raw, item["id"]: item}
    making.council()
    paper()

    read()

    assert Consultation.objects.get().votes_for == 39


def test_what_is_to_come_has_no_result_yet(council: Council) -> None:
    council.meetings[0]["start"] = "2027-02-01T16:00:00+01:00"
    making.council()
    paper()

    read()

    row = Consultation.objects.get()
    assert (row.on, row.result, row.votes_for) == (date(2027, 2, 1), "", None)


def test_a_trial_says_what_would_come_and_keeps_nothing() -> None:
    paper()

    found = follow.try_out(now=NOW)

    assert (found.seen, found.changed) == (5, 5)
    assert (Foreign.objects.count(), Run.objects.count(), Match.objects.count()) == (0, 0, 0)


def test_without_an_address_nothing_is_read(settings: Settings) -> None:
    settings.COUNCIL_OPARL = ""

    with pytest.raises(NotPossible, match="WK_RATSSYSTEM"):
        read()


def test_the_command_says_what_came_and_what_was_wrong(council: Council) -> None:
    council.papers.append({"name": "ohne Adresse"})
    out, trial = StringIO(), StringIO()

    call_command("council", "follow", "--dry-run", stdout=trial)
    call_command("council", "follow", stdout=out)

    assert "Probelauf: Es wurde nichts gespeichert." in trial.getvalue()
    assert "Objekte gesehen: 5" in out.getvalue()
    assert "unbrauchbar und ausgelassen: 1" in out.getvalue()


def test_the_command_ends_with_the_sentence_of_the_fault(council: Council) -> None:
    council.faults["/oparl"] = lambda _given: (200, {}, b"<html>Wartung</html>")

    with pytest.raises(CommandError, match="Webseite statt mit Daten"):
        call_command("council", "follow", stdout=StringIO())


def test_the_whole_reading_stays_within_its_limits(council: Council) -> None:
    asking = Server(council.at("/oparl"), is_local_allowed=True, limits=Limits(pages=3))
    run = following.begin(council.at("/oparl"), is_full=False, now=NOW)

    with pytest.raises(Fault) as refusal:
        following.read(run, asking, now=NOW)

    assert refusal.value.code == "too_many_pages"
    assert Run.objects.get().faults == {"too_many_pages": 1}
