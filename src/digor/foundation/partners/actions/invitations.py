"""The only way in: an invitation by e-mail, used once, within a fortnight."""

from __future__ import annotations

import hashlib
import secrets
from datetime import timedelta

from django.contrib.auth.password_validation import validate_password
from django.db import transaction
from django.utils.translation import gettext_lazy as _

from digor.foundation.frame import clock
from digor.foundation.frame.refusals import Refused
from digor.foundation.journal.actions import record
from digor.foundation.partners import access, reads
from digor.foundation.partners.actions.posts import open_post
from digor.foundation.partners.actor import Actor
from digor.foundation.partners.enums import Role
from digor.foundation.partners.models import Invitation, Organisation, Professional

VALIDITY = timedelta(days=14)


@transaction.atomic
def invite(
    *, by: Actor, organisation: Organisation, email: str, name: str, role: Role, function: str = ""
) -> tuple[Invitation, str]:
    """Offer a post. Returns the invitation and its token, which is shown or sent once and never kept."""
    access.check_manage_partners(by)
    access.check_territory(by, organisation.territory_id)
    if role == Role.OPERATOR:
        raise Refused("system_role", _("The system’s role is not held by a person."))
    address = email.strip().lower()
    now = clock.now()
    # A new invitation to the same person for the same organisation replaces the one still open.
    reads.invitations(by.territory_id).filter(organisation=organisation, email=address).update(
        withdrawn_at=now
    )
    token = secrets.token_urlsafe(32)
    invitation = Invitation.objects.create(
        territory_id=by.territory_id,
        organisation=organisation,
        email=address,
        name=name.strip(),
        role=role,
        function=function.strip(),
        digest=_digest(token),
        sent_at=now,
        expires_at=now + VALIDITY,
    )
    record(
        by=by,
        verb="professional_invited",
        role=role,
        organisation=organisation.code,
        invitation=invitation.pk,
    )
    return invitation, token


@transaction.atomic
def withdraw_invitation(*, by: Actor, invitation: Invitation) -> None:
    """Close an invitation that was not accepted."""
    access.check_manage_partners(by)
    access.check_territory(by, invitation.territory_id)
    if invitation.accepted_at or invitation.withdrawn_at:
        raise Refused("invitation_closed", _("This invitation is already closed."))
    invitation.withdrawn_at = clock.now()
    invitation.save(update_fields=["withdrawn_at"])
    record(by=by, verb="invitation_withdrawn", invitation=invitation.pk)


def invitation_of(token: str) -> Invitation:
    """The open invitation of a token; raises `invitation_unknown`, `_closed` or `_expired`."""
    invitation = (
        Invitation.objects.filter(digest=_digest(token)).select_related("organisation", "territory").first()
    )
    if invitation is None:
        raise Refused(
            "invitation_unknown", _("This invitation does not exist. Copy the whole address of the message.")
        )
    if invitation.accepted_at or invitation.withdrawn_at:
        raise Refused(
            "invitation_closed",
            _("This invitation has been used or withdrawn. Sign in, or ask the coordinator for a new one."),
        )
    if invitation.expires_at <= clock.now():
        raise Refused(
            "invitation_expired", _("This invitation has expired. Ask the coordinator for a new one.")
        )
    return invitation


@transaction.atomic
def accept_invitation(*, token: str, password: str = "", by: Professional | None = None) -> Professional:
    """Take the post offered. A newcomer chooses a password; `by` is the signed-in holder of the address.

    Refuses (`sign_in_first`) when the address already has an account and nobody proved to hold it.
    Raises ValidationError for a weak password.
    """
    invitation = invitation_of(token)
    Invitation.objects.select_for_update().get(pk=invitation.pk)
    invitation = invitation_of(token)
    professional = Professional.objects.filter(email=invitation.email).first()
    if professional is None:
        professional = Professional(email=invitation.email, name=invitation.name)
        validate_password(password, professional)
        professional.set_password(password)
        professional.save()
    elif by is None or by.pk != professional.pk:
        raise Refused(
            "sign_in_first",
            _("This address already has an account: sign in, then open the invitation again."),
        )
    day = clock.today()
    post = open_post(professional, invitation.organisation, Role(invitation.role), invitation.function, day)
    invitation.accepted_at = clock.now()
    invitation.accepted_by = professional
    invitation.save(update_fields=["accepted_at", "accepted_by"])
    record(
        by=reads.actor_in(post),
        verb="invitation_accepted",
        invitation=invitation.pk,
        post=f"post:{post.pk}",
    )
    return professional


def _digest(token: str) -> str:
    return hashlib.sha256(token.encode()).hexdigest()
