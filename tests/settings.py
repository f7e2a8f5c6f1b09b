"""The product's settings, with a data directory of their own and cheap passwords."""

import os
import tempfile

os.environ["WK_DATEN"] = f"{tempfile.gettempdir()}/wk-tests-{os.getuid()}"
os.environ["WK_DEBUG"] = "1"

from wirkungskreis.config.settings import *  # noqa: F403  Django wants every name
from wirkungskreis.config.settings import DATA, SQLITE

SQLITE["TEST"] = {"NAME": DATA / f"{os.getpid()}.sqlite3"}  # a file: threads really compete
PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]
