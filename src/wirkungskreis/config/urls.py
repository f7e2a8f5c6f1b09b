from django.urls import include, path

urlpatterns = [path("werkbank/", include("wirkungskreis.desk.urls"))]
