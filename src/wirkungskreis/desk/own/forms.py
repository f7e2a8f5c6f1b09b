"""The answer to an invitation, given while signed in."""

from collections.abc import Sequence
from typing import Any

from django import forms
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from wirkungskreis.desk.entries import EditionForm
from wirkungskreis.meetings.models import Invitation, SeatHolder
from wirkungskreis.meetings.states import Reply


class ReplyForm(EditionForm):
    """One choice, in which each deputy who may stand in on the day is one."""

    reply = forms.ChoiceField(label=_("Kommen Sie?"))

    def __init__(
        self, invitation: Invitation, deputies: Sequence[SeatHolder], data: Any = None
    ) -> None:
        super().__init__(data, auto_id=f"id_{invitation.public_id.hex}_%s")
        self.deputies = {str(row.rank): row for row in deputies}
        field = self.fields["reply"]
        if isinstance(field, forms.ChoiceField):
            field.choices = [
                ("", _("Bitte wählen")),
                (Reply.YES.value, _("Ich vertrete") if invitation.is_deputy else _("Ich komme")),
                *((f"{Reply.DEPUTY}:{rank}", _words(row)) for rank, row in self.deputies.items()),
                (Reply.NO.value, _("Ich komme nicht")),
            ]
            field.initial = invitation.reply if invitation.reply != Reply.DEPUTY else ""

    def said(self) -> tuple[str, SeatHolder | None]:
        """Give the answer, and who stands in if it names somebody."""
        said, _colon, rank = self.cleaned_data["reply"].partition(":")
        return said, self.deputies.get(rank)


def _words(holder: SeatHolder) -> str:
    return gettext("Mich vertritt {name}").format(name=holder.person)
