"""Who signs in: by user name or, if it belongs to one person only, by mail address."""

from typing import Any

from django.contrib.auth.backends import ModelBackend

from wirkungskreis.people.models import User


class PeopleBackend(ModelBackend):
    """Answers the same, and takes as long, for unknown names and for wrong passwords."""

    def authenticate(
        self,
        request: Any,  # noqa: ARG002  Django calls it by position
        username: str | None = None,
        password: str | None = None,
        **_more: Any,
    ) -> User | None:
        if not username or not password:
            return None
        user = _find(username.strip())
        if user is None:
            User().set_password(password)  # as slow as a check
            return None
        return user if user.check_password(password) and user.is_active else None


def _find(login: str) -> User | None:
    users = User.objects.select_related("person")
    if named := users.filter(username__iexact=login).first():
        return named
    reached = list(users.filter(person__email__iexact=login)[:2]) if "@" in login else []
    return reached[0] if len(reached) == 1 else None
