"""The life of an indicator: watched until somebody retires it with a reason."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from wirkungskreis.kernel.states import Life, step

KEEP, ENTER, RAW = "indicators.keep", "indicators.enter", "indicators.raw"
COMPARE = "indicators.compare"
EXPLAIN = "indicators.explain"


class IndicatorState(models.TextChoices):
    """Whether the city still watches an indicator; its values stay either way."""

    ACTIVE = "active", _("wird beobachtet")
    RETIRED = "retired", _("nicht mehr beobachtet")


INDICATOR_LIFE = Life(
    step("retire", _("Nicht mehr beobachten"), "active", to="retired", permission=KEEP),
    step("revive", _("Wieder beobachten"), "retired", to="active", permission=KEEP),
)


class FileState(models.TextChoices):
    """How far a delivered file is."""

    OPEN = "open", _("in Arbeit")
    STORED = "stored", _("übernommen")
    PUT_ASIDE = "put_aside", _("zurückgelegt")
    WITHDRAWN = "withdrawn", _("zurückgezogen")


FILE_LIFE = Life(
    step("store", _("Übernehmen"), "open", to="stored", permission=ENTER),
    step("put_aside", _("Zurücklegen"), "open", to="put_aside", permission=ENTER),
    step("withdraw", _("Zurückziehen"), "stored", to="withdrawn", permission=ENTER),
)


class PeerState(models.TextChoices):
    """Whether another city is read and shown."""

    ACTIVE = "active", _("wird gelesen")
    PAUSED = "paused", _("pausiert")
    ENDED = "ended", _("nicht mehr verglichen")


PEER_LIFE = Life(
    step("pause", _("Pausieren"), "active", to="paused", permission=COMPARE),
    step("resume", _("Wieder lesen"), "paused", "ended", to="active", permission=COMPARE),
    step("end", _("Nicht mehr vergleichen"), "active", "paused", to="ended", permission=COMPARE),
)


class FigureState(models.TextChoices):
    """Whether a printed figure, or an explanation why figures differ, still stands."""

    ACTIVE = "active", _("steht")
    WITHDRAWN = "withdrawn", _("zurückgenommen")


FIGURE_LIFE = Life(
    step("withdraw", _("Zurücknehmen"), "active", to="withdrawn", permission=EXPLAIN)
)
