"""The addresses of indicators, below /werkbank/indikatoren/."""

from django.urls import path

from wirkungskreis.desk.indicators import entering, pictures, table, views, writing

urlpatterns = [
    path("", views.indicator_list, name="indicators"),
    path("definitionen/", views.population_list, name="populations"),
    path("anlegen/", writing.indicator_new, name="indicator_new"),
    path("<uuid:public_id>/", views.indicator_page, name="indicator"),
    path(
        "<uuid:public_id>/bilder/<slug:key>/als-<slug:form>/herunterladen/",
        pictures.chart,
        name="indicator_chart",
    ),
    path("<uuid:public_id>/bearbeiten/", writing.indicator_edit, name="indicator_edit"),
    path("<uuid:public_id>/definition/fassen/", writing.definition_new, name="definition_new"),
    path("<uuid:public_id>/zuordnen/", writing.goal_link, name="indicator_goal"),
    path("<uuid:public_id>/beenden/", writing.indicator_retire, name="indicator_retire"),
    path("<uuid:public_id>/wert/eintragen/", entering.value_new, name="value_new"),
    path("<uuid:public_id>/werte/eintragen/", table.values_new, name="values_new"),
    path("<uuid:public_id>/zielwert/eintragen/", entering.target_new, name="target_new"),
]
