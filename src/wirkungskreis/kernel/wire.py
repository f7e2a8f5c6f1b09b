"""Connections to servers that others run: to the very address that was checked, and no further.

A name may lead into the own network, and to another address a moment later: so the address is
looked up once, judged, and the connection goes to that address under the checked name.
"""

import ipaddress
import socket
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from threading import Event, Timer
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


class TooSlowError(Exception):
    """The answer took longer than allowed, however steadily it came."""


@dataclass(frozen=True, slots=True)
class Answer:
    """What a server said, read to its end; names of ``headers`` are looked up in any case."""

    status: int
    headers: Mapping[str, str]
    content: bytes


class Connection:
    """A connection to the address that was checked; one question after the other.

    ``seconds`` is the longest time for a whole answer.
    """

    def __init__(self, pool: urllib3.HTTPConnectionPool, *, seconds: float) -> None:
        self.pool, self.seconds = pool, seconds
        self._socket: socket.socket | None = None
        pool.ConnectionCls = self._watched(pool.ConnectionCls)

    def ask(
        self,
        method: str,
        path: str,
        *,
        headers: Mapping[str, str],
        most: int,
        body: str | None = None,
    ) -> Answer:
        """Ask, and read at most ``most`` bytes, also of what was packed.

        Raises TooLargeError, TooSlowError, and errors of urllib3 or the system. Redirects are not
        followed.
        """
        options: dict[str, Any] = {"redirect": False, "preload_content": False}
        with self._cut_in_time() as late:
            try:
                answer = self.pool.urlopen(method, path, body=body, headers=headers, **options)
                content = read(answer, most)
            except (urllib3.exceptions.HTTPError, OSError) as error:
                if late.is_set():
                    raise TooSlowError from error
                raise
        if late.is_set():  # a cut answer may look like a whole one
            raise TooSlowError
        return Answer(answer.status, answer.headers, content)

    @contextmanager
    def _cut_in_time(self) -> Iterator[Event]:
        """Cut the connection when the time is over: nothing else ends an answer in drops."""
        late = Event()

        def cut() -> None:
            late.set()
            if self._socket is not None:
                with suppress(OSError):  # the other side was faster
                    socket.socket.shutdown(self._socket, socket.SHUT_RDWR)

        timer = Timer(self.seconds, cut)
        timer.daemon = True
        timer.start()
        try:
            yield late
        finally:
            timer.cancel()

    def _watched(self, kind: Any) -> Any:
        outer = self

        class Watched(kind):  # type: ignore[misc] # one of two
            def connect(self) -> None:
                super().connect()
                outer._socket = self.sock

        return Watched


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
    base: SplitResult,
    *,
    is_local_allowed: bool,
    names: Resolve,
    silence: float = 30,
    seconds: float = 300,
) -> Connection:
    """Give the connection to a server: how long it may be silent, and answer as a whole."""
    host = base.hostname or ""
    try:
        addresses = names(host, port_of(base))
    except OSError as error:
        raise UnknownHostError(host) from error
    if not is_local_allowed and not all(is_public(each) for each in addresses):
        raise PrivateAddressError(host)
    timeout = urllib3.Timeout(connect=5, read=silence)
    options: dict[str, Any] = {"timeout": timeout, "retries": False, "maxsize": 1}
    if base.scheme == "http":
        pool = urllib3.HTTPConnectionPool(addresses[0], port_of(base), **options)
    else:
        pool = urllib3.HTTPSConnectionPool(
            addresses[0], port_of(base), server_hostname=host, assert_hostname=host, **options
        )
    return Connection(pool, seconds=seconds)


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
