"""A paper is drafted by rule, edited by people, and drafted again without losing a word."""

from datetime import date
from decimal import Decimal

import pytest

from tests import world
from tests.council import making
from tests.reports import making as reports
from wirkungskreis.concept.content import digest
from wirkungskreis.concept.domain import draft as concept
from wirkungskreis.council.domain import writing
from wirkungskreis.council.models import Draft, DraftKind
from wirkungskreis.journal.models import Entry
from wirkungskreis.kernel.actor import SYSTEM, VISITOR
from wirkungskreis.kernel.errors import NotAllowed, NotPossible
from wirkungskreis.measures.models import Effort, Measure

pytestmark = pytest.mark.django_db


def text(draft: Draft, slot: str) -> str:
    return draft.parts.get(slot=slot).shown


def test_a_released_report_becomes_a_paper_with_its_figures_and_open_conditions() -> None:
    world.condition(text="Jedes Jahr wird berichtet.", due=date(2018, 12, 31), recurrence="yearly")
    report = reports.released()

    draft = making.from_report(report)

    assert report.title in draft.subject
    assert draft.points.filter(order=1, key="note").exists()
    assert "Gefragt wurde" in text(draft, "reasoning")
    assert "Jedes Jahr wird berichtet (AU-1): offen; überfällig" in text(draft, "conditions")
    assert text(draft, "if_rejected").startswith("Der Bericht bleibt veröffentlicht")
    assert [enclosure.title[: len(report.title)] for enclosure in draft.enclosures.all()] == [
        report.title
    ]
    assert draft.basis_hash == report.releases.get(level="public").hash


def test_consequences_are_named_with_office_and_day() -> None:
    report = reports.released()
    office = report.consequences.exclude(office=None).first()

    draft = making.from_report(report)

    assert office is not None
    assert office.text.rstrip(".") in text(draft, "reasoning")
    assert "consequences" in [point.key for point in draft.points.all()]


def test_a_notice_asks_for_nothing_but_to_take_note() -> None:
    draft = making.from_report(kind=DraftKind.NOTICE)

    assert [point.key for point in draft.points.all()] == ["note"]
    assert not draft.parts.filter(slot__in=["alternatives", "if_rejected"]).exists()


def test_a_report_that_is_not_released_is_no_ground() -> None:
    with pytest.raises(NotPossible, match="veröffentlichten Bericht"):
        making.from_report(reports.report())


def test_only_editors_begin_a_paper() -> None:
    report = reports.released()

    with pytest.raises(NotAllowed):
        writing.begin(report, kind="notice", actor=VISITOR, on=making.DAY)

    assert not Draft.objects.exists()


def test_a_version_is_proved_by_its_checksum_and_says_what_changes() -> None:
    version = making.version()

    draft = making.from_version(version)

    assert draft.basis_hash == digest(version)
    assert digest(version)[:16] in draft.points.get(key="adopt").shown
    assert draft.points.get(key="supersede").shown.endswith("wird damit abgelöst.")
    assert "1 Handlungsfeld und 1 Leitziel" in text(draft, "reasoning")
    assert [e.key.partition(":")[0] for e in draft.enclosures.all()] == ["version", "synopsis"]


def test_a_concept_is_never_a_notice_and_never_decided_twice() -> None:
    version = making.version()
    assert version.predecessor is not None

    with pytest.raises(NotPossible, match="Beschlussvorlage"):
        writing.begin(version, kind="notice", actor=SYSTEM, on=making.DAY)
    with pytest.raises(NotPossible, match="schon beschlossen"):
        writing.begin(version.predecessor, kind="decision", actor=SYSTEM, on=making.DAY)


