"""The living page of all components: what stands here is what the product is made of.

Its examples are German whatever the language of the interface, so the whole page is.
"""

from datetime import UTC, date, datetime
from decimal import Decimal

from django.core.paginator import Paginator
from django.http import HttpResponse
from django.template.response import TemplateResponse
from django.utils import translation
from django.views.decorators.http import require_safe

from wirkungskreis.desk.guard import signed_in
from wirkungskreis.desk.style.forms import ExampleForm
from wirkungskreis.desk.web import DeskRequest
from wirkungskreis.ui.tones import SIGNS

WRONG = {"falsch-title": "", "falsch-begin": "31.02.2026", "falsch-money": "viel"}
LOOKS = [
    ("", "Kompakt (Werkbank)"),
    ("weit", "Weit (öffentlich)"),
    ("fehler", "Mit Fehlern im Formular"),
    ("rtl", "Von rechts nach links"),
]
STEPS = ["Datei wählen", "Spalten zuordnen", "Prüfen", "Übernehmen"]
WORDS = {
    "neutral": "eingeplant",
    "info": "laufend",
    "good": "abgeschlossen",
    "warn": "in Gefahr",
    "bad": "überfällig",
    "silent": "keine Meldung",
}


@require_safe
@signed_in
def style(request: DeskRequest) -> HttpResponse:
    """Show every component; ``?ansicht=`` rtl mirrors, weit widens, fehler fills in wrongly."""
    look = request.GET.get("ansicht", "")
    context = {
        "look": look,
        "looks": LOOKS,
        "form": ExampleForm(WRONG, prefix="falsch") if look == "fehler" else ExampleForm(),
        "filter": ExampleForm(prefix="filter"),
        "tones": [(tone, WORDS[tone]) for tone in SIGNS],
        "steps": STEPS,
        "page": Paginator(range(300), 30).page(4),
        "money": Decimal(20500),
        "day": date(2026, 10, 9),
        "moment": datetime(2026, 10, 9, 20, 7, tzinfo=UTC),
    }
    response = TemplateResponse(request, "desk/style/page.html", context)
    with translation.override("ar" if look == "rtl" else "de"):  # examples are not translated
        return response.render()
