"""What we ask of django-allauth: nobody signs up, second factors are kept encrypted, words are ours."""

from __future__ import annotations

import base64
import hashlib
from typing import Any

from allauth.account.adapter import DefaultAccountAdapter
from allauth.core import context
from allauth.mfa.adapter import DefaultMFAAdapter
from cryptography.fernet import Fernet, MultiFernet
from django.conf import settings
from django.http import HttpRequest
from django.utils import translation
from django.utils.translation import gettext_lazy as _

from digor.foundation.frame import clock

SIGNED_IN_AT = "digor_signed_in_at"
# Seconds after a whole sign-in during which one may change the factors of one's account.
FRESH = 300


class ClosedDoor(DefaultAccountAdapter):
    """Sign-up is closed: an account comes by invitation. Mails go in the professional's language."""

    error_messages = DefaultAccountAdapter.error_messages | {
        "account_inactive": _("This account is closed. Ask the territory’s coordinator."),
        "email_password_mismatch": _(
            "This address and this password do not go together. Check both, or choose a new password."
        ),
        "enter_current_password": _("Type your present password."),
        "incorrect_code": _("This code is not the right one. Wait for the next one and type it."),
        "incorrect_password": _("This is not your password."),
        "invalid_or_expired_key": _("This address no longer works. Ask for a new message."),
        "invalid_password_reset": _("This address no longer works. Ask for a new message."),
        "rate_limited": _("Too many tries in a row. Wait five minutes, then start again."),
        "too_many_login_attempts": _("Too many tries in a row. Wait five minutes, then start again."),
        "unknown_email": _("This address has no account here."),
    }

    def is_open_for_signup(self, request: HttpRequest) -> bool:
        return False

    def post_login(self, request: HttpRequest, user: Any, **kwargs: Any) -> Any:
        request.session[SIGNED_IN_AT] = clock.now().timestamp()
        return super().post_login(request, user, **kwargs)

    def is_reauthentication_required(self, *, app: str, **kwargs: Any) -> bool:
        """Someone who has just passed every step of a sign-in is not asked again who they are."""
        request = context.request
        if request is not None and request.user.is_authenticated:
            since = clock.now().timestamp() - request.session.get(SIGNED_IN_AT, 0)
            if 0 <= since < FRESH:
                return False
        return bool(super().is_reauthentication_required(app=app, **kwargs))

    def send_mail(self, template_prefix: str, email: str, context: dict[str, Any]) -> None:
        locale = getattr(context.get("user"), "locale", None) or translation.get_language()
        with translation.override(locale):
            super().send_mail(template_prefix, email, context)


class SecondFactor(DefaultMFAAdapter):
    """TOTP secrets and recovery codes are encrypted by the installation's secret key.

    A stolen copy of the database does not give them; a lost secret key loses them, and the
    coordinator resets each.
    """

    error_messages = DefaultMFAAdapter.error_messages | {
        "cannot_delete_authenticator": _("The second factor cannot be removed."),
        "cannot_generate_recovery_codes": _("Set up the second factor first."),
        "incorrect_code": _("This code is not the right one. Wait for the next one and type it."),
    }

    def build_totp_svg(self, url: str) -> str:
        """On white whatever the theme: a telephone does not read a square drawn on dark."""
        drawn: str = super().build_totp_svg(url)
        return drawn.replace("<path", '<rect width="100%" height="100%" fill="#FFFFFF"/><path', 1)

    def encrypt(self, text: str) -> str:
        return _ciphers().encrypt(text.encode()).decode()

    def decrypt(self, encrypted_text: str) -> str:
        return _ciphers().decrypt(encrypted_text.encode()).decode()


def _ciphers() -> MultiFernet:
    """The present key first; older ones (SECRET_KEY_FALLBACKS) still read."""
    keys = [settings.SECRET_KEY, *map(str, settings.SECRET_KEY_FALLBACKS)]
    digests = (hashlib.sha256(b"digor second factor:" + key.encode()).digest() for key in keys)
    return MultiFernet([Fernet(base64.urlsafe_b64encode(digest)) for digest in digests])
