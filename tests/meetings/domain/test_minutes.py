"""Minutes go round, are objected to, approved, and from then on only added to."""

from datetime import date
from pathlib import Path

import pytest

from tests import world
from tests.tools.pdf import assert_pdf_valid
from wirkungskreis.kernel.actor import SYSTEM, Actor, Kind
from wirkungskreis.kernel.errors import NotAllowed, NotPossible
from wirkungskreis.mandates.models import Decision
from wirkungskreis.meetings.domain import minutes as verbs
from wirkungskreis.meetings.models import Attendance, Meeting, Minutes, Ruling, SeatHolder
from wirkungskreis.meetings.outputs import files
from wirkungskreis.meetings.outputs.shown import shown
from wirkungskreis.meetings.queries.record import is_provisional
from wirkungskreis.people.models import Person

pytestmark = pytest.mark.django_db
HELD, SENT, LAST, LATE = (date(2026, 5, 12), date(2026, 5, 20), date(2026, 6, 3), date(2026, 6, 4))


def held(rule: str = "silence") -> Meeting:
    """Make a meeting with a decision, a task and one member who was there."""
    world.body(objection_days=14, approval=rule)
    meeting = world.meeting("CG-1", HELD, state="held")
    item = world.item(meeting, state="decided", minute="Die Gruppe berät.")
    decision = Decision.objects.create(
        number="CG 2026/1",
        body=meeting.sitting.body,
        sitting=meeting.sitting,
        kind="agreement",
        text="Die Arbeit geht weiter.",
        votes_for=12,
        votes_against=0,
        votes_abstained=1,
    )
    Ruling.objects.create(item=item, decision=decision)
    world.task("A-1", item=item)
    world.item(meeting, title="Personalsache", is_confidential=True, state="noted", minute="Geheim")
    ada = world.person("Ada Lang")
    SeatHolder.objects.create(seat=world.seat(), person=ada)
    Attendance.objects.create(meeting=meeting, seat=world.seat(), person=ada, presence="present")
    return meeting


def member() -> Actor:
    return Actor(Kind.USER, user_id=1, person_id=Person.objects.get(name="Ada Lang").pk)


def sent(rule: str = "silence") -> Minutes:
    return verbs.circulate(held(rule), actor=SYSTEM, on=SENT)


def object_to(minutes: Minutes, on: date = SENT) -> None:
    person = Person.objects.get(name="Ada Lang")
    verbs.object_to(minutes, actor=member(), person=person, text="Es waren 13.", on=on, item=None)


def test_what_goes_round_is_frozen_with_keys_instead_of_names() -> None:
    minutes = sent()

    assert (minutes.state, minutes.version, minutes.objections_until) == ("circulated", 1, LAST)
    assert "Ada Lang" not in str(minutes.content)
    said = shown(minutes)
    assert said["present"] == ["Jugendamt, Ada Lang"]
    [ruling] = said["items"][0]["rulings"]
    assert ruling["votes"] == "12 Ja, 0 Nein, 1 Enthaltungen"


def test_a_meeting_that_runs_has_no_minutes_to_send() -> None:
    meeting = held()
    Meeting.objects.update(state="running")
    meeting.refresh_from_db()

    with pytest.raises(NotPossible, match="nach dem Ende"):
        verbs.circulate(meeting, actor=SYSTEM, on=SENT)


def test_minutes_go_round_once() -> None:
    minutes = sent()

    with pytest.raises(NotPossible, match="schon im Umlauf"):
        verbs.circulate(minutes.meeting, actor=SYSTEM, on=SENT)


def test_only_who_was_there_objects_and_only_in_time() -> None:
    minutes = sent()
    stranger = Actor(Kind.USER, user_id=2, person_id=world.person("Ben").pk)

    with pytest.raises(NotAllowed):
        verbs.object_to(
            minutes,
            actor=stranger,
            person=Person.objects.get(name="Ben"),
            text="Nein",
            on=SENT,
            item=None,
        )
    with pytest.raises(NotPossible, match=r"endete am 3\. Juni"):
        object_to(minutes, LATE)
    object_to(minutes, LAST)

    assert minutes.objections.get().text == "Es waren 13."


