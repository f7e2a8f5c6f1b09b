"""What the council changed goes into the draft of the concept, and one can see where from."""

from datetime import date

import pytest

from tests.council import making
from wirkungskreis.concept.content import digest
from wirkungskreis.concept.domain import adoption
from wirkungskreis.concept.domain import draft as concept
from wirkungskreis.concept.models import Version
from wirkungskreis.council.domain import amending
from wirkungskreis.council.models import Amendment, Draft
from wirkungskreis.kernel.actor import SYSTEM
from wirkungskreis.kernel.errors import NotPossible

pytestmark = pytest.mark.django_db
ON = date(2026, 12, 14)
NEW = "Kurse für alle, auch abends"
ORIGIN = amending.Origin("Antrag der Fraktionen vom 10.12.2026", on=ON)


@pytest.fixture
def paper() -> Draft:
    return making.brought_in(making.from_version())


def amended(paper: Draft) -> Amendment:
    assert paper.version is not None
    element = paper.version.wordings.get(code="A.1").element
    return amending.record(paper, element, kind="text", new=NEW, origin=ORIGIN, actor=SYSTEM)


def words(paper: Draft) -> str:
    assert paper.version is not None
    return paper.version.wordings.get(code="A.1").text


def test_an_amendment_keeps_both_texts_and_changes_nothing_yet(paper: Draft) -> None:
    row = amended(paper)

    assert (row.old, row.new, row.state) == ("Kurse für alle ab dem ersten Tag", NEW, "recorded")
    assert words(paper) == row.old


def test_taken_over_it_stands_in_the_version_with_its_origin(paper: Draft) -> None:
    row = amended(paper)
    assert paper.version is not None
    before = digest(paper.version)

    amending.take_over(row, actor=SYSTEM, edition=row.edition, on=ON)

    row.refresh_from_db()
    assert (words(paper), row.state, row.applied_on) == (NEW, "applied", ON)
    assert row.wording == paper.version.wordings.get(code="A.1")
    assert digest(paper.version) != before
    [line] = paper.version.successions_in.exclude(kind="taken_over")
    assert line.reason == "Ratsänderung: Antrag der Fraktionen vom 10.12.2026"
    assert list(row.wording.amendments.all()) == [row]


def test_a_submitted_version_is_submitted_again(paper: Draft) -> None:
    assert paper.version is not None
    version = Version.objects.get(pk=paper.version.pk)
    adoption.take_step(version, "submit", actor=SYSTEM, edition=version.edition)
    row = amended(paper)

    amending.take_over(row, actor=SYSTEM, edition=row.edition, on=ON)

    assert Version.objects.get(pk=version.pk).state == "submitted"
    assert words(paper) == NEW


def test_words_that_changed_meanwhile_are_never_overwritten(paper: Draft) -> None:
    row = amended(paper)
    assert paper.version is not None
    wording = paper.version.wordings.get(code="A.1")
    concept.revise(wording, actor=SYSTEM, edition=wording.edition, facts={"text": "Anders"})

    with pytest.raises(NotPossible, match="seit der Ratsänderung geändert"):
        amending.take_over(row, actor=SYSTEM, edition=row.edition, on=ON)

    assert words(paper) == "Anders"
    assert Amendment.objects.get().state == "recorded"


def test_an_adopted_version_takes_no_more(paper: Draft) -> None:
    row = amended(paper)
    assert paper.version is not None
    Version.objects.filter(state="adopted").update(state="superseded")
    Version.objects.filter(pk=paper.version.pk).update(
        state="adopted", adopted_on=ON, content_hash="0" * 64
    )

    with pytest.raises(NotPossible, match="kein Entwurf mehr"):
        amending.take_over(row, actor=SYSTEM, edition=row.edition, on=ON)


def test_it_is_taken_over_once(paper: Draft) -> None:
    row = amended(paper)
    amending.take_over(row, actor=SYSTEM, edition=row.edition, on=ON)

    with pytest.raises(NotPossible):
        amending.take_over(row, actor=SYSTEM, edition=row.edition, on=ON)


def test_not_following_the_council_needs_a_reason(paper: Draft) -> None:
    row = amended(paper)

    with pytest.raises(NotPossible, match="begründen"):
        amending.drop(row, reason=" ", actor=SYSTEM, edition=row.edition)
    amending.drop(row, reason="Rechtlich unzulässig", actor=SYSTEM, edition=row.edition)

    assert Amendment.objects.get().state == "dropped"


def test_only_a_paper_about_the_concept_before_a_body_is_amended(paper: Draft) -> None:
    assert paper.version is not None
    element = paper.version.wordings.get(code="A.1").element
    unborn = making.from_version(paper.version)

    with pytest.raises(NotPossible, match="in der Beratung"):
        amending.record(unborn, element, kind="text", new=NEW, origin=ORIGIN, actor=SYSTEM)
    with pytest.raises(NotPossible, match="neuen Wortlaut"):
        amending.record(paper, element, kind="text", new=words(paper), origin=ORIGIN, actor=SYSTEM)
