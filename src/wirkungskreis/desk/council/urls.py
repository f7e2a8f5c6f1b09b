"""The addresses of papers for the council, below /werkbank/vorlagen/."""

from django.urls import include, path

from wirkungskreis.desk.council import deciding, following, pathing, templates, views, writing

draft = [
    path("", views.draft_page, name="draft"),
    path("vorschau/", views.draft_preview, name="draft_preview"),
    path("datei/<slug:form>/", views.draft_file, name="draft_file"),
    path("kopf/bearbeiten/", writing.draft_edit, name="draft_edit"),
    path("neu/entwerfen/", writing.draft_again, name="draft_again"),
    path("texte/<slug:slot>/bearbeiten/", writing.part_edit, name="draft_part"),
    path("punkt/ergaenzen/", writing.point_new, name="draft_point_new"),
    path("auswirkung/eintragen/", writing.effect_set, name="draft_effect"),
    path("anlage/ergaenzen/", writing.enclosure_new, name="draft_enclosure"),
    path("<slug:kind>/<slug:place>/entfernen/", writing.row_remove, name="draft_remove"),
    path("mitzeichnung/erbitten/", pathing.cosign_ask, name="draft_cosign"),
    path("gremium/planen/", pathing.stop_plan, name="draft_stop"),
    path("gremien/<slug:place>/ergebnis/eintragen/", deciding.stop_result, name="draft_result"),
    path("ratsaenderung/eintragen/", deciding.amendment_new, name="amendment_new"),
    path("schritt/gehen/", pathing.draft_step, name="draft_step"),
]
urlpatterns = [
    path("", views.draft_list, name="drafts"),
    path("entwerfen/", writing.draft_new, name="draft_new"),
    path("ratssystem/", following.following_page, name="following"),
    path("ratssystem/lesen/", following.following_read, name="following_read"),
    path("ratssystem/<uuid:public_id>/", following.match_page, name="paper_match"),
    path(
        "ratssystem/<uuid:public_id>/entscheiden/",
        following.match_decide,
        name="paper_match_decide",
    ),
    path(
        "ratssystem/<uuid:public_id>/uebernehmen/",
        following.match_prefer,
        name="paper_match_prefer",
    ),
    path("muster/", templates.template_page, name="paper_template"),
    path("muster/datei/", templates.template_file, name="paper_template_file"),
    path("muster/zuruecknehmen/", templates.template_retire, name="paper_template_retire"),
    path("punkte/<uuid:public_id>/bearbeiten/", writing.point_edit, name="draft_point"),
    path("punkte/<uuid:public_id>/bewegen/", writing.point_step, name="draft_point_step"),
    path("mitzeichnungen/<uuid:public_id>/eintragen/", pathing.cosigned, name="draft_cosigned"),
    path(
        "ratsaenderungen/<uuid:public_id>/entscheiden/",
        deciding.amendment_step,
        name="amendment_step",
    ),
    path("<uuid:public_id>/", include(draft)),
]
