"""Puts names and words on the journal's codes: the journal lies below and keeps none."""

from __future__ import annotations

from collections.abc import Iterable

from digor.foundation.partners import grounds
from digor.foundation.partners.enums import Role
from digor.foundation.partners.models import Post


class PartnersDirectory:
    """A `journal.authors.Directory`."""

    def names(self, codes: Iterable[str]) -> dict[str, str]:
        posts = [int(code.removeprefix("post:")) for code in codes if code.startswith("post:")]
        found = Post.objects.filter(pk__in=posts).values_list("pk", "professional__name")
        return {f"post:{post}": name for post, name in found} | {"system": "Digor"}

    def function(self, role: str) -> str:
        return str(dict(Role.choices).get(role, role))

    def ground(self, code: str) -> str:
        found = grounds.ground(code)
        return found.label if found else code
