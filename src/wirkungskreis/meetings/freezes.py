"""Approved minutes, packs that were sent and given numbers stay as they are."""

from wirkungskreis.journal.triggers import freeze

APPROVED = (
    "EXISTS (SELECT 1 FROM meetings_minutes m WHERE m.id = {row}.minutes_id"
    " AND m.state = 'approved')"
)

freeze("meetings.Minutes", when="{row}.state = 'approved'")
freeze("meetings.Objection", when=APPROVED)
freeze("meetings.Addendum")
freeze("meetings.Pack")
