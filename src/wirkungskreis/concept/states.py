"""The life of a version: from the draft over council to the day another takes its place."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from wirkungskreis.kernel.states import Life, step


class VersionState(models.TextChoices):
    """How far a version of the concept has come."""

    DRAFT = "draft", _("Entwurf")
    CONSULTED = "consulted", _("in Beteiligung")
    SUBMITTED = "submitted", _("eingebracht")
    ADOPTED = "adopted", _("beschlossen")
    SUPERSEDED = "superseded", _("abgelöst")


UNDECIDED = [VersionState.DRAFT, VersionState.CONSULTED, VersionState.SUBMITTED]
FROZEN = [VersionState.ADOPTED, VersionState.SUPERSEDED]
EDIT, ADOPT = "concept.edit", "concept.adopt"

VERSION_LIFE = Life(
    step("consult", _("In die Beteiligung geben"), "draft", to="consulted", permission=EDIT),
    step(
        "submit", _("In den Rat einbringen"), "draft", "consulted", to="submitted", permission=EDIT
    ),
    step("rework", _("Weiter überarbeiten"), "consulted", "submitted", to="draft", permission=EDIT),
    step("adopt", _("Beschluss eintragen"), "submitted", to="adopted", permission=ADOPT),
    step("record", _("Nacherfassen"), "draft", to="adopted", permission=ADOPT),
    step(
        "record_old",
        _("Als abgelöste Fassung nacherfassen"),
        "draft",
        to="superseded",
        permission=ADOPT,
    ),
    step("supersede", _("Ablösen"), "adopted", to="superseded", permission=ADOPT),
)
