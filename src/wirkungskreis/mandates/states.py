"""The lives of a sitting and of a council's condition."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from wirkungskreis.kernel.states import Life, step

KEEP = "mandates.keep"


class SittingState(models.TextChoices):
    """Whether a sitting took place."""

    PLANNED = "planned", _("geplant")
    HELD = "held", _("abgehalten")
    CANCELLED = "cancelled", _("abgesagt")


SITTING_LIFE = Life(
    step("hold", _("Als abgehalten eintragen"), "planned", to="held", permission=KEEP),
    step("cancel", _("Absagen"), "planned", to="cancelled", permission=KEEP),
)


class ConditionState(models.TextChoices):
    """What became of a condition; without public evidence nobody says that it was not met."""

    OPEN = "open", _("offen")
    UNDERWAY = "underway", _("in Umsetzung")
    FULFILLED = "fulfilled", _("erfüllt (Nachweis)")
    LIFTED = "lifted", _("aufgehoben")
    UNTRACEABLE = "untraceable", _("öffentlich nicht nachvollziehbar")


PENDING = [ConditionState.OPEN, ConditionState.UNDERWAY]
SETTLED = [ConditionState.FULFILLED, ConditionState.LIFTED]
UNSETTLED = [ConditionState.OPEN, ConditionState.UNDERWAY, ConditionState.UNTRACEABLE]
NEED_REASON = [ConditionState.LIFTED, ConditionState.OPEN]

CONDITION_LIFE = Life(
    step(
        "take_up", _("In Umsetzung nehmen"), "open", "untraceable", to="underway", permission=KEEP
    ),
    step("fulfil", _("Als erfüllt nachweisen"), *UNSETTLED, to="fulfilled", permission=KEEP),
    step("lift", _("Als aufgehoben eintragen"), *UNSETTLED, to="lifted", permission=KEEP),
    step("reopen", _("Wieder öffnen"), "fulfilled", "lifted", to="open", permission=KEEP),
    step(
        "lose_trace",
        _("Als öffentlich nicht nachvollziehbar eintragen"),
        *PENDING,
        to="untraceable",
        permission=KEEP,
    ),
)
