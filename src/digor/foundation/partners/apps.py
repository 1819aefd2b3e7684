from __future__ import annotations

from django.apps import AppConfig


class Partners(AppConfig):
    name = "digor.foundation.partners"
    label = "partners"

    def ready(self) -> None:
        from digor.foundation.journal import authors
        from digor.foundation.partners.directory import PartnersDirectory

        authors.register(PartnersDirectory())
