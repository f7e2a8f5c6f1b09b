"""Signing in and out, the own account, one-time links."""

from collections.abc import Sequence
from uuid import UUID

from tests.contracts.row import desk, row
from tests.contracts.world import World


def link(_world: World) -> Sequence[object]:
    return [UUID(int=0), "abc-def"]


ROWS = [
    row("account_login", rest=302, visitor=200, link=200),
    row("account_logout", rest=200, visitor=302, link=302),
    row("account_inactive", rest=200),
    row("mfa_authenticate", rest=302),  # there is a code to enter only after the password
    row("account_password_link", link, rest=302),
    row("account_choose_password", rest=422),  # by then the link above, which is none, was opened
    row("account_forgotten_password", rest=200),
    row("account_password_link_sent", rest=200),
    desk("mfa_index"),
    desk("account_change_password"),
    desk("account_reauthenticate"),
    desk("mfa_reauthenticate", rest=302),  # nobody here has a second factor: by password then
    desk("mfa_activate_totp", rest=302),  # the password is asked for again
    desk("mfa_deactivate_totp", rest=404),
    desk("mfa_view_recovery_codes", rest=404),
    desk("mfa_generate_recovery_codes", rest=302),
]
