"""What the matching engine reads: households, opportunities, rules, an order, counters.

Opaque identifiers, codes and amounts only. Days are ISO texts ("2026-11-02"), which compare as days do.
Nothing here is specific to France: the caller gives rules, tables and order as data (`french.py` builds
the French ones from dated documents).
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum

Value = str | int | float | bool | frozenset[str] | tuple[float, ...] | None


class Source(StrEnum):
    """Where a term is read."""

    HOUSEHOLD = "household"
    OPPORTUNITY = "opportunity"
    PAIR = "pair"  # a fact of this household in this opportunity
    VALUE = "value"  # a constant
    TABLE = "table"  # a table of the problem, by the values of other terms


@dataclass(frozen=True, slots=True)
class Term:
    """Something that has a value for a household and an opportunity; None says "not known"."""

    source: Source
    name: str = ""
    value: Value = None
    by: tuple[Term, ...] = ()


class Comparison(StrEnum):
    """What a test asks of its left and right terms."""

    AT_MOST = "at_most"
    AT_LEAST = "at_least"
    EQUAL = "equal"
    DIFFERENT = "different"
    ONE_OF = "one_of"  # left is one of the codes on the right
    DISJOINT = "disjoint"  # left and right codes share nothing (a veto)
    INCLUDES = "includes"  # left codes hold every code on the right
    WITHIN = "within"  # right is (least, most)


@dataclass(frozen=True, slots=True)
class Test:
    """A comparison: true, false, or not known when one of its terms is not."""

    __test__ = False  # not a test of ours

    comparison: Comparison
    left: Term
    right: Term


class Ground(StrEnum):
    """In whose name a hard rule refuses."""

    LAW = "law"  # needs an article
    HOUSEHOLD = "household"  # the household's own refusal or wish


@dataclass(frozen=True, slots=True)
class Rule:
    """A hard rule: where every `when` holds, `test` must hold.

    `article` is mandatory for a rule of law; `verified`: whether somebody read the text in force.
    In force on days [valid_from, valid_to); an empty bound is open. `missing`: what a fact not known
    does, "block" (a missing document, said as such) or "allow".
    """

    code: str
    test: Test
    article: str = ""
    reference: str = ""
    source: str = ""
    ground: Ground = Ground.LAW
    when: tuple[Test, ...] = ()
    valid_from: str = ""
    valid_to: str = ""
    verified: bool = False
    missing: str = "block"

    def __post_init__(self) -> None:
        """A rule that refuses someone needs an article of law (ValueError)."""
        if self.ground is Ground.LAW and not self.article:
            raise ValueError(f"rules, {self.code}: a rule that refuses needs its article of law.")
        if self.missing not in ("block", "allow"):
            raise ValueError(f"rules, {self.code}: missing is “block” or “allow”, not “{self.missing}”.")

    def in_force(self, day: str) -> bool:
        """Whether the rule applies to an act of this day."""
        return (not self.valid_from or self.valid_from <= day) and (not self.valid_to or day < self.valid_to)


class Kind(StrEnum):
    """How a level of the order counts."""

    COUNT = "count"  # allotments where every `when` holds
    SUM = "sum"  # the term, over those allotments
    EARLIEST = (
        "earliest"  # the household's day in the term: the earliest served first, one day after the other
    )
    QUOTA = "quota"  # shortfall of the named quotas, in hundredths of an attribution
    WORST = "worst"  # the greatest, over groups, of the sum of the term divided by the group's scale


@dataclass(frozen=True, slots=True)
class Level:
    """One level of the order: improved before every level below it, and printed with its owner."""

    code: str
    kind: Kind
    owner: str = ""
    term: Term | None = None
    when: tuple[Test, ...] = ()
    most: bool = True  # the more the better; QUOTA and WORST are always the less the better
    quotas: tuple[str, ...] = ()
    grouping: str = ""  # WORST: which of the households' groupings
    scales: Mapping[str, float] = field(default_factory=dict)
    preference: str = ""  # the practice this level carries, screened under this name

    def __post_init__(self) -> None:
        """Refuse a level that cannot be counted (ValueError)."""
        if self.kind in (Kind.SUM, Kind.EARLIEST, Kind.WORST) and self.term is None:
            raise ValueError(f"levels, {self.code}: a level “{self.kind}” needs a term.")
        if self.kind is Kind.EARLIEST and self.term and self.term.source is not Source.HOUSEHOLD:
            raise ValueError(f"levels, {self.code}: “earliest” reads a day of the household.")


@dataclass(frozen=True, slots=True)
class Quota:
    """A yearly counter: `percent` of the attributions in `scope` go to `target`.

    `counted` and `reached`: attributions followed by a signed lease so far this year. `hard` makes it
    a condition on this list alone: for outside cases and large batches, never for a small one.
    """

    code: str
    percent: int
    scope: tuple[Test, ...] = ()
    target: tuple[Test, ...] = ()
    counted: int = 0
    reached: int = 0
    hard: bool = False
    article: str = ""
    source: str = ""


@dataclass(frozen=True, slots=True)
class Resource:
    """A capacity in one more dimension: over allotments where `when` holds, uses add up to `limit` at most."""

    code: str
    limit: float
    use: Term
    when: tuple[Test, ...] = ()


@dataclass(frozen=True, slots=True)
class Household:
    """`since`: day that settles ties, then the identifier. `groups`: grouping → code, for the fairness report."""

    id: str
    since: str = ""
    facts: Mapping[str, Value] = field(default_factory=dict)
    groups: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Opportunity:
    """A dwelling (capacity 1), or places alike (capacity n, in households)."""

    id: str
    capacity: int = 1
    facts: Mapping[str, Value] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Limits:
    """Where the search stops; the certificate then says how far from the best the list may be."""

    seconds: float = 60.0
    exact_pairs: int = 20_000  # above, side conditions are priced (flow), not branched on


@dataclass(frozen=True, slots=True)
class Problem:
    """A list to draw up. `pairs` given: only these exist, with their facts; None: every pair.

    `fact_grounds`: what a fact tells of (screening of practices), beside the names known by themselves.
    `ranks`: candidates examined for a vacancy; one only where every test of `alone_when` holds.
    `ties`: settle equal lists by the printed order, so that the list does not depend on the solver.
    """

    day: str
    households: tuple[Household, ...]
    opportunities: tuple[Opportunity, ...]
    rules: tuple[Rule, ...] = ()
    levels: tuple[Level, ...] = ()
    quotas: tuple[Quota, ...] = ()
    resources: tuple[Resource, ...] = ()
    tables: Mapping[str, Mapping[str, Value]] = field(default_factory=dict)
    pairs: Mapping[tuple[str, str], Mapping[str, Value]] | None = None
    fact_grounds: Mapping[str, str] = field(default_factory=dict)
    serve_all: bool = False
    ranks: int = 3
    alone_when: tuple[Test, ...] = ()
    ties: bool = True
    limits: Limits = field(default_factory=Limits)

    def __post_init__(self) -> None:
        """Refuse two of one name, and names that lead nowhere (ValueError)."""
        for what, names in (
            ("households", [h.id for h in self.households]),
            ("opportunities", [o.id for o in self.opportunities]),
            ("rules", [r.code for r in self.rules if r.in_force(self.day)]),
            ("levels", [level.code for level in self.levels]),
            ("quotas", [quota.code for quota in self.quotas]),
        ):
            seen: set[str] = set()
            for name in names:
                if name in seen:
                    raise ValueError(f"{what}: two are called “{name}”.")
                seen.add(name)
        known = {quota.code for quota in self.quotas}
        for level in self.levels:
            if lost := sorted(set(level.quotas) - known):
                raise ValueError(f"levels, {level.code}: no quota is called “{lost[0]}”.")
