"""What was said: rows are inserted, never updated nor deleted.

Days are half-open `[from_day, to_day)`; an open end is `FAR_DAY` (one comparison, one index).
"""

from __future__ import annotations

from datetime import date

from django.db import models
from django.db.models.functions import Coalesce
from django.utils.translation import gettext_lazy as _

from digor.casework.people.enums import Asked, How
from digor.casework.people.models.acts import Act
from digor.casework.people.models.subjects import Household, Record, TerritoryRow
from digor.engines.timeline.problem import Kind
from digor.foundation.journal.append_only import protect

FAR_DAY = date.max
_KINDS = [(kind.value, kind.value) for kind in Kind]
_CONTENT = [
    "kind", "situation", "from_day", "to_day", "by_night", "closeness", "perimeter", "asks_for", "how",
]  # fmt: skip


@protect
class SourceKey(TerritoryRow):
    """A source's row, known by (source, the source's own row key)."""

    source = models.ForeignKey("partners.Source", on_delete=models.PROTECT, related_name="+", db_index=False)
    row_key = models.CharField(max_length=120)

    class Privacy:
        identifying = {"row_key"}
        sensitive: set[str] = set()
        ordinary = {"id", "territory", "source"}
        open: set[str] = set()

    class Meta:
        constraints = [models.UniqueConstraint(fields=["source", "row_key"], name="source_key")]


@protect
class Statement(TerritoryRow):
    """Source S says that subject P was in situation K from day a to day b. Stored once per content."""

    # Found by its key through the uniqueness below, which begins with it.
    source_key = models.ForeignKey(
        SourceKey, on_delete=models.PROTECT, related_name="statements", db_index=False
    )
    source = models.ForeignKey("partners.Source", on_delete=models.PROTECT, related_name="+", db_index=False)
    record = models.ForeignKey(Record, null=True, on_delete=models.PROTECT, related_name="statements")
    household = models.ForeignKey(
        Household, null=True, on_delete=models.PROTECT, related_name="statements", db_index=False
    )
    kind = models.CharField(max_length=11, choices=_KINDS)
    situation = models.CharField(max_length=24, blank=True, default="")
    from_day = models.DateField()
    to_day = models.DateField()
    by_night = models.BooleanField(default=False)
    closeness = models.PositiveSmallIntegerField(default=0)
    perimeter = models.CharField(max_length=80, blank=True, default="")
    asks_for = models.CharField(max_length=16, blank=True, default="", choices=Asked.choices)
    how = models.CharField(max_length=8, blank=True, default="", choices=How.choices)  # of a contact

    class Privacy:
        identifying: set[str] = set()
        sensitive = {"situation", "perimeter", "asks_for"}
        ordinary = {
            "id", "territory", "source_key", "source", "record", "household",
            "kind", "from_day", "to_day", "by_night", "closeness", "how",
        }  # fmt: skip
        open: set[str] = set()

    class Meta:
        constraints = [
            # The subject is part of it: a corrected row that moves to another record is another content.
            # An absent subject is 0, for two nulls never equal each other.
            models.UniqueConstraint(
                "source_key",
                Coalesce("record", 0),
                Coalesce("household", 0),
                *_CONTENT,
                name="statement_content",
            ),
            models.CheckConstraint(
                condition=models.Q(record__isnull=True) ^ models.Q(household__isnull=True),
                name="statement_one_subject",
                violation_error_message=_("A statement is about one person or about one household."),
            ),
            models.CheckConstraint(
                condition=models.Q(from_day__lt=models.F("to_day")) | models.Q(kind=Kind.NOTHING),
                name="statement_days_in_order",
                violation_error_message=_("The last night must not come before the first."),
            ),
            models.CheckConstraint(
                condition=~models.Q(situation="") | models.Q(kind__in=[Kind.CONTACT, Kind.NOTHING]),
                name="statement_says_a_situation",
                violation_error_message=_("Say where the person slept, or note a contact."),
            ),
        ]
        indexes = [
            models.Index(
                fields=["household"], condition=models.Q(household__isnull=False), name="statement_household"
            ),
            # News without a situation, of the persons of a page.
            models.Index(fields=["record"], condition=models.Q(kind=Kind.CONTACT), name="statement_contact"),
            # The stays a complete file may end: read by (source, end).
            models.Index(
                fields=["source", "to_day"],
                condition=models.Q(kind=Kind.PRESENCE),
                name="statement_presence_end",
            ),
        ]


