from datetime import date
from decimal import Decimal

import pytest
from django import forms
from django.template import Context, Template

from wirkungskreis.ui.forms import DayField, EuroField


class Example(forms.Form):
    title = forms.CharField(label="Titel", max_length=200, help_text="Kurz und klar")
    text = forms.CharField(label="Bericht", widget=forms.Textarea, max_length=500, required=False)
    kind = forms.ChoiceField(
        label="Art", choices=[("a", "Angebot"), ("b", "Projekt")], widget=forms.RadioSelect
    )
    groups = forms.MultipleChoiceField(
        label="Zielgruppen",
        choices=[("k", "Kinder")],
        widget=forms.CheckboxSelectMultiple,
        required=False,
    )
    agreed = forms.BooleanField(label="Einverstanden", help_text="Sie können das widerrufen.")
    field = forms.ChoiceField(label="Feld", choices=[("A", "A")], required=False)
    begin = DayField(label="Beginn")
    edition = forms.IntegerField(widget=forms.HiddenInput, required=False)


def squeezed(html: str) -> str:
    return " ".join(html.split())


def test_a_field_has_label_hint_and_their_ids() -> None:
    html = squeezed(Example()["title"].as_field_group())

    assert '<label class="kern-label" for="id_title">Titel </label>' in html
    assert '<div class="kern-hint" id="id_title_helptext">Kurz und klar</div>' in html
    assert 'aria-describedby="id_title_helptext"' in html
    assert 'class="kern-form-input__input"' in html
    assert "freiwillig" not in html


def test_a_field_that_may_stay_empty_says_so_and_tells_its_limit() -> None:
    html = squeezed(Example()["text"].as_field_group())

    assert 'Bericht <span class="kern-label__optional">(freiwillig)</span>' in html
    assert 'aria-describedby="id_text_limit"' in html
    assert 'id="id_text_limit" data-grenze="500"' in html
    assert "Höchstens 500 Zeichen" in html


def test_a_wrong_field_says_why_where_it_is() -> None:
    html = squeezed(Example({"title": ""})["title"].as_field_group())

    assert 'class="kern-form-input kern-form-input--error"' in html
    assert 'aria-invalid="true"' in html
    assert 'aria-describedby="id_title_helptext id_title_error"' in html
    assert '<div class="wk-field-errors" id="id_title_error">' in html


@pytest.mark.parametrize(("name", "legend"), [("kind", "Art"), ("groups", "Zielgruppen")])
def test_choices_are_a_fieldset_with_a_label_each(name: str, legend: str) -> None:
    html = squeezed(Example()[name].as_field_group())

    assert f'<legend class="kern-label">{legend}' in html
    assert f'<label class="kern-label" for="id_{name}_0">' in html
    assert "kern-form-check__" in html


def test_the_summary_leads_to_every_field_and_comes_first() -> None:
    html = squeezed(str(Example({})))

    assert html.startswith('<div class="wk-errors" role="alert" tabindex="-1" autofocus>')
    for anchor in ("id_title", "id_kind_0", "id_agreed", "id_begin"):
        assert f'<a href="#{anchor}">' in html
        assert f'id="{anchor}"' in html


def test_the_summary_tells_what_no_field_is_to_blame_for() -> None:
    form = Example({})
    form.add_error(None, "Inzwischen wurde hier etwas geändert.")

    html = Template("{% load ui %}{% error_summary form %}").render(Context({"form": form}))

    assert "<li> Inzwischen wurde hier etwas geändert. </li>" in squeezed(html)


def test_a_form_without_faults_has_no_summary() -> None:
    assert "wk-errors" not in str(Example())


@pytest.mark.parametrize(
    "text", ["31.12.2026", "31.12.26", "31122026", "2026-12-31", "31,12,2026", " 31. 12. 2026 "]
)
def test_a_day_is_read_however_it_is_written(text: str) -> None:
    assert DayField().clean(text) == date(2026, 12, 31)


@pytest.mark.parametrize("text", ["31.02.2026", "morgen", "2026-13-01", "1.1.", "00000000"])
def test_a_day_that_does_not_exist_is_refused(text: str) -> None:
    with pytest.raises(forms.ValidationError, match="Diesen Tag gibt es nicht"):
        DayField().clean(text)


def test_a_day_is_shown_as_people_write_it() -> None:
    class Dated(forms.Form):
        begin = DayField()

    form = Dated({"begin": "2026-12-31"}, initial={"begin": date(2026, 12, 31)})

    assert 'value="31.12.2026"' in str(Dated(initial={"begin": date(2026, 12, 31)})["begin"])
    assert not form.has_changed()


@pytest.mark.parametrize(
    ("text", "amount"),
    [
        ("20500", "20500"),
        ("20.500", "20500"),
        ("20.500,50 €", "20500.50"),
        ("149,9", "149.9"),
        ("0", "0"),
    ],
)
def test_an_amount_is_read_in_german(text: str, amount: str) -> None:
    assert EuroField().clean(text) == Decimal(amount)


@pytest.mark.parametrize("text", ["20,500,1", "20.50", "viel", "1e5", "-5"])
def test_an_amount_that_is_none_is_refused(text: str) -> None:
    with pytest.raises(forms.ValidationError):
        EuroField().clean(text)


def test_no_field_lets_control_or_direction_characters_through() -> None:
    class Entered(forms.Form):
        title = forms.CharField()
        text = forms.CharField(widget=forms.Textarea)
        secret = forms.CharField(widget=forms.PasswordInput)

    form = Entered({"title": "a\u202eb\x07", "text": "x\r\ny\x00", "secret": "p\u202e"})

    assert form.is_valid()
    assert form.cleaned_data == {"title": "ab", "text": "x\ny", "secret": "p\u202e"}


def test_a_select_escapes_what_it_offers_and_keeps_groups() -> None:
    field = forms.ChoiceField(
        choices=[("", "alle"), ("Süd & Ost", [("<b>", '"Mitte" <i>')]), (3, "drei")], initial=3
    )
    form = type("Form", (forms.Form,), {"place": field})

    html = squeezed(str(form()["place"]))

    assert html.partition(">")[2].partition(">")[2].strip() == (
        '<option value="">alle</option>'
        '<optgroup label="Süd &amp; Ost">'
        '<option value="&lt;b&gt;">&quot;Mitte&quot; &lt;i&gt;</option></optgroup>'
        '<option value="3" selected>drei</option></select> </div>'
    )
