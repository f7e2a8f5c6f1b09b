from django.urls import include, path

from wirkungskreis.desk.start.views import front
from wirkungskreis.desk.style.views import style

urlpatterns = [
    path("", front, name="front"),
    path("werkbank/", include("wirkungskreis.desk.accounts.urls")),
    path("werkbank/", include("wirkungskreis.desk.urls")),
    path("", include("wirkungskreis.partake.urls")),
    path("", include("wirkungskreis.public.urls")),
    path("", include("wirkungskreis.opendata.urls")),
    path("stil/", style, name="style"),
]
handler400 = "wirkungskreis.config.limits.not_understood"
