"""Only the configured server is asked, within limits, whatever its answers say."""

import gzip
from collections.abc import Sequence
from urllib.parse import urlsplit

import pytest

from tests.council.oparl.server import Answer, Council, Given, moved, said
from wirkungskreis.council.oparl.fetching import Fault, Limits, Server, with_filter

FAST = Limits(pages=6, page_bytes=5000, all_bytes=9000, pause=0)


def server(council: Council, limits: Limits = FAST) -> Server:
    return Server(council.at("/oparl"), is_local_allowed=True, limits=limits)


def fault(code: str, council: Council, address: str, limits: Limits = FAST) -> None:
    with pytest.raises(Fault) as refusal:
        server(council, limits).get(address)
    assert refusal.value.code == code


def test_a_server_inside_the_house_is_not_asked_unless_allowed(council: Council) -> None:
    with pytest.raises(Fault, match="internen Netz"):
        Server(council.at("/oparl"))

    assert council.asked == []


@pytest.mark.parametrize(
    "address",
    [
        "10.0.0.8",
        "169.254.169.254",
        "::1",
        "fd00::1",
        "100.64.0.1",
        "224.0.0.1",
        "::ffff:10.0.0.8",
        "64:ff9b::10.0.0.8",
        "2002:a00:8::",
        "fec0::1",
    ],
)
def test_a_public_name_with_a_private_address_is_refused(address: str) -> None:
    def names(_host: str, _port: int) -> Sequence[str]:
        return ["93.184.216.34", address]

    with pytest.raises(Fault, match="internen Netz"):
        Server("https://ris.example.org/oparl", names=names)


@pytest.mark.parametrize("address", ["ftp://ris.example.org/", "file:///etc/passwd", "oparl"])
def test_only_web_addresses_are_asked(address: str) -> None:
    with pytest.raises(Fault, match="beginnt mit https"):
        Server(address)


@pytest.mark.parametrize(
    ("address", "code"),
    [
        ("http://169.254.169.254/latest/meta-data", "other_host"),
        ("https://other.example.org/paper", "other_host"),
        ("http://127.0.0.1:1/paper", "other_host"),
        ("//other.example.org/paper", "other_host"),
        ("file:///etc/passwd", "strange_address"),
        ("http://user:word@127.0.0.1/paper", "strange_address"),
        ("http://127.0.0.1:99999/paper", "strange_address"),
        ("http://[paper", "strange_address"),
    ],
)
def test_another_host_is_never_asked(council: Council, address: str, code: str) -> None:
    fault(code, council, address)

    assert council.asked == []


def test_redirects_stay_on_the_host_and_end(council: Council) -> None:
    council.faults["/away"] = lambda _given: moved("http://169.254.169.254/")
    council.faults["/round"] = lambda _given: moved("/round")
    council.faults["/broken"] = lambda _given: moved("http://[")

    fault("other_host", council, council.at("/away"))
    fault("redirects", council, council.at("/round"))
    fault("strange_address", council, council.at("/broken"))


def test_a_redirect_that_drops_the_filter_gets_it_back(council: Council) -> None:
    council.faults["/old"] = lambda _given: moved(council.at("/new"))
    council.faults["/new"] = lambda given: said({"given": given})

    answer = server(council).get(council.at("/old?modified_since=2026-01-01&limit=5"))

    assert answer == {"given": {"modified_since": ["2026-01-01"], "limit": ["5"]}}
    assert with_filter("http://a/b?limit=9", urlsplit("http://a/?limit=5")) == "http://a/b?limit=9"


def test_a_passing_error_is_asked_again(council: Council) -> None:
    answers = iter([(500, {}, b""), (429, {}, b""), said({"id": "1"})])
    council.faults["/paper"] = lambda _given: next(answers)

    assert server(council).get(council.at("/paper")) == {"id": "1"}


def test_a_lasting_error_says_so(council: Council) -> None:
    council.faults["/paper"] = lambda _given: (503, {}, b"")

    fault("status", council, council.at("/paper"))


def test_an_address_that_was_encoded_twice_is_found(council: Council) -> None:
    def paper(given: Given) -> Answer:
        return said(given) if given.get("name") == ["ä b"] else (404, {}, b"")

    council.faults["/paper"] = paper

    assert server(council).get(council.at("/paper?name=%25C3%25A4%2520b")) == {"name": ["ä b"]}


def test_a_web_page_with_status_200_is_no_answer(council: Council) -> None:
    council.faults["/paper"] = lambda _given: (200, {"Content-Type": "text/html"}, b"<p>Wartung")
    council.faults["/body"] = lambda _given: (200, {}, b" <!doctype html>")

    fault("html", council, council.at("/paper"))
    fault("html", council, council.at("/body"))


def test_control_characters_and_a_byte_order_mark_are_read(council: Council) -> None:
    content = b'\xef\xbb\xbf{"name": "Zeile\x01\neins"}'
    council.faults["/paper"] = lambda _given: (200, {}, content)

    assert server(council).get(council.at("/paper")) == {"name": "Zeile\x01\neins"}


def test_broken_data_is_a_fault_and_no_crash(council: Council) -> None:
    council.faults["/paper"] = lambda _given: (200, {}, b'{"name": "')

    fault("no_json", council, council.at("/paper"))


def test_a_packed_bomb_is_stopped(council: Council) -> None:
    bomb = gzip.compress(b" " * 1_000_000)
    council.faults["/paper"] = lambda _given: (200, {"Content-Encoding": "gzip"}, bomb)

    fault("too_large", council, council.at("/paper"))


def test_pages_and_time_are_limited(council: Council) -> None:
    asking = server(council)
    for _number in range(6):
        asking.get(council.at("/paper"))

    with pytest.raises(Fault) as refusal:
        asking.get(council.at("/paper"))

    assert refusal.value.code == "too_many_pages"
    fault("too_long", council, council.at("/paper"), Limits(seconds=-1))


def test_a_server_that_is_gone_says_so() -> None:
    asking = Server("http://127.0.0.1:9/oparl", is_local_allowed=True, limits=FAST)

    with pytest.raises(Fault) as refusal:
        asking.get("http://127.0.0.1:9/oparl")

    assert refusal.value.code == "unreachable"
