"""The verb behind "Passwort vergessen?": a one-time link by mail, no word about who is known."""

from wirkungskreis.kernel.actor import Actor
from wirkungskreis.outbox.domain import post
from wirkungskreis.people.queries import account_called

TEMPLATE = "people.password"


def request_link(login: str, *, actor: Actor, hour: str, language: str) -> None:
    """Lay the mail into the outbox if somebody signs in like this; tell nobody whether that is so.

    ``login`` is a user name or a mail address, ``language`` the one in which the person reads the
    pages; ``hour`` keeps it to one mail an hour and account.
    """
    user = account_called(login)
    if user and user.is_active and user.person.email:
        key = f"{TEMPLATE}:{user.pk}:{hour}"
        post.put(
            actor=actor,
            person=user.person,
            template=TEMPLATE,
            about=user,
            key=key,
            language=language,
        )
