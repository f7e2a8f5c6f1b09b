"""Signing in and out."""

from tests.contracts.row import row

ROWS = [row("desk:login", rest=200)]
