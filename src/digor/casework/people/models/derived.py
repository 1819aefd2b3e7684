"""What follows from the statements: may be dropped; `digor doctor` rebuilds and compares.

A row is alive on revisions `[from_revision, to_revision)`; the only update is closing
`to_revision`. `person` is the oldest record of a set of linked records.
"""

from __future__ import annotations

from django.db import models

from digor.casework.people.models.acts import OPEN, Act
from digor.casework.people.models.recorded import Statement
from digor.casework.people.models.subjects import Household, Record, TerritoryRow
from digor.engines.timeline.answer import State
from digor.engines.timeline.problem import Kind

_KINDS = [(kind.value, kind.value) for kind in Kind]
_STATES = [(state.value, state.value) for state in State]


class PersonRecord(TerritoryRow):
    """`record` is (part of) `person` during these revisions."""

    record = models.ForeignKey(Record, on_delete=models.PROTECT, related_name="+")
    person = models.ForeignKey(Record, on_delete=models.PROTECT, related_name="+")
    from_revision = models.PositiveIntegerField()
    to_revision = models.PositiveIntegerField(default=OPEN)

    class Privacy:
        identifying: set[str] = set()
        sensitive: set[str] = set()
        ordinary = {"id", "territory", "record", "person", "from_revision", "to_revision"}
        open: set[str] = set()


class SegmentColumns(TerritoryRow):
    """Longest run of days with one winner: known on [from, known_to), presumed on [known_to, to)."""

    person = models.ForeignKey(Record, on_delete=models.PROTECT, related_name="+", db_index=False)
    from_day = models.DateField()
    known_to = models.DateField()
    to_day = models.DateField()
    statement = models.ForeignKey(Statement, on_delete=models.PROTECT, related_name="+", db_index=False)
    situation = models.CharField(max_length=24)
    kind = models.CharField(max_length=11, choices=_KINDS)
    contested = models.BooleanField()

    class Meta:
        abstract = True


class Segment(SegmentColumns):
    """A stretch of a person's timeline, as known during its revisions."""

    from_revision = models.PositiveIntegerField()
    to_revision = models.PositiveIntegerField(default=OPEN)

    class Privacy:
        identifying: set[str] = set()
        sensitive = {"situation", "contested"}
        ordinary = {
            "id", "territory", "person", "from_day", "known_to", "to_day", "statement", "kind",
            "from_revision", "to_revision",
        }  # fmt: skip
        open: set[str] = set()

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["person", "from_day"], condition=models.Q(to_revision=OPEN), name="segment_alive_once"
            ),
        ]
        indexes = [
            models.Index(
                fields=["person", "from_day", "from_revision", "to_revision", "situation", "known_to"],
                name="segment_by_day",
            ),
            # Those beside the list (hosted, in an institution) are found by situation.
            models.Index(
                fields=["territory", "situation", "to_day", "from_day"], name="segment_by_situation"
            ),
        ]


class SpellColumns(TerritoryRow):
    """On the list (or inactive beside it) on [from, to), with why it began and how it ended."""

    state = models.CharField(max_length=8, choices=_STATES)
    from_day = models.DateField()
    to_day = models.DateField()
    entry = models.CharField(max_length=16)
    exit = models.CharField(max_length=16, blank=True)

    class Meta:
        abstract = True


class ListSpell(SpellColumns):
    """A person's stay on the by-name list."""

    person = models.ForeignKey(Record, on_delete=models.PROTECT, related_name="+", db_index=False)
    from_revision = models.PositiveIntegerField()
    to_revision = models.PositiveIntegerField(default=OPEN)

    class Privacy:
        identifying: set[str] = set()
        sensitive = {"state", "entry", "exit"}
        ordinary = {"id", "territory", "person", "from_day", "to_day", "from_revision", "to_revision"}
        open: set[str] = set()

    class Meta:
        indexes = [
            models.Index(
                fields=["territory", "to_day", "from_day", "from_revision", "to_revision", "person", "state"],
                name="list_spell_stabbed",
            ),
            models.Index(fields=["person", "from_day"], name="list_spell_person"),
        ]


