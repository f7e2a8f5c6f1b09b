"""The addresses of the concept, below /werkbank/konzept/."""

from django.urls import include, path

from wirkungskreis.desk.concept import adopting, succeeding, views, writing

version = [
    path("", views.version_page, name="version"),
    path("bearbeiten/", writing.version_edit, name="version_edit"),
    path("ergaenzen/", writing.wording_add, name="wording_add"),
    path("einfuegen/", writing.version_paste, name="version_paste"),
    path("beschliessen/", adopting.version_adopt, name="version_adopt"),
    path("nacherfassen/", adopting.version_record, name="version_record"),
    path("original/", views.original, name="version_original"),
    path("original/beilegen/", adopting.version_attach, name="version_attach"),
    path("uebergang/ergaenzen/", succeeding.succession_add, name="succession_add"),
    path("fortschreiben/", writing.version_next, name="version_next"),
]
wording = [
    path("bearbeiten/", writing.wording_edit, name="wording_edit"),
    path("bewegen/", writing.wording_step, name="wording_step"),
    path("berichtigen/", adopting.wording_correct, name="wording_correct"),
]
urlpatterns = [
    path("", views.overview, name="concept"),
    path("anlegen/", writing.concept_found, name="concept_found"),
    path("fassungen/<slug:code>/", include(version)),
    path("elemente/<uuid:public_id>/", views.element_page, name="element"),
    path("wortlaut/<uuid:public_id>/", include(wording)),
]
