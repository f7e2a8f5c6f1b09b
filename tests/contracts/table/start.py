"""The start page, the leadership's page and the search: what stands above all stages."""

from tests.contracts.row import desk, nothing, row

ROWS = [
    row("front", rest=302),
    desk("desk:start"),
    desk("desk:brief", rest=404, coordination=200, leadership=200, audit=200),
    desk("desk:search"),
    desk("desk:search", nothing, "?q=sprach"),
]
