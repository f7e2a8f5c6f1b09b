"""The addresses of reading a list, below ``massnahmen/einlesen/``."""

from django.urls import path

from wirkungskreis.desk.readings import views

urlpatterns = [
    path("", views.reading_list, name="readings"),
    path("vorlage/herunterladen/", views.reading_template, name="reading_template"),
    path("<uuid:public_id>/", views.reading_detail, name="reading"),
    path("<uuid:public_id>/zuordnen/", views.reading_columns, name="reading_columns"),
    path("<uuid:public_id>/vorschlaege/uebernehmen/", views.reading_accept, name="reading_accept"),
    path("<uuid:public_id>/uebernehmen/", views.reading_take, name="reading_take"),
    path("<uuid:public_id>/rueckgaengig/", views.reading_undo, name="reading_undo"),
]
