"""The three verbs of the journal. Rows hold codes and case numbers, never a name."""

from __future__ import annotations

import re
from datetime import date, datetime
from typing import Any

from django.db import connections, router, transaction

from digor.foundation.frame import clock
from digor.foundation.journal import retention, sentences
from digor.foundation.journal.append_only import lifted
from digor.foundation.journal.authors import Author
from digor.foundation.journal.models import Entry, Look

# A code, a number, a day: no spaces (a name has some) and no address.
_CODE = re.compile(r"[^\s@]{0,200}")


def record(
    *, by: Author, verb: str, case: str = "", ground: str = "", purpose: str = "", **details: Any
) -> Entry:
    """Write down that `by` did `verb`, inside the caller's transaction.

    `details` fill the verb's sentence: codes, numbers, days, or lists of them. Raises
    `sentences.UnknownVerb` for a verb nobody could read, ValueError for a detail that is missing
    or that is not a code.
    """
    plain = {key: _code(key, value) for key, value in details.items()}
    lacking = sentences.needs(verb) - plain.keys()
    if lacking:
        raise ValueError(f"The journal's sentence for {verb!r} lacks {', '.join(sorted(lacking))}.")
    return Entry.objects.create(
        instant=clock.now(),
        territory=by.territory_code,
        by=by.code,
        organisation=by.organisation,
        role=str(by.role),
        function=by.function,
        verb=verb,
        case=_code("case", case),
        ground=ground,
        purpose=purpose,
        details=plain,
    )


def look(*, by: Author, case: str, what: str, ground: str, purpose: str = "") -> Look:
    """Write down that `by` opened `what` of `case` on `ground`: before showing it."""
    if not case or not ground:
        raise ValueError("A look names its case and its ground.")
    return Look.objects.create(
        instant=clock.now(),
        territory=by.territory_code,
        by=by.code,
        organisation=by.organisation,
        role=str(by.role),
        function=by.function,
        case=_code("case", case),
        what=what,
        ground=ground,
        purpose=purpose,
    )


def purge_looks(*, by: Author) -> int:
    """Remove the territory's looks older than the dated retention; returns how many. Journaled."""
    before = retention.kept_since(clock.today())
    old = Look.objects.filter(territory=by.territory_code, instant__lt=clock.start_of_day(before))
    with transaction.atomic():
        if not old.exists():
            return 0
        with lifted(connections[router.db_for_write(Look)]):
            count, _ = old.delete()
        record(by=by, verb="looks_purged", looks=count, before=before)
    return count


def _code(key: str, value: Any) -> Any:
    if isinstance(value, (list, tuple)):
        return [_code(key, item) for item in value]
    if isinstance(value, (date, datetime)):
        return value.isoformat()
    if value is None or isinstance(value, (bool, int, float)):
        return value
    if isinstance(value, str) and _CODE.fullmatch(value):
        return str(value)
    raise ValueError(f"The journal's detail {key!r} must be a code, a number or a day.")
