"""Who acts behind a background job: the person who asked, found again from the code kept on the import."""

from __future__ import annotations

from digor.foundation.frame.refusals import Refused
from digor.foundation.partners import reads as partners
from digor.foundation.partners.actor import Actor
from digor.foundation.partners.models import Post, Territory


def author(code: str, territory: Territory) -> Actor:
    """The actor of a code: `system`, or a post of this territory. Refuses `elsewhere` for another's."""
    if code == "system":
        return partners.system_actor(territory)
    post = (
        Post.objects.filter(pk=int(code.removeprefix("post:")), territory=territory)
        .select_related("professional", "organisation", "territory")
        .first()
    )
    if post is None:
        raise Refused("elsewhere", f"{code}")
    return partners.actor_in(post)
