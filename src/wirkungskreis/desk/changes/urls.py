"""The addresses of changes, below /werkbank/aenderungen/."""

from django.urls import path

from wirkungskreis.desk.changes import views

urlpatterns = [
    path("", views.change_list, name="changes"),
    path("eintragen/", views.change_new, name="change_new"),
    path("<uuid:public_id>/", views.change_page, name="change"),
    path("<uuid:public_id>/beschluss/eintragen/", views.change_decide, name="change_decide"),
    path("<uuid:public_id>/ablehnen/", views.change_refuse, name="change_refuse"),
    path("<uuid:public_id>/oeffnen/", views.change_reopen, name="change_reopen"),
]
