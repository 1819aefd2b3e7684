"""The partnership's verbs, in sentences."""

from __future__ import annotations

from django.utils.translation import gettext_lazy as _

VERBS = {
    "territory_created": _("opened the territory %(territory)s"),
    "commune_added": _("added the commune %(commune)s"),
    "organisation_created": _("added the organisation %(organisation)s"),
    "organisation_renamed": _("recorded a new name of %(organisation)s from %(from_day)s"),
    "professional_invited": _("invited someone: %(role)s, %(organisation)s (invitation %(invitation)s)"),
    "invitation_withdrawn": _("withdrew invitation %(invitation)s"),
    "invitation_accepted": _("accepted invitation %(invitation)s"),
    "post_given": _("gave %(post)s a post: %(role)s, %(organisation)s, from %(from_day)s"),
    "post_ended": _("ended the post of %(post)s on %(to_day)s"),
    "source_created": _("declared the source %(source)s of %(organisation)s"),
    "agreement_signed": _(
        "recorded agreement %(agreement)s for %(source)s, format %(format)s, ground %(ground)s, from %(from_day)s"
    ),
    "agreement_ended": _("ended agreement %(agreement)s on %(to_day)s"),
    "second_factor_reset": _("removed the second factor of %(post)s, at their request"),
}
