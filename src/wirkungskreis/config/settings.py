"""All settings; what differs between places is a variable: docs/betrieb/einstellungen.md."""

from datetime import date
from pathlib import Path
from typing import Any

import django_stubs_ext
from csp.constants import NONE, SELF

from wirkungskreis.config.environment import (
    data_directory,
    environment,
    land,
    named_addresses,
    plain_http,
    protection,
)
from wirkungskreis.config.keys import secret_key

django_stubs_ext.monkeypatch()  # types such as File[bytes] stand in signatures

DATA = data_directory()
ENVIRON = environment(DATA)
DEBUG = ENVIRON.get("WK_DEBUG") == "1"
SECRET_KEY = secret_key(DATA, create=DEBUG)
ALLOWED_HOSTS = ENVIRON.get("WK_HOSTS", "localhost,127.0.0.1,[::1]").split(",")
ENCRYPTED = not DEBUG and not plain_http(ENVIRON, ALLOWED_HOSTS)

INSTALLED_APPS = [
    "wirkungskreis.config",
    "django.contrib.auth",
    "django.contrib.contenttypes",
    "django.contrib.sessions",
    "django.contrib.messages",
    "django.contrib.staticfiles",
    "django.contrib.humanize",
    "allauth",
    "allauth.account",
    "allauth.mfa",
    "csp",
    "django_htmx",
    "template_partials",
    "wirkungskreis.charts",
    "wirkungskreis.journal",
    "wirkungskreis.ui",
    "wirkungskreis.people",
    "wirkungskreis.vocab",
    "wirkungskreis.files",
    "wirkungskreis.outbox",
    "wirkungskreis.jobs",
    "wirkungskreis.mandates",
    "wirkungskreis.concept",
    "wirkungskreis.indicators",
    "wirkungskreis.measures",
    "wirkungskreis.rounds",
    "wirkungskreis.reports",
    "wirkungskreis.meetings",
    "wirkungskreis.changes",
    "wirkungskreis.network",
    "wirkungskreis.publishing",
    "wirkungskreis.council",
    "wirkungskreis.desk",
    "wirkungskreis.partake",
    "wirkungskreis.public",
    "wirkungskreis.opendata",
    "wirkungskreis.demo",
    "django.forms",  # last: the templates of ui come before its own
]
MIDDLEWARE = [
    "wirkungskreis.config.proxy.real_address",
    "django.middleware.security.SecurityMiddleware",
    "csp.middleware.CSPMiddleware",
    "whitenoise.middleware.WhiteNoiseMiddleware",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "wirkungskreis.ui.language.chosen_language",
    "wirkungskreis.config.limits.limited_size",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "django.contrib.messages.middleware.MessageMiddleware",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
    "django_htmx.middleware.HtmxMiddleware",
    "allauth.account.middleware.AccountMiddleware",
]
ROOT_URLCONF = "wirkungskreis.config.urls"
TEMPLATES = [
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "APP_DIRS": True,
        "OPTIONS": {
            "context_processors": [
                "django.template.context_processors.request",
                "django.contrib.auth.context_processors.auth",
                "django.contrib.messages.context_processors.messages",
                "wirkungskreis.ui.context.place",
            ]
        },
    }
]

SQLITE: dict[str, Any] = {
    "ENGINE": "django.db.backends.sqlite3",
    "NAME": DATA / "wirkungskreis.sqlite3",
    "OPTIONS": {
        "transaction_mode": "IMMEDIATE",
        "timeout": 20,
        "init_command": "PRAGMA journal_mode=WAL;PRAGMA synchronous=NORMAL;"
        "PRAGMA mmap_size=134217728;PRAGMA journal_size_limit=27103364;PRAGMA cache_size=-20000;",
    },
}
POSTGRESQL: dict[str, Any] = {
    "ENGINE": "django.db.backends.postgresql",
    "HOST": ENVIRON.get("WK_DB_HOST"),
    "PORT": ENVIRON.get("WK_DB_PORT"),
    "NAME": ENVIRON.get("WK_DB_NAME", "wirkungskreis"),
    "USER": ENVIRON.get("WK_DB_USER"),
    "PASSWORD": ENVIRON.get("WK_DB_PASSWORD"),
    "OPTIONS": {"target_session_attrs": "read-write", "connect_timeout": 2},
}
DATABASES = {"default": POSTGRESQL if POSTGRESQL["HOST"] else SQLITE}
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"

