"""Releasing: three levels, five formats, frozen; and corrections beside."""

from hashlib import sha256
from typing import Any

import pytest

from tests.reports import making
from wirkungskreis.kernel.actor import SYSTEM
from wirkungskreis.kernel.errors import NotPossible
from wirkungskreis.people.models import User
from wirkungskreis.reports import tasks
from wirkungskreis.reports.composing.files import FORMATS
from wirkungskreis.reports.domain import drafting, releasing, writing
from wirkungskreis.reports.models import Block, Release, ReleaseFile, Report
from wirkungskreis.reports.outputs import codec

pytestmark = pytest.mark.django_db


class Run:
    """What a task gets from the worker."""

    def __init__(self, user: User) -> None:
        self.user_id: int | None = user.pk
        self.told: list[tuple[int, int]] = []

    def progress(self, done: int, total: int, label: str = "") -> None:
        self.told.append((done, total))


def arguments(report: Report) -> dict[str, Any]:
    edition = making.edition(report)
    number, on = "2026/0412", making.LATER.isoformat()
    return {"report": report.pk, "edition": edition, "number": number, "on": on}


def test_a_release_has_three_levels_with_five_files_each() -> None:
    report = making.released()

    files = ReleaseFile.objects.all()
    assert {(f.release.level, f.format) for f in files} == {
        (level, form) for level in ("internal", "bodies", "public") for form in FORMATS
    }
    assert all(f.hash == sha256(bytes(f.content)).hexdigest() for f in files)
    assert all(f.size == len(bytes(f.content)) for f in files)
    for release in Release.objects.all():
        raw = bytes(release.files.get(format="json").content)
        assert release.hash == sha256(raw).hexdigest()
        assert codec.load(raw).number == report.number == "2026/0412"
    assert report.rounds.get().reported_on == making.LATER


def test_the_task_reports_progress_and_does_it_once(amira: User) -> None:
    report = making.reviewed(making.report())
    run, given = Run(amira), arguments(report)

    first = tasks.release(run, **given)
    second = tasks.release(run, **given)

    assert first == second == {"report": str(report.public_id)}
    assert run.told == [(done, 15) for done in range(15)]
    assert ReleaseFile.objects.count() == 15


def test_nothing_is_released_when_somebody_wrote_meanwhile() -> None:
    report = making.reviewed(making.report())
    block = Block.objects.get(slot="foreword")

    def write(done: int, _of: int, _what: str) -> None:
        if done == 14:
            writing.write(block, actor=SYSTEM, edition=1, text="Noch schnell.", on=making.LATER)

    with pytest.raises(NotPossible, match="Inzwischen"):
        releasing.release(
            report,
            actor=SYSTEM,
            edition=making.edition(report),
            number="1",
            on=making.LATER,
            tell=write,
        )
    assert Release.objects.count() == 0
    assert Report.objects.get().state == "department_review"


@pytest.mark.parametrize("number", ["", " ", "2026/0412", "2026-0412", "a b", "<1>"])
def test_a_number_is_plain_and_new(number: str) -> None:
    making.released()
    report = making.reviewed(making.report())

    with pytest.raises(NotPossible, match="Nummer"):
        releasing.check(report, actor=SYSTEM, number=number, on=making.LATER)


def test_corrections_are_numbered_and_stand_beside() -> None:
    report = making.released()
    before = list(ReleaseFile.objects.values_list("hash", flat=True))

    for text in ("Es waren elf.", "Es waren zehn."):
        releasing.correct(report, actor=SYSTEM, text=text, on=making.LATER)

    assert [(c.number, c.text) for c in report.corrections.all()] == [
        (1, "Es waren elf."),
        (2, "Es waren zehn."),
    ]
    assert list(ReleaseFile.objects.values_list("hash", flat=True)) == before
    with pytest.raises(NotPossible, match="was falsch ist"):
        releasing.correct(report, actor=SYSTEM, text="", on=making.LATER)


def test_an_open_report_is_changed_not_corrected() -> None:
    report = making.report()

    with pytest.raises(NotPossible, match="noch offen"):
        releasing.correct(report, actor=SYSTEM, text="Elf.", on=making.LATER)
    released = making.released()
    with pytest.raises(NotPossible, match="ändert sich nicht mehr"):
        drafting.generate(released, actor=SYSTEM)
