"""The handbook shows pictures that are there and names addresses that exist."""

import re
from pathlib import Path

import pytest
from django.urls import resolve

from tools.bilder import PICTURES

pytestmark = pytest.mark.once

FOLDER = Path(__file__).parents[2] / "docs/handbuch"
PAGES = sorted(FOLDER.glob("*.md"))
PICTURE = re.compile(r"!\[(.*?)\]\(bilder/([\w-]+)\.png\)")
ADDRESS = re.compile(r"`(/werkbank/[^`]*)`")
BIGGEST = 200_000  # bytes: the handbook is part of the repository
ON_A_TELEPHONE = {"ihre-massnahmen", "vier-fragen"}


def test_every_picture_is_there_described_small_and_taken_by_the_script() -> None:
    named = [found for page in PAGES for found in PICTURE.findall(page.read_text())]
    kept = {path.stem: path.stat().st_size for path in (FOLDER / "bilder").glob("*.png")}

    assert {name for _words, name in named} == set(kept) == set(PICTURES) | ON_A_TELEPHONE
    assert [name for words, name in named if not words] == []
    assert {name: size for name, size in kept.items() if size > BIGGEST} == {}


def test_every_address_leads_to_a_page() -> None:
    named = {address for page in PAGES for address in ADDRESS.findall(page.read_text())}

    assert {resolve(address).namespace for address in named} == {"desk"}
