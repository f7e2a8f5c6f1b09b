from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from wirkungskreis.journal.models import Living
from wirkungskreis.meetings.models.meeting import Meeting
from wirkungskreis.meetings.models.seat import Seat
from wirkungskreis.meetings.states import ITEM_LIFE, WAITING, Ground, ItemKind, ItemState

SUBJECTS = ("measure", "element", "version", "round", "report", "condition", "paper", "indicator")


def _at_most_one(names: tuple[str, ...]) -> Q:
    """Allow at most one of the columns to be filled."""
    allowed = Q()
    for index, one in enumerate(names):
        for other in names[index + 1 :]:
            allowed &= Q(**{one: None}) | Q(**{other: None})
    return allowed


class AgendaItem(Living):
    """A matter before a body: first in its backlog, then on the agenda of one meeting.

    It has at most one subject. ``ground`` says why it was proposed. ``carried_from`` is the item
    it was adjourned from; ``handed_from`` the item of another body that handed it on, and back.
    ``draft`` is the wording proposed for a decision, ``minute`` what was said in the meeting.
    """

    life = ITEM_LIFE

    body = models.ForeignKey("mandates.Body", models.PROTECT, related_name="agenda_items")
    meeting = models.ForeignKey(
        Meeting, models.PROTECT, null=True, blank=True, related_name="items"
    )
    state = models.CharField(max_length=20, choices=ItemState.choices, default=ItemState.PROPOSED)
    position = models.PositiveSmallIntegerField(_("Platz"), null=True, blank=True)
    kind = models.CharField(
        _("Art"), max_length=12, choices=ItemKind.choices, default=ItemKind.DISCUSSION
    )
    ground = models.CharField(max_length=12, choices=Ground.choices, default=Ground.PERSON)
    title = models.CharField(_("Titel"), max_length=200)
    text = models.TextField(_("Worum es geht"), blank=True)
    draft = models.TextField(_("Beschlussvorschlag"), blank=True)
    minutes = models.PositiveSmallIntegerField(_("Dauer in Minuten"), null=True, blank=True)
    presenter = models.ForeignKey(
        Seat,
        models.PROTECT,
        null=True,
        blank=True,
        related_name="presented",
        verbose_name=_("Berichtet"),
    )
    proposed_by = models.ForeignKey(
        Seat, models.PROTECT, null=True, blank=True, related_name="proposed"
    )
    is_confidential = models.BooleanField(_("vertraulich"), default=False)
    minute = models.TextField(_("Ergebnis"), blank=True)
    drop_reason = models.TextField(_("Warum nicht aufgenommen"), blank=True)
    carried_from = models.OneToOneField(
        "self", models.PROTECT, null=True, blank=True, related_name="carried_to"
    )
    handed_from = models.ForeignKey(
        "self", models.PROTECT, null=True, blank=True, related_name="handed_to"
    )
    measure = models.ForeignKey(
        "measures.Measure", models.PROTECT, null=True, blank=True, related_name="agenda_items"
    )
    element = models.ForeignKey(
        "concept.Element", models.PROTECT, null=True, blank=True, related_name="agenda_items"
    )
    version = models.ForeignKey(
        "concept.Version", models.PROTECT, null=True, blank=True, related_name="agenda_items"
    )
    round = models.ForeignKey(
        "rounds.Round", models.PROTECT, null=True, blank=True, related_name="agenda_items"
    )
    report = models.ForeignKey(
        "reports.Report", models.PROTECT, null=True, blank=True, related_name="agenda_items"
    )
    condition = models.ForeignKey(
        "mandates.Condition", models.PROTECT, null=True, blank=True, related_name="agenda_items"
    )
    paper = models.ForeignKey(
        "mandates.Paper", models.PROTECT, null=True, blank=True, related_name="agenda_items"
    )
    indicator = models.ForeignKey(
        "indicators.Indicator", models.PROTECT, null=True, blank=True, related_name="agenda_items"
    )

    class Meta:
        ordering = ["meeting", "position", "pk"]
        constraints = [
            models.CheckConstraint(
                condition=Q(state__in=ItemState.values)
                & Q(kind__in=ItemKind.values)
                & Q(ground__in=Ground.values),
                name="item_words_known",
            ),
            models.CheckConstraint(condition=_at_most_one(SUBJECTS), name="item_one_subject"),
            models.CheckConstraint(
                condition=Q(meeting=None, state__in=["proposed", "dropped"])
                | (Q(meeting__isnull=False) & ~Q(state__in=["proposed", "dropped"])),
                name="item_in_backlog_or_meeting",
            ),
            models.UniqueConstraint(
                fields=["meeting", "position"], name="item_position_once_a_meeting"
            ),
        ]

    def __str__(self) -> str:
        return f"TOP {self.position} {self.title}" if self.position else self.title

    @property
    def subject(self) -> models.Model | None:
        """What it is about; needs the subjects selected in lists."""
        filled = (getattr(self, name) for name in SUBJECTS if getattr(self, f"{name}_id"))
        return next(filled, None)

    @property
    def has_result(self) -> bool:
        return self.state not in WAITING and self.state != ItemState.DROPPED
