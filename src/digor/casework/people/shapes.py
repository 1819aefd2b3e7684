"""What the room's reads answer: frozen values, already scoped, ready for a page or for JSON.

Texts are codes (case numbers, situation codes, source labels); the page finds the words.
Days are dates, intervals half-open; `FAR_DAY` is an open end.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime

from digor.casework.people.enums import Asked, Fix
from digor.engines.timeline.problem import Kind


@dataclass(frozen=True, slots=True)
class Strip:
    """A segment, as drawn: known on [start, known_to), presumed on [known_to, end)."""

    start: date
    known_to: date
    end: date
    situation: str
    kind: Kind
    contested: bool


@dataclass(frozen=True, slots=True)
class Held:
    """One member's situation on the night read."""

    case_number: str
    situation: str
    presumed: bool
    contested: bool


@dataclass(frozen=True, slots=True)
class Row:
    """A unit of the list: a household, or a person alone. `alias` only where the reader's role allows."""

    case_number: str
    is_household: bool
    members: int
    alias: str
    situations: tuple[Held, ...]
    since: date
    nights: int
    state: str  # listed or inactive
    referent: str  # the referent's name on screen, "" when nobody
    mine: bool
    last_news: date | None
    without_news: int | None  # days, on the night read
    leaves_on: date | None  # becomes inactive that day unless there is news
    sector: str
    strips: tuple[Strip, ...]  # the 90 nights up to the night read, of the first member

    @property
    def contested(self) -> bool:
        """Two sources disagree on that night of one of its members."""
        return any(held.contested for held in self.situations)


@dataclass(frozen=True, slots=True)
class Count:
    """A pair that never lets one forget which of the two it counts."""

    households: int
    persons: int


@dataclass(frozen=True, slots=True)
class FamilyCount:
    """Households of one drawing family on the night, known and presumed."""

    family: str
    known: int
    presumed: int


@dataclass(frozen=True, slots=True)
class Totals:
    """The night's figures, all at one revision. `beside` is never inside `listed`."""

    listed: Count
    inactive: Count
    beside: Count  # ETHOS Light 4 and 6
    families: tuple[FamilyCount, ...]
    nomenclature: str
    revision: int
    sources_heard: int
    sources: int


@dataclass(frozen=True, slots=True)
class Page:
    """A page of the list. `matching` counts the units the filters keep."""

    on: date
    revision: int
    known_on: date | None  # None: now
    rows: tuple[Row, ...]
    matching: Count
    totals: Totals
    offset: int


@dataclass(frozen=True, slots=True)
class Said:
    """One statement, as shown behind a day."""

    id: int
    case_number: str  # of the member it is about
    source: str  # label
    kind: Kind
    situation: str
    start: date
    end: date
    by_night: bool
    stated_on: date
    asks_for: str
    place: str  # commune, sector; the precise place only for who may see it, until it fades
    note: str  # "" for who may not read it
    mine: bool  # the reader said it by hand and may take it back
    how: str = ""  # of a contact: met or phoned
    source_id: int = 0
    organisation_id: int = 0
    by_hand: bool = False  # stated here by a professional, not by a file

    @property
    def open(self) -> bool:
        """A stay its source has not ended."""
        return self.end == date.max

    @property
    def several(self) -> bool:
        """More than one night."""
        return (self.end - self.start).days > 1

    @property
    def asks_for_label(self) -> str:
        """What was asked for, in words."""
        return str(Asked(self.asks_for).label) if self.asks_for else ""


@dataclass(frozen=True, slots=True)
class Why:
    """Why this situation on this day: what was kept, what was set aside, the rule that decided."""

    case_number: str
    day: date
    situation: str
    presumed: bool
    kept: Said | None
    set_aside: tuple[Said, ...]
    rule: str  # code of the rule that decided: by_night, closeness, stated_on, source, alone, carried…
    rules_version: str
    rules_since: date
    last_news: date | None  # of a presumption: the last night vouched for, or the last contact

    @property
    def same_source(self) -> bool:
        """One source disagrees with itself."""
        kept = self.kept
        return kept is not None and all(other.source_id == kept.source_id for other in self.set_aside)


