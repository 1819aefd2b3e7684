"""Who acts: a professional in one post, or the system."""

from __future__ import annotations

from dataclasses import dataclass

from django.http import HttpRequest

from digor.foundation.partners.enums import Role
from digor.foundation.partners.roles import ROLES


@dataclass(frozen=True, slots=True)
class Actor:
    """A professional in one post of one territory, on one day.

    `organisation` is the organisation's name on that day; `function` the post's title as the
    partner words it, empty when only the role is known; `territory` the territory's name. `name` is
    for the screen: it never goes into a journal row, which holds `code`.
    """

    professional_id: int | None
    name: str
    territory_id: int
    territory_code: str
    organisation_id: int | None
    organisation: str
    post_id: int | None
    role: Role
    function: str = ""
    territory: str = ""

    @property
    def code(self) -> str:
        """A stable string without a name, for journal rows and acts: `post:12` or `system`."""
        return "system" if self.post_id is None else f"post:{self.post_id}"

    def may(self, permission: str) -> bool:
        """Whether the post's role has the permission (`roles.Permission`)."""
        return permission in ROLES[self.role]


def actor_of(request: HttpRequest) -> Actor:
    """Who asks, in a view that only the signed-in reach (the middleware saw to it)."""
    actor = getattr(request, "actor", None)
    if not isinstance(actor, Actor):
        raise LookupError("A view for the signed-in was reached without an actor.")
    return actor
