"""Who holds which role, where, from when to when."""

from __future__ import annotations

from datetime import date

from allauth.mfa.models import Authenticator
from django.db import transaction
from django.utils.translation import gettext_lazy as _

from digor.foundation.frame import clock
from digor.foundation.frame.refusals import Refused
from digor.foundation.journal.actions import record
from digor.foundation.partners import access
from digor.foundation.partners.actor import Actor
from digor.foundation.partners.enums import Role
from digor.foundation.partners.models import FAR, Organisation, Post, Professional


@transaction.atomic
def give_post(
    *,
    by: Actor,
    professional: Professional,
    organisation: Organisation,
    role: Role,
    function: str = "",
    from_day: date | None = None,
) -> Post:
    """Give a professional a role in an organisation, from a day (today) on."""
    access.check_manage_partners(by)
    access.check_territory(by, organisation.territory_id)
    post = open_post(professional, organisation, role, function, from_day or clock.today())
    record(
        by=by,
        verb="post_given",
        post=f"post:{post.pk}",
        role=role,
        organisation=organisation.code,
        from_day=post.valid_from,
    )
    return post


def open_post(
    professional: Professional, organisation: Organisation, role: Role, function: str, day: date
) -> Post:
    """Insert the post; the caller has checked and journals."""
    if role == Role.OPERATOR:
        raise Refused("system_role", _("The system’s role is not held by a person."))
    if Post.objects.filter(
        professional=professional, organisation=organisation, role=role, valid_to=FAR
    ).exists():
        raise Refused("post_exists", _("This person already holds this role in this organisation."))
    return Post.objects.create(
        professional=professional,
        organisation=organisation,
        territory_id=organisation.territory_id,
        role=role,
        function=function,
        valid_from=day,
    )


@transaction.atomic
def end_post(*, by: Actor, post: Post, on: date | None = None) -> Post:
    """End a post on a day (today): from that day its holder no longer enters by it."""
    access.check_manage_partners(by)
    access.check_territory(by, post.territory_id)
    day = on or clock.today()
    if post.valid_to != FAR:
        raise Refused("post_ended", _("This post has already ended."))
    if post.pk == by.post_id:
        raise Refused("own_post", _("Ask another coordinator to end your own post: the table must keep one."))
    if day <= post.valid_from:
        raise Refused("post_end_too_early", _("A post ends after the day it began."))
    post.valid_to = day
    post.save(update_fields=["valid_to"])
    record(by=by, verb="post_ended", post=f"post:{post.pk}", to_day=day)
    return post


@transaction.atomic
def reset_second_factor(*, by: Actor, post: Post) -> None:
    """Remove the TOTP and recovery codes of someone who lost both; asked anew at their next sign-in."""
    access.check_manage_partners(by)
    access.check_territory(by, post.territory_id)
    if post.professional_id == by.professional_id:
        raise Refused(
            "own_second_factor", _("Ask another coordinator: nobody removes their own second factor here.")
        )
    Authenticator.objects.filter(user=post.professional_id).delete()
    record(by=by, verb="second_factor_reset", post=f"post:{post.pk}")