class HouseholdSpell(SpellColumns):
    """A unit's stay on the list: a household (union of its members'), or a person living alone.

    Exactly one of `household`, `person` is set. `since`: the earliest current spell of a member.
    """

    household = models.ForeignKey(Household, null=True, on_delete=models.PROTECT, related_name="+")
    person = models.ForeignKey(Record, null=True, on_delete=models.PROTECT, related_name="+")
    since = models.DateField()
    from_revision = models.PositiveIntegerField()
    to_revision = models.PositiveIntegerField(default=OPEN)

    class Privacy:
        identifying: set[str] = set()
        sensitive = {"state", "entry", "exit"}
        ordinary = {
            "id", "territory", "household", "person", "from_day", "to_day", "since", "from_revision", "to_revision",
        }  # fmt: skip
        open: set[str] = set()

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=models.Q(person__isnull=True) ^ models.Q(household__isnull=True),
                name="household_spell_one_unit",
            ),
        ]
        indexes = [
            models.Index(
                fields=["territory", "to_day", "from_day", "from_revision", "to_revision", "state", "since"],
                name="household_spell_stabbed",
            ),
        ]


class Staged(models.Model):
    """Computed outside the lock, as if the act were published; moved in when it is."""

    act = models.ForeignKey(Act, on_delete=models.CASCADE, related_name="+")

    class Meta:
        abstract = True


class Staging(TerritoryRow):
    """The act is wholly staged, as if published (or withdrawn) just after revision `base`."""

    act = models.OneToOneField(Act, on_delete=models.CASCADE, related_name="+")
    base = models.PositiveIntegerField()

    class Privacy:
        identifying: set[str] = set()
        sensitive: set[str] = set()
        ordinary = {"id", "territory", "act", "base"}
        open: set[str] = set()


class StagedPerson(Staged, TerritoryRow):
    """A person recomputed for the act."""

    person = models.ForeignKey(Record, on_delete=models.PROTECT, related_name="+", db_index=False)

    class Privacy:
        identifying: set[str] = set()
        sensitive: set[str] = set()
        ordinary = {"id", "territory", "act", "person"}
        open: set[str] = set()

    class Meta:
        # Two stagings of one act at once must not mix.
        constraints = [models.UniqueConstraint(fields=["act", "person"], name="staged_person_once")]


class StagedSegment(Staged, SegmentColumns):
    """A segment to insert at publication."""

    class Privacy:
        identifying: set[str] = set()
        sensitive = {"situation", "contested"}
        ordinary = {"id", "act", "territory", "person", "from_day", "known_to", "to_day", "statement", "kind"}
        open: set[str] = set()


class StagedListSpell(Staged, SpellColumns):
    """A list spell to insert at publication."""

    person = models.ForeignKey(Record, on_delete=models.PROTECT, related_name="+", db_index=False)

    class Privacy:
        identifying: set[str] = set()
        sensitive = {"state", "entry", "exit"}
        ordinary = {"id", "act", "territory", "person", "from_day", "to_day"}
        open: set[str] = set()


class StagedHouseholdSpell(Staged, SpellColumns):
    """A unit's spell to insert at publication."""

    household = models.ForeignKey(
        Household, null=True, on_delete=models.PROTECT, related_name="+", db_index=False
    )
    person = models.ForeignKey(Record, null=True, on_delete=models.PROTECT, related_name="+", db_index=False)
    since = models.DateField()

    class Privacy:
        identifying: set[str] = set()
        sensitive = {"state", "entry", "exit"}
        ordinary = {"id", "act", "territory", "household", "person", "from_day", "to_day", "since"}
        open: set[str] = set()


class StagedClosing(Staged, TerritoryRow):
    """A living derived row that the publication closes: its table and its id."""

    table = models.CharField(max_length=16)
    row = models.BigIntegerField()
    # Whose row it is, so that a unit changed meanwhile can be forgotten.
    person = models.ForeignKey(Record, null=True, on_delete=models.PROTECT, related_name="+", db_index=False)
    household = models.ForeignKey(
        Household, null=True, on_delete=models.PROTECT, related_name="+", db_index=False
    )

    class Privacy:
        identifying: set[str] = set()
        sensitive: set[str] = set()
        ordinary = {"id", "act", "territory", "table", "row", "person", "household"}
        open: set[str] = set()
