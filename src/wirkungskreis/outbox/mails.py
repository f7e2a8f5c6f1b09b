"""What stands in the mails about accounts; people themselves know nothing of mails."""

from datetime import timedelta

from django.conf import settings
from django.utils.translation import gettext_lazy as _

from wirkungskreis.outbox.domain.password import TEMPLATE
from wirkungskreis.outbox.fillers import Filled, address, filler
from wirkungskreis.outbox.models import Mail
from wirkungskreis.people.domain.accounts import password_token
from wirkungskreis.people.models import User


@filler(TEMPLATE, label=_("Neues Passwort"))
def password(mail: Mail) -> Filled | None:
    """Make the link at sending, so that it holds from then on; gone when the account is closed."""
    user = User.objects.filter(pk=mail.about_id, is_active=True).first()
    if user is None:
        return None
    path = f"/werkbank/konto/passwort/{user.public_id}/{password_token(user)}/"
    days = timedelta(seconds=settings.PASSWORD_RESET_TIMEOUT).days
    return Filled({"username": user.username, "days": days}, secrets={"link": address(path)})
