"""The journal."""

from tests.contracts.row import desk, nothing

ROWS = [
    desk("desk:journal", rest=404, coordination=200, audit=200),
    desk("desk:journal", nothing, "?was=outbox.mail", rest=404, coordination=200, audit=200),
]
