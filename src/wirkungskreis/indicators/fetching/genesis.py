"""Gets one table from a GENESIS web service (2020): Destatis, Regionaldatenbank, Land, Zensus.

POST only; name and password go in as headers. An answer is judged by what it is, never by its
status: errors come as JSON with HTTP 200. Large tables become a job there (code 98, then 99); the
job is asked for until its result is ready. Nothing is followed to another address, because the
password would go along.
"""

import io
import json
import lzma
import re
import time
import zipfile
import zlib
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any
from urllib.parse import urlencode, urlsplit

from django.utils.translation import gettext as _
from urllib3.exceptions import HTTPError

from wirkungskreis.kernel import wire
from wirkungskreis.kernel.errors import Refused

OK, ADAPTED, TOO_BIG, ORDERED, NOTHING = 0, 22, 98, 99, 104
DENIED, TOO_MANY, BROKEN, MOVED = {401, 403}, 429, 500, 300
DAMAGED = (zipfile.BadZipFile, zlib.error, lzma.LZMAError, EOFError, OSError)
TRIES = 3
JOB = re.compile(r"\b[0-9A-Za-z-]+_\d{4,}\b")
READY = "fertig"


class Fault(Refused):
    """The service or its answer cannot be used; ``code`` names why, for tests and reports."""

    def __init__(self, code: str, sentence: str) -> None:
        super().__init__(sentence)
        self.code = code


@dataclass(frozen=True, slots=True)
class Account:
    """Where to ask and as whom; a token stands in the place of the name."""

    address: str
    name: str = ""
    password: str = ""
    is_local_allowed: bool = False


@dataclass(frozen=True, slots=True)
class Limits:
    """What one table may cost: bytes, seconds of silence and of a whole answer, questions."""

    bytes: int = 200 * wire.MEGABYTE
    seconds: float = 60
    whole: float = 1800
    pause: float = 1.0  # before a second try, doubled for the third
    wait: float = 15.0  # between two questions for a job
    questions: int = 80


class Service:
    """One web service; ``table`` gives the bytes of a file or raises ``Fault``."""

    def __init__(
        self,
        account: Account,
        *,
        limits: Limits = Limits(),
        names: wire.Resolve = wire.resolve,
        sleep: Callable[[float], None] = time.sleep,
    ) -> None:
        self.account, self.limits, self.sleep = account, limits, sleep
        self.base = urlsplit(account.address)
        is_plain = self.base.scheme == "http" and account.is_local_allowed
        if (self.base.scheme != "https" and not is_plain) or not self.base.hostname:
            raise Fault("address", _("Die Adresse des Statistikdienstes beginnt mit https://."))
        try:
            self._line = wire.connected(
                self.base,
                is_local_allowed=account.is_local_allowed,
                names=names,
                silence=limits.seconds,
                seconds=limits.whole,
            )
        except wire.UnknownHostError as error:
            raise Fault("unknown_host", _("Der Statistikdienst ist nicht zu finden.")) from error
        except wire.PrivateAddressError as error:
            raise Fault(
                "private", _("Der Statistikdienst hat eine Adresse im internen Netz.")
            ) from error

    def table(self, code: str) -> bytes:
        """Give a table as a flat file, packed or not; a large one after its job there is done."""
        asked = {"name": code, "area": "all", "compress": "false", "format": "ffcsv"}
        asked |= {"quality": "on", "language": "de", "job": "false"}
        found = self._ask("data/tablefile", asked)
        if isinstance(found, Mapping) and _code(found) == TOO_BIG:
            found = self._ask("data/tablefile", asked | {"job": "true"})
        if isinstance(found, Mapping) and _code(found) == ORDERED:
            found = self._result(found)
        return found if isinstance(found, bytes) else _content(found)

    def _result(self, answer: Mapping[str, Any]) -> bytes | Mapping[str, Any]:
        """Wait for the job that the service has begun, and fetch what came out."""
        job = JOB.search(_words(answer))
        if job is None:
            raise Fault("no_job", _("Der Statistikdienst nennt den Namen seines Auftrags nicht."))
        asked = {"selection": job[0], "area": "all", "language": "de", "pagelength": "10"}
        for _question in range(self.limits.questions):
            self.sleep(self.limits.wait)
            listed = self._ask("catalogue/results", asked)
            if isinstance(listed, Mapping) and _is_ready(listed, job[0]):
                wanted = {"name": job[0], "area": "all", "compress": "false", "format": "ffcsv"}
                return self._ask("data/resultfile", wanted | {"language": "de"})
        raise Fault("job_late", _("Der Statistikdienst ist mit der Tabelle nicht fertig geworden."))

    def _ask(self, method: str, fields: Mapping[str, str]) -> bytes | Mapping[str, Any]:
        """Ask, again after a passing error; the answer is a file or what the service says."""
        status, content = 0, b""
        for attempt in range(TRIES):
            status, content = self._post(method, fields)
            if status in DENIED:
                raise _denied()
            if status < MOVED:
                return judged(content)
            if status < BROKEN and status != TOO_MANY:
                break
            if attempt + 1 < TRIES:
                self.sleep(self.limits.pause * 2**attempt)
        raise Fault(
            "status",
            _("Der Statistikdienst antwortet mit dem Fehler {status}.").format(status=status),
        )

    def _post(self, method: str, fields: Mapping[str, str]) -> tuple[int, bytes]:
        headers = {
            "Host": self.base.netloc.rpartition("@")[2],
            "Content-Type": "application/x-www-form-urlencoded",
            "Accept-Encoding": "gzip",
            "User-Agent": "Wirkungskreis",
            "username": self.account.name,
            "password": self.account.password,
        }
        path = f"{self.base.path.rstrip('/')}/{method}"
        try:
            answer = self._line.ask(
                "POST", path, body=urlencode(fields), headers=headers, most=self.limits.bytes
            )
        except wire.TooLargeError as error:
            raise Fault("too_large", _("Die Tabelle des Statistikdienstes ist zu groß.")) from error
        except wire.TooSlowError as error:
            raise Fault("too_slow", _("Der Statistikdienst antwortet zu langsam.")) from error
        except (HTTPError, OSError) as error:
            raise Fault("unreachable", _("Der Statistikdienst antwortet nicht.")) from error
        except ValueError:  # no header can carry the account, and the error would quote it
            raise _denied() from None
        return answer.status, answer.content


