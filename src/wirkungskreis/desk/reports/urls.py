"""The addresses of reports on the desk."""

from django.urls import path

from wirkungskreis.desk.reports import fields, following, reviewing, taking, texts, views

HERE = "<uuid:public_id>"
FIELD = f"{HERE}/felder/<slug:code>"
GOAL = f"{HERE}/ziele/<uuid:goal>"

urlpatterns = [
    path("", views.report_list, name="reports"),
    path("beginnen/", views.report_begin, name="report_begin"),
    path(f"{HERE}/", views.report_page, name="report"),
    path(f"{HERE}/lesen/", views.report_read, name="report_read"),
    path(
        f"{HERE}/<slug:level>/als-<slug:form>/herunterladen/", views.report_file, name="report_file"
    ),
    path(f"{HERE}/texte/neu-erzeugen/", texts.regenerate, name="report_regenerate"),
    path(f"{HERE}/texte/<slug:slot>/bearbeiten/", texts.text_edit, name="report_text"),
    path(f"{HERE}/meldungen/<uuid:key>/bearbeiten/", texts.print_edit, name="report_print"),
    path(f"{FIELD}/", fields.field_page, name="report_field"),
    path(f"{FIELD}/konsequenz/benennen/", following.conclude, name="report_conclude"),
    path(f"{GOAL}/kennzahl/eintragen/", following.figure_enter, name="report_figure"),
    path(f"{GOAL}/nicht-beurteilbar/begruenden/", following.goal_note, name="report_goal_note"),
    path(f"{HERE}/kennzahlen/uebernehmen/", taking.figures_take, name="figures_take"),
    path(f"{HERE}/entscheidung/erbitten/", following.decision_ask, name="report_ask"),
    path(
        "konsequenzen/<uuid:public_id>/bearbeiten/", following.reconsider, name="consequence_edit"
    ),
    path(
        "konsequenzen/<uuid:public_id>/verfolgen/", following.follow_up, name="consequence_follow"
    ),
    path("<slug:kind>/<uuid:public_id>/entfernen/", following.remove, name="report_remove"),
    path(f"{HERE}/weitergeben/", reviewing.step, name="report_step"),
    path(f"{HERE}/druckvorschau/oeffnen/", reviewing.preview_open, name="report_preview"),
    path(f"{HERE}/druckvorschau/auslassen/", reviewing.preview_skip, name="report_no_preview"),
    path(f"{HERE}/veroeffentlichen/", reviewing.release, name="report_release"),
    path(f"{HERE}/berichtigen/", reviewing.correct, name="report_correct"),
]
