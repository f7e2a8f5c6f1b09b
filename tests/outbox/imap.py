"""A mail server that speaks as much IMAP (RFC 3501) as reading a mailbox needs, encrypted."""

import shlex
import socketserver
import ssl
import threading
from base64 import b64decode
from dataclasses import dataclass, field
from datetime import timedelta
from ipaddress import IPv4Address
from pathlib import Path
from types import TracebackType
from typing import Self

from cryptography import x509
from cryptography.hazmat.primitives import hashes, serialization
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.x509.oid import NameOID
from django.utils import timezone

HOST = "127.0.0.1"
USER, PASSWORD = "rueck@rheinaue.example", 'Geheim/7:ü&@ \\"#'


def certificate(path: Path) -> Path:
    """Write a key with a certificate it signed itself, good for this machine alone."""
    key = ec.generate_private_key(ec.SECP256R1())
    name = x509.Name([x509.NameAttribute(NameOID.COMMON_NAME, HOST)])
    now = timezone.now()
    here = x509.SubjectAlternativeName([x509.IPAddress(IPv4Address(HOST))])
    made = (
        x509.CertificateBuilder(name, name, key.public_key(), x509.random_serial_number())
        .not_valid_before(now - timedelta(hours=1))
        .not_valid_after(now + timedelta(days=1))
        .add_extension(here, critical=False)
        .add_extension(x509.BasicConstraints(ca=True, path_length=0), critical=True)
        .sign(key, hashes.SHA256())
    )
    form = serialization.PrivateFormat.PKCS8
    secret = key.private_bytes(serialization.Encoding.PEM, form, serialization.NoEncryption())
    path.write_bytes(secret + made.public_bytes(serialization.Encoding.PEM))
    return path


@dataclass
class Message:
    source: bytes
    flags: set[str] = field(default_factory=set)


@dataclass
class Behaviour:
    """What is in the folders, and how the server treats whoever comes.

    ``breaks_off_at`` is the number of the message in whose middle the connection is cut.
    """

    folders: dict[str, list[Message]]
    password: str = PASSWORD
    offers_plain: bool = True
    breaks_off_at: int = 0
    talkative: bool = False  # repeats what it was told when it refuses
    told: list[str] = field(default_factory=list)  # the commands, without what they carried


class Talk(socketserver.StreamRequestHandler):
    """One connection: greeting, then one answer per command."""

    server: "Server"

    def handle(self) -> None:
        self.folder: list[Message] | None = None
        self.is_in = False
        self.say("* OK IMAP4rev1 ready")
        while line := self.rfile.readline().decode().rstrip("\r\n"):
            tag, command, *rest = line.split(" ", 2)
            self.server.behaviour.told.append(command.upper())
            answer = getattr(self, f"do_{command.lower()}", self.unknown)(rest[0] if rest else "")
            if answer is None:
                return
            self.say(f"{tag} {answer}")

    def say(self, line: str) -> None:
        self.wfile.write(f"{line}\r\n".encode())

    def unknown(self, _rest: str) -> str:
        return "BAD what is that?"

    def do_capability(self, _rest: str) -> str:
        plain = " AUTH=PLAIN" if self.server.behaviour.offers_plain else ""
        self.say(f"* CAPABILITY IMAP4rev1{plain}")
        return "OK done"

    def do_login(self, rest: str) -> str:
        user, password = shlex.split(rest)
        return self.admitted(user, password, rest)

    def do_authenticate(self, rest: str) -> str:
        if rest != "PLAIN" or not self.server.behaviour.offers_plain:
            return "NO no such mechanism"
        self.say("+ ")
        _as, user, password = b64decode(self.rfile.readline()).decode().split("\0")
        return self.admitted(user, password, password)

    def admitted(self, user: str, password: str, told: str) -> str:
        self.is_in = (user, password) == (USER, self.server.behaviour.password)
        more = f" You said {told}" if self.server.behaviour.talkative else ""
        return "OK come in" if self.is_in else f"NO [AUTHENTICATIONFAILED] no.{more}"

    def do_select(self, rest: str) -> str:
        self.folder = self.server.behaviour.folders.get(shlex.split(rest)[0])
        if not self.is_in or self.folder is None:
            return "NO there is no such folder"
        self.say(f"* {len(self.folder)} EXISTS")
        return "OK [READ-WRITE] chosen"

    def do_search(self, rest: str) -> str:
        if self.folder is None or rest != "UNSEEN":
            return "BAD not now"
        unseen = [n for n, one in enumerate(self.folder, 1) if "\\Seen" not in one.flags]
        self.say(" ".join(["* SEARCH", *map(str, unseen)]))
        return "OK done"

    def do_fetch(self, rest: str) -> str | None:
        number, what = rest.split(" ", 1)
        if self.folder is None or what not in {"(BODY.PEEK[])", "(RFC822)"}:
            return "BAD not now"
        message = self.folder[int(number) - 1]
        if what == "(RFC822)":  # to read without peeking is to have seen
            message.flags.add("\\Seen")
        self.say(f"* {number} FETCH (BODY[] {{{len(message.source)}}}")
        if self.server.behaviour.breaks_off_at == int(number):
            self.wfile.write(message.source[: len(message.source) // 2])
            return None
        self.wfile.write(message.source + b")\r\n")
        return "OK done"

    def do_store(self, rest: str) -> str:
        number, how, flags = rest.split(" ", 2)
        if self.folder is None or how != "+FLAGS":
            return "BAD not now"
        self.folder[int(number) - 1].flags |= set(flags.strip("()").split())
        self.say(f"* {number} FETCH (FLAGS {flags})")
        return "OK done"

    def do_logout(self, _rest: str) -> str:
        self.say("* BYE")
        return "OK bye"


class Server(socketserver.ThreadingTCPServer):
    """``with Server(behaviour, pem)``: answers on this machine until the block ends."""

    daemon_threads = True

    def __init__(self, behaviour: Behaviour, pem: Path) -> None:
        self.behaviour = behaviour
        self.context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
        self.context.load_cert_chain(pem)
        super().__init__((HOST, 0), Talk)

    @property
    def port(self) -> int:
        return int(self.server_address[1])

    def get_request(self) -> tuple[ssl.SSLSocket, object]:
        """Encrypt; the handshake comes with the first word, in the thread of the connection."""
        plain, whence = super().get_request()
        talk = self.context.wrap_socket(plain, server_side=True, do_handshake_on_connect=False)
        return talk, whence

    def handle_error(self, *_whoever: object) -> None:
        """Say nothing: clients that hang up are what these tests are about."""

    def __enter__(self) -> Self:
        threading.Thread(target=self.serve_forever, args=(0.02,), daemon=True).start()
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        value: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self.shutdown()
        self.server_close()
