from pathlib import Path

from babel.messages.catalog import Catalog

from tools.messages import all_messages, found_in, missing, read, update

TEMPLATE = """{% load i18n ui %}
<a title="{% translate "Zurück" %}">it's</a>
  {% page_head title=_("Wer 'weiß'") %}{% endpage_head %}
  {% blocktranslate count n=x trimmed %}
      ein {{ n }}
      Ding{% plural %}{{ n }} Dinge{% endblocktranslate %}
{{ _("Feld") }} {% translate "Mai" context "Monat" %}
"""
MODULE = """
from django.utils.translation import gettext as _, ngettext, pgettext
A = _("Das geht "
      "nicht.")
B = ngettext("%(n)d Tag", "%(n)d Tage", 3) % {"n": 3}
C = pgettext("Monat", "Mai")
D = _(A)
E = gettext_noop("Später")
"""
MAIL = """{% load i18n %}{% blocktranslate %}Guten Tag {{ name }},{% endblocktranslate %}"""


def test_messages_of_a_template_are_found(tmp_path: Path) -> None:
    page = tmp_path / "page.html"
    page.write_text(TEMPLATE)

    assert list(found_in(page)) == [
        ("Zurück", None),
        ("Wer 'weiß'", None),
        (("ein %(n)s Ding", "%(n)s Dinge"), None),
        ("Feld", None),
        ("Mai", "Monat"),
    ]


def test_messages_of_a_module_are_found(tmp_path: Path) -> None:
    module = tmp_path / "module.py"
    module.write_text(MODULE)

    assert list(found_in(module)) == [
        ("Das geht nicht.", None),
        (("%(n)d Tag", "%(n)d Tage"), None),
        ("Mai", "Monat"),
        ("Später", None),
    ]


def test_messages_of_a_mail_are_found(tmp_path: Path) -> None:
    mail = tmp_path / "ask.txt"
    mail.write_text(MAIL)

    assert list(found_in(mail)) == [("Guten Tag %(name)s,", None)]


def test_what_is_missing_is_named() -> None:
    wanted, known = Catalog(), Catalog(locale="en")
    for word in ("Start", "Ende", "Mitte", "Noch %(n)s", "Neu"):
        wanted.add(word)
    known.add("Start", "Start")
    known.add("Ende", "")
    known.add("Mitte", "Middle", flags=["fuzzy"])
    known.add("Noch %(n)s", "%(x)s left")

    lines = missing(known, wanted)

    assert lines[:2] == ["empty: Ende", "fuzzy: Mitte"]
    assert lines[2].endswith(": Noch %(n)s")
    assert lines[3:] == ["not there: Neu"]


def test_an_update_keeps_translations_guesses_nothing_and_rests(tmp_path: Path) -> None:
    file = tmp_path / "en" / "LC_MESSAGES" / "django.po"
    file.parent.mkdir(parents=True)
    known, wanted = Catalog(locale="en"), Catalog()
    known.add("Speichern", "Save")
    known.add("Altes", "Old")
    for word in ("Speichern", "Speichere"):
        wanted.add(word, locations=[("ui/a.py", 0)])

    update(known, wanted, file)
    first = file.read_bytes()
    update(read(file, "en"), wanted, file)

    assert file.read_bytes() == first
    again = read(file, "en")
    assert {str(m.id): m.string for m in again if m.id} == {"Speichern": "Save", "Speichere": ""}


def test_the_program_has_messages_from_both_kinds_of_files() -> None:
    words = {str(message.id) for message in all_messages() if message.id}

    assert {"Zum Inhalt", "Bitte füllen Sie dieses Feld aus."} <= words
