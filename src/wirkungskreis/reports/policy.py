"""Who reads which report and which of its releases, and who writes and releases."""

from django.db.models import Q
from django.utils.translation import gettext as _

from wirkungskreis.kernel.actor import Actor, Kind, Role
from wirkungskreis.kernel.policy import YES, Verdict, no, permission
from wirkungskreis.reports.models import Release, Report
from wirkungskreis.reports.models.release import ReleaseLevel
from wirkungskreis.reports.states import IN_REVIEW, ReportState

WORKS_ON = (Role.COORDINATION, Role.LEADERSHIP, Role.EDITORIAL, Role.AUDIT)


def visible(actor: Actor) -> Q:
    """Select the reports for which ``reports.view`` says yes."""
    if actor.has(*WORKS_ON) or actor.kind is Kind.SYSTEM:
        return Q()
    if actor.has(Role.COMMITTEE):
        return Q(state__in=[*IN_REVIEW, ReportState.RELEASED])
    return Q(state=ReportState.RELEASED)


@permission("reports.view")
def view(actor: Actor, report: Report) -> Verdict:
    """Drafts are for those who work on them, reviews for committees too, releases for all."""
    if actor.has(*WORKS_ON) or actor.kind is Kind.SYSTEM or report.state == ReportState.RELEASED:
        return YES
    if actor.has(Role.COMMITTEE) and report.state in IN_REVIEW:
        return YES
    return no(_("Dieser Bericht ist noch nicht veröffentlicht."))


@permission("reports.work")
def work(actor: Actor, _report: object) -> Verdict:
    """See how it is made, field by field: whoever works on reports, and the audit."""
    if actor.has(*WORKS_ON) or actor.kind is Kind.SYSTEM:
        return YES
    return no(_("Das sehen nur Koordination, Leitung, Redaktion und Revision."))


def visible_releases(actor: Actor) -> Q:
    """Select the releases for which ``reports.view_release`` says yes."""
    return Q(level__in=levels(actor))


@permission("reports.view_release")
def view_release(actor: Actor, release: Release) -> Verdict:
    """Everybody reads the public one, committees theirs, the office all."""
    if release.level in levels(actor):
        return YES
    return no(_("Diese Fassung ist nicht für Sie bestimmt. Die öffentliche steht allen offen."))


def levels(actor: Actor) -> list[str]:
    """Give the levels of release the person may read, the richest first."""
    if actor.has(*WORKS_ON) or actor.kind is Kind.SYSTEM:
        return list(ReleaseLevel.values)
    if actor.has(Role.COMMITTEE):
        return [ReleaseLevel.BODIES, ReleaseLevel.PUBLIC]
    return [ReleaseLevel.PUBLIC]


@permission("reports.write")
def write(actor: Actor, _report: object) -> Verdict:
    """Draft, edit and hand over: the coordination and the editors."""
    if actor.has(Role.COORDINATION, Role.EDITORIAL) or actor.kind is Kind.SYSTEM:
        return YES
    return no(_("Das können nur die Koordination und die Redaktion."))


@permission("reports.release")
def release(actor: Actor, _report: object) -> Verdict:
    """Pass it on to the department and release it: the coordination and the leadership."""
    if actor.has(Role.COORDINATION, Role.LEADERSHIP) or actor.kind is Kind.SYSTEM:
        return YES
    return no(_("Das können nur die Koordination und die Leitung."))


@permission("reports.read_brief")
def read_brief(actor: Actor, _thing: object) -> Verdict:
    """Read the leadership's page: it says what leads wrote for the office, not for committees."""
    if actor.has(Role.COORDINATION, Role.LEADERSHIP, Role.AUDIT) or actor.kind is Kind.SYSTEM:
        return YES
    return no(_("Das Beratungsblatt lesen Leitung, Koordination und Revision."))
