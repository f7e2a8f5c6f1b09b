"""A council's OParl server on this machine, in threads, with every fault seen on real ones."""

import json
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any
from urllib.parse import parse_qs, urlsplit

Answer = tuple[int, dict[str, str], bytes]
Given = dict[str, list[str]]


@dataclass
class Council:
    """What the server says; ``faults`` by path replace an answer, ``asked`` are the requests."""

    address: str = ""
    papers: list[dict[str, Any]] = field(default_factory=list)
    meetings: list[dict[str, Any]] = field(default_factory=list)
    organizations: list[dict[str, Any]] = field(default_factory=list)
    singles: dict[str, dict[str, Any]] = field(default_factory=dict)
    faults: dict[str, Callable[[Given], Answer]] = field(default_factory=dict)
    asked: list[str] = field(default_factory=list)
    page_length: int = 2

    def at(self, path: str) -> str:
        return f"{self.address}{path}"

    def answer(self, address: str) -> Answer:
        self.asked.append(address)
        parts = urlsplit(address)
        given = parse_qs(parts.query)
        if parts.path in self.faults:
            return self.faults[parts.path](given)
        if parts.path == "/oparl":
            return said({"id": self.at("/oparl"), "body": self.at("/bodies")})
        if parts.path == "/bodies":
            return said({"data": [self.body()], "pagination": {}, "links": {}})
        lists = {
            "/paper": self.papers,
            "/meeting": self.meetings,
            "/organization": self.organizations,
        }
        if parts.path in lists:
            return said(self.page(parts.path, lists[parts.path], given))
        if self.at(parts.path) in self.singles:
            return said(self.singles[self.at(parts.path)])
        return 404, {}, b""

    def body(self) -> dict[str, Any]:
        lists = {name: self.at(f"/{name}") for name in ("paper", "meeting", "organization")}
        return {"id": self.at("/body/1"), "type": "https://schema.oparl.org/1.0/Body", **lists}

    def page(self, path: str, rows: list[dict[str, Any]], given: Given) -> dict[str, Any]:
        since = given.get("modified_since", [""])[0]
        rows = [row for row in rows if not since or row.get("modified", "9") >= since]
        number = int(given.get("page", ["1"])[0])
        length = self.page_length
        links = {}
        if number * length < len(rows):
            more = f"&modified_since={since.replace('+', '%2B')}" if since else ""
            links["next"] = self.at(f"{path}?page={number + 1}{more}")
        return {
            "data": rows[(number - 1) * length : number * length],
            "pagination": {},
            "links": links,
        }


def said(value: Any, kind: str = "application/json") -> Answer:
    return 200, {"Content-Type": kind}, json.dumps(value).encode()


def moved(target: str) -> Answer:
    return 302, {"Location": target}, b""


@contextmanager
def serving(council: Council) -> Iterator[Council]:
    """Serve until the block ends; ``council.address`` is then known."""

    class Handler(BaseHTTPRequestHandler):
        protocol_version = "HTTP/1.1"

        def do_GET(self) -> None:
            status, headers, body = council.answer(self.path)
            self.send_response(status)
            for name, value in {**headers, "Content-Length": str(len(body))}.items():
                self.send_header(name, value)
            self.end_headers()
            self.wfile.write(body)

        def log_message(self, *_words: object) -> None:
            """Say nothing."""

    server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    server.daemon_threads = True
    council.address = f"http://127.0.0.1:{server.server_port}"
    thread = threading.Thread(target=server.serve_forever, args=[0.02], daemon=True)
    thread.start()
    try:
        yield council
    finally:
        server.shutdown()
        server.server_close()
        thread.join()


def fill(council: Council) -> None:
    """Let the council decide on 2026/0817 with a vote, in a meeting that embeds its agenda."""
    at = council.at
    council.organizations = [
        {"id": at("/org/1"), "name": "Rat der Stadt", "modified": "2026-12-01"}
    ]
    council.meetings = [
        {
            "id": at("/meeting/1"),
            "name": "Ratssitzung",
            "start": "2026-12-14T16:00:00+01:00",
            "end": "2026-12-14T15:00:00+01:00",
            "organization": [at("/org/1")],
            "participant": [at("/person/7")],
            "modified": "2026-12-15T08:00:00+01:00",
            "agendaItem": [
                {
                    "id": at("/item/1"),
                    "number": "",
                    "result": "mehrheitlich beschlossen: 39 Ja, 1 Nein, 5 Enthaltungen",
                    "resolutionText": "Der Bericht wird jährlich vorgelegt.",
                }
            ],
        }
    ]
    council.papers = [
        {
            "id": at("/paper/1"),
            "name": "Umsetzungsbericht 2026",
            "reference": "Vorlage 2026/0817",
            "modified": "2026-12-15T08:00:00+01:00",
            "originatorPerson": [at("/person/7")],
            "consultation": [
                {
                    "id": at("/consultation/1"),
                    "meeting": at("/meeting/1"),
                    "agendaItem": at("/item/1"),
                    "organization": [at("/org/1")],
                    "authoritative": True,
                    "role": "Entscheidung",
                }
            ],
        },
        {
            "id": at("/paper/2"),
            "name": "Spielplatz",
            "reference": "17121",
            "modified": "2020-01-01",
        },
        {"id": at("/paper/3"), "name": "N/A", "reference": " ", "modified": "2020-01-01"},
    ]
