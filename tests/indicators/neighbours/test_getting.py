"""Files of strangers: over https, from public addresses, within limits, redirects checked."""

from collections.abc import Iterator

import pytest

from tests.indicators.neighbours.serving import Town, serving
from wirkungskreis.indicators.neighbours.getting import Fault, Files, Limits, checked


@pytest.fixture
def town() -> Iterator[Town]:
    with serving(Town(files={"/a.json": b"x" * 100})) as made:
        yield made


def local(**limits: int) -> Files:
    return Files(is_local_allowed=True, limits=Limits(**limits))


def refused(files: Files, address: str) -> str:
    with pytest.raises(Fault) as fault:
        files.get(address)
    assert str(fault.value).endswith(".")
    return fault.value.code


@pytest.mark.parametrize(
    "address",
    [
        "http://a.example/x",
        "ftp://a.example/x",
        "https:///x",
        "file:///etc/passwd",
        "https://a.example:99999/x",
        "https://[::1/x",
        "https://user:word@a.example/x",
        "daten/x",
    ],
)
def test_only_plain_https_addresses_are_asked(address: str) -> None:
    with pytest.raises(Fault):
        checked(address)


def test_http_leads_to_this_machine_only_even_where_inner_addresses_are_allowed() -> None:
    with pytest.raises(Fault):
        checked("http://10.0.0.1/x", is_local_allowed=True)
    assert checked("http://127.0.0.1/x", is_local_allowed=True).port is None


@pytest.mark.parametrize(
    "inner", ["127.0.0.1", "10.1.2.3", "192.168.1.1", "169.254.169.254", "::1", "fd00::1"]
)
def test_a_name_that_leads_inside_is_not_asked(inner: str) -> None:
    files = Files(names=lambda _host, _port: [inner])

    assert refused(files, "https://stadt.example/datapackage.json") == "private"


def test_a_name_is_looked_up_once_so_that_it_cannot_lead_elsewhere_later(town: Town) -> None:
    asked = []

    def names(host: str, _port: int) -> list[str]:
        asked.append(host)
        return ["127.0.0.1"] if len(asked) == 1 else ["10.0.0.1"]

    files = Files(is_local_allowed=True, names=names)
    files.get(town.at("/a.json"))
    files.get(town.at("/a.json"))

    assert asked == ["127.0.0.1"]


def test_a_redirect_is_followed_and_checked_like_the_first_address(town: Town) -> None:
    town.moves = {"/old": "/a.json", "/in": "http://10.0.0.1/x", "/ftp": "ftp://a.example/"}

    got = local().get(town.at("/old"))

    assert (got.address, got.content) == (town.at("/a.json"), b"x" * 100)
    assert refused(local(), town.at("/in")) == "address"
    assert refused(local(), town.at("/ftp")) == "address"


def test_an_endless_redirect_ends(town: Town) -> None:
    town.moves = {"/round": "/round"}

    assert refused(local(), town.at("/round")) == "redirects"
    assert len(town.asked) == 4


def test_size_of_one_and_of_all_files_and_their_number_are_limited(town: Town) -> None:
    address = town.at("/a.json")

    assert refused(local(bytes=99), address) == "too_large"
    small = local(all_bytes=150)
    small.get(address)
    assert refused(small, address) == "too_large"
    few = local(files=1)
    few.get(address)
    assert refused(few, address) == "too_many_files"
    assert refused(local(all_seconds=-1), address) == "too_long"


def test_files_of_a_package_come_from_its_own_server() -> None:
    files, here = Files(), "https://a.example/daten/datapackage.json"

    assert files.beside(here, "werte.csv") == "https://a.example/daten/werte.csv"
    for elsewhere in ("https://b.example/x", "//b.example/x", "http://a.example/x"):
        with pytest.raises(Fault):
            files.beside(here, elsewhere)


def test_the_same_file_is_not_sent_twice(town: Town) -> None:
    files = local()
    first = files.get(town.at("/a.json"))

    again = files.get(town.at("/a.json"), first.mark)

    assert (again.content, again.mark) == (None, first.mark)
