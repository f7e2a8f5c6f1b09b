"""The addresses of the open interface and of data files.

None ends in a slash, as ids are compared by letter.
"""

from django.urls import path, re_path

from wirkungskreis.opendata import indicators, views
from wirkungskreis.publishing.shape import ROOT

app_name = "opendata"
urlpatterns = [
    path("daten/indikatoren/<str:name>", indicators.of_all, name="indicators"),
    path("daten/indikatoren/<str:code>/<str:name>", indicators.of_one, name="indicator"),
    path(ROOT, views.system, name="system"),
    path(f"{ROOT}/organization/<uuid:key>/<str:kind>", views.things_of, name="things_of"),
    path(f"{ROOT}/file/<uuid:key>/<str:way>", views.file_bytes, name="file_bytes"),
    path(f"{ROOT}/<str:kind>", views.things, name="things"),
    path(f"{ROOT}/<str:kind>/<uuid:key>", views.thing, name="thing"),
    re_path(rf"^{ROOT}/(?P<path>.*)$", views.nothing, name="nothing"),
]
