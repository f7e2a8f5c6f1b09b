"""The product's settings as in production: templates cached, no debugging."""

from wirkungskreis.config.settings import *  # noqa: F403  Django wants every name

DEBUG = False
ALLOWED_HOSTS = ["*"]
PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]  # the demo hashes one
