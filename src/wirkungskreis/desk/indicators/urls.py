"""The addresses of indicators, below /werkbank/indikatoren/."""

from django.urls import path

from wirkungskreis.desk.indicators import entering, pictures, views, writing
