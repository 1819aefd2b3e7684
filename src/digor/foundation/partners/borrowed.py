"""Sentences of Django that our pages may show and that it does not say in Breton: listed to be translated."""

from __future__ import annotations

from django.utils.translation import gettext_lazy as _
from django.utils.translation import ngettext_lazy

BORROWED = (
    ngettext_lazy(
        "This password is too short. It must contain at least %d character.",
        "This password is too short. It must contain at least %d characters.",
    ),
    _("This password is too common."),
    _("This password is entirely numeric."),
    _("Enter a valid “slug” consisting of letters, numbers, underscores or hyphens."),
)
