"""The addresses of seats, below /werkbank/gremien/."""

from django.urls import path

from wirkungskreis.desk.seats import views

urlpatterns = [
    path("<uuid:public_id>/sitz/eintragen/", views.seat_new, name="seat_new"),
    path("sitze/<uuid:public_id>/", views.seat_page, name="seat"),
]