def _denied() -> Fault:
    return Fault("denied", _("Der Statistikdienst nimmt die Zugangsdaten nicht an."))


def judged(content: bytes) -> bytes | Mapping[str, Any]:
    """Tell a file from what the service says, by its first bytes; a web page is refused."""
    head = content[:64].removeprefix(b"\xef\xbb\xbf").lstrip()
    if content.startswith(b"PK"):
        return _whole(content)
    if head.startswith(b"<"):
        raise Fault("html", _("Der Statistikdienst antwortet mit einer Webseite statt mit Daten."))
    if head.startswith((b"{", b"[")):
        try:
            said = json.loads(content.decode("utf-8-sig"), strict=False)
        except (ValueError, RecursionError) as error:
            raise Fault(
                "no_json", _("Eine Antwort des Statistikdienstes ist nicht lesbar.")
            ) from error
        return said if isinstance(said, Mapping) else {}
    if b";" not in content[:2000]:
        raise Fault("no_table", _("Der Statistikdienst antwortet, aber nicht mit einer Tabelle."))
    return content


def _whole(content: bytes) -> bytes:
    try:
        with zipfile.ZipFile(io.BytesIO(content)) as packed:
            is_whole = packed.testzip() is None and bool(packed.namelist())
    except (*DAMAGED, ValueError, RuntimeError):  # also packed in an unknown way or locked
        is_whole = False
    if not is_whole:
        raise Fault("truncated", _("Die Datei des Statistikdienstes kam nicht ganz an."))
    return content


def _content(answer: Mapping[str, Any]) -> bytes:
    """Take the table out of an answer that carries it; else refuse with what the service says."""
    code, told = _code(answer), answer.get("Object")
    text = told.get("Content") if isinstance(told, Mapping) else None
    if code in {OK, ADAPTED} and isinstance(text, str) and ";" in text:
        return text.encode()
    if code == NOTHING:
        raise Fault("nothing", _("Der Statistikdienst kennt zu dieser Tabelle keine Daten."))
    raise Fault(
        "refused",
        _("Der Statistikdienst gibt die Tabelle nicht heraus: „{words}“ (Code {code}).").format(
            code="–" if code is None else code, words=_words(answer)[:150] or "–"
        ),
    )


def _status(answer: Mapping[str, Any]) -> Mapping[str, Any]:
    status = answer.get("Status")
    return status if isinstance(status, Mapping) else answer


def _code(answer: Mapping[str, Any]) -> int | None:
    try:
        return int(_status(answer)["Code"])
    except (KeyError, TypeError, ValueError):
        return None


def _words(answer: Mapping[str, Any]) -> str:
    return str(_status(answer).get("Content") or "")


def _is_ready(listed: Mapping[str, Any], job: str) -> bool:
    rows = listed.get("List")
    return any(
        isinstance(row, Mapping)
        and row.get("Code") == job
        and str(row.get("State", "")).lower().startswith(READY)
        for row in (rows if isinstance(rows, list) else [])
    )
