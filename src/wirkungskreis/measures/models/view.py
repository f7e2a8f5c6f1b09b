from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _

from wirkungskreis.journal.models import Editable


class SavedView(Editable):
    """A look at the register that somebody wants again: filters, order and columns under a name.

    ``query`` is the part of the register's address behind the question mark. A shared view is
    seen by everybody at the desk; what stands in it still depends on what each may see.
    """

    owner = models.ForeignKey(settings.AUTH_USER_MODEL, models.CASCADE, related_name="+")
    name = models.CharField(_("Name"), max_length=60)
    query = models.CharField(max_length=1000, blank=True)
    is_shared = models.BooleanField(_("für alle an der Werkbank"), default=False)

    class Meta:
        ordering = ["-is_shared", "name"]
        constraints = [
            models.UniqueConstraint(fields=["owner", "name"], name="saved_view_name_once")
        ]

    def __str__(self) -> str:
        return self.name
