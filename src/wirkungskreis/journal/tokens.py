"""Tokens of personal links: computed anew for every mail, stored only as their hash."""

import hmac
from base64 import urlsafe_b64encode
from hashlib import sha256

from django.conf import settings


def token_for(kind: str, pk: int, generation: int) -> str:
    """Compute a token of 256 bits, the same as long as key and generation are the same.

    ``kind`` keeps the tokens of two tables apart; links that were sent depend on it.
    """
    message = f"{kind}:{pk}:{generation}".encode()
    raw = hmac.digest(settings.SECRET_KEY.encode(), message, "sha256")
    return urlsafe_b64encode(raw).decode().rstrip("=")


def hash_of(token: str) -> str:
    """Give what is stored and looked up instead of a token."""
    return sha256(token.encode()).hexdigest()
