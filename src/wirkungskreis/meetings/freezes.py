"""Approved minutes, packs that were sent and given numbers stay as they are."""

from wirkungskreis.journal.triggers import freeze

APPROVED = (
    "EXISTS (SELECT 1 FROM meetings_minutes m WHERE m.id = {row}.minutes_id"
    " AND m.state = 'approved')"
)

PACKED = (
    "EXISTS (SELECT 1 FROM meetings_pack p WHERE p.meeting_id = {row}.meeting_id"
    " AND p.supplement = {row}.supplement)"
)

freeze("meetings.Minutes", when="{row}.state = 'approved'")
freeze("meetings.Objection", when=APPROVED)
freeze("meetings.Addendum")
freeze("meetings.Pack")
freeze("meetings.Enclosure", when=PACKED, closed=True)