@protect
class Mention(TerritoryRow):
    """An act said this statement: one per file row, also when nothing changed."""

    act = models.ForeignKey(Act, on_delete=models.PROTECT, related_name="mentions")
    statement = models.ForeignKey(Statement, on_delete=models.PROTECT, related_name="mentions")
    stated_on = models.DateField()
    line = models.PositiveIntegerField(default=0)

    class Privacy:
        identifying: set[str] = set()
        sensitive: set[str] = set()
        ordinary = {"id", "territory", "act", "statement", "stated_on", "line"}
        open: set[str] = set()


@protect
class Supersession(TerritoryRow):
    """An act sets one content aside; the same content sent again stays set aside."""

    act = models.ForeignKey(Act, on_delete=models.PROTECT, related_name="supersessions")
    statement = models.ForeignKey(Statement, on_delete=models.PROTECT, related_name="supersessions")

    class Privacy:
        identifying: set[str] = set()
        sensitive: set[str] = set()
        ordinary = {"id", "territory", "act", "statement"}
        open: set[str] = set()


@protect
class Notice(TerritoryRow):
    """The referent was warned on `day` that nobody has had news of this record."""

    act = models.ForeignKey(Act, on_delete=models.PROTECT, related_name="notices")
    record = models.ForeignKey(Record, on_delete=models.PROTECT, related_name="notices")
    day = models.DateField()

    class Privacy:
        identifying: set[str] = set()
        sensitive: set[str] = set()
        ordinary = {"id", "territory", "act", "record", "day"}
        open: set[str] = set()


@protect
class Link(TerritoryRow):
    """Two records are one person: an act of its own, so that undoing it always separates."""

    act = models.OneToOneField(Act, on_delete=models.PROTECT, related_name="link")
    record_a = models.ForeignKey(Record, on_delete=models.PROTECT, related_name="+")
    record_b = models.ForeignKey(Record, on_delete=models.PROTECT, related_name="+")

    class Privacy:
        identifying: set[str] = set()
        sensitive: set[str] = set()
        ordinary = {"id", "territory", "act", "record_a", "record_b"}
        open: set[str] = set()

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=models.Q(record_a__lt=models.F("record_b")),
                name="link_smaller_record_first",
                violation_error_message=_("A record is not linked to itself."),
            ),
        ]


@protect
class Membership(TerritoryRow):
    """`record` lives with `household` (none: alone) on the days said; the latest act wins a day."""

    act = models.ForeignKey(Act, on_delete=models.PROTECT, related_name="memberships")
    record = models.ForeignKey(Record, on_delete=models.PROTECT, related_name="memberships")
    household = models.ForeignKey(Household, null=True, on_delete=models.PROTECT, related_name="memberships")
    from_day = models.DateField()
    to_day = models.DateField()

    class Privacy:
        identifying: set[str] = set()
        sensitive: set[str] = set()
        ordinary = {"id", "territory", "act", "record", "household", "from_day", "to_day"}
        open: set[str] = set()

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=models.Q(from_day__lt=models.F("to_day")), name="membership_days_in_order"
            ),
        ]


@protect
class Referent(TerritoryRow):
    """A professional says: I am the referent of this record from today (until the next one says so)."""

    act = models.ForeignKey(Act, on_delete=models.PROTECT, related_name="referents")
    record = models.ForeignKey(Record, on_delete=models.PROTECT, related_name="referents")
    post = models.ForeignKey("partners.Post", null=True, on_delete=models.PROTECT, related_name="+")
    from_day = models.DateField()

    class Privacy:
        identifying: set[str] = set()
        sensitive: set[str] = set()
        ordinary = {"id", "territory", "act", "record", "post", "from_day"}
        open: set[str] = set()
