"""The lives of a measure, of a need that was stated, and of a promise that was given."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from wirkungskreis.kernel.states import Life, step


class State(models.TextChoices):
    IDEA = "idea", _("Idee")
    PLANNED = "planned", _("geplant")
    PREPARING = "preparing", _("in Vorbereitung")
    RUNNING = "running", _("laufend")
    DONE = "done", _("abgeschlossen")
    PERMANENT = "permanent", _("läuft als Daueraufgabe")
    DEFERRED = "deferred", _("zurückgestellt")
    DISCONTINUED = "discontinued", _("eingestellt")
    DROPPED = "dropped", _("beendet ohne Umsetzung")


EARLY = [State.IDEA, State.PLANNED, State.PREPARING]
NEED_REASON = [State.DEFERRED, State.DISCONTINUED, State.DROPPED]
OVER = [State.DONE, State.DISCONTINUED, State.DROPPED]
STEER, REPORT, CONFIRM = "measures.steer", "measures.report", "measures.confirm"
STAND_BY = "measures.stand_by"

LIFE = Life(
    step("plan", _("Einplanen"), State.IDEA, to=State.PLANNED, permission=STEER),
    step("prepare", _("Vorbereiten"), State.PLANNED, to=State.PREPARING, permission=REPORT),
    step("start", _("Starten"), State.PREPARING, to=State.RUNNING, permission=REPORT),
    step("finish", _("Abschließen"), State.RUNNING, to=State.DONE, permission=REPORT),
    step(
        "keep",
        _("Als Daueraufgabe weiterführen"),
        State.RUNNING,
        State.DONE,
        to=State.PERMANENT,
        permission=STEER,
    ),
    step("defer", _("Zurückstellen"), *EARLY, State.RUNNING, to=State.DEFERRED, permission=STEER),
    step("resume", _("Wieder aufnehmen"), State.DEFERRED, to=State.PLANNED, permission=STEER),
    step("discontinue", _("Einstellen"), State.RUNNING, to=State.DISCONTINUED, permission=STEER),
    step("drop", _("Nicht umsetzen"), *EARLY, State.DEFERRED, to=State.DROPPED, permission=STEER),
)


class NeedState(models.TextChoices):
    OPEN = "open", _("offen")
    TAKEN_UP = "taken_up", _("aufgegriffen")
    NOT_TAKEN_UP = "not_taken_up", _("nicht aufgegriffen")


NEED_LIFE = Life(
    step("take_up", _("Aufgreifen"), NeedState.OPEN, to=NeedState.TAKEN_UP, permission=STEER),
    step(
        "turn_down",
        _("Nicht aufgreifen"),
        NeedState.OPEN,
        to=NeedState.NOT_TAKEN_UP,
        permission=STEER,
    ),
    step(
        "reopen",
        _("Wieder öffnen"),
        NeedState.TAKEN_UP,
        NeedState.NOT_TAKEN_UP,
        to=NeedState.OPEN,
        permission=STEER,
    ),
)


class CommitmentState(models.TextChoices):
    GIVEN = "given", _("zugesagt")
    KEPT = "kept", _("eingehalten")
    PARTLY = "partly", _("teilweise eingehalten")
    BROKEN = "broken", _("nicht eingehalten")
    WITHDRAWN = "withdrawn", _("zurückgezogen")


PROMISED = [CommitmentState.GIVEN, CommitmentState.PARTLY]

COMMITMENT_LIFE = Life(
    step(
        "keep_word",
        _("Als eingehalten eintragen"),
        CommitmentState.GIVEN,
        CommitmentState.PARTLY,
        to=CommitmentState.KEPT,
        permission=STEER,
    ),
    step(
        "keep_partly",
        _("Als teilweise eingehalten eintragen"),
        CommitmentState.GIVEN,
        to=CommitmentState.PARTLY,
        permission=STEER,
    ),
    step(
        "break_word",
        _("Als nicht eingehalten eintragen"),
        CommitmentState.GIVEN,
        CommitmentState.PARTLY,
        to=CommitmentState.BROKEN,
        permission=STEER,
    ),
    step(
        "withdraw",
        _("Als zurückgezogen eintragen"),
        CommitmentState.GIVEN,
        CommitmentState.PARTLY,
        to=CommitmentState.WITHDRAWN,
        permission=STAND_BY,
    ),
)


class ImportState(models.TextChoices):
    OPEN = "open", _("in Arbeit")
    TAKEN = "taken", _("übernommen")
    UNDONE = "undone", _("rückgängig gemacht")


IMPORT = "measures.import"
IMPORT_LIFE = Life(
    step("take", _("Übernehmen"), ImportState.OPEN, to=ImportState.TAKEN, permission=IMPORT),
    step("undo", _("Rückgängig"), ImportState.TAKEN, to=ImportState.UNDONE, permission=IMPORT),
)
