"""What the legal clock reads: acts with their days, words that qualify a file, and the law as dated data.

Opaque identifiers, codes and days only. Nothing here is specific to France: the caller gives the law
(`french.py` holds the French one). The clock says rule, source and "to be verified", never what to do.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum


class Unit(StrEnum):
    """How a delay is expressed. Weeks are seven days; months and years go by the day's number."""

    DAYS = "days"
    WEEKS = "weeks"
    MONTHS = "months"
    YEARS = "years"


class Party(StrEnum):
    """Whose moment it is."""

    HOUSEHOLD = "household"
    LANDLORD = "landlord"
    BAILIFF = "bailiff"  # commissaire de justice
    PREFECT = "prefect"
    COURT = "court"
    COMMISSION = "commission"
    SOCIAL = "social"  # who makes the social and financial diagnostic


class Kind(StrEnum):
    """What the end of the delay is."""

    LAST_DAY = "last_day"  # the party may act until that day, at midnight
    NOT_BEFORE = "not_before"  # nothing before the day after
    FROM = "from"  # possible from that very day
    SILENCE = "silence"  # no answer by then has a meaning
    MEETING = "meeting"  # the day itself: a hearing
    LIMIT = "limit"  # a day set by somebody may not be later; told only once it is set


@dataclass(frozen=True, slots=True)
class Delay:
    """A delay. `before`: counted back from the act. `franc`: neither its first nor its last day counts.

    `extended`: one that would end on a Saturday, a Sunday or a holiday ends on the next working day.
    """

    length: int
    unit: Unit = Unit.DAYS
    before: bool = False
    franc: bool = False
    extended: bool = False

    def __post_init__(self) -> None:
        """Refuse a delay nobody can count (ValueError)."""
        if self.length < 0:
            raise ValueError("A delay is 0 or more.")
        if self.before and (self.franc or self.extended):
            raise ValueError("A delay counted back is neither franc nor extended.")


@dataclass(frozen=True, slots=True)
class Condition:
    """The word `name` of the file is one of `among`. `unknown`: what an unknown word does: None, a doubt."""

    name: str
    among: frozenset[str]
    unknown: bool | None = None


@dataclass(frozen=True, slots=True)
class Rule:
    """One delay of the law, for one party, in one version.

    `starts`: the act it is counted from (the last of that name), and `needs` another act without which it does not
    run; or `after`: the end, unanswered, of an earlier rule. `met_by`: the acts that answer it; `stopped_by`:
    those that leave it without object; `since`: the act after which answers and stops count, when it is not the one it
    starts from; `paused`: suspended with the clause. `opens`: the act a wait holds back.
    In force when the day of `dated_by` (the act it starts from by default) is in [valid_from, valid_to).
    `verified`: somebody read the text or a source that quotes it; otherwise it is shown "to be verified".
    """

    code: str
    stage: str
    party: Party
    kind: Kind
    delay: Delay
    says: str
    text: str
    source: str
    starts: str = ""
    needs: str = ""
    after: str = ""
    when: tuple[Condition, ...] = ()
    met_by: tuple[str, ...] = ()
    stopped_by: tuple[str, ...] = ()
    since: str = ""
    paused: bool = False
    opens: str = ""
    dated_by: str = ""
    valid_from: date | None = None
    valid_to: date | None = None
    verified: bool = False

    def __post_init__(self) -> None:
        """A rule has a text and one beginning (ValueError)."""
        if not self.text:
            raise ValueError(f"rules, {self.code}: a delay needs its text.")
        if bool(self.starts) == bool(self.after):
            raise ValueError(f"rules, {self.code}: say “starts” or “after”, one of them.")
        if self.kind is Kind.LIMIT and not self.met_by:
            raise ValueError(f"rules, {self.code}: a limit needs “met_by”, the day it bounds.")

    def in_force(self, day: date) -> bool:
        """Whether this version governs an act of this day."""
        return (self.valid_from is None or self.valid_from <= day) and (
            self.valid_to is None or day < self.valid_to
        )


@dataclass(frozen=True, slots=True)
class Holiday:
    """A day off: a month and a day, or so many days after Easter Sunday; from a year, to a year excluded."""

    code: str
    month: int = 0
    day: int = 0
    after_easter: int | None = None
    from_year: int = 1
    to_year: int = 10_000


ONGOING = 9998  # the last year of what has no known end


