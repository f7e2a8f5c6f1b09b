"""What the settings promise."""

import os
import re
import subprocess
import sys
from pathlib import Path

import pytest
from django.apps import apps
from django.conf import settings
from django.core.exceptions import ImproperlyConfigured
from django.core.management import call_command
from django.db.models import BigAutoField, UUIDField
from django.test import Client

from wirkungskreis.config.keys import create_key, secret_key
from wirkungskreis.config.settings import SQLITE
from wirkungskreis.journal.models import Editable
from wirkungskreis.people.models import Throttle

ROOT = Path(__file__).parents[2]


def python(code: str, **environ: str) -> subprocess.CompletedProcess[str]:
    """Run code in a process of its own, as a command or job would."""
    bare = {k: v for k, v in os.environ.items() if not k.startswith(("WK_", "DJANGO_"))}
    command = [sys.executable, "-c", code]
    return subprocess.run(  # noqa: S603  our own words only
        command, env=bare | environ, cwd=ROOT, capture_output=True, text=True, check=False
    )


def test_the_key_is_made_once_and_for_its_owner_only(tmp_path: Path) -> None:
    first = secret_key(tmp_path, create=True)

    assert secret_key(tmp_path, create=False) == first
    assert (tmp_path / "secret_key").stat().st_mode & 0o777 == 0o600
    assert len(first) > 50


def test_a_key_that_others_can_read_is_refused(tmp_path: Path) -> None:
    secret_key(tmp_path, create=True)
    (tmp_path / "secret_key").chmod(0o640)

    with pytest.raises(ImproperlyConfigured, match="chmod 600"):
        secret_key(tmp_path, create=True)


@pytest.mark.parametrize(("debug", "starts"), [("0", False), ("1", True)])
def test_production_does_not_start_without_a_key(
    tmp_path: Path, debug: str, *, starts: bool
) -> None:
    environ = {"WK_DATEN": str(tmp_path), "WK_DEBUG": debug}
    done = python("import wirkungskreis.config.settings", **environ)

    assert (done.returncode == 0) is starts
    assert ("liegt kein Schlüssel" in done.stderr) is not starts


SECURE = "SESSION_COOKIE_SECURE, CSRF_COOKIE_SECURE, SECURE_SSL_REDIRECT, SECURE_HSTS_SECONDS > 0"


@pytest.mark.parametrize(
    ("environ", "secure"), [({}, True), ({"WK_HTTP": "1"}, False), ({"WK_DEBUG": "1"}, False)]
)
def test_everything_is_encrypted_unless_said_otherwise(
    tmp_path: Path, environ: dict[str, str], *, secure: bool
) -> None:
    create_key(tmp_path)
    code = f"from wirkungskreis.config.settings import *; print({SECURE})"

    done = python(code, WK_DATEN=str(tmp_path), **environ)

    assert done.stdout == f"{secure} {secure} {secure} {secure}\n"


@pytest.mark.parametrize(
    ("given", "day"), [({}, "None"), ({"WK_HEUTE": "2026-10-09"}, "2026-10-09")]
)
def test_a_demonstration_lives_on_its_fixed_day(
    tmp_path: Path, given: dict[str, str], day: str
) -> None:
    create_key(tmp_path)

    done = python(
        "from wirkungskreis.config.settings import *; print(TODAY)", WK_DATEN=str(tmp_path), **given
    )

    assert done.stdout == f"{day}\n"


def test_a_verb_finds_its_rules_outside_the_web() -> None:
    rules = "from wirkungskreis.kernel.policy import RULES; print(sorted(RULES))"
    code = f"import django; django.setup(); {rules}"
    done = python(code, DJANGO_SETTINGS_MODULE="tests.settings")

    names = ["measures.propose", "measures.report", "measures.steer", "measures.view"]
    assert [name for name in names if f"'{name}'" not in done.stdout] == []


def test_sqlite_takes_its_write_lock_at_the_start_and_never_per_request() -> None:
    assert SQLITE["OPTIONS"]["transaction_mode"] == "IMMEDIATE"
    assert SQLITE["OPTIONS"]["timeout"] == 20
    assert "journal_mode=WAL" in SQLITE["OPTIONS"]["init_command"]
    assert not settings.DATABASES["default"]["ATOMIC_REQUESTS"]


@pytest.mark.django_db
@pytest.mark.parametrize("host", ["127.0.0.1", "localhost"])
def test_every_answer_carries_its_protection(client: Client, host: str) -> None:
    response = client.get("/werkbank/anmelden/", headers={"Host": host})

    assert response.status_code == 200
    assert response["Referrer-Policy"] == "same-origin"
    policy = set(response["Content-Security-Policy"].split("; "))
    assert policy >= {"default-src 'none'", "script-src 'self'", "style-src 'self'"}
    assert "unsafe" not in response["Content-Security-Policy"]


def test_rows_have_big_numbers_inside_and_things_a_uuid_outside() -> None:
    ours = [model for model in apps.get_models() if model.__module__.startswith("wirkungskreis.")]

    ours.remove(Throttle)  # its shape is given by Django's database cache

    assert {type(model._meta.pk) for model in ours} == {BigAutoField}
    public = [model._meta.get_field("public_id") for model in ours if issubclass(model, Editable)]
    assert {(type(field), field.unique) for field in public} == {(UUIDField, True)}


def test_there_is_no_admin() -> None:
    assert not apps.is_installed("django.contrib.admin")


def test_every_variable_is_documented() -> None:
    named = r"WK_[A-Z_]*[A-Z]"
    files = [*(ROOT / "src/wirkungskreis/config").glob("*.py"), *(ROOT / "bin").iterdir()]
    text = "".join(path.read_text() for path in [*files, ROOT / "tools/setup.py"])
    read = set(re.findall(named, text)) - {"WK_NAME", "WK_PARENT"}  # an example; between processes

    assert set(re.findall(named, (ROOT / "docs/betrieb/einstellungen.md").read_text())) == read


@pytest.mark.django_db
def test_no_migration_is_missing() -> None:
    call_command("makemigrations", "--check", "--dry-run", verbosity=0)
