"""« Pourquoi je vois cette page »: an answer in sentences, from the same table that decides."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from digor.foundation.frame import clock
from digor.foundation.partners import reads
from digor.foundation.partners.actor import Actor
from digor.foundation.partners.grounds import Ground
from digor.foundation.partners.models import Post, SharingAgreement
from digor.foundation.partners.roles import MAY, MAY_NOT, MEANING, ROLES, Permission, Sentence

# What one sees or does not see; the rest is said by the button that is not there.
SIGHTS = tuple(permission for permission in Permission if permission.startswith("see_"))


@dataclass(frozen=True, slots=True)
class Explanation:
    """Why this actor sees what they see, and what they do not."""

    actor: Actor
    since: date | None
    meaning: Sentence
    ground: Ground | None
    may: tuple[Sentence, ...]
    may_not: tuple[Sentence, ...]
    agreements: tuple[SharingAgreement, ...]


def explain(actor: Actor) -> Explanation:
    """The post, the ground of its role, what it may and may not, the agreements in force behind the data."""
    post = Post.objects.get(pk=actor.post_id) if actor.post_id else None
    mine = ROLES[actor.role]
    day = clock.today()
    behind = reads.agreements(actor.territory_id).filter(valid_from__lte=day, valid_to__gt=day)
    return Explanation(
        actor=actor,
        since=post.valid_from if post else None,
        meaning=MEANING[actor.role],
        ground=reads.ground_of(actor),
        may=tuple(MAY[permission] for permission in Permission if permission in mine),
        may_not=tuple(
            dict.fromkeys(MAY_NOT[permission] for permission in Permission if permission not in mine)
        ),
        agreements=tuple(behind) if Permission.SEE_LIST in mine else (),
    )
