"""Every documented answer of a GENESIS web service, from a double on this machine."""

from collections.abc import Iterator
from traceback import format_exception

import pytest

from tests.indicators.fetching import double
from tests.indicators.fetching.double import Answer, Genesis
from tests.indicators.reading.making import HEAD, row
from wirkungskreis.indicators.fetching.genesis import Account, Fault, Limits, Service

TABLE = "12411-01-01-4"
TEXT = "\n".join([HEAD, row("100")])
FILE = double.packed(TEXT)


@pytest.fixture
def genesis() -> Iterator[Genesis]:
    with double.running() as service:
        yield service


def service(genesis: Genesis, **limits: float) -> Service:
    account = Account(genesis.address, genesis.name, genesis.password, is_local_allowed=True)
    most = Limits(bytes=int(limits.pop("bytes", 1_000_000)), questions=3, **limits)
    return Service(account, limits=most, sleep=lambda _seconds: None)


def fault(genesis: Genesis, *answers: Answer, method: str = "data/tablefile") -> str:
    genesis.answers[method] = list(answers)
    with pytest.raises(Fault) as found:
        service(genesis).table(TABLE)
    assert str(found.value).endswith(".")
    return found.value.code


def test_a_table_is_asked_for_by_post_with_the_account_in_the_headers(genesis: Genesis) -> None:
    genesis.answers["data/tablefile"] = [double.file(FILE)]

    assert service(genesis).table(TABLE) == FILE
    method, fields = genesis.asked[0]
    assert (method, fields["name"], fields["format"]) == ("data/tablefile", TABLE, "ffcsv")
    assert "geheim" not in str(fields)


def test_a_plain_file_and_one_inside_the_answer_are_taken(genesis: Genesis) -> None:
    inside = double.said(22, "angepasst", Object={"Content": TEXT})
    genesis.answers["data/tablefile"] = [double.file(TEXT.encode()), inside]
    asking = service(genesis)

    assert asking.table(TABLE) == TEXT.encode()
    assert asking.table(TABLE) == TEXT.encode()


def test_a_large_table_becomes_a_job_that_is_waited_for(genesis: Genesis) -> None:
    genesis.answers["data/tablefile"] = [double.said(98, "zu groß"), double.ordered()]
    genesis.answers["catalogue/results"] = [double.results("in Arbeit"), double.results("Fertig")]
    genesis.answers["data/resultfile"] = [double.file(FILE)]

    assert service(genesis).table(TABLE) == FILE
    assert [(method, fields.get("job", "")) for method, fields in genesis.asked] == [
        ("data/tablefile", "false"),
        ("data/tablefile", "true"),
        ("catalogue/results", ""),
        ("catalogue/results", ""),
        ("data/resultfile", ""),
    ]
    assert genesis.asked[2][1]["selection"] == double.JOB


def test_a_job_that_never_ends_is_given_up(genesis: Genesis) -> None:
    genesis.answers["catalogue/results"] = [double.results("in Arbeit")]

    assert fault(genesis, double.ordered()) == "job_late"
    assert len(genesis.asked) == 1 + 3


@pytest.mark.parametrize(
    ("answer", "code"),
    [
        (double.said(104, "Es gibt keine Objekte zum angegebenen Selektionskriterium."), "nothing"),
        (double.said(0, "erfolgreich"), "refused"),
        (double.said(22, "Parameter wurden angepasst"), "refused"),
        (double.said(99, "Ein Auftrag ohne Namen"), "no_job"),
        (double.said(-1, "Fehler"), "refused"),
        ((200, "application/json", b'{"Code": 4, "Content": "wartet"}'), "refused"),
        ((200, "application/json", b'{"Status": '), "no_json"),
        ((200, "text/html", b"<!DOCTYPE html><p>Wartung"), "html"),
        ((200, "text/csv", b"<html><p>Wartung"), "html"),
        ((200, "text/plain", b"Guten Tag"), "no_table"),
        ((200, "text/plain", b""), "no_table"),
        (double.file(FILE[:-30]), "truncated"),
        (double.file(FILE[:20]), "truncated"),
        (double.said(0, "", status=403), "denied"),
        ((404, "text/plain", b""), "status"),
        ((503, "text/html", b"<p>"), "status"),
        ((302, "text/plain", b"http://169.254.169.254/"), "status"),
    ],
)
def test_what_is_no_table_is_refused_with_a_sentence(
    genesis: Genesis, answer: Answer, code: str
) -> None:
    assert fault(genesis, answer) == code


def test_a_passing_error_is_asked_again(genesis: Genesis) -> None:
    genesis.answers["data/tablefile"] = [(503, "text/html", b""), double.file(FILE)]

    assert service(genesis).table(TABLE) == FILE


def test_a_wrong_account_is_said(genesis: Genesis) -> None:
    genesis.password = "anders"  # noqa: S105  of the double
    account = Account(genesis.address, "amt", "geheim", is_local_allowed=True)

    with pytest.raises(Fault, match="Zugangsdaten"):
        Service(account).table(TABLE)


def test_an_endless_file_is_cut_off(genesis: Genesis) -> None:
    genesis.answers["data/tablefile"] = [double.file(b"1;2\n" * 50_000)]

    with pytest.raises(Fault, match="zu groß"):
        service(genesis, bytes=1000).table(TABLE)


def test_a_server_that_is_gone_is_said(genesis: Genesis) -> None:
    asking = service(genesis)
    asking._line.pool.port = 9  # noqa: SLF001  nobody listens there

    with pytest.raises(Fault, match="antwortet nicht"):
        asking.table(TABLE)


def test_the_internal_network_and_plain_http_are_refused() -> None:
    def inside(_host: str, _port: int) -> list[str]:
        return ["10.0.0.7"]

    def nowhere(_host: str, _port: int) -> list[str]:
        raise OSError

    with pytest.raises(Fault, match="internen Netz"):
        Service(Account("https://statistik.example.org/"), names=inside)
    with pytest.raises(Fault, match="nicht zu finden"):
        Service(Account("https://statistik.example.org/"), names=nowhere)
    with pytest.raises(Fault, match="https://"):
        Service(Account("http://statistik.example.org/"), names=inside)


def test_an_archive_damaged_inside_did_not_arrive_whole(genesis: Genesis) -> None:
    damaged = bytearray(FILE)
    damaged[80:90] = bytes(10)

    assert fault(genesis, double.file(bytes(damaged))) == "truncated"


@pytest.mark.parametrize("password", ["geheim\n", "geheim€"])
def test_a_password_that_no_header_can_carry_is_quoted_nowhere(
    genesis: Genesis, password: str
) -> None:
    asking = Service(Account(genesis.address, "amt", password, is_local_allowed=True))

    with pytest.raises(Fault, match="Zugangsdaten") as found:
        asking.table(TABLE)

    assert "geheim" not in "".join(format_exception(found.value))
