"""The addresses of promises and needs, below /werkbank/zusagen/."""

from django.urls import path

from wirkungskreis.desk.pledges import lists, noting, pages

urlpatterns = [
    path("", lists.pledge_list, name="pledges"),
    path("punkte/<uuid:public_id>/festhalten/", noting.pledge_note, name="pledge_note"),
    path("bedarfe/<uuid:public_id>/", pages.need_page, name="need"),
    path("<uuid:public_id>/", pages.commitment_page, name="commitment"),
]