def test_nothing_is_approved_while_an_objection_is_open() -> None:
    minutes = sent()
    object_to(minutes)

    with pytest.raises(NotPossible, match="Einwand ist noch offen"):
        verbs.approve(minutes, actor=SYSTEM, edition=minutes.edition, on=LATE, where=None)
    assert verbs.approve_by_silence(LATE) == 0
    verbs.answer(
        minutes.objections.get(), actor=SYSTEM, edition=minutes.edition, text="Nein: 12.", on=LATE
    )

    assert verbs.approve_by_silence(LATE) == 1


def test_an_objection_that_is_taken_up_makes_the_next_version() -> None:
    minutes = sent()
    object_to(minutes)
    objection = minutes.objections.get()
    verbs.answer(objection, actor=SYSTEM, edition=minutes.edition, text="Ja.", on=SENT)
    minutes = Minutes.objects.get()
    verbs.take_back(minutes, actor=SYSTEM, edition=minutes.edition)
    minutes.meeting.items.filter(position=1).update(minute="Es waren 13 da.")

    second = verbs.circulate(minutes.meeting, actor=SYSTEM, on=LAST)

    assert (second.version, second.content["items"][0]["minute"]) == (2, "Es waren 13 da.")
    first = Minutes.objects.get(version=1)
    assert (first.state, first.content["items"][0]["minute"]) == ("replaced", "Die Gruppe berät.")


def test_silence_approves_after_the_last_day_where_the_body_wants_it() -> None:
    sent()

    assert verbs.approve_by_silence(LAST) == 0
    assert verbs.approve_by_silence(LATE) == 1
    minutes = Minutes.objects.get()
    assert (minutes.state, minutes.approved_on, minutes.approved_in) == ("approved", LATE, None)


def test_where_the_next_meeting_approves_silence_does_not() -> None:
    minutes = sent("next_meeting")
    later = world.meeting("CG-2", date(2026, 11, 10))

    assert verbs.approve_by_silence(LATE) == 0
    verbs.approve(minutes, actor=SYSTEM, edition=minutes.edition, on=later.sitting.on, where=later)

    assert Minutes.objects.get().approved_in == later


def test_decisions_are_provisional_until_the_minutes_are_approved() -> None:
    sent()
    decision = Decision.objects.get()
    other = Decision.objects.create(number="R 1", text="Ohne Sitzung.")

    assert (is_provisional(decision), is_provisional(other)) == (True, False)
    verbs.approve_by_silence(LATE)
    assert not is_provisional(decision)


def test_another_body_does_not_approve() -> None:
    minutes = sent()
    other = world.meeting("FG-1", date(2026, 9, 10))

    with pytest.raises(NotPossible, match="dasselbe Gremium"):
        verbs.approve(minutes, actor=SYSTEM, edition=minutes.edition, on=LATE, where=other)


def test_approved_minutes_are_only_added_to() -> None:
    minutes = sent()
    with pytest.raises(NotPossible, match="genehmigten"):
        verbs.append(minutes, actor=SYSTEM, text="Es fehlte.", on=LATE)
    verbs.approve_by_silence(LATE)
    minutes = Minutes.objects.get()

    verbs.append(minutes, actor=SYSTEM, text="Es fehlte die Anlage.", on=LATE)

    assert [addendum["text"] for addendum in shown(minutes)["addenda"]] == ["Es fehlte die Anlage."]


def test_without_a_voice_confidential_items_stay_neutral() -> None:
    minutes = sent()

    said = shown(minutes, confidential=False)

    assert "Personalsache" not in str(said)
    assert "Geheim" not in str(said)
    assert said["items"][1]["title"] == "Nicht öffentlicher Tagesordnungspunkt"


@pytest.mark.once
@pytest.mark.parametrize("flavour", ["ua1", "2a"])
def test_readers_and_archives_can_rely_on_them(tmp_path: Path, flavour: str) -> None:
    minutes = sent()
    path = tmp_path / "niederschrift.pdf"
    path.write_bytes(files.pdf(shown(minutes), minutes))

    assert_pdf_valid(path, flavour)


def test_the_files_are_made_and_an_excerpt_holds_one_item() -> None:
    minutes = sent()

    excerpt = shown(minutes, only=1)

    assert files.pdf(shown(minutes), minutes).startswith(b"%PDF")
    assert files.docx(excerpt, minutes).startswith(b"PK")
    assert [item["position"] for item in excerpt["items"]] == [1]
    assert excerpt["present"] == []
