"""The life of a report: from the draft over three reviews to a release that never changes."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from wirkungskreis.kernel.states import Life, step

WRITE, RELEASE = "reports.write", "reports.release"


class ReportState(models.TextChoices):
    """Who has the report on the desk."""

    DRAFT = "draft", _("Entwurf")
    OFFICE = "office_review", _("Prüfung im KI")
    STEERING = "steering_review", _("Prüfung in der Controlling-Gruppe")
    DEPARTMENT = "department_review", _("Prüfung im Dezernat")
    RELEASED = "released", _("veröffentlicht")


IN_REVIEW = [ReportState.OFFICE, ReportState.STEERING, ReportState.DEPARTMENT]
OPEN = [ReportState.DRAFT, *IN_REVIEW]

REPORT_LIFE = Life(
    step(
        "hand_over",
        _("Zur Prüfung geben"),
        ReportState.DRAFT,
        to=ReportState.OFFICE,
        permission=WRITE,
    ),
    step(
        "to_steering",
        _("An die Controlling-Gruppe geben"),
        ReportState.OFFICE,
        to=ReportState.STEERING,
        permission=WRITE,
    ),
    step(
        "to_department",
        _("An das Dezernat geben"),
        ReportState.STEERING,
        to=ReportState.DEPARTMENT,
        permission=RELEASE,
    ),
    step("rework", _("Überarbeiten"), *IN_REVIEW, to=ReportState.DRAFT, permission=WRITE),
    step(
        "release",
        _("Veröffentlichen"),
        ReportState.DEPARTMENT,
        to=ReportState.RELEASED,
        permission=RELEASE,
    ),
)


class ConsequenceKind(models.TextChoices):
    """What follows, and in which form; "keine" needs its reason in the text."""

    ORDER = "order", _("Auftrag")
    PAPER = "paper", _("Vorlage")
    REQUEST = "request", _("Bitte an Träger")
    NONE = "none", _("keine – weil")


class Outcome(models.TextChoices):
    """What became of a consequence, told when the next report opens."""

    OPEN = "open", _("offen")
    DONE = "done", _("erledigt")
    PARTLY = "partly", _("teilweise erledigt")
    NOT_DONE = "not_done", _("nicht erledigt")
    OBSOLETE = "obsolete", _("hat sich erübrigt")
