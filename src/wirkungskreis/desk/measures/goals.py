"""Which goals a measure serves and how, and by what it is said to move them."""

from typing import Any

from django.utils.translation import gettext_lazy as _

from wirkungskreis.concept.models import Element
from wirkungskreis.concept.models import Kind as ElementKind
from wirkungskreis.desk.fields import TextField
from wirkungskreis.desk.measures.acts import Act, Acts, Group, Item
from wirkungskreis.desk.measures.forms import EditionForm, ElementChoice
from wirkungskreis.measures.domain import plan
from wirkungskreis.measures.models import ElementLink, Measure


class ServeForm(EditionForm):
    element = ElementChoice(
        ElementKind.GOAL, ElementKind.SUBGOAL, ElementKind.APPROACH, label=_("Ziel oder Ansatz")
    )
    how = TextField(label=_("Wie dient die Maßnahme dem Ziel?"), max_length=500)


class HowForm(EditionForm):
    how = TextField(label=_("Wie dient die Maßnahme dem Ziel?"), max_length=500)


def reword(link: ElementLink, **said: Any) -> ElementLink:
    return plan.serve(link.measure, link.element, **said)


def unserve(link: ElementLink, **said: Any) -> Measure:
    return plan.unserve(link.measure, link.element, **said)


ACTS = {
    "verknuepfen": Act(ServeForm, plan.serve, _("Verknüpfen"), title=_("Weiteres Ziel verknüpfen")),
    "beschreiben": Act(
        HowForm,
        reword,
        _("Speichern"),
        rows="element_links",
        initial=lambda link: {"how": link.how},
    ),
    "loesen": Act(
        EditionForm, unserve, _("Verknüpfung lösen"), rows="element_links", variant="danger"
    ),
}


def groups(measure: Measure, acts: Acts) -> list[Group]:
    items = [
        Item(
            called(link.element),
            [] if acts.may("measures.report") else [(_("Wie"), link.how or _("fehlt noch"))],
            acts.panels("beschreiben", "loesen", row=link),
            "" if link.how else "warn",
        )
        for link in measure.element_links.all()
    ]
    empty = _("Dient noch keinem Ziel.")
    return [Group(_("Ziele und Ansätze"), items, acts.panels("verknuepfen"), empty)]


def called(element: Element) -> str:
    return f"{element.code} {element.title}"
