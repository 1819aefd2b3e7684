"""Puts names and words on the journal's codes: the journal lies below and keeps none."""

from __future__ import annotations

from collections.abc import Iterable

from digor.foundation.frame import clock
from digor.foundation.partners import grounds
from digor.foundation.partners.enums import Role
from digor.foundation.partners.models import OrganisationName, Post


class PartnersDirectory:
    """A `journal.authors.Directory`."""

    def names(self, codes: Iterable[str]) -> dict[str, str]:
        posts = [int(code.removeprefix("post:")) for code in codes if code.startswith("post:")]
        found = Post.objects.filter(pk__in=posts).values_list("pk", "professional__name")
        return {f"post:{post}": name for post, name in found} | {"system": "Digor"}

    def organisations(self, territory_code: str, codes: Iterable[str]) -> dict[str, str]:
        wanted = list(codes)
        found = OrganisationName.objects.on(clock.today()).filter(
            organisation__territory__code=territory_code, organisation__code__in=wanted
        )
        return dict(found.values_list("organisation__code", "name")) if wanted else {}

    def function(self, role: str) -> str:
        return str(dict(Role.choices).get(role, role))

    def ground(self, code: str) -> str:
        found = grounds.ground(code)
        return found.label if found else code
