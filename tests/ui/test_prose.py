from hypothesis import given
from hypothesis import strategies as st

from wirkungskreis.ui.prose import html


def test_blocks_become_html() -> None:
    assert html("**Zwei** Gruppen\nneu\n\n1. [A](https://example.org/?a=1&b=2)") == (
        "<p><strong>Zwei</strong> Gruppen<br>neu</p>"
        '<ol><li><a href="https://example.org/?a=1&amp;b=2" rel="noopener">A</a></li></ol>'
    )


def test_html_in_a_text_is_shown_not_run() -> None:
    assert html("<script>x()</script>") == "<p>&lt;script&gt;x()&lt;/script&gt;</p>"


@given(st.text(alphabet="<>\"'&[]()*_-\n ab:/", max_size=60))
def test_no_text_becomes_a_tag_of_its_own(text: str) -> None:
    written = str(html(text))

    for tag in ("p", "ul", "ol", "li", "strong", "em", "br", "/"):
        written = written.replace(f"<{tag}", "")
    assert "<" not in written.replace("<a href=", "")
