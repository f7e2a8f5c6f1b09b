"""Reading what is new in a mailbox: a Maildir, an mbox file, or a folder on an IMAP server.

A message counts as read when its reader asks for the next one: what a crash or a dropped
connection interrupts is read again. No error names the address, because it holds the password.
"""

import mailbox
import re
import ssl
from base64 import b64encode
from collections.abc import Iterator
from contextlib import closing, contextmanager, suppress
from dataclasses import dataclass
from imaplib import IMAP4, IMAP4_SSL
from pathlib import Path
from urllib.parse import unquote, urlsplit

IMAPS = 993  # the port where the connection is encrypted from its first byte
PATIENCE = 30  # seconds without a word from the server
SEEN = "S"
READ = "R"
SCHEME = re.compile("[a-z][a-z0-9+.-]+://", re.IGNORECASE)
UNQUOTED = re.compile(r"&|[^\x20-\x7e]+")

UNCLEAR = (
    "Die Angabe des Postfachs ist nicht zu lesen. Sie lautet imaps://name:passwort@server/ordner; "
    "Sonderzeichen im Passwort stehen als %-Code da, etwa %40 für @."
)


class Unreadable(Exception):
    """The mailbox cannot be read; the message is a sentence that says what helps."""


@dataclass(frozen=True, slots=True)
class Place:
    """A folder on a server, taken apart from ``imaps://user:password@host:port/folder``."""

    host: str
    port: int
    user: str
    password: str
    folder: str


def new_messages(address: str) -> Iterator[bytes]:
    """Give the source of every message that is new; raises Unreadable.

    ``address`` is a directory (Maildir), a file (mbox), or ``imaps://user:password@host/folder``.
    """
    if SCHEME.match(address):
        return _from_imap(place_of(address))
    return _from_maildir(Path(address)) if Path(address).is_dir() else _from_mbox(Path(address))


def place_of(address: str) -> Place:
    """Take an address apart; special characters in user, password and folder are %-encoded."""
    try:
        parts = urlsplit(address)
        place = Place(
            parts.hostname or "",
            parts.port or IMAPS,
            unquote(parts.username or ""),
            unquote(parts.password or ""),
            unquote(parts.path.strip("/")) or "INBOX",
        )
    except ValueError:  # its words would show what stands where the port belongs
        raise Unreadable(UNCLEAR) from None
    if parts.scheme != "imaps" or not (place.host and place.user and place.password):
        raise Unreadable(UNCLEAR)
    return place


def _from_maildir(path: Path) -> Iterator[bytes]:
    with _readable(path), closing(mailbox.Maildir(path, create=False)) as box:
        for key, message in list(box.items()):
            if SEEN not in message.get_flags():
                yield message.as_bytes()
                message.set_subdir("cur")
                message.add_flag(SEEN)
                box[key] = message


def _from_mbox(path: Path) -> Iterator[bytes]:
    with _readable(path), closing(mailbox.mbox(path, create=False)) as box:
        box.lock()
        for key, message in list(box.items()):
            if READ not in message.get_flags():
                yield message.as_bytes()
                message.add_flag(READ)
                box[key] = message
        box.flush()


@contextmanager
def _readable(path: Path) -> Iterator[None]:
    try:
        yield
    except (OSError, mailbox.Error) as error:
        raise Unreadable(f"Das Postfach {path} lässt sich nicht lesen: {error}") from error


def _from_imap(place: Place) -> Iterator[bytes]:
    """Fetch what is unseen and mark each as seen once it has been dealt with."""
    with _signed_in(place) as server:
        status, _said = server.select(quoted(place.folder))
        if status != "OK":
            raise Unreadable(
                f"Im Postfach auf {place.host} gibt es den Ordner „{place.folder}“ nicht."
            )
        _status, found = server.search(None, "UNSEEN")
        for number in (word.decode() for word in found[0].split()):
            _status, parts = server.fetch(number, "(BODY.PEEK[])")
            yield from (part[1] for part in parts if isinstance(part, tuple))
            server.store(number, "+FLAGS", r"(\Seen)")


@contextmanager
def _signed_in(place: Place) -> Iterator[IMAP4_SSL]:
    """Connect to a server whose certificate holds, sign in, and leave however it ends."""
    try:
        context = ssl.create_default_context()
        server = IMAP4_SSL(place.host, place.port, ssl_context=context, timeout=PATIENCE)
    except (OSError, IMAP4.error) as error:
        raise _unreachable(place, error) from error
    try:
        _sign_in(server, place)
        yield server
    except (OSError, IMAP4.error) as error:
        raise Unreadable(
            f"Die Verbindung zum Postfach auf {place.host} brach ab: {error}. Was noch nicht "
            "gelesen war, wird beim nächsten Mal gelesen."
        ) from error
    finally:
        for leave in (server.logout, server.shutdown):
            with suppress(OSError, IMAP4.error):
                leave()


def _sign_in(server: IMAP4_SSL, place: Place) -> None:
    """Give name and password; PLAIN takes all characters, the older LOGIN only ASCII."""
    try:
        if "AUTH=PLAIN" in server.capabilities:
            secret = f"\0{place.user}\0{place.password}".encode()
            server.authenticate("PLAIN", lambda _challenge: secret)
        else:
            server.login(place.user, place.password)
    except IMAP4.abort:
        raise
    except (IMAP4.error, UnicodeEncodeError):  # not in its own words: some repeat the password
        raise Unreadable(
            f"Der Mailserver {place.host} lehnt die Anmeldung ab. Bitte prüfen Sie Name und "
            "Passwort des Postfachs."
        ) from None


def _unreachable(place: Place, error: Exception) -> Unreadable:
    if isinstance(error, ssl.SSLCertVerificationError):
        return Unreadable(
            f"Das Zertifikat des Mailservers {place.host} gilt nicht ({error.verify_message}); das "
            "Passwort wurde nicht gesendet. Eine eigene Zertifizierungsstelle nennt SSL_CERT_FILE."
        )
    return Unreadable(
        f"Der Mailserver {place.host} ist unter Port {place.port} nicht zu erreichen: {error}"
    )


def quoted(folder: str) -> str:
    """Write the name of a folder as the protocol wants it (RFC 3501, section 5.1.3)."""

    def shifted(match: re.Match[str]) -> str:
        letters = match[0].encode("utf-16-be") if match[0] != "&" else b""
        return "&" + b64encode(letters).decode().rstrip("=").replace("/", ",") + "-"

    escaped = UNQUOTED.sub(shifted, folder).replace("\\", "\\\\").replace('"', '\\"')
    return f'"{escaped}"'
