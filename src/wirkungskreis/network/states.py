"""The life of a text to pass on, and the words in which people report back."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from wirkungskreis.kernel.states import Life, step

KEEP, REPORT_BACK, PROPOSE = "network.keep", "network.report_back", "network.propose"


class MessageState(models.TextChoices):
    """Whether the office has let a text out; until then only the office reads it."""

    DRAFT = "draft", _("Entwurf")
    RELEASED = "released", _("veröffentlicht")


MESSAGE_LIFE = Life(
    step("release", _("Veröffentlichen"), "draft", to="released", permission=KEEP),
    step("take_back", _("Wieder bearbeiten"), "released", to="draft", permission=KEEP),
)


class Channel(models.TextChoices):
    """How people were reached."""

    TALK = "talk", _("Gespräche")
    GATHERING = "gathering", _("Treffen oder Veranstaltung")
    CHAT = "chat", _("Chatgruppe")
    LETTER = "letter", _("Mail oder Rundbrief")
    NOTICE = "notice", _("Aushang")
    OTHER = "other", _("anders")


class FeedbackKind(models.TextChoices):
    """What came back."""

    QUESTION = "question", _("Frage")
    WISH = "wish", _("Wunsch")
    NEED = "need", _("Bedarf")
    PRAISE = "praise", _("Lob")
