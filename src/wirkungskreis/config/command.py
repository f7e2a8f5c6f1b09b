"""The console command: a thin wrapper around Django's management commands."""

import os
import sys

from django.core.management import execute_from_command_line


def main() -> None:
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "wirkungskreis.config.settings")
    execute_from_command_line(sys.argv)
