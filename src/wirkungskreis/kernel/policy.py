"""How a permission is written down: a name, a rule, and a reason when the answer is no."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any, Protocol, TypeVar

from wirkungskreis.kernel.actor import Actor
from wirkungskreis.kernel.errors import NotAllowed


@dataclass(frozen=True, slots=True)
class Verdict:
    allowed: bool
    reason: str = ""

    def __bool__(self) -> bool:
        return self.allowed


YES = Verdict(allowed=True)


def no(reason: str) -> Verdict:
    return Verdict(allowed=False, reason=reason)


class Rule(Protocol):
    def __call__(self, actor: Actor, thing: Any, /) -> Verdict: ...


RULES: dict[str, Rule] = {}
R = TypeVar("R", bound=Rule)


def permission(name: str) -> Callable[[R], R]:
    """Register a rule under ``package.verb``; each name is defined once."""

    def register(rule: R) -> R:
        if name in RULES:
            raise ValueError(f"permission {name!r} is defined twice")
        RULES[name] = rule
        return rule

    return register


def ask(actor: Actor, name: str, thing: object) -> Verdict:
    return RULES[name](actor, thing)


def demand(actor: Actor, name: str, thing: object) -> None:
    """Go on only with a yes; a no is raised with its reason."""
    if not (verdict := ask(actor, name, thing)):
        raise NotAllowed(verdict.reason)
