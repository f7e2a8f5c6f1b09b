"""One way to write a value as JSON, so that equal facts have equal bytes and one hash."""

import json
from hashlib import sha256


def canonical(content: object) -> str:
    """Sorted keys, no spaces, real letters; dates and decimals must already be text."""
    return json.dumps(content, sort_keys=True, separators=(",", ":"), ensure_ascii=False)


def digest(text: str) -> str:
    """SHA-256 over UTF-8, as 64 hexadecimal digits."""
    return sha256(text.encode()).hexdigest()
