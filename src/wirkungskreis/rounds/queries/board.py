"""Der Rücklauf: what needs clearing, what can be checked, what is missing, what is done."""

from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date

from wirkungskreis.people.models import Organisation
from wirkungskreis.rounds.models import Return, Round
from wirkungskreis.rounds.queries.plain import plain
from wirkungskreis.rounds.queries.standing import ANSWERED_UNCHECKED
from wirkungskreis.rounds.states import Special, Standing


@dataclass(slots=True)
class Group:
    """The returns of one organisation or one field, and how far they are."""

    name: str
    total: int = 0
    there: int = 0
    checked: int = 0
    silent: int = 0


@dataclass(slots=True)
class Missing:
    """What one organisation still owes."""

    organisation: Organisation
    returns: list[Return] = field(default_factory=list)

    @property
    def phones(self) -> list[str]:
        """Telephones to call: the organisation's office first, then those who were asked."""
        people = [ret.person.phone for ret in self.returns if ret.person]
        return list(dict.fromkeys(p for p in [self.organisation.contact_phone, *people] if p))


@dataclass(slots=True)
class Board:
    total: int
    there: int
    days_left: int
    unclear: list[Return]
    to_check: list[Return]
    missing: list[Missing]
    done: list[Return]
    organisations: list[Group]
    fields: list[Group]
    plain: list[Return]


def is_unclear(ret: Return) -> bool:
    """Say whether somebody must act before an answer can come."""
    if ret.standing in {Standing.CHECKED, Standing.HANDED_IN, Standing.UNCHANGED}:
        return False
    lost = ret.standing in {Standing.UNDELIVERABLE, Standing.NOT_ASKED}
    return lost or ret.special != Special.NONE or ret.person_id is None


def board(rnd: Round, returns: Iterable[Return], *, on: date, fields: dict[int, str]) -> Board:
    """Sort the returns of a round (with their standing) the way the coordination works."""
    rows = list(returns)
    there = {Standing.HANDED_IN, Standing.UNCHANGED, Standing.CHECKED}
    to_check = [r for r in rows if r.standing in {Standing.HANDED_IN, Standing.UNCHANGED}]
    unclear = [r for r in rows if is_unclear(r)]
    rest = [r for r in rows if r.standing not in there and not is_unclear(r)]
    return Board(
        total=len(rows),
        there=sum(r.standing in there for r in rows),
        days_left=rnd.days_left(on),
        unclear=unclear,
        to_check=to_check,
        missing=_missing(rest),
        done=[r for r in rows if r.standing == Standing.CHECKED],
        organisations=_groups((r.organisation.name, r) for r in rows),
        fields=_groups((fields.get(r.measure.field_id or 0, "–"), r) for r in rows),
        plain=plain(to_check),
    )


def _missing(returns: Iterable[Return]) -> list[Missing]:
    found: dict[int, Missing] = {}
    for ret in returns:
        found.setdefault(ret.organisation_id, Missing(ret.organisation)).returns.append(ret)
    return sorted(found.values(), key=lambda m: m.organisation.name)


def _groups(pairs: Iterable[tuple[str, Return]]) -> list[Group]:
    found: dict[str, Group] = {}
    for name, ret in pairs:
        group = found.setdefault(name, Group(name))
        group.total += 1
        group.checked += ret.standing == Standing.CHECKED
        group.silent += ret.standing == Standing.SILENT
        back = ret.standing in ANSWERED_UNCHECKED and ret.standing != Standing.SENT_BACK
        group.there += back or ret.standing == Standing.CHECKED
    return sorted(found.values(), key=lambda g: g.name)
