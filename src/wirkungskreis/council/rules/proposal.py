"""What a rule proposes for a paper, as a plain value."""

from dataclasses import dataclass, field
from decimal import Decimal


@dataclass(frozen=True, slots=True)
class YearOf:
    """Euro and full-time posts of one year, None if nobody reported any."""

    year: int
    cost: Decimal | None
    posts: Decimal | None
    note: str = ""


@dataclass(frozen=True, slots=True)
class Proposal:
    """Points and enclosures carry the key of the rule that wrote them; parts are by slot."""

    subject: str
    points: tuple[tuple[str, str], ...]
    parts: dict[str, str]
    effects: tuple[YearOf, ...] = ()
    enclosures: tuple[tuple[str, str], ...] = ()
    basis_hash: str = ""


@dataclass(frozen=True, slots=True)
class Setting:
    """What the rules need besides their ground: the name of the city and the first year."""

    city: str
    year: int
    conditions: tuple[str, ...] = field(default=())

    @property
    def council(self) -> str:
        return f"Der Rat der Stadt {self.city}" if self.city else "Der Rat"
