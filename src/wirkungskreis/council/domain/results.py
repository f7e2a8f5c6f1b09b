"""Verbs that enter what a body made of a paper: result, votes by group, text as decided."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from django.db import transaction
from django.utils.translation import gettext as _

from wirkungskreis.council.models import GroupVote, Result, ResultCode, Stop
from wirkungskreis.council.states import BRING_IN
from wirkungskreis.journal.moves import note
from wirkungskreis.kernel.actor import Actor
from wirkungskreis.kernel.errors import NotPossible
from wirkungskreis.kernel.policy import demand
from wirkungskreis.mandates.domain import way
from wirkungskreis.reports.language import of_reports


@dataclass(frozen=True, slots=True)
class Votes:
    """Yes, no, abstained; of one political group, or with an empty name of all."""

    group: str
    yes: int
    no: int
    abstained: int

    def __str__(self) -> str:
        return f"{self.group} {self.yes}/{self.no}/{self.abstained}"


@dataclass(frozen=True, slots=True)
class Told:
    """What came of a stop; without ``total`` the groups are summed."""

    code: str
    on: date
    text: str = ""
    total: Votes | None = None
    groups: tuple[Votes, ...] = ()


@transaction.atomic
def enter(stop: Stop, told: Told, *, actor: Actor, on: date) -> Result:
    """Enter or correct a result; ``on`` is today. Groups must add up to the whole vote."""
    demand(actor, BRING_IN, stop.draft)
    if stop.consultation is None:
        raise NotPossible(_("Die Vorlage ist noch nicht in der Beratung."))
    total = _total(told)
    with of_reports():
        words = str(ResultCode(told.code).label)
    facts = {
        "on": told.on,
        "result": words,
        "text": told.text,
        "votes_for": total.yes if total else None,
        "votes_against": total.no if total else None,
        "votes_abstained": total.abstained if total else None,
        "votes_by_group": ", ".join(str(each) for each in told.groups)[:300],
    }
    paper = stop.consultation.paper
    way.change_stop(stop.consultation, actor=actor, edition=paper.edition, on=on, facts=facts)
    result, _new = Result.objects.update_or_create(
        consultation=stop.consultation, defaults={"code": told.code}
    )
    result.votes.all().delete()
    GroupVote.objects.bulk_create(
        GroupVote(
            result=result,
            group=each.group,
            votes_for=each.yes,
            votes_against=each.no,
            votes_abstained=each.abstained,
        )
        for each in told.groups
    )
    note(result, "enter", actor=actor, draft=stop.draft_id, code=told.code)
    return result


def _total(told: Told) -> Votes | None:
    names = [each.group.casefold() for each in told.groups]
    if len(set(names)) != len(names):
        raise NotPossible(_("Eine Fraktion steht zweimal da. Bitte lassen Sie eine Zeile weg."))
    if not told.groups:
        return told.total
    summed = _sum(told.groups)
    if told.total and (told.total.yes, told.total.no, told.total.abstained) != (
        summed.yes,
        summed.no,
        summed.abstained,
    ):
        raise NotPossible(
            _(
                "Die Stimmen der Fraktionen ergeben {sum}, das Gesamtergebnis ist ein anderes. "
                "Bitte prüfen Sie beide."
            ).format(sum=f"{summed.yes}/{summed.no}/{summed.abstained}")
        )
    return summed


def _sum(groups: Sequence[Votes]) -> Votes:
    return Votes(
        "",
        sum(each.yes for each in groups),
        sum(each.no for each in groups),
        sum(each.abstained for each in groups),
    )