@dataclass(frozen=True, slots=True)
class Lane:
    """One member's life, as drawn. `losing` are the thin bars beneath contested nights."""

    case_number: str
    label: str  # name when the reader opened the identity, else alias, else ""
    age: int | None
    strips: tuple[Strip, ...]
    losing: tuple[Strip, ...]
    contested: tuple[date, ...]  # first day of each contested stretch
    referent: str
    referent_is_me: bool
    informed_on: date | None
    objected_on: date | None
    others: tuple[str, ...]  # case numbers of the files that are the same person
    protected: bool


@dataclass(frozen=True, slots=True)
class HouseholdPage:
    """A household (or a person alone) on a night, as known at a revision."""

    case_number: str
    is_household: bool
    on: date
    revision: int
    known_on: date | None
    state: str  # listed, inactive or "" (not on the list)
    since: date | None
    nights: int | None
    lanes: tuple[Lane, ...]
    said: tuple[Said, ...]  # latest first
    may_open_identity: bool
    identity: str  # the names, only once opened for this reader; else ""
    whys: tuple[Why, ...]  # of each member, its last contested night


@dataclass(frozen=True, slots=True)
class Hit:
    """An answer to a search. `name` only where the reader's role allows, else ""."""

    case_number: str  # of the unit: household when there is one
    record_case_number: str
    name: str
    alias: str
    situation: str
    presumed: bool
    since: date | None
    why: str  # case_number, alias, name


@dataclass(frozen=True, slots=True)
class Fixer:
    """Whose fix it is. `code`: of the source, else the organisation's, post's or role's own."""

    kind: Fix
    code: str
    label: str
    mine: bool  # the reader, their organisation or their role


@dataclass(frozen=True, slots=True)
class Contradiction:
    """Two live statements for one night. `mine`: of a file whose referent the reader is.

    `settled` says what somebody decided, "" while it is to settle.
    """

    case_number: str
    record_case_number: str
    mine: bool
    start: date
    end: date
    kept: Said
    set_aside: tuple[Said, ...]
    rule: str
    fixer: Fixer
    may_both_be_true: bool
    settled: str = ""
    settled_on: date | None = None

    @property
    def same_source(self) -> bool:
        """One source disagrees with itself."""
        return all(other.source_id == self.kept.source_id for other in self.set_aside)


@dataclass(frozen=True, slots=True)
class Correction:
    """A line of a source's correction list: what its row says, and what another source says of these nights.

    Situations are neutral: the list leaves the house.
    """

    source: str  # code
    label: str
    by_hand: bool
    row_key: str
    person_key: str
    case_number: str
    start: date
    end: date
    says: str
    other: str
    asked_on: date
    mine: bool  # asked of the reader's organisation


@dataclass(frozen=True, slots=True)
class Silence:
    """A unit nobody has had news of."""

    case_number: str
    record_case_number: str
    alias: str
    situation: str
    since: date
    last_news: date
    days: int
    leaves_on: date | None
    referent: str
    mine: bool
    strips: tuple[Strip, ...]


@dataclass(frozen=True, slots=True)
class Change:
    """What was learnt about a unit since an instant: entered, left, situation, contested."""

    case_number: str
    what: str
    situation: str


@dataclass(frozen=True, slots=True)
class Heard:
    """A source of files, and the day of the last file it had sent by the revision read."""

    label: str
    organisation: str
    last_file: date | None
    heard: bool


@dataclass(frozen=True, slots=True)
class Behind:
    """What stands behind the list's figures: definition, sources, perimeter, revision."""

    nomenclature: str
    source: str
    ethos_light: tuple[int, ...]
    threshold_days: int
    notice_days: int
    rules_since: date | None
    revision: int
    instant: datetime | None
    sources: tuple[Heard, ...]
    communes: int
    totals: Totals
