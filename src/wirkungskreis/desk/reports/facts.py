"""Where the figures of a report lead on the desk: to the return, the measure, the round."""

from collections.abc import Callable

from django.urls import reverse

from wirkungskreis.kernel.actor import Actor
from wirkungskreis.kernel.policy import ask
from wirkungskreis.reports.models import Report

PAGES = {
    "measure": "desk:measure",
    "element": "desk:element",
    "condition": "desk:condition",
    "indicator": "desk:indicator",
    "effects": "desk:effects",
}
INNER = {"return": "desk:return", "round": "desk:round"}


def address_of_fact(actor: Actor, report: Report) -> Callable[[str], str]:
    """Give a function from the ref of a fact to its page; what has none stays in the report.

    Returns and rounds are for those who work on reports; others read the report alone.
    """
    pages = PAGES | (INNER if ask(actor, "reports.work", report) else {})

    def address(ref: str) -> str:
        kind, _colon, key = ref.partition(":")
        return reverse(pages[kind], args=[key]) if key and kind in pages else ""

    return address
