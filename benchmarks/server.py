"""The real web server as a child process, and a person's browser reduced to forms and cookies."""

import os
import re
import socket
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from http.cookiejar import CookieJar
from pathlib import Path
from typing import Any
from urllib.error import HTTPError
from urllib.parse import urlencode, urljoin
from urllib.request import HTTPCookieProcessor, OpenerDirector, Request, build_opener

from lxml import html

TIMEOUT = 120


def read(page: bytes) -> Any:
    """Parse a page; lxml has no types of its own."""
    return html.fromstring(page)  # type: ignore[no-untyped-call]


def free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


@contextmanager
def running(*words: str, port: int) -> Iterator[subprocess.Popen[bytes]]:
    """Serve until the block ends."""
    command = [sys.executable, "-m", "wirkungskreis.config.command", "serve", "--port", str(port)]
    process = subprocess.Popen([*command, *words], env=os.environ | {"WK_DEBUG": "1"})  # noqa: S603  our own
    try:
        _wait(port)
        yield process
    finally:
        process.terminate()
        process.wait(30)


def _wait(port: int) -> None:
    limit = time.monotonic() + 60
    while time.monotonic() < limit:
        with socket.socket() as probe:
            if probe.connect_ex(("127.0.0.1", port)) == 0:
                return
        time.sleep(0.1)
    raise RuntimeError("the server does not answer")


class Browser:
    """Follows links and sends forms of one server; keeps cookies, runs no script."""

    def __init__(self, port: int) -> None:
        self.base = f"http://127.0.0.1:{port}"
        self.opener: OpenerDirector = build_opener(HTTPCookieProcessor(CookieJar()))
        self.url, self.status, self.page = self.base, 0, read(b"<p></p>")

    def get(self, path: str) -> int:
        return self._open(Request(urljoin(self.url, path)))  # noqa: S310  the own server

    def post(self, form: Any, **changes: str) -> int:
        """Send a form as it stands, with some fields changed."""
        values = {name: value for name, value in form.form_values() if value is not None}
        data = urlencode(values | changes).encode()
        headers = {"Referer": self.url}
        return self._open(Request(urljoin(self.url, form.action or ""), data, headers))  # noqa: S310

    def form(self, action: str) -> Any:
        """Find the form whose address ends so; an empty end takes the first one of the page."""
        forms = self.page.xpath("//main//form")
        return next(form for form in forms if re.search(f"{action}$", form.action or ""))

    def _open(self, request: Request) -> int:
        try:
            answer = self.opener.open(request, timeout=TIMEOUT)
        except HTTPError as refusal:
            answer = refusal
        with answer:
            self.status, self.url = answer.status, answer.url
            self.page = read(answer.read() or b"<p></p>")
        return self.status


def private_memory(pid: int) -> float:
    """Give the anonymous memory (RssAnon) of a process and its children in MiB, the largest one."""
    return max(_anonymous(child) for child in [pid, *_children(pid)])


def _children(pid: int) -> list[int]:
    text = Path(f"/proc/{pid}/task/{pid}/children").read_text()
    own = [int(word) for word in text.split()]
    return own + [more for child in own for more in _children(child)]


def _anonymous(pid: int) -> float:
    status = Path(f"/proc/{pid}/status").read_text()
    found = re.search(r"RssAnon:\s+(\d+)", status)
    return int(found.group(1)) / 1024 if found else 0.0
