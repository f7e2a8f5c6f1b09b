"""The life of a measure."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from wirkungskreis.kernel.states import Life, step


class State(models.TextChoices):
    IDEA = "idea", _("Idee")
    PLANNED = "planned", _("geplant")
    PREPARING = "preparing", _("in Vorbereitung")
    RUNNING = "running", _("laufend")
    DONE = "done", _("abgeschlossen")
    PERMANENT = "permanent", _("verstetigt")
    DEFERRED = "deferred", _("zurückgestellt")
    DISCONTINUED = "discontinued", _("eingestellt")
    DROPPED = "dropped", _("beendet ohne Umsetzung")


EARLY = [State.IDEA, State.PLANNED, State.PREPARING]
NEED_REASON = [State.DEFERRED, State.DISCONTINUED, State.DROPPED]
STEER, REPORT = "measures.steer", "measures.report"

LIFE = Life(
    step("plan", _("Einplanen"), State.IDEA, to=State.PLANNED, permission=STEER),
    step("prepare", _("Vorbereiten"), State.PLANNED, to=State.PREPARING, permission=REPORT),
    step("start", _("Starten"), State.PREPARING, to=State.RUNNING, permission=REPORT),
    step("finish", _("Abschließen"), State.RUNNING, to=State.DONE, permission=REPORT),
    step("keep", _("Verstetigen"), State.RUNNING, State.DONE, to=State.PERMANENT, permission=STEER),
    step("defer", _("Zurückstellen"), *EARLY, State.RUNNING, to=State.DEFERRED, permission=STEER),
    step("resume", _("Wieder aufnehmen"), State.DEFERRED, to=State.PLANNED, permission=STEER),
    step("discontinue", _("Einstellen"), State.RUNNING, to=State.DISCONTINUED, permission=STEER),
    step("drop", _("Nicht umsetzen"), *EARLY, State.DEFERRED, to=State.DROPPED, permission=STEER),
)