@dataclass(frozen=True, slots=True)
class Winter:
    """The truce of the winters that begin in the years first…last (`ONGOING`): from a day of autumn to a day of the next year."""

    first: int
    last: int
    begins: tuple[int, int]  # month, day
    ends: tuple[int, int]  # included
    text: str
    source: str
    verified: bool = False


@dataclass(frozen=True, slots=True)
class Exemption:
    """What takes a file out of the truce: the word `truce_exception` is `word`, on a day of [valid_from, valid_to)."""

    word: str
    says: str
    text: str
    source: str
    valid_from: date | None = None
    valid_to: date | None = None
    verified: bool = False

    def in_force(self, day: date) -> bool:
        """Whether it can be relied on, that day."""
        return (self.valid_from is None or self.valid_from <= day) and (
            self.valid_to is None or day < self.valid_to
        )


@dataclass(frozen=True, slots=True)
class Stage:
    """A stage of a procedure, in the order of the law's list, reached by any of its acts; without any, the truce's."""

    procedure: str
    code: str
    says: str
    acts: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Clause:
    """The clause that ends a lease: which rule it waits for, what suspends it, revives it, wipes it out."""

    rule: str
    suspended_by: str
    revived_by: str
    erased_by: str


@dataclass(frozen=True, slots=True)
class Need:
    """An act is not done without one of `one_of`, where `when` holds or is not known."""

    act: str
    one_of: tuple[str, ...]
    when: tuple[Condition, ...] = ()


@dataclass(frozen=True, slots=True)
class Law:
    """Everything that is law, as data. A rule `after` another stands below it; a wait `opens` an act.

    `sheltered`: the act the truce holds back, once the act `sheltered_since` is known; never done on `idle` weekdays
    (0 is Monday) nor on holidays.
    """

    version: str
    rules: tuple[Rule, ...]
    stages: tuple[Stage, ...]
    holidays: tuple[Holiday, ...]
    winters: tuple[Winter, ...] = ()
    exemptions: tuple[Exemption, ...] = ()
    words: Mapping[str, frozenset[str]] = field(default_factory=dict)
    clause: Clause | None = None
    sheltered: str = ""
    sheltered_since: str = ""
    needs: tuple[Need, ...] = ()
    idle: frozenset[int] = frozenset({6})
    closed: frozenset[int] = frozenset({5, 6})  # weekdays that extend a delay

    def __post_init__(self) -> None:
        """Refuse rules out of order and conditions on words nobody can say (ValueError)."""
        seen: set[str] = set()
        for rule in self.rules:
            if rule.after and rule.after not in seen:
                raise ValueError(f"rules, {rule.code}: no rule above is called “{rule.after}”.")
            seen.add(rule.code)
            for one in rule.when:
                if not one.among <= self.words.get(one.name, frozenset()):
                    raise ValueError(f"rules, {rule.code}: “{one.name}” is never said with these words.")

    def acts(self) -> frozenset[str]:
        """Every act this law knows."""
        named = {act for stage in self.stages for act in stage.acts}
        for rule in self.rules:
            named |= {
                rule.starts,
                rule.needs,
                rule.opens,
                rule.dated_by,
                rule.since,
                *rule.met_by,
                *rule.stopped_by,
            }
        if self.clause:
            named |= {self.clause.suspended_by, self.clause.revived_by, self.clause.erased_by}
        for need in self.needs:
            named |= {need.act, *need.one_of}
        return frozenset(named | {self.sheltered, self.sheltered_since}) - {""}


@dataclass(frozen=True, slots=True)
class Instalment:
    """A payment of the plan the judge granted: due on a day, paid on a day or not yet."""

    due: date
    paid: date | None = None


@dataclass(frozen=True, slots=True)
class File:
    """One case: its acts by name, each with its days (ahead of us too: a hearing), and the words that qualify it."""

    id: str
    acts: Mapping[str, tuple[date, ...]]
    words: Mapping[str, str] = field(default_factory=dict)
    instalments: tuple[Instalment, ...] = ()


@dataclass(frozen=True, slots=True)
class Problem:
    """Files to be read on a day, under a law."""

    day: date
    law: Law
    files: tuple[File, ...]

    def __post_init__(self) -> None:
        """Refuse an act or a word the law does not know: a misspelling would hide a delay (ValueError)."""
        acts, words = self.law.acts(), self.law.words
        for file in self.files:
            for act in file.acts:
                if act not in acts:
                    raise ValueError(f"files, {file.id}: no act is called “{act}”.")
            for name, word in file.words.items():
                if word not in words.get(name, ()):
                    raise ValueError(f"files, {file.id}: “{name}” is never “{word}”.")
