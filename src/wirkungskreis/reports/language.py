"""A report is written in one language, whatever language the person works in who makes it."""

from django.conf import settings
from django.utils.translation import override


def of_reports() -> override:
    """Give what to put around everything that is printed: the same facts, the same bytes."""
    return override(settings.LANGUAGE_CODE)
