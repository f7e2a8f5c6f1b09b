"""Open an account, or give a new one-time link, from the command line: the first one comes so."""

from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser
from django.db import transaction

from wirkungskreis.kernel.actor import SYSTEM, Role
from wirkungskreis.kernel.errors import Refused
from wirkungskreis.people.domain import accounts, persons
from wirkungskreis.people.models import User


class Command(BaseCommand):
    help = "Legt ein Konto an (invite) oder ersetzt ein Passwort (reset). Nennt einen Link."

    def add_arguments(self, parser: CommandParser) -> None:
        actions = parser.add_subparsers(dest="action", required=True)
        invite = actions.add_parser("invite", help="make a person with an account")
        invite.add_argument("username")
        invite.add_argument("--name", required=True)
        invite.add_argument("--email", default="")
        roles = [role.value for role in Role if role is not Role.MODERATION]
        invite.add_argument("--role", action="append", choices=roles, required=True)
        reset = actions.add_parser("reset", help="take the password away, print a new link")
        reset.add_argument("username")

    def handle(self, *, action: str, username: str, **options: Any) -> None:
        try:
            user = self._invite(username, options) if action == "invite" else self._reset(username)
        except Refused as refusal:
            raise CommandError(str(refusal)) from refusal
        token = accounts.password_token(user)
        self.stdout.write(f"/werkbank/konto/passwort/{user.public_id}/{token}/")

    @transaction.atomic
    def _invite(self, username: str, options: dict[str, Any]) -> User:
        person = persons.create(actor=SYSTEM, name=options["name"], email=options["email"])
        roles = dict.fromkeys(map(Role, options["role"]))
        return accounts.invite(person, actor=SYSTEM, username=username, roles=roles)

    def _reset(self, username: str) -> User:
        user = User.objects.filter(username=username).first()
        if user is None:
            raise CommandError(f"Ein Konto mit dem Benutzernamen {username} gibt es nicht.")
        return accounts.reset_password(user, actor=SYSTEM, edition=user.edition)
