"""The reviews, and the five working days in which leads see how they are printed."""

from datetime import date

import pytest
from django.utils import timezone
from pytest_django import Settings

from tests.reports import making
from wirkungskreis.kernel.actor import SYSTEM
from wirkungskreis.kernel.errors import NotPossible
from wirkungskreis.outbox.domain import sending
from wirkungskreis.outbox.models import Mail
from wirkungskreis.reports.domain import review
from wirkungskreis.reports.models import Report

pytestmark = pytest.mark.django_db
FRIDAY = date(2026, 10, 30)


@pytest.fixture
def report(settings: Settings) -> Report:
    settings.TODAY = FRIDAY
    return making.report()


def test_a_report_is_not_handed_over_without_consequences(report: Report) -> None:
    with pytest.raises(NotPossible, match="Noch ohne Konsequenz: A"):
        review.take_step(report, "hand_over", actor=SYSTEM, edition=report.edition)
    assert making.edition(report) == 1


def test_who_sends_it_back_says_why(report: Report) -> None:
    making.consequence(report)
    review.take_step(report, "hand_over", actor=SYSTEM, edition=report.edition)

    with pytest.raises(NotPossible, match="zu überarbeiten"):
        review.take_step(report, "rework", actor=SYSTEM, edition=report.edition)
    review.take_step(report, "rework", actor=SYSTEM, edition=report.edition, note="Feld A kürzen")

    assert (report.state, report.review_note) == ("draft", "Feld A kürzen")


def test_the_preview_lasts_five_working_days_and_mails_every_lead(report: Report) -> None:
    review.open_preview(report, actor=SYSTEM, edition=report.edition, on=FRIDAY)

    assert report.preview_until == date(2026, 11, 6)
    assert [report.in_preview(date(2026, 11, day)) for day in (6, 7)] == [True, False]
    sending.send_due(clock=timezone.now)
    sent = Mail.objects.filter(state="sent")
    assert {mail.address for mail in sent} == {"dana-lind@example.org", "emre-kaya@example.org"}
    assert all("Freitag, 6. November 2026" in mail.body for mail in sent)
    assert all("/m/" not in mail.body for mail in sent)  # the secret is in the mail alone


def test_a_mail_that_comes_too_late_is_not_sent(report: Report, settings: Settings) -> None:
    review.open_preview(report, actor=SYSTEM, edition=report.edition, on=FRIDAY)
    settings.TODAY = date(2026, 11, 9)

    sending.send_due(clock=timezone.now)

    assert set(Mail.objects.values_list("state", flat=True)) == {"cancelled"}


def test_a_release_waits_for_reviews_and_the_preview(report: Report) -> None:
    making.consequence(report)
    assert "prüfen KI" in review.may_release(report, FRIDAY)
    for step in ("hand_over", "to_steering", "to_department"):
        review.take_step(report, step, actor=SYSTEM, edition=report.edition)
    assert "zuerst die Druckvorschau" in review.may_release(report, FRIDAY)

    review.open_preview(report, actor=SYSTEM, edition=report.edition, on=FRIDAY)

    assert review.may_release(report, date(2026, 11, 6)) == (
        "Die Druckvorschau läuft noch bis 06.11.2026."
    )
    assert review.may_release(report, date(2026, 11, 7)) == ""


def test_doing_without_the_preview_needs_a_reason(report: Report) -> None:
    with pytest.raises(NotPossible, match="begründen"):
        review.skip_preview(report, actor=SYSTEM, edition=report.edition, reason=" ")
    with pytest.raises(NotPossible, match="braucht eine Nummer"):
        review.take_step(report, "release", actor=SYSTEM, edition=report.edition)
