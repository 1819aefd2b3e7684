"""What can be asked of duplicates, scoped to an actor: a pair with a file hidden from it does not exist."""

from digor.casework.identity.reads.duplicates import (
    count,
    duplicate,
    duplicates,
    following,
    last_run,
    pair_of,
    sources,
    upcoming,
)
from digor.casework.identity.reads.history import history_of
from digor.casework.identity.reads.merged import merged_persons, one_link, trusts
from digor.casework.identity.reads.side_by_side import side_by_side

__all__ = [
    "count",
    "duplicate",
    "duplicates",
    "following",
    "history_of",
    "last_run",
    "merged_persons",
    "one_link",
    "pair_of",
    "side_by_side",
    "sources",
    "trusts",
    "upcoming",
]
