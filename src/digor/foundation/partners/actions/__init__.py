"""The verbs of the partnership: the only writers of its tables."""

from digor.foundation.partners.actions.agreements import create_source, end_agreement, sign_agreement
from digor.foundation.partners.actions.invitations import (
    accept_invitation,
    invitation_of,
    invite,
    withdraw_invitation,
)
from digor.foundation.partners.actions.organisations import (
    add_commune,
    create_organisation,
    create_territory,
    rename_organisation,
)
from digor.foundation.partners.actions.posts import end_post, give_post, reset_second_factor

__all__ = [
    "accept_invitation",
    "add_commune",
    "create_organisation",
    "create_source",
    "create_territory",
    "end_agreement",
    "end_post",
    "give_post",
    "invitation_of",
    "invite",
    "rename_organisation",
    "reset_second_factor",
    "sign_agreement",
    "withdraw_invitation",
]
