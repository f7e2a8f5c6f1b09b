"""A city's web server on this machine: files with ETags, redirects, errors."""

import threading
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from hashlib import sha256
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

from django.test import Client

OURS = "/daten/indikatoren"
NAMES = (
    "datapackage.json",
    "jsonstat.json",
    "werte.csv",
    "werte.csv-metadata.json",
    "indikatoren.csv",
    "fassungen.csv",
)


@dataclass
class Town:
    """``files`` by path, ``moves`` lead elsewhere; ``asked`` are paths with the status given."""

    address: str = ""
    files: dict[str, bytes] = field(default_factory=dict)
    moves: dict[str, str] = field(default_factory=dict)
    asked: list[tuple[str, int]] = field(default_factory=list)
    has_marks: bool = True

    def at(self, path: str) -> str:
        return f"{self.address}{path}"

    def publish(self, client: Client, *codes: str) -> None:
        """Put out what this program publishes, as it publishes it."""
        places = [f"{OURS}/{name}" for name in NAMES]
        places += [f"{OURS}/{code}/jsonstat.json" for code in codes]
        for path in places:
            answer = client.get(path)
            self.files[path] = b"".join(answer)

    def answer(self, path: str, known: str) -> tuple[int, dict[str, str], bytes]:
        if path in self.moves:
            return 302, {"Location": self.moves[path]}, b""
        if path not in self.files:
            return 404, {}, b""
        mark = f'"{sha256(self.files[path]).hexdigest()[:16]}"'
        headers = {"ETag": mark} if self.has_marks else {}
        if known == mark and self.has_marks:
            return 304, headers, b""
        return 200, headers, self.files[path]


@contextmanager
def serving(town: Town) -> Iterator[Town]:
    """Serve until the block ends; ``town.address`` is then known."""

    class Handler(BaseHTTPRequestHandler):
        protocol_version = "HTTP/1.1"

        def do_GET(self) -> None:
            known = self.headers.get("If-None-Match", "")
            status, headers, body = town.answer(self.path, known)
            town.asked.append((self.path, status))
            self.send_response(status)
            for name, value in headers.items():
                self.send_header(name, value)
            if status != 304:
                self.send_header("Content-Length", str(len(body)))
            self.end_headers()
            self.wfile.write(body)

        def log_message(self, *_words: object) -> None:
            """Say nothing."""

    server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    server.daemon_threads = True
    town.address = f"http://127.0.0.1:{server.server_port}"
    thread = threading.Thread(target=server.serve_forever, args=[0.02], daemon=True)
    thread.start()
    try:
        yield town
    finally:
        server.shutdown()
        server.server_close()
        thread.join()
