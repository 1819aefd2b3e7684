"""The cells of refused rows, unreadable in a copy of the database: sealed with the installation's own key."""

from __future__ import annotations

import base64
import hashlib
import json
from collections.abc import Mapping, Sequence
from typing import Any

from cryptography.fernet import Fernet, InvalidToken, MultiFernet
from django.conf import settings


def sealed(cells: Mapping[str, str], problems: Sequence[dict[str, Any]]) -> str:
    """Header → text and what is wrong, quotations included, sealed; "" when there is nothing to keep."""
    if not cells:
        return ""
    text = json.dumps([dict(cells), list(problems)], ensure_ascii=False)
    return _ciphers().encrypt(text.encode()).decode()


def opened(text: str) -> tuple[dict[str, str], list[dict[str, Any]]]:
    """What was sealed; nothing when it is gone or when the key is no longer the same."""
    try:
        cells, problems = json.loads(_ciphers().decrypt(text.encode())) if text else ({}, [])
    except InvalidToken:
        return {}, []
    return cells, problems


def _ciphers() -> MultiFernet:
    keys = [settings.SECRET_KEY, *settings.SECRET_KEY_FALLBACKS]
    digests = [
        hashlib.blake2b(str(key).encode(), digest_size=32, person=b"digor-refused").digest() for key in keys
    ]
    return MultiFernet([Fernet(base64.urlsafe_b64encode(digest)) for digest in digests])
