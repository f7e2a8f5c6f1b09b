"""The lives of a meeting, an agenda item, a task and minutes, and the words people choose from."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from wirkungskreis.kernel.states import Life, step

KEEP, RECORD, PROPOSE = "meetings.keep", "meetings.record", "meetings.propose"
FINISH, CHAIR = "meetings.finish", "meetings.chair"
ANSWER = "meetings.answer"


class MeetingState(models.TextChoices):
    """How far a meeting is; a postponed one stays invited under a new date."""

    PLANNED = "planned", _("geplant")
    INVITED = "invited", _("eingeladen")
    RUNNING = "running", _("läuft")
    HELD = "held", _("durchgeführt")
    CLOSED = "closed", _("abgeschlossen")
    CANCELLED = "cancelled", _("abgesagt")


TO_COME = [MeetingState.PLANNED, MeetingState.INVITED]
RECORDING = [MeetingState.RUNNING, MeetingState.HELD]
OVER = [MeetingState.HELD, MeetingState.CLOSED]

MEETING_LIFE = Life(
    step("invite", _("Einladen"), "planned", to="invited", permission=KEEP),
    step("begin", _("Sitzung beginnen"), "planned", "invited", to="running", permission=RECORD),
    step("end", _("Sitzung schließen"), "running", to="held", permission=RECORD),
    step("close", _("Abschließen"), "held", to="closed", permission=KEEP),
    step("cancel", _("Absagen"), *TO_COME, to="cancelled", permission=KEEP),
)


class Reply(models.TextChoices):
    """What somebody answered to the invitation."""

    YES = "yes", _("kommt")
    NO = "no", _("kommt nicht")
    DEPUTY = "deputy", _("lässt sich vertreten")


class Presence(models.TextChoices):
    """Who was there in the end."""

    PRESENT = "present", _("anwesend")
    EXCUSED = "excused", _("entschuldigt")
    ABSENT = "absent", _("fehlt")


class ItemKind(models.TextChoices):
    """What the group does with an item."""

    FORMAL = "formal", _("Formalia")
    TASKS = "tasks", _("Aufträge")
    REPORT = "report", _("Bericht")
    INFORMATION = "information", _("Information")
    DISCUSSION = "discussion", _("Beratung")
    DECISION = "decision", _("Beschluss")


class Ground(models.TextChoices):
    """Why an item was proposed: by a rule or by a person."""

    MINUTES = "minutes", _("Niederschrift der vorigen Sitzung")
    TASKS = "tasks", _("offene Aufträge")
    DELAYED = "delayed", _("im Verzug")
    ENDANGERED = "endangered", _("gefährdet")
    SILENT = "silent", _("ohne Meldung")
    MONEY = "money", _("Geld endet")
    CONDITION = "condition", _("Ratsauftrag wird fällig")
    INDICATOR = "indicator", _("Indikator nicht am Ziel")
    ROUND = "round", _("Ergebnis einer Abfrage")
    REPORT = "report", _("Bericht liegt vor")
    NEED = "need", _("gemeldeter Bedarf")
    HANDED = "handed", _("von anderem Gremium übergeben")
    ANSWER = "answer", _("Antwort auf eine Übergabe")
    CARRIED = "carried", _("vertagt")
    FEEDBACK = "feedback", _("Rückmeldungen aus Netzwerken")
    PERSON = "person", _("vorgeschlagen")


class ItemState(models.TextChoices):
    """Where an item stands: in the backlog, on an agenda, or with its result."""

    PROPOSED = "proposed", _("vorgeschlagen")
    SCHEDULED = "scheduled", _("auf der Tagesordnung")
    DISCUSSED = "discussed", _("beraten")
    DECIDED = "decided", _("beschlossen")
    NOTED = "noted", _("zur Kenntnis")
    ADJOURNED = "adjourned", _("vertagt")
    REMOVED = "removed", _("abgesetzt")
    HANDED_ON = "handed_on", _("weitergeleitet")
    DROPPED = "dropped", _("nicht aufgenommen")


WAITING = [ItemState.PROPOSED, ItemState.SCHEDULED]
RESULTS = [
    ItemState.DISCUSSED,
    ItemState.DECIDED,
    ItemState.NOTED,
    ItemState.ADJOURNED,
    ItemState.REMOVED,
    ItemState.HANDED_ON,
]

ITEM_LIFE = Life(
    step("schedule", _("Aufnehmen"), "proposed", "dropped", to="scheduled", permission=KEEP),
    step("take_off", _("In den Themenspeicher"), "scheduled", to="proposed", permission=KEEP),
    step("drop", _("Nicht aufnehmen"), "proposed", to="dropped", permission=KEEP),
    step("renew", _("Wieder vorschlagen"), "dropped", to="proposed", permission=KEEP),
    step("discuss", _("Beraten"), "scheduled", *RESULTS, to="discussed", permission=RECORD),
    step("decide", _("Beschlossen"), "scheduled", *RESULTS, to="decided", permission=RECORD),
    step("take_note", _("Zur Kenntnis"), "scheduled", *RESULTS, to="noted", permission=RECORD),
    step("adjourn", _("Vertagen"), "scheduled", "discussed", to="adjourned", permission=RECORD),
    step("hand_on", _("Weiterleiten"), "scheduled", "discussed", to="handed_on", permission=RECORD),
    step("remove", _("Absetzen"), "scheduled", "discussed", to="removed", permission=RECORD),
)


class TaskState(models.TextChoices):
    """What became of an order; overdue is derived."""

    OPEN = "open", _("offen")
    UNDERWAY = "underway", _("in Arbeit")
    DONE = "done", _("erledigt")
    DROPPED = "dropped", _("entfallen")


PENDING = [TaskState.OPEN, TaskState.UNDERWAY]

TASK_LIFE = Life(
    step("start", _("In Arbeit nehmen"), "open", to="underway", permission=FINISH),
    step("finish", _("Als erledigt melden"), *PENDING, to="done", permission=FINISH),
    step("drop", _("Entfallen lassen"), *PENDING, to="dropped", permission=CHAIR),
    step("reopen", _("Wieder öffnen"), "done", "dropped", to="open", permission=CHAIR),
)


class MinutesState(models.TextChoices):
    """How far minutes are; an objection makes the next version."""

    DRAFT = "draft", _("Entwurf")
    CIRCULATED = "circulated", _("im Umlauf")
    REPLACED = "replaced", _("durch neue Fassung ersetzt")
    APPROVED = "approved", _("genehmigt")


GOING_ROUND = [MinutesState.CIRCULATED, MinutesState.APPROVED]

MINUTES_LIFE = Life(
    step("circulate", _("In Umlauf geben"), "draft", to="circulated", permission=KEEP),
    step("revise", _("Neue Fassung beginnen"), "circulated", to="replaced", permission=KEEP),
    step("approve", _("Genehmigen"), "circulated", to="approved", permission=KEEP),
)