def test_drafting_again_keeps_what_people_wrote_and_left_out() -> None:
    version = making.version()
    draft = making.from_version(version)
    part = draft.parts.get(slot="reasoning")
    writing.write(part, actor=SYSTEM, edition=part.edition, text="Eigene Begründung.")
    steer = draft.points.get(key="steer")
    writing.leave_out(steer, actor=SYSTEM, edition=steer.edition)
    writing.add_point(draft, actor=SYSTEM, text="Der Integrationsrat wird beteiligt.")
    row = version.wordings.get(code="A.1")
    concept.revise(row, actor=SYSTEM, edition=row.edition, facts={"text": "Ganz anders"})
    draft = Draft.objects.get(pk=draft.pk)
    was_stale = writing.basis_changed(draft)

    writing.redraft(draft, actor=SYSTEM, edition=draft.edition)

    draft = Draft.objects.get(pk=draft.pk)
    assert was_stale
    assert not writing.basis_changed(draft)
    assert text(draft, "reasoning") == "Eigene Begründung."
    assert "Prüfsumme" in draft.parts.get(slot="reasoning").generated
    assert [(p.key, p.is_left_out) for p in draft.points.all()] == [
        ("adopt", False),
        ("supersede", False),
        ("steer", True),
        ("", False),
    ]
    assert digest(version)[:16] in draft.points.get(key="adopt").shown


def test_an_edited_text_goes_back_to_the_proposal() -> None:
    part = making.from_report().parts.get(slot="finance")
    writing.write(part, actor=SYSTEM, edition=part.edition, text="Eigenes.")

    writing.take_proposal(part, actor=SYSTEM, edition=part.edition)

    part.refresh_from_db()
    assert part.shown == part.generated != ""


def test_a_stale_text_is_refused_and_loses_nothing() -> None:
    part = making.from_report().parts.get(slot="finance")
    writing.write(part, actor=SYSTEM, edition=part.edition, text="Die erste.")

    with pytest.raises(NotPossible, match="Inzwischen"):
        writing.write(part, actor=SYSTEM, edition=1, text="Die zweite.")

    part.refresh_from_db()
    assert part.shown == "Die erste."


def test_years_are_summed_from_public_measures_and_edited_ones_stay() -> None:
    public = [world.measure(code=f"M-{number}") for number in (1, 2)]
    for measure, amount in zip(public, (1000, 2500), strict=True):
        Effort.objects.create(measure=measure, year=2026, kind="own", low=0, high=amount)
    Effort.objects.create(measure=public[0], year=2026, kind="third_party", low=9, high=9)
    hidden = world.measure(code="M-3")
    Effort.objects.create(measure=hidden, year=2026, kind="own", low=5, high=5)
    Measure.objects.all().update(published_at=world.LONG_AGO, public_scope="all")
    Measure.objects.filter(pk=hidden.pk).update(public_scope="nothing")
    draft = making.from_report()

    [effect] = draft.effects.all()
    writing.set_effect(draft, actor=SYSTEM, year=2026, facts={"cost": Decimal(4000), "note": "HH"})
    draft.refresh_from_db()
    writing.redraft(draft, actor=SYSTEM, edition=draft.edition)

    assert (effect.cost, effect.note) == (Decimal(3500), "nach Angaben zu 2 Maßnahmen")
    assert [(e.cost, e.note) for e in draft.effects.all()] == [(Decimal(4000), "HH")]


def test_points_change_places() -> None:
    draft = making.from_version()
    last = draft.points.get(key="steer")

    writing.shift_point(last, actor=SYSTEM, edition=last.edition, up=True)

    assert [p.key for p in draft.points.all()] == ["adopt", "steer", "supersede"]


def test_a_cleared_paper_is_no_longer_edited() -> None:
    draft = making.from_report()
    part = draft.parts.get(slot="finance")
    for name in ("cosign", "clear"):
        making.step(draft, name)
    part = type(part).objects.get(pk=part.pk)

    with pytest.raises(NotPossible, match="freigegeben"):
        writing.write(part, actor=SYSTEM, edition=part.edition, text="Zu spät.")


def test_two_papers_never_share_a_number() -> None:
    one = making.from_report()
    other = making.from_report(one.report)
    writing.describe(one, actor=SYSTEM, edition=one.edition, facts={"number": "2026/1"})

    with pytest.raises(NotPossible, match="schon eine andere"):
        writing.describe(other, actor=SYSTEM, edition=other.edition, facts={"number": "2026/1"})


def test_the_journal_holds_the_acts_and_none_of_the_words() -> None:
    draft = making.from_report()
    writing.add_point(draft, actor=SYSTEM, text="Streng geheimes Wort.")

    entries = Entry.objects.filter(thing__startswith="council.")

    assert sorted(e.act for e in entries) == ["add", "begin"]
    assert [e for e in entries if "geheim" in str(e.facts)] == []
