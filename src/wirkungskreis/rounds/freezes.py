"""A closed round stays as it is; what comes later is appended as a supplement."""

from wirkungskreis.journal.triggers import freeze

CLOSED = "EXISTS (SELECT 1 FROM rounds_round r WHERE r.id = {row}.round_id AND r.state = 'closed')"

freeze(
    "rounds.Round",
    when="{row}.state = 'closed'",
    may={"reported_on": "OLD.reported_on IS NULL", "edition": ""},
)
freeze("rounds.Return", when=CLOSED, closed=True)
freeze("rounds.Confirmation", when=CLOSED, closed=True)
freeze("rounds.FigureRequest", when=CLOSED, closed=True)
freeze("rounds.Snapshot")
freeze("rounds.Supplement")
