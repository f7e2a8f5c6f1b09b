"""The addresses of indicators, below /werkbank/indikatoren/."""

from django.urls import include, path

from wirkungskreis.desk.indicators import (
    computing,
    effects,
    entering,
    lists,
    peers,
    pictures,
    printed,
    raw,
    starting,
    sums,
    table,
    views,
    writing,
)

urlpatterns = [
    path("", views.indicator_list, name="indicators"),
    path("definitionen/", lists.population_list, name="populations"),
    path("definitionen/eintragen/", lists.population_new, name="population_new"),
    path("definitionen/<uuid:public_id>/", lists.population_page, name="population"),
    path(
        "definitionen/<uuid:public_id>/bearbeiten/", lists.population_edit, name="population_edit"
    ),
    path("definitionen/<uuid:public_id>/fassen/", lists.population_next, name="population_next"),
    path("definitionen/<uuid:public_id>/beenden/", lists.population_end, name="population_end"),
    path("merkmale/", lists.dimension_list, name="dimensions"),
    path("merkmale/eintragen/", lists.dimension_new, name="dimension_new"),
    path("merkmale/<uuid:public_id>/", lists.dimension_page, name="dimension"),
    path("merkmale/<uuid:public_id>/umbenennen/", lists.dimension_rename, name="dimension_rename"),
    path("merkmale/<uuid:public_id>/ergaenzen/", lists.category_new, name="category_new"),
    path(
        "merkmale/eintraege/<uuid:public_id>/umbenennen/", lists.category_edit, name="category_edit"
    ),
    path("merkmale/eintraege/<uuid:public_id>/beenden/", lists.category_end, name="category_end"),
    path("wirkung/<uuid:public_id>/", effects.effect_page, name="effects"),
    path("wirkung/<uuid:public_id>/beurteilen/", effects.effect_new, name="effect_new"),
    path("zielwerte/<uuid:public_id>/entscheiden/", entering.target_decide, name="target_decide"),
    path("rohzahlen/<uuid:public_id>/", raw.raw_table, name="raw_table"),
    path("rohzahlen/<uuid:public_id>/veroeffentlichen/", raw.raw_publish, name="raw_publish"),
    path("rohzahlen/<uuid:public_id>/loeschen/", raw.raw_discard, name="raw_discard"),
    path("gedruckt/<uuid:public_id>/bearbeiten/", printed.printed_edit, name="printed_edit"),
    path(
        "gedruckt/<uuid:public_id>/zuruecknehmen/",
        printed.printed_withdraw,
        name="printed_withdraw",
    ),
    path(
        "widersprueche/<uuid:public_id>/bearbeiten/",
        printed.contradiction_edit,
        name="contradiction_edit",
    ),
    path(
        "widersprueche/<uuid:public_id>/zuruecknehmen/",
        printed.contradiction_withdraw,
        name="contradiction_withdraw",
    ),
    path("summen/", sums.sum_list, name="sums"),
    path("summen/<uuid:public_id>/nachrechnen/", sums.sum_look, name="sum_look"),
    path("summen/<uuid:public_id>/beenden/", sums.sum_end, name="sum_end"),
    path("einlesen/", include("wirkungskreis.desk.official.urls")),
    path("anfangen/", starting.indicators_start, name="indicators_start"),
    path("vergleich/", peers.city_list, name="peers"),
    path("vergleich/eintragen/", peers.city_new, name="peer_new"),
    path("vergleich/<uuid:public_id>/", peers.city_page, name="peer"),
    path("vergleich/<uuid:public_id>/bearbeiten/", peers.city_edit, name="peer_edit"),
    path("vergleich/<uuid:public_id>/lesen/", peers.city_read, name="peer_read"),
    path("vergleich/<uuid:public_id>/pausieren/", peers.city_pause, name="peer_pause"),
    path("vergleich/<uuid:public_id>/aufnehmen/", peers.city_resume, name="peer_resume"),
    path("vergleich/<uuid:public_id>/beenden/", peers.city_end, name="peer_end"),
    path("anlegen/", writing.indicator_new, name="indicator_new"),
    path("<uuid:public_id>/", views.indicator_page, name="indicator"),
    path("<uuid:public_id>/verlauf/", views.indicator_history, name="indicator_history"),
    path(
        "<uuid:public_id>/bilder/<slug:key>/als-<slug:form>/herunterladen/",
        pictures.chart,
        name="indicator_chart",
    ),
    path("<uuid:public_id>/bearbeiten/", writing.indicator_edit, name="indicator_edit"),
    path("<uuid:public_id>/definition/fassen/", writing.definition_new, name="definition_new"),
    path("<uuid:public_id>/formel/eintragen/", computing.formula_edit, name="formula_edit"),
    path("<uuid:public_id>/zuordnen/", writing.goal_link, name="indicator_goal"),
    path(
        "<uuid:public_id>/ziele/<uuid:goal>/loesen/", writing.goal_unlink, name="indicator_goal_end"
    ),
    path("<uuid:public_id>/beenden/", writing.indicator_retire, name="indicator_retire"),
    path("<uuid:public_id>/gedruckt/", printed.printed_list, name="printed"),
    path("<uuid:public_id>/gedruckt/erfassen/", printed.printed_new, name="printed_new"),
    path(
        "<uuid:public_id>/widerspruch/erfassen/",
        printed.contradiction_new,
        name="contradiction_new",
    ),
    path("<uuid:public_id>/rohzahlen/", raw.raw_tables, name="raw_tables"),
    path("<uuid:public_id>/rohzahlen/beenden/", raw.raw_end, name="raw_end"),
    path("<uuid:public_id>/wert/eintragen/", entering.value_new, name="value_new"),
    path("<uuid:public_id>/werte/eintragen/", table.values_new, name="values_new"),
    path("<uuid:public_id>/zielwert/eintragen/", entering.target_new, name="target_new"),
]
