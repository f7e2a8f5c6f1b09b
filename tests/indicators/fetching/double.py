"""A GENESIS web service on this machine, in threads, with every answer that is documented."""

import io
import json
import threading
import zipfile
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from urllib.parse import parse_qs

Answer = tuple[int, str, bytes]
JOB = "12411-01-01-4_123456789"


@dataclass
class Genesis:
    """``answers`` by method, the last one again and again; ``asked`` is what came in."""

    address: str = ""
    name: str = "amt"
    password: str = "geheim"  # noqa: S105  of the double
    answers: dict[str, list[Answer]] = field(default_factory=dict)
    asked: list[tuple[str, dict[str, str]]] = field(default_factory=list)

    def answer(self, method: str, fields: dict[str, str], account: tuple[str, str]) -> Answer:
        self.asked.append((method, fields))
        if account != (self.name, self.password):
            return said(15, "Sie sind nicht angemeldet.", status=401)
        queue = self.answers.get(method, [said(104, "Es gibt keine Objekte.")])
        return queue.pop(0) if len(queue) > 1 else queue[0]


def said(code: int, words: str, status: int = 200, **more: object) -> Answer:
    """Write the JSON in which the service says something, mostly with HTTP 200."""
    answer = {
        "Ident": {"Service": "data", "Method": "tablefile"},
        "Status": {"Code": code, "Content": words, "Type": "Information"},
        **more,
    }
    return status, "application/json", json.dumps(answer).encode()


def ordered() -> Answer:
    words = f"Der Bearbeitungsauftrag wurde erstellt. Das Ergebnis heißt: {JOB}"
    return said(99, words)


def results(state: str) -> Answer:
    return said(0, "erfolgreich", List=[{"Code": JOB, "State": state}])


def packed(text: str) -> bytes:
    target = io.BytesIO()
    with zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("12411-01-01-4_de_flat.csv", text)
    return target.getvalue()


def file(content: bytes) -> Answer:
    return 200, "application/octet-stream", content


@contextmanager
def running() -> Iterator[Genesis]:
    """Serve until the block ends."""
    service = Genesis()

    class Handler(BaseHTTPRequestHandler):
        def do_POST(self) -> None:
            length = int(self.headers["Content-Length"])
            fields = {k: v[0] for k, v in parse_qs(self.rfile.read(length).decode()).items()}
            account = (self.headers.get("username", ""), self.headers.get("password", ""))
            method = self.path.removeprefix("/rest/2020/")
            status, kind, content = service.answer(method, fields, account)
            self.send_response(status)
            self.send_header("Content-Type", kind)
            if status in {301, 302, 307}:
                self.send_header("Location", content.decode())
            self.send_header("Content-Length", str(len(content)))
            self.end_headers()
            self.wfile.write(content)

        def log_message(self, format: str, *args: object) -> None:  # noqa: A002  its name
            pass

    server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    service.address = f"http://127.0.0.1:{server.server_address[1]}/rest/2020/"
    thread = threading.Thread(target=server.serve_forever, daemon=True)
    thread.start()
    try:
        yield service
    finally:
        server.shutdown()
        server.server_close()
        thread.join()
