"""The ledger's tables: recorded (append-only), derived (droppable), erasable (identity), apart."""

from digor.casework.people.models.acts import OPEN, Act, Revision, RuleSet, Touch
from digor.casework.people.models.derived import (
    HouseholdSpell,
    ListSpell,
    PersonRecord,
    Segment,
    StagedClosing,
    StagedHouseholdSpell,
    StagedListSpell,
    StagedPerson,
    StagedSegment,
    Staging,
)
from digor.casework.people.models.erasable import Alias, Identifier, Identity, Information, Note, Place
from digor.casework.people.models.recorded import (
    FAR_DAY,
    Link,
    Membership,
    Mention,
    Notice,
    Referent,
    SourceKey,
    Statement,
    Supersession,
)
from digor.casework.people.models.saved import SavedView
from digor.casework.people.models.settling import Settlement
from digor.casework.people.models.subjects import (
    Household,
    HouseholdKey,
    Protection,
    Record,
    RecordKey,
)

__all__ = [
    "FAR_DAY",
    "OPEN",
    "Act",
    "Alias",
    "Household",
    "HouseholdKey",
    "HouseholdSpell",
    "Identifier",
    "Identity",
    "Information",
    "Link",
    "ListSpell",
    "Membership",
    "Mention",
    "Note",
    "Notice",
    "PersonRecord",
    "Place",
    "Protection",
    "Record",
    "RecordKey",
    "Referent",
    "Revision",
    "RuleSet",
    "SavedView",
    "Segment",
    "Settlement",
    "SourceKey",
    "StagedClosing",
    "StagedHouseholdSpell",
    "StagedListSpell",
    "StagedPerson",
    "StagedSegment",
    "Staging",
    "Statement",
    "Supersession",
    "Touch",
]
