"""The addresses of official files, below /werkbank/indikatoren/einlesen/."""

from django.urls import path

from wirkungskreis.desk.official import assigning, views

urlpatterns = [
    path("", views.file_list, name="official_files"),
    path("<uuid:public_id>/", views.file_page, name="official_file"),
    path("<uuid:public_id>/zuordnen/", assigning.mapping_new, name="mapping_new"),
    path(
        "<uuid:public_id>/zuordnungen/<uuid:mapping_id>/bearbeiten/",
        assigning.mapping_edit,
        name="mapping_edit",
    ),
    path(
        "<uuid:public_id>/zuordnungen/<uuid:mapping_id>/umstellen/",
        assigning.mapping_renew,
        name="mapping_renew",
    ),
    path("<uuid:public_id>/nachtragen/", views.file_former, name="official_former"),
    path("<uuid:public_id>/zurueckziehen/", views.file_withdraw, name="official_withdraw"),
    path("<uuid:public_id>/pruefen/", views.file_look, name="official_look"),
    path("<uuid:public_id>/uebernehmen/", views.file_store, name="official_store"),
    path("<uuid:public_id>/zuruecklegen/", views.file_put_aside, name="official_put_aside"),
]
