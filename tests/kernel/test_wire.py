"""A server of strangers is read within limits, also one that answers in drops."""

import socket
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from urllib.parse import urlsplit

import pytest

from wirkungskreis.kernel import wire

Talk = Callable[[socket.socket], None]
HEAD = b"HTTP/1.1 200 OK\r\n"


@contextmanager
def talking(talk: Talk) -> Iterator[str]:
    """Answer each connection with what ``talk`` sends, and close it."""
    server = socket.create_server(("127.0.0.1", 0))

    def serve() -> None:
        while True:
            try:
                line, _from = server.accept()
            except OSError:
                return
            with line, suppress(OSError):
                line.recv(4096)
                talk(line)

    threading.Thread(target=serve, daemon=True).start()
    yield f"http://127.0.0.1:{server.getsockname()[1]}"
    server.shutdown(socket.SHUT_RDWR)
    server.close()


def drip(start: bytes) -> Talk:
    def talk(line: socket.socket) -> None:
        line.sendall(start)
        for _drop in range(200):
            line.sendall(b"x")
            time.sleep(0.02)

    return talk


def asked(address: str, seconds: float, most: int = 1000) -> wire.Answer:
    line = wire.connected(
        urlsplit(address), is_local_allowed=True, names=wire.resolve, seconds=seconds
    )
    return line.ask("GET", "/", headers={}, most=most)


@pytest.mark.parametrize(
    "start",
    [
        HEAD + b"Content-Length: 5000\r\n\r\n",
        HEAD + b"Connection: close\r\n\r\n",
        HEAD + b"X-Drop: ",
        b"",
    ],
)
def test_an_answer_in_drops_is_cut_when_its_time_is_over(start: bytes) -> None:
    begun = time.monotonic()

    with talking(drip(start)) as address, pytest.raises(wire.TooSlowError):
        asked(address, 0.3)

    assert time.monotonic() - begun < 2


def test_an_answer_in_time_is_whole() -> None:
    said = HEAD + b"Content-Length: 3\r\nETag: 7\r\n\r\nabc"

    with talking(lambda line: line.sendall(said)) as address:
        answer = asked(address, 5)

    assert (answer.status, answer.content, answer.headers["etag"]) == (200, b"abc", "7")


def test_an_answer_that_is_too_large_is_left() -> None:
    said = HEAD + b"Content-Length: 2000\r\n\r\n" + b"x" * 2000

    with talking(lambda line: line.sendall(said)) as address, pytest.raises(wire.TooLargeError):
        asked(address, 5)
