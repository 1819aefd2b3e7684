"""What every page's frame shows: places, who is here, languages. Computed only when a frame is drawn."""

from __future__ import annotations

from datetime import datetime
from functools import cached_property
from typing import Any

from django.conf import settings
from django.http import HttpRequest
from django.utils.module_loading import import_string

from digor.foundation.frame import clock
from digor.foundation.frame.figures import language

# Places a phone shows at the bottom, before "More".
ON_A_PHONE = 3
# What a language calls itself.
LANGUAGES = (("fr", "FR", "Français"), ("br", "BR", "Brezhoneg"), ("en", "EN", "English"))


class Frame:
    """Read by `frame/base.html` as `frame`."""

    def __init__(self, request: HttpRequest) -> None:
        self._request = request

    @cached_property
    def actor(self) -> Any:
        """Who acts here, or None."""
        return getattr(self._request, "actor", None)

    @cached_property
    def places(self) -> list[Any]:
        """The places this actor may enter, in order: label, url, current, badge."""
        collect = getattr(settings, "DIGOR_MENU", None)
        if collect is None:
            return []
        return list((import_string(collect) if isinstance(collect, str) else collect)(self._request))

    @property
    def more(self) -> list[Any]:
        """The places that a phone keeps under "More"."""
        return self.places[ON_A_PHONE:]

    @property
    def more_is_current(self) -> bool:
        return any(place["current"] if isinstance(place, dict) else place.current for place in self.more)

    @property
    def language(self) -> str:
        return language()

    @property
    def languages(self) -> tuple[tuple[str, str, str], ...]:
        return LANGUAGES

    @property
    def now(self) -> datetime:
        """When this page was drawn, for its print."""
        return clock.now()

    @property
    def here(self) -> str:
        """This page's address, where the language switch comes back; a form's answer has none of its own."""
        return self._request.get_full_path()


def frame(request: HttpRequest) -> dict[str, Frame]:
    """Context processor."""
    return {"frame": Frame(request)}
