"""The lives of a round, a return and a confirmation, and the words people choose from."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from wirkungskreis.kernel.states import Life, step

KEEP, ANSWER, CHECK = "rounds.keep", "rounds.answer", "rounds.check"
ANSWER_FIGURE, CHECK_FIGURE = "rounds.answer_figure", "rounds.check_figure"


class RoundKind(models.TextChoices):
    """Confirmations ask whether the register is right; reports ask what happened."""

    REPORT = "report", _("Sachstand")
    CONFIRMATION = "confirmation", _("Bestätigung")


class RoundState(models.TextChoices):
    PLANNED = "planned", _("geplant")
    OPEN = "open", _("offen")
    CLOSED = "closed", _("geschlossen")


ROUND_LIFE = Life(
    step("open", _("Öffnen"), RoundState.PLANNED, to=RoundState.OPEN, permission=KEEP),
    step("close", _("Schließen"), RoundState.OPEN, to=RoundState.CLOSED, permission=KEEP),
)


class ReturnState(models.TextChoices):
    """Where an answer stands; silence is no state but derived, see ``standing``."""

    ASKED = "asked", _("angefragt")
    DRAFTED = "drafted", _("Entwurf")
    HANDED_IN = "handed_in", _("eingegangen")
    SENT_BACK = "sent_back", _("zurückgegeben")
    CHECKED = "checked", _("geprüft")


EDITABLE = [ReturnState.ASKED, ReturnState.DRAFTED, ReturnState.SENT_BACK, ReturnState.HANDED_IN]
UNSENT = [ReturnState.ASKED, ReturnState.DRAFTED, ReturnState.SENT_BACK]
ANSWERED = [ReturnState.HANDED_IN, ReturnState.CHECKED]

RETURN_LIFE = Life(
    step(
        "draft",
        _("Zwischenspeichern"),
        ReturnState.ASKED,
        to=ReturnState.DRAFTED,
        permission=ANSWER,
    ),
    step("hand_in", _("Absenden"), *EDITABLE, to=ReturnState.HANDED_IN, permission=ANSWER),
    step("send_back", _("Zurückgeben"), *ANSWERED, to=ReturnState.SENT_BACK, permission=CHECK),
    step("check", _("Geprüft"), ReturnState.HANDED_IN, to=ReturnState.CHECKED, permission=CHECK),
)


class ConfirmationState(models.TextChoices):
    ASKED = "asked", _("angefragt")
    ANSWERED = "answered", _("beantwortet")
    SETTLED = "settled", _("übernommen")


CONFIRMATION_LIFE = Life(
    step(
        "answer",
        _("Absenden"),
        ConfirmationState.ASKED,
        ConfirmationState.ANSWERED,
        to=ConfirmationState.ANSWERED,
        permission=ANSWER,
    ),
    step(
        "settle",
        _("Übernehmen"),
        ConfirmationState.ANSWERED,
        to=ConfirmationState.SETTLED,
        permission=CHECK,
    ),
)


class FigureState(models.TextChoices):
    """Where the request for a value of an indicator stands; silence is derived."""

    ASKED = "asked", _("angefragt")
    HANDED_IN = "handed_in", _("eingegangen")
    SENT_BACK = "sent_back", _("zurückgegeben")
    SETTLED = "settled", _("übernommen")
    DROPPED = "dropped", _("nicht mehr gefragt")


FIGURE_OPEN = [FigureState.ASKED, FigureState.SENT_BACK]

FIGURE_LIFE = Life(
    step(
        "hand_in",
        _("Absenden"),
        *FIGURE_OPEN,
        FigureState.HANDED_IN,
        to=FigureState.HANDED_IN,
        permission=ANSWER_FIGURE,
    ),
    step(
        "send_back",
        _("Zurückgeben"),
        FigureState.HANDED_IN,
        to=FigureState.SENT_BACK,
        permission=CHECK_FIGURE,
    ),
    step(
        "settle",
        _("Übernehmen"),
        FigureState.HANDED_IN,
        to=FigureState.SETTLED,
        permission=CHECK_FIGURE,
    ),
    step("drop", _("Nicht mehr fragen"), *FIGURE_OPEN, to=FigureState.DROPPED, permission=KEEP),
    step("ask", _("Anfragen"), FigureState.DROPPED, to=FigureState.ASKED, permission=KEEP),
)


class FigureStanding(models.TextChoices):
    """Where the request for a value stands on a day."""

    NOBODY = "nobody", _("niemand zuständig")
    NOT_ASKED = "not_asked", _("nicht abgefragt")
    ASKED = "asked", _("angefragt")
    UNDELIVERABLE = "undeliverable", _("unzustellbar")
    HANDED_IN = "handed_in", _("eingegangen")
    SENT_BACK = "sent_back", _("zurückgegeben")
    SETTLED = "settled", _("übernommen")
    KNOWN = "known", _("liegt vor")
    SILENT = "silent", _("keine Meldung")
    DROPPED = "dropped", _("nicht mehr gefragt")


DELIVERED = [FigureStanding.HANDED_IN, FigureStanding.SETTLED, FigureStanding.KNOWN]


class Schedule(models.TextChoices):
    """How a project or a one-off stands against its plan."""

    ON_PLAN = "on_plan", _("im Plan")
    DELAYED = "delayed", _("verzögert")
    AT_RISK = "at_risk", _("gefährdet")
    VOID = "void", _("entfällt")


class Continuation(models.TextChoices):
    """Whether an offer or a structure goes on."""

    CONTINUES = "continues", _("läuft weiter")
    LIMITED = "limited", _("läuft eingeschränkt")
    PAUSED = "paused", _("ruht")
    ENDS = "ends", _("endet")


class Help(models.TextChoices):
    NONE = "none", _("nein")
    HELP = "help", _("ja, Hilfe")
    DECISION = "decision", _("ja, eine Entscheidung")


class Special(models.TextChoices):
    """Answers besides a report."""

    NONE = "", _("keine")
    NOT_RESPONSIBLE = "not_responsible", _("nicht mehr zuständig")
    CALL = "call", _("bitte anrufen")


class Counted(models.TextChoices):
    COUNTED = "counted", _("gezählt")
    ESTIMATED = "estimated", _("geschätzt")


class ReachOf(models.TextChoices):
    """What the number of a reach counts."""

    PEOPLE = "people", _("Personen")
    CASES = "cases", _("Fälle")
    VISITS = "visits", _("Besuche")
    DEPLOYMENTS = "deployments", _("Einsätze")
    NUMBER = "number", _("Anzahl")


class YesNo(models.TextChoices):
    YES = "yes", _("ja")
    NO = "no", _("nein")
    UNCLEAR = "unclear", _("noch unklar")


class Publish(models.TextChoices):
    """How much of a measure an organisation lets the public read."""

    ALL = "all", _("alles außer Geld und Personen")
    TITLE = "title", _("nur Titel und Träger")
    NOTHING = "nothing", _("nichts")


class Standing(models.TextChoices):
    """Where one answer stands on a day."""

    NOT_ASKED = "not_asked", _("nicht abgefragt")
    ASKED = "asked", _("angefragt")
    UNDELIVERABLE = "undeliverable", _("unzustellbar")
    DRAFTED = "drafted", _("Entwurf")
    HANDED_IN = "handed_in", _("eingegangen")
    UNCHANGED = "unchanged", _("unverändert gemeldet")
    SENT_BACK = "sent_back", _("zurückgegeben")
    CHECKED = "checked", _("geprüft")
    SILENT = "silent", _("keine Meldung")


class Unknown(models.TextChoices):
    """Why nothing is known of a measure's progress."""

    UNCONFIRMED = "unconfirmed", _("noch nicht bestätigt")
    NOT_ASKED = "not_asked", _("nicht abgefragt")
    UNDELIVERABLE = "undeliverable", _("unzustellbar")
    SILENT = "silent", _("keine Meldung")
