"""The life of a change, what it may do, and who must confirm it."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from wirkungskreis.kernel.states import Life, step

KEEP, CONFIRM = "changes.keep", "changes.confirm"


class ChangeState(models.TextChoices):
    """How far a change is; nothing changes before the competent side has confirmed."""

    WISHED = "wished", _("gewünscht")
    AWAITED = "awaited", _("beschlossen, wartet auf Bestätigung")
    PREPARED = "prepared", _("im Entwurf, gilt mit dem Ratsbeschluss")
    CARRIED_OUT = "carried_out", _("ausgeführt")
    REFUSED = "refused", _("nicht bestätigt")


WAITING = [ChangeState.WISHED, ChangeState.AWAITED]

CHANGE_LIFE = Life(
    step("decide", _("Beschluss eintragen"), "wished", to="awaited", permission=KEEP),
    step(
        "carry_out", _("Bestätigen und ausführen"), "awaited", to="carried_out", permission=CONFIRM
    ),
    step("prepare", _("In den Entwurf übernehmen"), "awaited", to="prepared", permission=CONFIRM),
    step("refuse", _("Nicht bestätigen"), *WAITING, to="refused", permission=CONFIRM),
    step("reopen", _("Wieder öffnen"), "refused", to="awaited", permission=KEEP),
)


class Kind(models.TextChoices):
    """What a change does."""

    END = "end", _("Ende verschieben")
    STEP = "step", _("Stand ändern")
    LEAD = "lead", _("Federführung wechseln")
    PRIORITY = "priority", _("Priorität setzen")
    ORDER = "order", _("Platz in der Reihenfolge setzen")
    TITLE = "title", _("Titel ändern")
    DESCRIPTION = "description", _("Beschreibung ändern")
    SERVE = "serve", _("einem Ziel zuordnen")
    UNSERVE = "unserve", _("von einem Ziel lösen")
    MERGE = "merge", _("mit anderer Maßnahme zusammenlegen")
    WORDING = "wording", _("Wortlaut ändern")
    GOAL_PRIORITY = "goal_priority", _("Priorität eines Ziels setzen")
    GOAL_ORDER = "goal_order", _("Reihenfolge der Ziele eines Handlungsfelds setzen")
    DROP = "drop", _("Element streichen")
    AIM = "aim", _("Ziel eines Indikators setzen oder ändern")


OF_INDICATOR = [Kind.AIM]
OF_CONCEPT = [Kind.WORDING, Kind.GOAL_PRIORITY, Kind.GOAL_ORDER, Kind.DROP]


class Side(models.TextChoices):
    """Who is competent: only this side's confirmation has an effect."""

    ADMINISTRATION = "administration", _("Verwaltung")
    LEAD = "lead", _("federführende Organisation")
    COUNCIL = "council", _("Rat")


class Origin(models.TextChoices):
    """Where a change comes from."""

    DECISION = "decision", _("Beschluss eines Gremiums")
    REPORT = "report", _("Konsequenz eines Berichts")
    CONDITION = "condition", _("Ratsauftrag")
    AMENDMENT = "amendment", _("Ratsänderung")