CACHES = {
    "default": {  # shared by all processes: throttles count here
        "BACKEND": "django.core.cache.backends.db.DatabaseCache",
        "LOCATION": "wk_cache",
    }
}

AUTH_USER_MODEL = "people.User"
AUTHENTICATION_BACKENDS = ["wirkungskreis.people.backends.PeopleBackend"]
AUTH_PASSWORD_VALIDATORS: list[dict[str, Any]] = [
    {
        "NAME": "django.contrib.auth.password_validation.MinimumLengthValidator",
        "OPTIONS": {"min_length": 12},
    },
    {"NAME": "django.contrib.auth.password_validation.CommonPasswordValidator"},
]
LOGIN_URL = "account_login"
LOGIN_REDIRECT_URL = "desk:start"

ACCOUNT_ADAPTER = "wirkungskreis.people.adapters.AccountAdapter"
ACCOUNT_LOGIN_METHODS = {"username"}  # the backend also takes a mail address
ACCOUNT_SIGNUP_FIELDS = ["username*", "password1*"]  # there is no page for it
ACCOUNT_USER_MODEL_EMAIL_FIELD = None
ACCOUNT_EMAIL_VERIFICATION = "none"
ACCOUNT_LOGOUT_REDIRECT_URL = "account_login"
ACCOUNT_RATE_LIMITS = {
    "login": "120/m/ip",
    "login_failed": "30/m/ip,5/m/key",
    "reset_password": "20/m/ip,5/m/key",
}
PASSWORD_RESET_TIMEOUT = 3 * 24 * 60 * 60  # seconds for which a link to a new password holds
ACCOUNT_SESSION_REMEMBER = False  # a session ends with the browser
MFA_ADAPTER = "wirkungskreis.people.adapters.SecondFactorAdapter"
MFA_SUPPORTED_TYPES = ["totp", "recovery_codes"]
MFA_TOTP_ISSUER = "Wirkungskreis"
MFA_TOTP_TOLERANCE = 1  # thirty seconds either way: clocks of telephones drift
SESSION_COOKIE_AGE = 12 * 60 * 60  # a working day

SECURE_REFERRER_POLICY = "same-origin"
SESSION_COOKIE_SECURE = CSRF_COOKIE_SECURE = SECURE_SSL_REDIRECT = ENCRYPTED
CSRF_COOKIE_HTTPONLY = True
SECURE_PROXY_SSL_HEADER = ("HTTP_X_FORWARDED_PROTO", "https") if ENCRYPTED else None
SECURE_HSTS_SECONDS = 365 * 24 * 60 * 60 if ENCRYPTED else 0
SECURE_HSTS_INCLUDE_SUBDOMAINS = ENCRYPTED
SILENCED_SYSTEM_CHECKS = ["security.W021"]  # the preload list is the choice of a domain's owner
MEGABYTE = 1024**2
REQUEST_LIMIT = 60 * MEGABYTE  # of a whole request with its files; each kind of file has its own
DATA_UPLOAD_MAX_MEMORY_SIZE = 5 * MEGABYTE  # of a form without its files
DATA_UPLOAD_MAX_NUMBER_FIELDS = 5000
DATA_UPLOAD_MAX_NUMBER_FILES = 20
CONTENT_SECURITY_POLICY = {
    "DIRECTIVES": {
        "default-src": [NONE],
        "script-src": [SELF],
        "style-src": [SELF],
        "img-src": [SELF, "data:"],
        "font-src": [SELF],
        "connect-src": [SELF],
        "form-action": [SELF],
        "base-uri": [NONE],
        "frame-ancestors": [NONE],
    }
}

