"""The pages around papers and packs: taken in, handed out, and kept from whoever may not know."""

from datetime import date
from uuid import uuid4

import pytest
from django.conf import LazySettings
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from tests import world
from tests.meetings.papers import agenda, content_of, enclosed, invited, leaves, packed, upload
from wirkungskreis.jobs.models import Job
from wirkungskreis.kernel.actor import SYSTEM
from wirkungskreis.mandates.domain import parts
from wirkungskreis.meetings.models import Enclosure, Meeting, Pack, Publication, SeatHolder
from wirkungskreis.people.models import User

pytestmark = pytest.mark.django_db
HOME = "/werkbank/sitzungen/"


@pytest.fixture(autouse=True)
def _day(settings: LazySettings) -> None:
    settings.TODAY = date(2026, 10, 9)


@pytest.fixture
def desk(client: Client, amira: User) -> Client:
    client.force_login(amira)
    return client


def of(meeting: Meeting, page: str = "") -> str:
    return f"{HOME}{meeting.public_id}/{page}"


def member(name: str, *, voting: bool) -> Client:
    """Sign in somebody with a seat in CG."""
    user = world.user(name)
    seat = world.seat(f"S-CG-{name}", f"Amt {name}", is_voting=voting)
    SeatHolder.objects.create(seat=seat, person=user.person)
    client = Client()
    client.force_login(user)
    return client


def fetched(client: Client, address: str) -> tuple[int, bytes]:
    """Read a download to its end, which closes its file."""
    answer = client.get(address)
    return answer.status_code, b"".join(answer) if answer.streaming else answer.content


def test_a_file_is_enclosed_once_however_often_it_is_sent(desk: Client) -> None:
    meeting, first, _secret = agenda()
    data = {"once_key": str(uuid4()), "item": str(first.public_id), "title": "Zahlen"}

    sent = [desk.post(of(meeting, "unterlagen/"), data | {"file": upload()}) for _time in range(2)]

    assert [answer.status_code for answer in sent] == [302, 302]
    paper = Enclosure.objects.get()
    assert (paper.title, paper.item) == ("Zahlen", first)


def test_a_broken_file_is_a_sentence_on_the_page(desk: Client) -> None:
    meeting, _first, _secret = agenda()
    data = {"once_key": str(uuid4()), "file": upload(b"%PDF-1.7 und Schluss")}

    answer = desk.post(of(meeting, "unterlagen/"), data)

    assert answer.status_code == 422
    assert "lässt sich nicht in die Mappe binden" in answer.content.decode()


def test_a_document_is_taken_over_without_uploading_it_again(desk: Client) -> None:
    meeting, first, _secret = agenda()
    document = parts.attach(world.paper(), upload(), title="Anlage", actor=SYSTEM, edition=1)
    source = f"dokument:{document.public_id}"
    data = {"once_key": str(uuid4()), "source": source, "item": str(first.public_id)}

    answer = desk.post(of(meeting, "unterlagen/uebernehmen/"), data)

    assert answer.status_code == 302
    assert Enclosure.objects.get().file == document.file


def test_the_pack_is_ordered_from_the_worker(desk: Client) -> None:
    meeting, first, _secret = agenda()
    enclosed(meeting, first)

    early = desk.post(of(meeting, "mappe/erstellen/"))
    invited(meeting)
    ordered = desk.post(of(meeting, "mappe/erstellen/"))

    assert early.status_code == 422
    assert "wenn die Einladung hinausgeht" in early.content.decode()
    job = Job.objects.get()
    assert ordered["Location"] == f"/werkbank/auftraege/{job.public_id}/"


def test_papers_are_ordered_changed_and_removed(desk: Client) -> None:
    meeting, first, _secret = agenda()
    one, two = enclosed(meeting, first, "eins"), enclosed(meeting, first, "zwei")
    at = f"{HOME}unterlagen/"

    desk.post(f"{at}{two.public_id}/verschieben/", {"way": "up", "edition": 1})
    desk.post(f"{at}{one.public_id}/bearbeiten/", {"title": "Eins", "item": "", "edition": 1})
    stale = desk.post(f"{at}{one.public_id}/entfernen/", {"edition": 1})
    gone = desk.post(f"{at}{two.public_id}/entfernen/", {"edition": 2})

    assert (stale.status_code, gone.status_code) == (422, 302)
    assert [(paper.title, paper.item) for paper in Enclosure.objects.all()] == [("Eins", None)]


