"""The form of who was there: one choice a seat, so that a seat has one voice."""

from collections.abc import Iterator
from typing import Any

from django import forms
from django.forms.boundfield import BoundField
from django.utils.translation import gettext_lazy as _

from wirkungskreis.desk.entries import Text
from wirkungskreis.kernel.texts import clean_line
from wirkungskreis.meetings.domain.attendance import Came
from wirkungskreis.meetings.queries.seating import Place, Seating
from wirkungskreis.meetings.states import Presence, Reply

AWAY = [(Presence.EXCUSED.value, _("entschuldigt")), (Presence.ABSENT.value, _("fehlt"))]


class AttendanceForm(forms.Form):
    """For every seat its member, its deputies, or nobody; guests one a line."""

    guests = Text(
        label=_("Gäste"),
        required=False,
        max_length=2000,
        help_text=_("Je Zeile eine Person, zum Beispiel: Frau Wirth, Kämmerei."),
        widget=forms.Textarea({"rows": 2}),
    )

    def __init__(self, seating: Seating, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.seating = seating
        self.places = {f"sitz-{place.seat.code}": place for place in seating.places}
        for name, place in self.places.items():
            self.fields[name] = forms.ChoiceField(
                label=place.organisation or place.seat.code,
                help_text=place.seat.label,
                choices=_choices(place),
                required=False,
                initial=_initial(place),
            )
        self.fields["guests"].initial = "\n".join(guest.guest for guest in seating.guests)
        self.order_fields([*self.places, "guests"])

    def seats(self) -> Iterator[BoundField]:
        """Give the fields of the seats alone."""
        for name in self.places:
            yield self[name]

    def came(self) -> list[Came]:
        """Give what was said of each seat; where nothing was chosen, nothing is said."""
        rows = []
        for name, place in self.places.items():
            value = self.cleaned_data.get(name, "")
            if value in Presence.values:
                rows.append(Came(place.seat, value))
            elif value:
                holder = next(one for one in place.holders if str(one.rank) == value)
                rows.append(Came(place.seat, Presence.PRESENT, holder.person))
        return rows

    def guest_names(self) -> list[str]:
        lines = self.cleaned_data["guests"].splitlines()
        return [clean_line(line)[:200] for line in lines if line.strip()]

    def says_something(self) -> bool:
        return bool(self.came() or self.guest_names())


def _choices(place: Place) -> list[Any]:
    there = [
        (str(one.rank), f"{one.person} ({one.get_rank_display()})" if one.rank else str(one.person))
        for one in place.holders
    ]
    return [("", _("noch nicht eingetragen")), *there, *AWAY]


def _initial(place: Place) -> str:
    """Give what stands there, or what the answers to the invitation let expect."""
    if place.row and place.presence:
        return str(place.row.rank) if place.presence == Presence.PRESENT else place.presence
    if place.expected:
        return str(place.expected.rank)
    return Presence.EXCUSED if place.answer == Reply.NO else ""
