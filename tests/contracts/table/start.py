"""The start page, the leadership's page and the search: what stands above all stages."""

from tests.contracts.row import desk, nothing

ROWS = [desk("desk:search"), desk("desk:search", nothing, "?q=sprach")]
