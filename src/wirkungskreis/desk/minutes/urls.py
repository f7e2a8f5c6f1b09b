"""The addresses of minutes, below /werkbank/niederschriften/."""

from django.urls import path

from wirkungskreis.desk.minutes import views, writing

urlpatterns = [
    path("sitzung/<uuid:public_id>/", views.draft_page, name="minutes_draft"),
    path("sitzung/<uuid:public_id>/umlauf/beginnen/", writing.circulate, name="minutes_circulate"),
    path("<uuid:public_id>/", views.minutes_page, name="minutes"),
    path("<uuid:public_id>/<str:kind>/herunterladen/", views.minutes_file, name="minutes_file"),
    path("<uuid:public_id>/einwand/erheben/", writing.object_to, name="minutes_object"),
    path(
        "<uuid:public_id>/einwaende/<uuid:objection_id>/beantworten/",
        writing.answer,
        name="minutes_answer",
    ),
    path("<uuid:public_id>/zuruecknehmen/", writing.take_back, name="minutes_take_back"),
    path("<uuid:public_id>/genehmigen/", writing.approve, name="minutes_approve"),
    path("<uuid:public_id>/nachtragen/", writing.append, name="minutes_append"),
]
