"""The addresses of homes, under /logements/."""

from __future__ import annotations

from django.urls import path

from digor.supply.views import adding, condition, declaring, figures, listing, one

app_name = "supply"
urlpatterns = [
    path("", listing.homes, name="homes"),
    path("flux/", listing.flows, name="flows"),
    path("export/<slug:what>/", listing.export, name="export"),
    path("parc/", figures.stock, name="stock"),
    path("production/", figures.production, name="production"),
    path("places/", figures.capacity, name="capacity"),
    path("carte/", figures.map_page, name="map"),
    path("carte/contours/", adding.contours, name="contours"),
    path("etat/", condition.reports, name="reports"),
    path("etat/<int:pk>/", condition.report, name="report"),
    path("declarer/", declaring.choose, name="choose"),
    path("declarer/<int:pk>/", declaring.declare, name="declare"),
    path("ajouter/<slug:what>/", adding.add, name="add"),
    path("logement/<int:pk>/", one.dwelling, name="dwelling"),
    path("vacance/<int:pk>/", one.vacancy, name="vacancy"),
    path("vacance/<int:pk>/<slug:word>/", one.step, name="step"),
    path("dit/<int:number>/reprendre/", one.take_back, name="take_back"),
]
