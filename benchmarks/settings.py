"""The product's settings as in production: templates cached, no debugging."""

from pathlib import Path

from wirkungskreis.config.settings import *  # noqa: F403  Django wants every name

DEBUG = False
ROOT_URLCONF = "benchmarks.bare"  # the product's addresses, and the floor of the register
TEMPLATES[0]["DIRS"] = [Path(__file__).parent / "templates"]  # noqa: F405  comes with the rest
ALLOWED_HOSTS = ["*"]
PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]  # the demo hashes one
