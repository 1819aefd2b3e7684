"""Row keys: what makes two lines of two files one row. Stable, and short enough for the ledger.

No name and no alias in them: a digest stands for a person to whom the source gives no number.
"""

from __future__ import annotations

from hashlib import sha256

from django.conf import settings
from django.utils.crypto import salted_hmac

from digor.casework.people.nomenclature.lookup import fold

LONGEST = 120  # people.SourceKey.row_key
LONGEST_PERSON = 80  # people.RecordKey.key


def row_key(kind: str, *parts: object) -> str:
    """`kind:part/part`; a digest stands for parts that would not fit."""
    plain = f"{kind}:{'/'.join(map(str, parts))}"
    if len(plain) <= LONGEST:
        return plain
    return f"{kind}:#{sha256(plain.encode()).hexdigest()}"


def digest(kind: str, source: str, *parts: str) -> str:
    """`kind:` and 32 hexadecimal figures; accents, capitals and punctuation of the parts aside.

    Keyed by the installation's secret and by the source's code: names cannot be guessed from it, and equal
    names of two sources never meet here.
    """
    text = "\x1f".join((kind, source, *(folded(part) for part in parts)))
    made = salted_hmac("digor.intake.person", text, secret=settings.PERSON_KEYS_SECRET, algorithm="sha256")
    return f"{kind}:{made.hexdigest()[:32]}"


def folded(text: str) -> str:
    """A name as a key: accents, case and punctuation aside; as written when nothing would be left of it."""
    return fold(text) or text.strip()
