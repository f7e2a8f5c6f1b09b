"""The addresses of organisations, people and their accounts; part of the desk's namespace."""

from django.urls import path

from wirkungskreis.desk.people import accounts, organisations, persons, steps

urlpatterns = [
    path("organisationen/", organisations.organisation_list, name="organisations"),
    path("organisationen/neu/", organisations.organisation_new, name="organisation_new"),
    path("organisationen/<uuid:public_id>/", organisations.organisation, name="organisation"),
    path(
        "organisationen/<uuid:public_id>/bearbeiten/",
        organisations.organisation_edit,
        name="organisation_edit",
    ),
    path(
        "organisationen/<uuid:public_id>/umbenennen/",
        organisations.organisation_rename,
        name="organisation_rename",
    ),
    path(
        "organisationen/<uuid:public_id>/beenden/",
        organisations.organisation_end,
        name="organisation_end",
    ),
    path("personen/", persons.person_list, name="persons"),
    path("personen/neu/", persons.person_new, name="person_new"),
    path("personen/<uuid:public_id>/", persons.person, name="person"),
    path("personen/<uuid:public_id>/bearbeiten/", persons.person_edit, name="person_edit"),
    path("personen/<uuid:public_id>/posten-geben/", steps.appoint, name="person_appoint"),
    path("personen/<uuid:public_id>/posten-beenden/", steps.end_post, name="person_end_post"),
    path("personen/<uuid:public_id>/uebergeben/", steps.hand_over, name="person_hand_over"),
    path("personen/<uuid:public_id>/einladen/", steps.invite, name="person_invite"),
    path("personen/<uuid:public_id>/loeschen/", steps.redact, name="person_redact"),
    path("konten/", accounts.account_list, name="accounts"),
    path("konten/<uuid:public_id>/", accounts.account, name="account"),
    path("konten/<uuid:public_id>/rollen/", accounts.account_roles, name="account_roles"),
]
