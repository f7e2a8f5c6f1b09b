"""The page of all components, in its four looks."""

from tests.contracts.row import desk, nothing

ROWS = [
    desk("style"),
    desk("style", nothing, "?ansicht=weit"),
    desk("style", nothing, "?ansicht=fehler"),
    desk("style", nothing, "?ansicht=rtl"),
]
