"""Connections to servers that others run: to the very address that was checked, and no further.

A name may lead into the own network, and to another address a moment later: so the address is
looked up once, judged, and the connection goes to that address under the checked name.
"""

import ipaddress
import socket
from collections.abc import Callable, Sequence
from typing import Any
from urllib.parse import SplitResult

import urllib3

MEGABYTE = 1024 * 1024
TRANSLATED = ipaddress.IPv6Network("64:ff9b::/96")  # an address of IPv4 stands in it, RFC 6052
Resolve = Callable[[str, int], Sequence[str]]


class UnknownHostError(Exception):
    """There is no such server."""


class PrivateAddressError(Exception):
    """The server stands in an internal network, and that was not allowed."""


class TooLargeError(Exception):
    """The answer is larger than allowed."""


def resolve(host: str, port: int) -> list[str]:
    """Give the addresses of a host."""
    found = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)
    return list(dict.fromkeys(str(entry[4][0]) for entry in found))


def is_public(address: str) -> bool:
    """Say whether an address belongs to the open network and to one machine."""
    found = ipaddress.ip_address(address)
    if isinstance(found, ipaddress.IPv6Address):
        inner = found.sixtofour or (found.teredo or (None, None))[1]
        if found in TRANSLATED:
            inner = ipaddress.IPv4Address(int(found) & 0xFFFFFFFF)
        if found.is_site_local or (inner and not inner.is_global):
            return False
    return found.is_global and not found.is_multicast


def port_of(base: SplitResult) -> int:
    return base.port or (443 if base.scheme == "https" else 80)


def connected(
    base: SplitResult, *, is_local_allowed: bool, names: Resolve, seconds: float = 30
) -> urllib3.HTTPConnectionPool:
    """Give the connection to a server; ``seconds`` is the longest silence while it answers."""
    host = base.hostname or ""
    try:
        addresses = names(host, port_of(base))
    except OSError as error:
        raise UnknownHostError(host) from error
    if not is_local_allowed and not all(is_public(each) for each in addresses):
        raise PrivateAddressError(host)
    timeout = urllib3.Timeout(connect=5, read=seconds)
    options: dict[str, Any] = {"timeout": timeout, "retries": False, "maxsize": 1}
    if base.scheme == "http":
        return urllib3.HTTPConnectionPool(addresses[0], port_of(base), **options)
    return urllib3.HTTPSConnectionPool(
        addresses[0], port_of(base), server_hostname=host, assert_hostname=host, **options
    )


def read(answer: urllib3.BaseHTTPResponse, most: int) -> bytes:
    """Read to the end, but never more than ``most`` bytes, also of what was packed."""
    pieces: list[bytes] = []
    size = 0
    for piece in answer.stream(64 * 1024, decode_content=True):
        size += len(piece)
        if size > most:
            answer.close()
            raise TooLargeError
        pieces.append(piece)
    answer.release_conn()
    return b"".join(pieces)
