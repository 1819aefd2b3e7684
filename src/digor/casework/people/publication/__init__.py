"""A partner's file into the ledger: rows written under an unpublished act, staged outside the lock, published at once.

act = open_act(by=…, source=…, file_day=…)
write_rows(act, rows)      # recorded, invisible: the act has no revision yet
stage(act)                 # what it would change, computed as if published
preview(act, actor)        # who enters, who leaves
publish(act, by=…)         # one transaction: lock, recompute what changed meanwhile, revision, move in
withdraw(act, by=…)        # one more revision: as if it had never been
discard(act)               # a killed import: its rows go, through the one named door
"""

from digor.casework.people.publication.given import Given, HouseholdRef, PlaceGiven, RecordRef
from digor.casework.people.publication.publishing import discard, publish, withdraw
from digor.casework.people.publication.rows import WrittenCounts, open_act, write_rows
from digor.casework.people.publication.showing import Preview, preview
from digor.casework.people.publication.staging import stage
from digor.casework.people.publication.verdicts import RowVerdict, verdicts

__all__ = [
    "Given",
    "HouseholdRef",
    "PlaceGiven",
    "Preview",
    "RecordRef",
    "RowVerdict",
    "WrittenCounts",
    "discard",
    "open_act",
    "preview",
    "publish",
    "stage",
    "verdicts",
    "withdraw",
    "write_rows",
]
