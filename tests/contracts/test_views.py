"""What every page promises."""

from collections.abc import Callable, Iterator
from html.parser import HTMLParser
from itertools import pairwise

import pytest
from django.urls import URLPattern, URLResolver, get_resolver

from tests.contracts import table
from tests.contracts.world import ROLES, read

SIGN_IN = "wirkungskreis.desk.accounts.sign_in"
THIRD_PARTY = {
    "account_login": f"{SIGN_IN}.Login",  # everybody may try
    "mfa_authenticate": f"{SIGN_IN}.Authenticate",  # only after the password, says the library
    "account_logout": f"{SIGN_IN}.Logout",  # ends nothing but the own session
    "account_inactive": f"{SIGN_IN}.Inactive",  # a sentence
}


def every_view(resolver: URLResolver, prefix: str = "") -> Iterator[tuple[str, URLPattern]]:
    """Walk the addresses; each view comes with its full name, ``desk:measure``."""
    for part in resolver.url_patterns:
        if isinstance(part, URLResolver):
            yield from every_view(part, f"{prefix}{part.namespace}:" if part.namespace else prefix)
        else:
            yield f"{prefix}{part.name}", part


def methods(view: Callable[..., object] | None) -> list[str]:
    """Read the methods that Django's decorators keep in their closure; [] if there is none."""
    while view is not None:
        if view_class := getattr(view, "view_class", None):
            return [m.upper() for m in view_class.http_method_names if hasattr(view_class, m)]
        for cell in getattr(view, "__closure__", None) or ():
            kept = cell.cell_contents
            if isinstance(kept, list) and {"GET", "POST", "HEAD"} & set(map(str, kept)):
                return kept
        view = getattr(view, "__wrapped__", None)
    return []


VIEWS = list(every_view(get_resolver()))


def test_every_view_says_who_may_open_it() -> None:
    unguarded = {
        name: view.lookup_str for name, view in VIEWS if not hasattr(view.callback, "guard")
    }
    assert unguarded == THIRD_PARTY


def test_every_view_says_which_methods_it_takes() -> None:
    assert [name for name, view in VIEWS if not methods(view.callback)] == []


def test_no_address_tells_a_row_number() -> None:
    patterns = [str(view.pattern) for _, view in VIEWS]
    assert [pattern for pattern in patterns if "<int:" in pattern] == []


def test_no_two_views_share_a_name() -> None:
    names = [name for name, _ in VIEWS]
    assert [name for name in names if names.count(name) > 1] == []


def test_every_page_stands_in_the_role_table() -> None:
    pages = {name for name, view in VIEWS if "GET" in methods(view.callback)}
    assert pages == {row.name for row in table.rows()}


@pytest.mark.django_db
@pytest.mark.parametrize("roles", [ROLES[::2], ROLES[1::2]], ids=["one half", "the other"])
def test_who_gets_which_page(roles: list[str]) -> None:
    full = table.full_world()
    got: dict[tuple[str, str], dict[str, int]] = {}
    for role in roles:
        client = full.client(role)
        for row in table.rows():
            address = row.address(full)
            response = client.get(address)
            got.setdefault((row.name, address), {})[role] = response.status_code
            read(response)

    assert got == {
        (row.name, row.address(full)): {role: row.statuses[role] for role in roles}
        for row in table.rows()
    }


class Headings(HTMLParser):
    def __init__(self) -> None:
        super().__init__()
        self.levels: list[int] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if len(tag) == 2 and tag[0] == "h" and tag[1].isdigit():
            self.levels.append(int(tag[1]))


def flaws(html: str) -> list[str]:
    """Say what is wrong with the headings: one h1, at the start, and no level skipped."""
    parser = Headings()
    parser.feed(html)
    levels = parser.levels
    skips = [f"h{a} is followed by h{b}" for a, b in pairwise(levels) if b > a + 1]
    if levels[:1] != [1] or levels.count(1) != 1:
        skips.append(f"headings {levels} do not start with the only h1")
    return skips


@pytest.mark.parametrize(
    ("html", "good"),
    [
        ("<h1>A</h1><h2>B</h2><h3>C</h3><h2>D</h2>", True),
        ("<h1>A</h1><h3>B</h3>", False),
        ("<h2>A</h2><h1>B</h1>", False),
        ("<h1>A</h1><h1>B</h1>", False),
        ("<p>A</p>", False),
    ],
)
def test_bad_headings_are_found(html: str, *, good: bool) -> None:
    assert (flaws(html) == []) is good


@pytest.mark.once
@pytest.mark.django_db
def test_headings_do_not_skip() -> None:
    full = table.full_world()
    clients = {role: full.client(role) for role in ROLES}
    found = {}
    for row in table.rows():
        response = clients[row.richest()].get(row.address(full))
        if response.status_code == 200 and response["Content-Type"].startswith("text/html"):
            found[row.address(full)] = flaws(response.content.decode())
        read(response)

    assert {address: wrong for address, wrong in found.items() if wrong} == {}
    assert found
