"""Where the variables come from, and when cookies may travel unencrypted."""

from pathlib import Path

import pytest
from django.core.exceptions import ImproperlyConfigured

from wirkungskreis.config.environment import (
    environment,
    land,
    named_addresses,
    plain_http,
    protection,
)


def test_the_file_counts_where_a_variable_is_not_set(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "settings.env").write_text("# WK_A=0\nWK_STADT = Rheinaue\nWK_PORT=a=b\nHOME=/x\n")
    monkeypatch.setenv("WK_STADT", "Leverkusen")

    read = environment(tmp_path)

    assert (read["WK_STADT"], read["WK_PORT"]) == ("Leverkusen", "a=b")
    assert "WK_A" not in read
    assert read.get("HOME") != "/x"


@pytest.mark.parametrize(
    ("variables", "plain"), [({}, False), ({"WK_HTTP": "0"}, False), ({"WK_HTTP": "1"}, True)]
)
def test_plain_http_is_asked_for(variables: dict[str, str], *, plain: bool) -> None:
    assert plain_http(variables, ["localhost", "127.0.0.1"]) is plain


def test_plain_http_is_refused_for_other_machines() -> None:
    with pytest.raises(ImproperlyConfigured, match="nennt auch stadt"):
        plain_http({"WK_HTTP": "1"}, ["localhost", "stadt.example"])


def test_the_land_is_one_of_sixteen() -> None:
    assert (land({}), land({"WK_LAND": "HH"})) == ("NW", "HH")
    with pytest.raises(ImproperlyConfigured, match="WK_LAND=NRW nennt kein Land"):
        land({"WK_LAND": "NRW"})


def test_small_counts_are_protected_more_strictly_but_not_less() -> None:
    usual = {"base": 5, "values": 3, "denominator": 100, "group": 50}

    assert protection({}) == usual
    assert protection({"WK_SCHUTZ_BASIS": "10", "WK_SCHUTZ_NENNER": "200"}) == usual | {
        "base": 10,
        "denominator": 200,
    }
    for name, text in [("BASIS", "3"), ("BASIS", "7"), ("WERTE", "2"), ("NENNER", "99")]:
        with pytest.raises(ImproperlyConfigured, match="nur strenger"):
            protection({f"WK_SCHUTZ_{name}": text})


def test_cities_are_read_by_name_and_half_a_pair_is_left_out() -> None:
    said = "Astadt=https://a.example/daten?x=1; =https://b.example ;Cstadt=;"

    assert named_addresses(said) == {"Astadt": "https://a.example/daten?x=1"}
