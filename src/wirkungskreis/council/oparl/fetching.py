"""Gets JSON from one council's server and from nowhere else, whatever its answers say.

Addresses come from strangers, so: only the host that was configured, no private address unless
that was allowed for it, every connection to the very address that was checked, redirects by hand,
and a limit on pages, bytes and time.
"""

import json
import time
from dataclasses import dataclass
from typing import Any
from urllib.parse import SplitResult, parse_qsl, unquote, urlencode, urljoin, urlsplit, urlunsplit

from django.utils.translation import gettext as _
from urllib3.exceptions import HTTPError

from wirkungskreis.kernel import wire
from wirkungskreis.kernel.errors import Refused

MEGABYTE = wire.MEGABYTE
REDIRECTS = 3
TRIES = 3
NOT_FOUND, TOO_MANY, BROKEN = 404, 429, 500
KEPT_BY_REDIRECTS = ("modified_since", "limit")


class Fault(Refused):
    """The server or its answer cannot be used; ``code`` is what the run counts."""

    def __init__(self, code: str, sentence: str) -> None:
        super().__init__(sentence)
        self.code = code


class Missing(Fault):
    """The server says that there is no such thing."""


@dataclass(frozen=True, slots=True)
class Limits:
    """What one reading may cost: pages, bytes of one answer and of all, seconds of both."""

    pages: int = 20_000
    page_bytes: int = 20 * MEGABYTE
    all_bytes: int = 2_000 * MEGABYTE
    seconds: float = 3600
    page_seconds: float = 300
    pause: float = 0.5  # before a second try, doubled for the third


class Server:
    """The one server of a reading; ``get`` gives parsed JSON or raises ``Fault``."""

    def __init__(
        self,
        address: str,
        *,
        is_local_allowed: bool = False,
        limits: Limits = Limits(),
        names: wire.Resolve = wire.resolve,
    ) -> None:
        self.base = urlsplit(address)
        if self.base.scheme not in {"http", "https"} or not self.base.hostname:
            raise Fault(
                "address", _("Die Adresse des Ratssystems beginnt mit https:// oder http://.")
            )
        self.port = wire.port_of(self.base)
        self.limits = limits
        self.pages = self.bytes = 0
        self.begun = time.monotonic()
        self._line = self._connect(is_local_allowed, names)

    def _connect(self, is_local_allowed: bool, names: wire.Resolve) -> wire.Connection:  # noqa: FBT001  inside
        host = self.base.hostname or ""
        try:
            return wire.connected(
                self.base,
                is_local_allowed=is_local_allowed,
                names=names,
                seconds=self.limits.page_seconds,
            )
        except wire.UnknownHostError as error:
            raise Fault(
                "unknown_host", _("Der Server {host} ist nicht zu finden.").format(host=host)
            ) from error
        except wire.PrivateAddressError as error:
            raise Fault(
                "private",
                _(
                    "Der Server {host} hat eine Adresse im internen Netz; sie wird nicht gelesen."
                ).format(host=host),
            ) from error

    def own(self, address: str) -> SplitResult:
        """Give an address as it is asked here; another host is refused."""
        try:
            parts = urlsplit(urljoin(self.base.geturl(), address))
            port = parts.port
        except ValueError as error:
            raise _strange() from error
        if parts.scheme not in {"http", "https"} or parts.username or parts.password:
            raise _strange()
        same_port = port in {None, self.port, 80, 443}
        if (parts.hostname or "").lower() != (self.base.hostname or "").lower() or not same_port:
            raise Fault("other_host", _("Das Ratssystem verweist auf einen anderen Server."))
        return parts._replace(scheme=self.base.scheme, netloc=self.base.netloc, fragment="")

    def get(self, address: str) -> Any:
        """Ask for JSON, again after a passing error, and once more if it was encoded twice."""
        try:
            return self._get(address)
        except Fault as fault:
            if "%25" in address and fault.code in {"missing", "status"}:
                return self._get(unquote(address))
            raise

    def _get(self, address: str) -> Any:
        status = 0
        for attempt in range(TRIES):
            status, content, kind = self._follow(address)
            if status == NOT_FOUND:
                raise Missing("missing", _("Das Ratssystem kennt eine seiner Adressen nicht."))
            if status < NOT_FOUND - 4:
                return parse(content, kind)
            if status < BROKEN and status != TOO_MANY:
                break
            time.sleep(self.limits.pause * 2**attempt)
        raise Fault(
            "status", _("Das Ratssystem antwortet mit dem Fehler {status}.").format(status=status)
        )

    def _follow(self, address: str) -> tuple[int, bytes, str]:
        """Go along a few redirects on the same host, and bring back a filter that one lost."""
        for _hop in range(REDIRECTS + 1):
            parts = self.own(address)
            status, content, headers = self._ask(parts)
            target = headers.get("Location")
            if status not in {301, 302, 303, 307, 308} or not target:
                return status, content, headers.get("Content-Type", "")
            try:
                address = with_filter(urljoin(parts.geturl(), target), parts)
            except ValueError as error:
                raise _strange() from error
        raise Fault("redirects", _("Das Ratssystem leitet im Kreis weiter."))

    def _ask(self, parts: SplitResult) -> tuple[int, bytes, Any]:
        self._count()
        path = urlunsplit(("", "", parts.path or "/", parts.query, ""))
        headers = {
            "Host": self.base.netloc.rpartition("@")[2],
            "Accept": "application/json",
            "Accept-Encoding": "gzip",
            "User-Agent": "Wirkungskreis",
        }
        left = self.limits.all_bytes - self.bytes
        try:
            answer = self._line.ask(
                "GET", path, headers=headers, most=min(self.limits.page_bytes, left)
            )
        except wire.TooLargeError as error:
            raise Fault("too_large", _("Eine Antwort des Ratssystems ist zu groß.")) from error
        except wire.TooSlowError as error:
            raise Fault("too_slow", _("Das Ratssystem antwortet zu langsam.")) from error
        except (HTTPError, OSError) as error:
            raise Fault("unreachable", _("Das Ratssystem antwortet nicht.")) from error
        self.bytes += len(answer.content)
        return answer.status, answer.content, answer.headers

    def _count(self) -> None:
        self.pages += 1
        if self.pages > self.limits.pages:
            raise Fault("too_many_pages", _("Das Ratssystem nennt immer neue Seiten."))
        if time.monotonic() - self.begun > self.limits.seconds:
            raise Fault(
                "too_long", _("Das Lesen dauerte zu lange und geht beim nächsten Mal weiter.")
            )


def _strange() -> Fault:
    return Fault("strange_address", _("Eine Adresse des Ratssystems ist unbrauchbar."))


def with_filter(address: str, asked: SplitResult) -> str:
    """Put the filters of the question into an address that does not carry them."""
    parts = urlsplit(address)
    there = dict(parse_qsl(parts.query))
    lost = {
        name: value
        for name, value in parse_qsl(asked.query)
        if name in KEPT_BY_REDIRECTS and name not in there
    }
    return urlunsplit(parts._replace(query=urlencode({**there, **lost}))) if lost else address


def parse(content: bytes, kind: str) -> Any:
    """Read JSON with control characters or a byte order mark; a page for people is refused."""
    text = content.decode("utf-8-sig", errors="replace").strip()
    if "html" in kind.lower() or text.startswith("<"):
        raise Fault("html", _("Das Ratssystem antwortet mit einer Webseite statt mit Daten."))
    try:
        return json.loads(text, strict=False) if text else None
    except (ValueError, RecursionError) as error:
        raise Fault("no_json", _("Eine Antwort des Ratssystems ist nicht lesbar.")) from error
