"""The lives of a draft paper, of the council's changes to a concept, and of a proposed match."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from wirkungskreis.kernel.states import Life, step

WRITE, CLEAR = "council.write", "council.clear"
BRING_IN, FOLLOW = "council.bring_in", "council.follow"


class DraftState(models.TextChoices):
    """How far a paper is, from the first words to what the council made of it."""

    DRAFT = "draft", _("Entwurf")
    COSIGNING = "cosigning", _("in Mitzeichnung")
    CLEARED = "cleared", _("freigegeben")
    CONSULTED = "in_consultation", _("in Beratung")
    DECIDED = "decided", _("beschlossen")
    DECIDED_CHANGED = "decided_changed", _("geändert beschlossen")
    NOTED = "noted", _("zur Kenntnis genommen")
    REJECTED = "rejected", _("abgelehnt")
    ADJOURNED = "adjourned", _("vertagt")
    WITHDRAWN = "withdrawn", _("zurückgezogen")


OPEN = [DraftState.DRAFT, DraftState.COSIGNING]
BEFORE_COUNCIL = [*OPEN, DraftState.CLEARED]
IN_COUNCIL = [DraftState.CONSULTED, DraftState.ADJOURNED]
RESULTS = [
    DraftState.DECIDED,
    DraftState.DECIDED_CHANGED,
    DraftState.NOTED,
    DraftState.REJECTED,
    DraftState.WITHDRAWN,
]
SEEN_BY_COMMITTEES = [*IN_COUNCIL, *RESULTS]

DRAFT_LIFE = Life(
    step("cosign", _("In die Mitzeichnung geben"), "draft", to="cosigning", permission=WRITE),
    step("rework", _("Überarbeiten"), "cosigning", "cleared", to="draft", permission=WRITE),
    step("clear", _("Freigeben"), "cosigning", to="cleared", permission=CLEAR),
    step(
        "bring_in", _("In die Beratung geben"), "cleared", to="in_consultation", permission=BRING_IN
    ),
    step("decide", _("Beschlossen"), *IN_COUNCIL, to="decided", permission=BRING_IN),
    step(
        "decide_changed",
        _("Geändert beschlossen"),
        *IN_COUNCIL,
        to="decided_changed",
        permission=BRING_IN,
    ),
    step("take_note", _("Zur Kenntnis genommen"), *IN_COUNCIL, to="noted", permission=BRING_IN),
    step("reject", _("Abgelehnt"), *IN_COUNCIL, to="rejected", permission=BRING_IN),
    step("adjourn", _("Vertagt"), "in_consultation", to="adjourned", permission=BRING_IN),
    step(
        "withdraw",
        _("Zurückziehen"),
        *BEFORE_COUNCIL,
        *IN_COUNCIL,
        to="withdrawn",
        permission=BRING_IN,
    ),
)


class AmendmentState(models.TextChoices):
    """Whether what the council changed stands in the concept's draft."""

    RECORDED = "recorded", _("noch nicht übernommen")
    APPLIED = "applied", _("in die Fassung übernommen")
    DROPPED = "dropped", _("nicht übernommen")


AMENDMENT_LIFE = Life(
    step("apply", _("In die Fassung übernehmen"), "recorded", to="applied", permission=BRING_IN),
    step("drop", _("Nicht übernehmen"), "recorded", to="dropped", permission=BRING_IN),
)


class MatchState(models.TextChoices):
    """Whether a person agrees that two papers are the same."""

    PROPOSED = "proposed", _("vorgeschlagen")
    CONFIRMED = "confirmed", _("bestätigt")
    REFUSED = "refused", _("abgelehnt")


MATCH_LIFE = Life(
    step(
        "confirm", _("Das ist dieselbe"), "proposed", "refused", to="confirmed", permission=FOLLOW
    ),
    step(
        "refuse", _("Das ist eine andere"), "proposed", "confirmed", to="refused", permission=FOLLOW
    ),
)
