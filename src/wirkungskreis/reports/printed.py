"""How the leads' own words are printed, for the days on which they may object."""

from collections.abc import Container
from dataclasses import dataclass
from datetime import date

from wirkungskreis.reports.composing.cards import happened, words
from wirkungskreis.reports.facts import fields_of, rounds_of
from wirkungskreis.reports.models import Release, Report
from wirkungskreis.reports.queries import published
from wirkungskreis.reports.states import OPEN
from wirkungskreis.rounds.models import Round


@dataclass(frozen=True, slots=True)
class Printed:
    """What a lead wrote about a measure beside what will be printed."""

    measure: str
    own: str
    printed: str

    @property
    def differs(self) -> bool:
        return self.own != self.printed


def in_preview(rnd: Round, on: date) -> Report | None:
    """Find the report on a round whose leads may look at their printed texts on this day."""
    found = Report.objects.filter(
        rounds=rnd, state__in=OPEN, preview_from__lte=on, preview_until__gte=on
    )
    return found.order_by("preview_from", "pk").last()


def printed(report: Report, keys: Container[str]) -> list[Printed]:
    """Give the printed words of the measures whose newest return has one of these keys."""
    edited = {block.slot: block for block in report.blocks.filter(is_edited=True)}
    return [
        Printed(
            measure=f"{measure.newest.ret.measure_code} {measure.newest.ret.measure_title}",
            own=words(measure.newest),
            printed="".join(span.text for span in happened(measure, edited)).strip(),
        )
        for field in fields_of(rounds_of(report))
        for measure in field.measures
        if measure.newest.ret.key in keys
    ]


def release_on(rnd: Round) -> Release | None:
    """Give the newest public release on a round."""
    return published().filter(report__rounds=rnd).first()
