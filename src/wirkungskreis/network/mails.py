"""What stands in the mails after a meeting; read at sending, so that it is never stale."""

from django.utils.translation import gettext_lazy as _

from wirkungskreis.kernel import formats
from wirkungskreis.meetings.models import Meeting
from wirkungskreis.network.domain.links import token_of
from wirkungskreis.network.models import Access, Message
from wirkungskreis.network.queries.letters import Letter, letters_of
from wirkungskreis.network.states import MessageState
from wirkungskreis.outbox.fillers import Filled, address, filler
from wirkungskreis.outbox.models import Mail


@filler("network.told", label=_("Das wurde zu Ihrer Maßnahme beschlossen"))
def told(mail: Mail) -> Filled | None:
    """Say what was decided as it stands now; nothing if nothing of it stands any more."""
    access = _access(mail)
    letters = letters_of(access.meeting).letters if access else []
    letter = next((one for one in letters if one.person.pk == mail.person_id), None)
    if access is None or letter is None:
        return None
    return Filled(values_of(letter, access.meeting, access), secrets=_link(access))


def values_of(letter: Letter, meeting: Meeting, access: Access | None) -> dict[str, object]:
    """Give what the mail about own measures shows; the preview shows the same."""
    return {
        "about": letter.about,
        "is_provisional": letter.is_provisional,
        "is_correction": access is not None and access.times_told > 1,
        "body": meeting.sitting.body.name,
        "day": formats.day(meeting.sitting.on),
    }


@filler("network.pass_on", label=_("Text zum Weitergeben"))
def pass_on(mail: Mail) -> Filled | None:
    """Carry the released text; nothing while it is being rewritten."""
    access = _access(mail)
    rows = Message.objects.filter(state=MessageState.RELEASED)
    message = rows.filter(meeting=access.meeting_id).first() if access else None
    if access is None or message is None:
        return None
    sitting = access.meeting.sitting
    values = {"message": message, "body": sitting.body.name, "day": formats.day(sitting.on)}
    return Filled(values, secrets=_link(access))


def _access(mail: Mail) -> Access | None:
    rows = Access.objects.select_related("meeting__sitting__body", "person")
    return rows.filter(pk=mail.about_id, revoked_on=None).first()


def _link(access: Access) -> dict[str, str]:
    return {"link": address(f"/n/{token_of(access)}/")}
