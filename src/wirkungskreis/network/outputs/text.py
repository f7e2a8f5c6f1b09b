"""The first draft of the text to pass on: short, plain, only what anybody may know.

People complete and shorten it before it is released; nothing leaves without that.
"""

from collections.abc import Sequence

from django.conf import settings
from django.utils.translation import gettext as _
from django.utils.translation import override

from wirkungskreis.kernel import formats
from wirkungskreis.measures.models import PublicScope
from wirkungskreis.meetings.models import AgendaItem, Meeting, Ruling


def is_open(item: AgendaItem) -> bool:
    """Say whether an item may be told at all: not confidential, its measure published."""
    measure = item.measure
    if item.is_confidential:
        return False
    if measure is None:
        return True
    return measure.published_at is not None and measure.public_scope != PublicScope.NOTHING


def plain(meeting: Meeting, rulings: Sequence[Ruling]) -> str:
    """Write what was decided, one paragraph each."""
    with override(settings.LANGUAGE_CODE):
        head = _("{body}, Sitzung am {day}").format(
            body=meeting.sitting.body.name, day=formats.day(meeting.sitting.on)
        )
        lines = [f"{_named(row)}: {row.decision.text}" for row in rulings]
        if not lines:
            lines = [_("In dieser Sitzung wurde nichts beschlossen, was alle betrifft.")]
        if any(getattr(row, "is_provisional", False) for row in rulings):
            lines.append(_("Das gilt, sobald die Niederschrift genehmigt ist."))
        question = _(
            "Haben Sie Fragen oder Wünsche dazu? Sagen Sie es der Person, von der Sie das haben:"
            " Es kommt auf die nächste Tagesordnung."
        )
    return "\n\n".join([head, *lines, question])


def simple(meeting: Meeting, rulings: Sequence[Ruling]) -> str:
    """Write a beginning in simple words: short sentences, one thought each."""
    with override(settings.LANGUAGE_CODE):
        lines = [
            _("Am {day} war eine Sitzung.").format(day=formats.day(meeting.sitting.on)),
            _("Die Gruppe heißt: {body}.").format(body=meeting.sitting.body.name),
            _("Die Gruppe hat über diese Themen gesprochen:"),
            *(f"- {_title(row)}" for row in rulings),
            _("Haben Sie Fragen? Haben Sie Wünsche?"),
            _("Sagen Sie es der Person, von der Sie diesen Text haben."),
        ]
    return "\n".join(lines)


def _named(row: Ruling) -> str:
    return f"{_title(row)} ({row.decision.get_kind_display()})"


def _title(row: Ruling) -> str:
    measure = row.item.measure
    return measure.title if measure else row.item.title
