"""What the program already has and can be enclosed for a meeting without uploading it again."""

from collections.abc import Iterator
from dataclasses import dataclass

from wirkungskreis.kernel import formats
from wirkungskreis.kernel.actor import Actor
from wirkungskreis.mandates.models import Attachment
from wirkungskreis.mandates.queries import attachments_for
from wirkungskreis.meetings.models import Meeting, Minutes
from wirkungskreis.meetings.queries.reading import minutes_for
from wirkungskreis.meetings.states import GOING_ROUND
from wirkungskreis.reports.models import ReleaseFile
from wirkungskreis.reports.models.release import Format, ReleaseLevel
from wirkungskreis.reports.queries import releases_for
from wirkungskreis.reports.states import ReportState

SHOWN = 30  # of each kind, the newest


@dataclass(frozen=True, slots=True)
class Found:
    """One thing on offer; ``key`` stands in the form."""

    key: str
    label: str
    thing: ReleaseFile | Attachment | Minutes


@dataclass(frozen=True, slots=True)
class Shelf:
    """What can be linked, by kind."""

    minutes: list[Found]
    reports: list[Found]
    documents: list[Found]

    def __iter__(self) -> Iterator[Found]:
        return iter([*self.minutes, *self.reports, *self.documents])


def on_offer(actor: Actor, meeting: Meeting) -> Shelf:
    """Read them in three queries: minutes of the same body, reports for bodies, documents."""
    sitting = meeting.sitting
    minutes = minutes_for(actor).filter(
        state__in=GOING_ROUND,
        meeting__sitting__body=sitting.body,
        meeting__sitting__on__lt=sitting.on,
    )
    levels = [ReleaseLevel.BODIES, ReleaseLevel.PUBLIC]
    releases = releases_for(actor).filter(level__in=levels, report__state=ReportState.RELEASED)
    reports = ReleaseFile.objects.filter(release__in=releases, format=Format.PDF)
    reports = reports.select_related("release__report").defer("content")
    return Shelf(
        [_minutes(row) for row in minutes.order_by("-meeting__sitting__on")[:SHOWN]],
        [_report(row) for row in reports.order_by("-release__released_on", "release")[:SHOWN]],
        [_document(row) for row in attachments_for(actor).order_by("-pk")[:SHOWN]],
    )


def _minutes(row: Minutes) -> Found:
    sitting = row.meeting.sitting
    day = formats.day_short(sitting.on)
    return Found(f"niederschrift:{row.public_id}", f"{sitting.number or sitting.code}, {day}", row)


def _report(row: ReleaseFile) -> Found:
    level = row.release.get_level_display()
    key = f"bericht:{row.release.public_id}"
    return Found(key, f"{row.release.report.title} ({level})", row)


def _document(row: Attachment) -> Found:
    return Found(f"dokument:{row.public_id}", f"{row.paper.code}: {row.title}", row)
