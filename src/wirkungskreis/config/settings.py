"""All settings; what differs between places comes from the environment, see README.md."""

import os
from datetime import date
from pathlib import Path
from typing import Any

from csp.constants import NONE, SELF

from wirkungskreis.config.keys import secret_key

DATA = Path(os.environ.get("WK_DATEN", "var")).resolve()
DEBUG = os.environ.get("WK_DEBUG") == "1"
SECRET_KEY = secret_key(DATA, create=DEBUG)
ALLOWED_HOSTS = os.environ.get("WK_HOSTS", "localhost,127.0.0.1,[::1]").split(",")

INSTALLED_APPS = [
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
    "wirkungskreis.measures",
    "wirkungskreis.rounds",
    "wirkungskreis.reports",
    "wirkungskreis.desk",
    "wirkungskreis.partake",
    "wirkungskreis.public",
    "wirkungskreis.demo",
    "django.forms",  # last: the templates of ui come before its own
]
MIDDLEWARE = [
    "django.middleware.security.SecurityMiddleware",
    "csp.middleware.CSPMiddleware",
    "whitenoise.middleware.WhiteNoiseMiddleware",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "wirkungskreis.ui.language.chosen_language",
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
    "HOST": os.environ.get("WK_DB_HOST"),
    "PORT": os.environ.get("WK_DB_PORT"),
    "NAME": os.environ.get("WK_DB_NAME", "wirkungskreis"),
    "USER": os.environ.get("WK_DB_USER"),
    "PASSWORD": os.environ.get("WK_DB_PASSWORD"),
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
LOGIN_URL = LOGOUT_REDIRECT_URL = "desk:login"
LOGIN_REDIRECT_URL = "desk:measures"

ACCOUNT_ADAPTER = "wirkungskreis.people.adapters.AccountAdapter"
ACCOUNT_LOGIN_METHODS = {"username"}  # the backend also takes a mail address
ACCOUNT_SIGNUP_FIELDS = ["username*", "password1*"]  # there is no page for it
ACCOUNT_USER_MODEL_EMAIL_FIELD = None
ACCOUNT_EMAIL_VERIFICATION = "none"
ACCOUNT_LOGOUT_REDIRECT_URL = "account_login"
ACCOUNT_RATE_LIMITS = {"login": "120/m/ip", "login_failed": "30/m/ip,5/m/key"}
ACCOUNT_SESSION_REMEMBER = False  # a session ends with the browser
MFA_ADAPTER = "wirkungskreis.people.adapters.SecondFactorAdapter"
MFA_SUPPORTED_TYPES = ["totp", "recovery_codes"]
MFA_TOTP_ISSUER = "Wirkungskreis"
MFA_TOTP_TOLERANCE = 1  # thirty seconds either way: clocks of telephones drift
SESSION_COOKIE_AGE = 12 * 60 * 60  # a working day

SECURE_REFERRER_POLICY = "same-origin"
SESSION_COOKIE_SECURE = CSRF_COOKIE_SECURE = not DEBUG
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
CITY = os.environ.get("WK_STADT", "")
TIME_ZONE = "Europe/Berlin"
# A demonstration lives on a fixed day; everything else on the real one.
TODAY = date.fromisoformat(os.environ["WK_HEUTE"]) if os.environ.get("WK_HEUTE") else None
STATIC_URL = "static/"
STORAGES = {
    "staticfiles": {"BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"},
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
BASE_URL = os.environ.get("WK_ADRESSE", "http://127.0.0.1:8000").rstrip("/")
EMAIL_HOST = os.environ.get("WK_SMTP_HOST", "")
EMAIL_PORT = int(os.environ.get("WK_SMTP_PORT", "587"))
EMAIL_HOST_USER = os.environ.get("WK_SMTP_USER", "")
EMAIL_HOST_PASSWORD = os.environ.get("WK_SMTP_PASSWORD", "")
EMAIL_USE_TLS = os.environ.get("WK_SMTP_TLS", "1") == "1"
EMAIL_TIMEOUT = 30  # seconds
MAIL_IS_LOCAL = not EMAIL_HOST
MAIL_DOMAIN = os.environ.get("WK_MAIL_DOMAIN", "wirkungskreis.localhost")
DEFAULT_FROM_EMAIL = os.environ.get("WK_ABSENDER", f"wirkungskreis@{MAIL_DOMAIN}")
MAIL_REPLY_TO = os.environ.get("WK_ANTWORT_AN", DEFAULT_FROM_EMAIL)
MAIL_OFFICE = os.environ.get("WK_STELLE", "Koordination Integration")  # signs every mail
MAIL_BOUNCES = os.environ.get("WK_RUECKLAEUFER", "")  # Maildir, mbox or imaps://user:password@host
WHITENOISE_USE_FINDERS = True
