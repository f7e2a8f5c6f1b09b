import pytest
from django.core.paginator import Paginator
from django.template import Context, RequestContext, Template, TemplateSyntaxError
from django.test import RequestFactory


def render(source: str, **context: object) -> str:
    return Template("{% load ui %}" + source).render(Context(context))


def test_a_wrong_prop_fails_when_the_template_is_read() -> None:
    with pytest.raises(TemplateSyntaxError):
        render("{% badge 'x' colour='red' %}")


def test_a_component_escapes_its_props_and_keeps_its_content() -> None:
    html = render("{% card title=t %}<p>{{ x }}</p>{% endcard %}", t="<b>", x="<i>")

    assert html == (
        '<section class="wk-card"><h2 class="wk-card__title">&lt;b&gt;</h2>'
        '<div class="wk-stack"><p>&lt;i&gt;</p></div></section>'
    )


def test_a_state_is_word_sign_and_colour() -> None:
    html = render("{% state 'done' 'abgeschlossen' %}")

    assert html == ('<span class="wk-badge wk-badge--good" data-zeichen="✓">abgeschlossen</span>')


def test_an_empty_fact_says_so() -> None:
    html = render("{% facts %}{% fact 'Beginn' %}{{ x }}{% endfact %}{% endfacts %}", x="")

    assert html == '<dl class="wk-facts"><div><dt>Beginn</dt><dd>keine Angabe</dd></div></dl>'


def test_a_table_is_a_region_that_the_keyboard_reaches() -> None:
    html = render("{% table label='Rücklauf' %}<tbody></tbody>{% endtable %}")

    assert 'role="region" tabindex="0" aria-label="Rücklauf"' in html
    assert '<caption class="kern-sr-only">Rücklauf</caption><tbody></tbody>' in html


TABLE = (
    '<thead><tr><th>Nr</th><th>Was</th><th><a>An &amp; "Wen"</a></th></tr></thead><tbody>'
    "<tr><td class='schmal'>1</td><th>Bericht</th><td> <bdi>–</bdi></td></tr>"
    "<tr><td>2</td><th>Brief</th><td><bdi>KI</bdi></td></tr>"
    "<tr><td colspan='3'>zusammen</td></tr></tbody>"
)


def test_each_cell_of_a_table_says_what_its_column_is() -> None:
    html = render("{% table label='A' %}" + TABLE + "{% endtable %}")

    assert 'class="wk-table wk-table--stacked"' in html
    assert "<td class='schmal' data-label=\"Nr\">1</td><th>Bericht</th>" in html
    assert '<td data-label="An &amp; &quot;Wen&quot;"><bdi>KI</bdi></td>' in html
    assert 'data-label="An &amp; &quot;Wen&quot;" data-leer> <bdi>–</bdi></td>' in html
    assert "<td colspan='3'>zusammen</td>" in html


def test_a_table_whose_columns_are_compared_scrolls() -> None:
    html = render("{% table label='A' scrolls=True %}" + TABLE + "{% endtable %}")

    assert 'class="wk-table"' in html
    assert TABLE in html


def test_the_page_head_has_the_h1_and_leaves_out_what_is_missing() -> None:
    assert render("{% page_head title='Berichte' %} {% endpage_head %}") == (
        '<div class="wk-head"><div class="wk-head__words"><h1>Berichte</h1></div></div>'
    )


def test_steps_say_where_one_is() -> None:
    html = render("{% step_indicator steps 2 %}", steps=["Hochladen", "Zuordnen", "Prüfen"])

    assert html.count('aria-current="step"') == 1
    assert '<li class="wk-steps__now" aria-current="step">' in html
    assert 'Hochladen<span class="kern-sr-only"> (erledigt)</span>' in html


def test_pages_keep_the_filters_in_the_address() -> None:
    request = RequestFactory().get("/", {"feld": "B", "seite": "2"})
    page = Paginator(range(30), 10).page(2)

    html = Template("{% load ui %}{% pagination page %}").render(
        RequestContext(request, {"page": page})
    )

    assert '<a href="?feld=B&amp;seite=2" aria-current="page">2</a>' in html
    assert '<a href="?feld=B&amp;seite=1" rel="prev">Zurück</a>' in html
    assert '<a href="?feld=B&amp;seite=3" rel="next">Weiter</a>' in html


def test_one_page_needs_no_pages() -> None:
    page = Paginator([1], 10).page(1)

    html = Template("{% load ui %}{% pagination page %}").render(
        RequestContext(RequestFactory().get("/"), {"page": page})
    )

    assert html.strip() == ""


def test_a_button_has_a_type_and_its_value() -> None:
    assert render("{% button 'Löschen' variant='danger' name='step' value='drop' %}") == (
        '<button type="submit" class="kern-btn wk-btn kern-btn--secondary wk-btn--danger" '
        'name="step" value="drop"><span class="kern-label">Löschen</span></button>'
    )