def test_who_has_no_voice_reads_no_word_of_what_is_confidential() -> None:
    meeting, first, secret = agenda()
    enclosed(meeting, first, "Offene Zahlen")
    hidden = [enclosed(meeting, first, "Gehälter", hidden=True), enclosed(meeting, secret, "Miete")]
    packs = packed(invited(meeting))
    guest, voice = member("gast", voting=False), member("stimme", voting=True)
    addresses = [
        of(meeting),
        f"{HOME}punkte/{first.public_id}/",
        "/werkbank/suche/?q=Geh%C3%A4lter",
        "/werkbank/suche/?q=Miete",
        f"/werkbank/sitzungen/?gremium={meeting.sitting.body.code}",
    ]

    read = "".join(guest.get(address).content.decode() for address in addresses)

    assert "Offene Zahlen" in read
    for word in ("Gehälter</a>", "Miete</a>", "Kündigung"):
        assert word not in read
    full, opened = packs["full"].public_id, packs["open"].public_id
    guessed = [f"mappen/{full}/pdf/", f"mappen/{full}/zip/"]
    guessed += [f"unterlagen/{paper.public_id}/" for paper in hidden]
    for part in guessed:
        assert fetched(guest, f"{HOME}{part}herunterladen/")[0] == 404
        assert fetched(voice, f"{HOME}{part}herunterladen/")[0] == 200
    got = fetched(guest, f"{HOME}mappen/{opened}/pdf/herunterladen/")
    assert got == (200, content_of(packs["open"].pdf))
    assert "Gehälter" in voice.get(of(meeting)).content.decode()


def test_agenda_and_minutes_of_a_public_body_are_released_and_taken_back(desk: Client) -> None:
    world.body("RAT", level="political", is_public=True)
    meeting = world.meeting("RAT-1", state="invited")
    world.item(meeting)
    here = of(meeting, "veroeffentlichen/")

    done = desk.post(here, {"kind": "agenda", "act": "publish"})
    refused = desk.post(here, {"kind": "minutes", "act": "publish"})
    shown = desk.get(of(meeting, "unterlagen/")).content.decode()
    desk.post(here, {"kind": "agenda", "act": "withdraw"})

    assert (done.status_code, refused.status_code) == (302, 422)
    assert "erst, wenn sie genehmigt ist" in refused.content.decode()
    assert "öffentlich seit 09.10.2026" in shown
    assert Publication.objects.get().withdrawn_on == date(2026, 10, 9)


def test_a_document_of_a_paper_is_released_and_taken_back(desk: Client) -> None:
    paper = world.paper(source="S1")
    found = parts.attach(paper, upload(), title="Anlage", actor=SYSTEM, edition=1)
    here = f"/werkbank/gremien/dokumente/{found.public_id}/veroeffentlichen/"

    stale = desk.post(here, {"edition": 1, "is_public": "on"})
    desk.post(here, {"edition": 2, "is_public": "on"})
    found.refresh_from_db()
    released = found.released_on
    desk.post(here, {"edition": 3})
    found.refresh_from_db()

    assert stale.status_code == 422
    assert (released, found.released_on) == (date(2026, 10, 9), None)


def test_before_the_invitation_members_get_no_papers() -> None:
    meeting, first, _secret = agenda()
    paper = enclosed(meeting, first, "Offene Zahlen")
    voice = member("stimme", voting=True)

    page = voice.get(of(meeting)).content.decode()
    file = voice.get(f"{HOME}unterlagen/{paper.public_id}/herunterladen/")

    assert "Offene Zahlen" not in page
    assert file.status_code == 404
    assert voice.get(of(meeting, "unterlagen/")).status_code == 404


def test_minutes_are_handed_out_as_far_as_one_may_read_them() -> None:
    meeting, first, _secret = agenda()
    paper = enclosed(meeting, first, "Niederschrift", pages=2)
    short = enclosed(meeting, first, "Kurz").file
    Enclosure.objects.filter(pk=paper.pk).update(open_file=short)
    packed(invited(meeting))
    at = f"{HOME}unterlagen/{paper.public_id}/herunterladen/"

    got = {voting: fetched(member(f"p{voting}", voting=voting), at)[1] for voting in (True, False)}

    assert got == {True: content_of(paper.file), False: content_of(short)}
    assert content_of(short) == leaves(1, title="Kurz")


@pytest.mark.parametrize("page", ["", "unterlagen/"])
def test_pages_cost_the_same_for_many_papers(desk: Client, page: str) -> None:
    meeting, first, _secret = agenda()
    enclosed(meeting, first)
    packed(invited(meeting))
    address = of(meeting, page)
    desk.get(address)

    with CaptureQueriesContext(connection) as one:
        desk.get(address)
    paper = Enclosure.objects.get()
    for number in range(1, 4):
        Enclosure.objects.create(
            meeting=meeting,
            item=first,
            title=f"Z{number}",
            file=paper.file,
            supplement=number,
            added_on=paper.added_on,
        )
        Pack.objects.create(
            meeting=meeting,
            variant="full",
            supplement=number,
            made_on=paper.added_on,
            pages=1,
            pdf=paper.file,
            archive=paper.file,
        )
    with CaptureQueriesContext(connection) as many:
        desk.get(address)

    assert len(many) == len(one) <= 20