FORM_RENDERER = "wirkungskreis.ui.forms.KernRenderer"
LANGUAGE_CODE = "de"
LANGUAGES = [("de", "Deutsch"), ("en", "English")]
LOCALE_PATHS = [Path(__file__).parents[1] / "locale"]
CITY = ENVIRON.get("WK_STADT", "")
LAND = land(ENVIRON)  # whose public and school holidays count
AGS = ENVIRON.get("WK_AGS", "")  # Amtlicher Gemeindeschlüssel, 8 digits
ARS = ENVIRON.get("WK_ARS", "")  # Regionalschlüssel, 12 digits
TIME_ZONE = "Europe/Berlin"
# A demonstration lives on a fixed day; everything else on the real one.
TODAY = date.fromisoformat(ENVIRON["WK_HEUTE"]) if ENVIRON.get("WK_HEUTE") else None
# Of what is served as open data: a demonstration has one, a municipality chooses its own.
LICENSE = ENVIRON.get("WK_LIZENZ", "https://www.govdata.de/dl-de/by-2-0" if TODAY else "")
STATIC_URL = "static/"
STATIC_ROOT = None if DEBUG else DATA / "static"
STATIC_PLAIN = "django.contrib.staticfiles.storage.StaticFilesStorage"
STATIC_NAMED_BY_CONTENT = "whitenoise.storage.CompressedManifestStaticFilesStorage"
STORAGES = {
    "staticfiles": {"BACKEND": STATIC_PLAIN if DEBUG else STATIC_NAMED_BY_CONTENT},
    "default": {  # uploads and exports, never under the web root
        "BACKEND": "django.core.files.storage.FileSystemStorage",
        "OPTIONS": {
            "location": DATA / "uploads",
            "file_permissions_mode": 0o600,
            "directory_permissions_mode": 0o700,
        },
    },
}


# Mail: without a server mails count as sent and are read on the desk.
BASE_URL = ENVIRON.get("WK_ADRESSE", "http://127.0.0.1:8000").rstrip("/")
EMAIL_HOST = ENVIRON.get("WK_SMTP_HOST", "")
EMAIL_PORT = int(ENVIRON.get("WK_SMTP_PORT", "587"))
EMAIL_HOST_USER = ENVIRON.get("WK_SMTP_USER", "")
EMAIL_HOST_PASSWORD = ENVIRON.get("WK_SMTP_PASSWORD", "")
EMAIL_USE_SSL = EMAIL_PORT == 465  # noqa: PLR2004  where SMTP is encrypted from the start
EMAIL_USE_TLS = not EMAIL_USE_SSL and ENVIRON.get("WK_SMTP_TLS", "1") == "1"
EMAIL_TIMEOUT = 30  # seconds
MAIL_IS_LOCAL = not EMAIL_HOST
MAIL_DOMAIN = ENVIRON.get("WK_MAIL_DOMAIN", "wirkungskreis.localhost")
DEFAULT_FROM_EMAIL = ENVIRON.get("WK_ABSENDER", f"wirkungskreis@{MAIL_DOMAIN}")
MAIL_REPLY_TO = ENVIRON.get("WK_ANTWORT_AN", DEFAULT_FROM_EMAIL)
MAIL_OFFICE = ENVIRON.get("WK_STELLE", "Koordination Integration")  # signs every mail
MAIL_BOUNCES = ENVIRON.get("WK_RUECKLAEUFER", "")  # Maildir, mbox or imaps://user:password@host
# The council's own system, read over OParl; without an address nothing is read.
COUNCIL_OPARL = ENVIRON.get("WK_RATSSYSTEM", "")
COUNCIL_OPARL_LOCAL = ENVIRON.get("WK_RATSSYSTEM_INTERN") == "1"
# Tables fetched from a GENESIS web service; without an address nothing is fetched.
GENESIS = ENVIRON.get("WK_GENESIS", "")
GENESIS_NAME = ENVIRON.get("WK_GENESIS_NAME", "")
GENESIS_PASSWORD = ENVIRON.get("WK_GENESIS_PASSWORT", "")
GENESIS_TABLES = [code.strip() for code in ENVIRON.get("WK_GENESIS_TABELLEN", "").split(",")]
GENESIS_LOCAL = ENVIRON.get("WK_GENESIS_INTERN") == "1"
# Other cities whose published indicators are read for comparison: "Name=address; Name=address".
PEERS = named_addresses(ENVIRON.get("WK_VERGLEICH", ""))
PEERS_LOCAL = ENVIRON.get("WK_VERGLEICH_INTERN") == "1"
PROTECTION = protection(ENVIRON)  # how strict small counts are protected
WHITENOISE_USE_FINDERS = DEBUG

LOGGING = {
    "version": 1,
    "disable_existing_loggers": False,
    "formatters": {"line": {"format": "%(asctime)s %(levelname)s %(name)s %(message)s"}},
    "handlers": {"stderr": {"class": "logging.StreamHandler", "formatter": "line"}},
    "root": {"handlers": ["stderr"], "level": "WARNING"},
    "loggers": {
        "django": {"handlers": [], "propagate": True},
        # a "not found" would write the address of a personal link into the log
        "django.request": {"level": "ERROR"},
    },
}
