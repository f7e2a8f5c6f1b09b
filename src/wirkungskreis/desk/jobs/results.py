"""What a finished job leads to: the screens of a stage say which page or file that is."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import TypeAlias

from django_stubs_ext import StrOrPromise

from wirkungskreis.jobs.models import Job


@dataclass(frozen=True, slots=True)
class Way:
    label: StrOrPromise
    address: str


Leads: TypeAlias = Callable[[Job], Way | None]
WAYS: dict[str, Leads] = {}


def result_of(kind: str) -> Callable[[Leads], Leads]:
    """Register where a finished job of this kind leads: ``@result_of("reports.export")``."""

    def register(lead: Leads) -> Leads:
        if kind in WAYS:
            raise ValueError(f"result of {kind!r} is defined twice")
        WAYS[kind] = lead
        return lead

    return register


def way_of(job: Job) -> Way | None:
    """Give the way to what a finished job made, if its kind has one."""
    lead = WAYS.get(job.kind)
    return lead(job) if lead and job.state == "done" else None
