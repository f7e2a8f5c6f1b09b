"""A template of the tests' own, and a mail server in memory."""

from pathlib import Path

import pytest
from pytest_django import Settings

from wirkungskreis.outbox.fillers import FILLERS, Filled, address
from wirkungskreis.outbox.models import Mail
from wirkungskreis.people.models import Organisation


def ask(mail: Mail) -> Filled | None:
    """Write about an organisation; one called "Vorbei" needs no mail any more."""
    organisation = Organisation.objects.get(pk=mail.about_id)
    if organisation.name == "Vorbei":
        return None
    if organisation.name == "Kaputt":
        raise LookupError("a filler that fails")
    return Filled({"organisation": organisation}, secrets={"link": address("/m/geheim/")})


@pytest.fixture(autouse=True)
def _probe(settings: Settings, monkeypatch: pytest.MonkeyPatch) -> None:
    templates = [{**settings.TEMPLATES[0], "DIRS": [Path(__file__).parent / "templates"]}]
    settings.TEMPLATES = templates
    settings.MAIL_IS_LOCAL = False
    settings.BASE_URL = "https://rheinaue.example"
    monkeypatch.setitem(FILLERS, "probe.ask", ask)
