"""Who signs in: by user name or, if it belongs to one person only, by mail address."""

from typing import Any

from django.contrib.auth.backends import ModelBackend

from wirkungskreis.people.models import User
from wirkungskreis.people.queries import account_called


class PeopleBackend(ModelBackend):
    """Answers the same, and takes as long, for unknown names and for wrong passwords."""

    def get_user(self, user_id: int) -> User | None:
        """Give the account with its person: every page asks for both."""
        user = User.objects.select_related("person").filter(pk=user_id).first()
        return user if user is not None and self.user_can_authenticate(user) else None

    def authenticate(
        self,
        request: Any,  # noqa: ARG002  Django calls it by position
        username: str | None = None,
        password: str | None = None,
        **_more: Any,
    ) -> User | None:
        if not username or not password:
            return None
        user = account_called(username)
        if user is None:
            User().set_password(password)  # as slow as a check
            return None
        return user if user.check_password(password) and user.is_active else None
