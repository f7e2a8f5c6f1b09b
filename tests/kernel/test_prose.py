import pytest
from hypothesis import given
from hypothesis import strategies as st

from wirkungskreis.kernel.prose import Listing, Paragraph, Span, blocks, plain

TEXT = """Wir haben **zwei** Gruppen *neu* begonnen.
Mehr beim [KI](https://example.org/ki).

- Montag
- Mittwoch
  - mit Kinderbetreuung

1. Anmelden
2. Kommen
"""


def test_paragraphs_lists_emphasis_and_links_are_read() -> None:
    assert blocks(TEXT) == (
        Paragraph(
            (
                Span("Wir haben "),
                Span("zwei", is_strong=True),
                Span(" Gruppen "),
                Span("neu", is_emphasis=True),
                Span(" begonnen."),
                Span("\n"),
                Span("Mehr beim "),
                Span("KI", href="https://example.org/ki"),
                Span("."),
            )
        ),
        Listing(((Span("Montag"),), (Span("Mittwoch"),), (Span("mit Kinderbetreuung"),))),
        Listing(((Span("Anmelden"),), (Span("Kommen"),)), is_numbered=True),
    )


@pytest.mark.parametrize("text", ["# Titel", "<b>fett</b>", "| a | b |", "> Zitat", "`code`"])
def test_everything_else_stays_the_text_that_it_is(text: str) -> None:
    assert blocks(text) == (Paragraph((Span(text),)),)


@pytest.mark.parametrize("href", ["javascript:x()", "data:text/html,x", "//example.org", "x.html"])
def test_a_link_that_may_harm_leads_nowhere(href: str) -> None:
    spans = [span for block in blocks(f"[hier]({href})") for span in getattr(block, "spans", ())]

    assert {span.href for span in spans} == {""}


@pytest.mark.parametrize(
    "href", ["/werkbank/", "mailto:ki@example.org", "tel:+4921400", "https://example.org/"]
)
def test_a_good_link_stays(href: str) -> None:
    assert blocks(f"[hier]({href})") == (Paragraph((Span("hier", href=href),)),)


def test_a_text_is_told_plainly() -> None:
    assert plain("**Zwei** Gruppen\n\n- [A](/a)\n- B") == "Zwei Gruppen\nA\nB"
    assert blocks("") == ()


@given(st.text(max_size=200))
def test_any_text_can_be_read(text: str) -> None:
    assert isinstance(plain(text), str)
