"""Row keys: what makes two lines of two files one row. Stable, and short enough for the ledger."""

from __future__ import annotations

from hashlib import sha256

from digor.casework.people.nomenclature.lookup import fold

LONGEST = 120  # people.SourceKey.row_key
LONGEST_PERSON = 80  # people.RecordKey.key


def row_key(kind: str, *parts: object) -> str:
    """`kind:part/part`; a digest stands for parts that would not fit."""
    plain = f"{kind}:{'/'.join(map(str, parts))}"
    if len(plain) <= LONGEST:
        return plain
    return f"{kind}:#{sha256(plain.encode()).hexdigest()}"


def folded(text: str) -> str:
    """A name as a key: accents, case and punctuation aside; as written when nothing would be left of it."""
    return fold(text) or text.strip()
