"""Rights' addresses, under /droits/."""

from __future__ import annotations

from django.urls import path

from digor.casework.rights.views import renewing, saying, showing

app_name = "rights"
urlpatterns = [
    path("", renewing.to_renew, name="to_renew"),
    path("<slug:case>/", showing.rights, name="rights"),
    path("<slug:case>/vu/", showing.seen, name="seen"),
    path("<slug:case>/reprendre/", showing.take_back, name="take_back"),
    path("<slug:case>/numeros/", saying.numbers, name="numbers"),
    path("<slug:case>/dire/<slug:member>/<slug:right>/", saying.say, name="say"),
]
