"""Verbs that take a paper through the house and before its bodies."""

from datetime import date

from django.db import transaction
from django.db.models import Max
from django.utils.translation import gettext as _

from wirkungskreis.council.models import Cosignature, Draft, Stop
from wirkungskreis.council.states import DRAFT_LIFE, IN_COUNCIL, WRITE, DraftState
from wirkungskreis.journal.moves import edit, move, note
from wirkungskreis.kernel.actor import Actor
from wirkungskreis.kernel.errors import NotPossible
from wirkungskreis.kernel.policy import demand
from wirkungskreis.mandates.domain import keep, parts, way
from wirkungskreis.mandates.models import Body, Cost, Paper
from wirkungskreis.people.models import Organisation

NEED_REASON = (DraftState.WITHDRAWN, DraftState.REJECTED, DraftState.ADJOURNED)


@transaction.atomic
def ask_office(draft: Draft, *, actor: Actor, office: Organisation) -> Cosignature:
    """Name an office that has to agree before the paper is cleared."""
    demand(actor, WRITE, draft)
    if not draft.is_open:
        raise NotPossible(_("Diese Vorlage ist freigegeben; die Mitzeichnung ist vorbei."))
    if draft.cosignatures.filter(office=office).exists():
        raise NotPossible(_("Diese Stelle zeichnet schon mit."))
    made = Cosignature.objects.create(draft=draft, office=office)
    note(made, "ask", actor=actor, draft=draft.pk)
    return made


@transaction.atomic
def sign(
    cosignature: Cosignature, *, actor: Actor, edition: int, on: date, remark: str = ""
) -> Cosignature:
    """Enter that an office has agreed, with what it remarked."""
    if cosignature.draft.state != DraftState.COSIGNING:
        raise NotPossible(_("Mitgezeichnet wird, während die Vorlage in der Mitzeichnung ist."))
    changes = {"signed_on": on, "remark": remark}
    return edit(cosignature, "sign", WRITE, actor=actor, edition=edition, changes=changes)


@transaction.atomic
def plan(
    draft: Draft,
    *,
    actor: Actor,
    body: Body,
    role: str,
    on: date | None = None,
    is_authoritative: bool = False,
) -> Stop:
    """Plan a stop at the end of the path; for a paper already before a body it becomes a fact."""
    demand(actor, WRITE, draft)
    if not (draft.is_before_council or draft.state in IN_COUNCIL):
        raise NotPossible(_("Über diese Vorlage ist entschieden; ihre Beratungsfolge steht fest."))
    last = draft.stops.aggregate(last=Max("order"))["last"] or 0
    stop = Stop.objects.create(
        draft=draft, order=last + 1, body=body, role=role, on=on, is_authoritative=is_authoritative
    )
    note(draft, "plan", actor=actor, body=body.pk)
    if draft.paper:
        _make_fact(stop, draft.paper, actor)
    return stop


@transaction.atomic
def take_step(draft: Draft, step: str, *, actor: Actor, edition: int, reason: str = "") -> Draft:
    """Go on; what ends or delays a paper needs a reason, a clearing every signature."""
    if step not in DRAFT_LIFE.steps:
        raise NotPossible(_("Diesen Schritt gibt es nicht. Bitte laden Sie die Seite neu."))
    target = DRAFT_LIFE[step].target
    if target in NEED_REASON and not reason.strip():
        raise NotPossible(_("Bitte begründen Sie diesen Schritt."))
    if step == "clear":
        _may_clear(draft)
    changes: dict[str, object] = {"state_reason": reason}
    if step == "bring_in":
        _may_bring_in(draft)
        changes["paper"] = _paper(draft, actor)
    done = move(draft, step, actor=actor, edition=edition, changes=changes)
    if step == "bring_in" and draft.paper:
        for stop in draft.stops.filter(consultation=None):
            _make_fact(stop, draft.paper, actor)
    if draft.paper:
        _say_outcome(draft, draft.paper, actor)
    return done


def _may_clear(draft: Draft) -> None:
    missing = draft.cosignatures.filter(signed_on=None).select_related("office")
    if names := ", ".join(each.office.label for each in missing):
        raise NotPossible(_("Es fehlt noch die Mitzeichnung: {names}.").format(names=names))
    if not draft.points.filter(is_left_out=False).exists():
        raise NotPossible(_("Die Vorlage hat keinen Beschlusspunkt. Bitte schreiben Sie einen."))


def _may_bring_in(draft: Draft) -> None:
    if not draft.number:
        raise NotPossible(
            _("Die Vorlage hat noch keine Nummer. Bitte tragen Sie die des Ratssystems ein.")
        )
    if not draft.stops.exists():
        raise NotPossible(
            _("Die Beratungsfolge ist leer. Bitte planen Sie mindestens ein Gremium.")
        )


def _paper(draft: Draft, actor: Actor) -> Paper:
    """Find the paper of this number, or enter it: from now on it is a fact for all stages."""
    if draft.paper:
        return draft.paper
    found = Paper.objects.filter(code=draft.number, draft=None).first()
    if found:
        return found
    texts = {part.slot: part.shown for part in draft.parts.all()}
    facts = {
        "code": draft.number,
        "kind": draft.get_kind_display(),
        "subject": draft.subject,
        "lead": draft.lead,
        "reasoning": texts.get("reasoning", ""),
        "staff": texts.get("staff", ""),
        "report_label": draft.report.title[:100] if draft.report else "",
        "alternatives": texts.get("alternatives", ""),
        "if_rejected": texts.get("if_rejected", ""),
    }
    paper = keep.enter(Paper, actor=actor, facts=facts)
    for effect in draft.effects.exclude(cost=None):
        cost = {"year": effect.year, "amount": effect.cost}
        parts.add(Cost, paper, actor=actor, edition=paper.edition, facts=cost)
        paper.refresh_from_db(fields=["edition"])
    return paper


def _make_fact(stop: Stop, paper: Paper, actor: Actor) -> None:
    facts = {
        "body": stop.body,
        "on": stop.on,
        "role": stop.role,
        "is_authoritative": stop.is_authoritative,
    }
    stop.consultation = way.add_stop(
        paper, actor=actor, edition=paper.edition, on=stop.draft.on, facts=facts
    )
    paper.refresh_from_db(fields=["edition"])
    stop.save(update_fields=["consultation"])


def _say_outcome(draft: Draft, paper: Paper, actor: Actor) -> None:
    """Write the state as words on the fact, for stages that know no drafts."""
    words = str(DraftState(draft.state).label)
    if paper.outcome != words:
        keep.correct(paper, actor=actor, edition=paper.edition, facts={"outcome": words})
