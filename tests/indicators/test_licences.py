"""Which licence counts for values, and by what name people read it."""

import pytest
from django.test import override_settings

from tests.indicators import making
from wirkungskreis.indicators.sheet import facts, licence_of

pytestmark = pytest.mark.django_db
DEFAULT = "https://www.govdata.de/dl-de/by-2-0"


@override_settings(LICENSE=DEFAULT)
def test_without_an_own_licence_that_of_the_city_counts_everywhere() -> None:
    own = making.indicator("A.1-i", licence="CC BY 4.0")
    other = making.indicator("A.2-i")

    assert (licence_of(own), licence_of(other)) == ("CC BY 4.0", DEFAULT)
    assert dict(facts(own))["Lizenz"] == "Creative Commons Namensnennung 4.0 International"
    assert dict(facts(other))["Lizenz"] == (
        "Datenlizenz Deutschland – Namensnennung – Version 2.0, wie alle Daten der Stadt"
    )


@override_settings(LICENSE="")
def test_without_any_licence_none_is_made_up() -> None:
    assert dict(facts(making.indicator(licence="")))["Lizenz"] == ""
