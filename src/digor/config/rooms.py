"""Collects what the rooms offer: menu entries, journal verbs, partner file formats.

A room is found by its place in INSTALLED_APPS; adding one means adding no line here.
"""

from __future__ import annotations

from collections.abc import Iterator
from importlib import import_module
from types import ModuleType
from typing import Any

from django.apps import apps
from django.http import HttpRequest
from django.urls import reverse
from django.utils.module_loading import module_has_submodule


def modules(name: str) -> Iterator[ModuleType]:
    """The module `name` of every room that has one, in the order of INSTALLED_APPS."""
    for config in apps.get_app_configs():
        if config.name.startswith("digor.") and config.module and module_has_submodule(config.module, name):
            yield import_module(f"{config.name}.{name}")


def menu(request: HttpRequest) -> list[dict[str, Any]]:
    """The places the present actor may enter, in the house's order, the current one marked."""
    actor = getattr(request, "actor", None)
    if actor is None:
        return []
    entries = sorted(
        (entry for room in modules("menu") for entry in getattr(room, "ENTRIES", ())),
        key=lambda entry: entry.place,
    )
    items = []
    for entry in entries:
        if entry.allowed(actor):
            url = reverse(entry.url_name)
            match = request.resolver_match
            current = request.path == url or (url != "/" and request.path.startswith(url))
            current = current or (match is not None and match.view_name in entry.also)
            items.append({"label": entry.label, "url": url, "current": current, "place": entry.place})
    return items
