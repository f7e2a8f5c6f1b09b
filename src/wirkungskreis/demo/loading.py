"""Loading one of the two sample cities into an empty installation."""

from typing import NamedTuple

from wirkungskreis.demo.domain import leverkusen_city, rheinaue


class Login(NamedTuple):
    """An account to try, with a sentence what to do with it."""

    role: str
    username: str
    password: str
    hint: str


def load(city: str) -> list[Login]:
    """Load ``rheinaue`` (invented, whole) or ``leverkusen`` (public facts alone), all or nothing.

    The installation must be empty. Gives the accounts to sign in with.
    """
    accounts = {"rheinaue": rheinaue.load, "leverkusen": leverkusen_city.load}[city]()
    return [Login(*account) for account in accounts]
