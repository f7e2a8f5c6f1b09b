"""Gets the files of a city's package: over https, from where its address says, within limits.

Addresses come from people and from strangers, so: no private address unless that was allowed,
every connection to the very address that was checked, redirects by hand and checked as the first,
the files of a package only from its own server; limits on bytes, files and time.
"""

import time
from dataclasses import dataclass
from typing import NamedTuple
from urllib.parse import SplitResult, urljoin, urlsplit, urlunsplit

from django.utils.translation import gettext as _
from urllib3.exceptions import HTTPError

from wirkungskreis.kernel import wire
from wirkungskreis.kernel.errors import Refused

REDIRECTS = 3
MOVED = {301, 302, 303, 307, 308}
OK, UNCHANGED = 200, 304
LOOPBACK = {"localhost", "127.0.0.1", "::1"}


class Fault(Refused):
    """A server or its answer cannot be used; ``code`` names why, for tests and reports."""

    def __init__(self, code: str, sentence: str) -> None:
        super().__init__(sentence)
        self.code = code


@dataclass(frozen=True, slots=True)
class Limits:
    """What one city may cost: files, bytes of one and of all, seconds of one and of all."""

    files: int = 500
    bytes: int = 60 * wire.MEGABYTE
    all_bytes: int = 200 * wire.MEGABYTE
    seconds: float = 120
    all_seconds: float = 600


class Got(NamedTuple):
    """A file; ``content`` is None where it is still the one whose mark was sent along."""

    address: str
    content: bytes | None
    mark: str


def checked(address: str, *, is_local_allowed: bool = False) -> SplitResult:
    """Give the parts of an address that may be asked; http leads only to this very machine."""
    try:
        parts = urlsplit(address)
        is_known = bool(parts.hostname) and (parts.port is None or parts.port > 0)
    except ValueError as error:
        raise _strange() from error
    is_plain = parts.scheme == "http" and is_local_allowed and parts.hostname in LOOPBACK
    if (parts.scheme != "https" and not is_plain) or not is_known:
        raise Fault("address", _("Die Adresse eines Pakets beginnt mit https://."))
    if parts.username or parts.password:
        raise _strange()
    return parts


class Files:
    """The files of one package; one connection per server, limits over all of them."""

    def __init__(
        self,
        *,
        is_local_allowed: bool = False,
        limits: Limits = Limits(),
        names: wire.Resolve = wire.resolve,
    ) -> None:
        self.is_local_allowed, self.limits, self.names = is_local_allowed, limits, names
        self.begun = time.monotonic()
        self.files = self.bytes = 0
        self.lines: dict[tuple[str, str], wire.Connection] = {}

    def get(self, address: str, mark: str = "") -> Got:
        """Get a file, or learn that it is still the one with this ``mark``; raises Fault."""
        for _hop in range(REDIRECTS + 1):
            parts = checked(address, is_local_allowed=self.is_local_allowed)
            answer = self._ask(parts, mark)
            target = answer.headers.get("Location")
            if answer.status in MOVED and target:
                address = _joined(address, target)
                continue
            if answer.status == UNCHANGED and mark:
                return Got(address, None, mark)
            if answer.status != OK:
                raise Fault(
                    "status",
                    _("{address} antwortet mit dem Fehler {status}.").format(
                        address=address, status=answer.status
                    ),
                )
            return Got(address, answer.content, answer.headers.get("ETag", ""))
        raise Fault("redirects", _("Die Adresse leitet immer weiter."))

    def beside(self, address: str, reference: str) -> str:
        """Give the address of a file that a package names; another server is refused."""
        found = _joined(address, reference)
        here, there = urlsplit(address), urlsplit(found)
        if (here.scheme, here.netloc) != (there.scheme, there.netloc):
            raise Fault("other_host", _("Das Paket verweist auf einen anderen Server."))
        return found

    def _ask(self, parts: SplitResult, mark: str) -> wire.Answer:
        self._count()
        path = urlunsplit(("", "", parts.path or "/", parts.query, ""))
        headers = {
            "Host": parts.netloc,
            "Accept": "application/json, text/csv;q=0.9, */*;q=0.5",
            "Accept-Encoding": "gzip",
            "User-Agent": "Wirkungskreis",
        }
        headers |= {"If-None-Match": mark} if mark else {}
        left = max(0, min(self.limits.bytes, self.limits.all_bytes - self.bytes))
        try:
            answer = self._line(parts).ask("GET", path, headers=headers, most=left)
        except wire.TooLargeError as error:
            raise Fault("too_large", _("Eine Datei des Pakets ist zu groß.")) from error
        except wire.TooSlowError as error:
            raise Fault("too_slow", _("Der Server der Stadt antwortet zu langsam.")) from error
        except (HTTPError, OSError) as error:
            raise Fault("unreachable", _("Der Server der Stadt antwortet nicht.")) from error
        except ValueError as error:  # no header can carry such a name
            raise _strange() from error
        self.bytes += len(answer.content)
        return answer

    def _line(self, parts: SplitResult) -> wire.Connection:
        key = (parts.scheme, parts.netloc)
        if key not in self.lines:
            try:
                self.lines[key] = wire.connected(
                    parts,
                    is_local_allowed=self.is_local_allowed,
                    names=self.names,
                    seconds=self.limits.seconds,
                )
            except wire.UnknownHostError as error:
                raise Fault(
                    "unknown_host", _("Der Server der Stadt ist nicht zu finden.")
                ) from error
            except wire.PrivateAddressError as error:
                raise Fault(
                    "private",
                    _("Der Server der Stadt steht im internen Netz; er wird nicht gelesen."),
                ) from error
        return self.lines[key]

    def _count(self) -> None:
        self.files += 1
        if self.files > self.limits.files:
            raise Fault("too_many_files", _("Das Paket hat zu viele Dateien."))
        if time.monotonic() - self.begun > self.limits.all_seconds:
            raise Fault("too_long", _("Das Lesen dauerte zu lange."))


def _joined(address: str, reference: str) -> str:
    try:
        return urljoin(address, reference)
    except ValueError as error:
        raise _strange() from error


def _strange() -> Fault:
    return Fault("strange_address", _("Eine Adresse des Pakets ist unbrauchbar."))
