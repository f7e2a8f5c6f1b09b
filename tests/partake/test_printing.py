"""So wird es gedruckt: five working days beside the own words, then the way to the report."""

from datetime import date

import pytest
from django.test import Client
from pytest_django import Settings

from tests import world
from tests.reports import making
from wirkungskreis.kernel.actor import SYSTEM
from wirkungskreis.reports.domain import review, writing
from wirkungskreis.reports.models import Report
from wirkungskreis.rounds.domain import links
from wirkungskreis.rounds.models import AccessLink, Round

pytestmark = pytest.mark.django_db
FRIDAY = date(2026, 10, 30)


@pytest.fixture
def rnd(settings: Settings) -> Round:
    """Dana answered; the round is closed, it is the day the preview opens."""
    settings.TODAY = FRIDAY
    return making.frozen()


@pytest.fixture
def dana(client: Client, rnd: Round) -> Client:
    link = AccessLink.objects.get(person=world.contact())
    client.post(f"/m/{links.token_of(link)}/")
    return client


@pytest.fixture
def report(rnd: Round) -> Report:
    made = making.report(rnd)
    key, day = making.key_in(made), FRIDAY
    writing.print_as(made, actor=SYSTEM, key=key, edition=0, text="Zwölf Gruppen.", on=day)
    return made


def test_a_lead_sees_both_texts_during_the_preview(dana: Client, report: Report) -> None:
    assert "So wird es gedruckt" not in dana.get("/meldung/").content.decode()
    review.open_preview(report, actor=SYSTEM, edition=making.edition(report), on=FRIDAY)

    page = dana.get("/meldung/").content.decode()

    assert "So wird es gedruckt" in page
    assert "Zwölf Gruppen trafen sich jede Woche." in page
    assert '<p dir="auto">Zwölf Gruppen.</p>' in page
    assert "Radkurs" not in page


def test_after_the_preview_it_is_gone(dana: Client, report: Report, settings: Settings) -> None:
    review.open_preview(report, actor=SYSTEM, edition=making.edition(report), on=FRIDAY)
    settings.TODAY = date(2026, 11, 7)

    assert "So wird es gedruckt" not in dana.get("/meldung/").content.decode()


def test_after_the_release_the_page_leads_to_the_report(settings: Settings, client: Client) -> None:
    sitting = world.body().sittings.create(on=date(2026, 11, 17), number="2", code="CG-2026-2")
    making.released(making.frozen(sitting=sitting))
    settings.TODAY = making.LATER
    link = AccessLink.objects.get(person=world.contact())
    client.post(f"/m/{links.token_of(link)}/")

    assert 'href="/berichte/2026-0412/"' in client.get("/meldung/").content.decode()
