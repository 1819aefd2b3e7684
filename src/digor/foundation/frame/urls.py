"""The frame's addresses, under `/cadre/`."""

from __future__ import annotations

from django.urls import path

from digor.foundation.frame import gallery

app_name = "frame"
urlpatterns = [path("galerie/", gallery.gallery, name="gallery")]
