"""What was said, and when we knew it: rows are inserted, never updated nor deleted.

A row carries its *act*; publishing or withdrawing an act is one inserted *revision*.
Days are half-open `[from_day, to_day)`; an open end is `FAR_DAY` (one comparison, one index).
"""

from __future__ import annotations

from datetime import date

from django.db import models
from django.db.models.functions import Coalesce
from django.utils.translation import gettext_lazy as _

from digor.casework.people.enums import ActKind, Asked, How, Verb
from digor.engines.timeline.problem import Kind
from digor.foundation.journal.append_only import protect

FAR_DAY = date.max
OPEN = 2_147_483_647  # "not closed by any revision yet"
_KINDS = [(kind.value, kind.value) for kind in Kind]
_CONTENT = [
    "kind", "situation", "from_day", "to_day", "by_night", "closeness", "perimeter", "asks_for", "how",
]  # fmt: skip


class TerritoryRow(models.Model):
    """Every casework row carries its territory: reads are scoped to it."""

    territory = models.ForeignKey(
        "partners.Territory", on_delete=models.PROTECT, related_name="+", db_index=False
    )

    class Meta:
        abstract = True


@protect
class Record(TerritoryRow):
    """One source's idea of a person. The public handle is random, never derived from the identity."""

    case_number = models.CharField(max_length=12)

    class Privacy:
        identifying: set[str] = set()
        sensitive: set[str] = set()
        ordinary = {"id", "territory", "case_number"}
        open: set[str] = set()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["territory", "case_number"], name="record_case_number")
        ]


@protect
class RecordKey(TerritoryRow):
    """A source's own identifier of a person: equal trusted identifiers of one source are one record."""

    source = models.ForeignKey("partners.Source", on_delete=models.PROTECT, related_name="+", db_index=False)
    key = models.CharField(max_length=80)
    record = models.ForeignKey(Record, on_delete=models.PROTECT, related_name="keys")

    class Privacy:
        identifying = {"key"}
        sensitive: set[str] = set()
        ordinary = {"id", "territory", "source", "record"}
        open: set[str] = set()

    class Meta:
        constraints = [models.UniqueConstraint(fields=["source", "key"], name="record_key")]


@protect
class Household(TerritoryRow):
    """People who ask to live together; who belongs to it on a day is said by memberships."""

    case_number = models.CharField(max_length=12)

    class Privacy:
        identifying: set[str] = set()
        sensitive: set[str] = set()
        ordinary = {"id", "territory", "case_number"}
        open: set[str] = set()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["territory", "case_number"], name="household_case_number")
        ]


@protect
class HouseholdKey(TerritoryRow):
    """A source's own identifier of a household."""

    source = models.ForeignKey("partners.Source", on_delete=models.PROTECT, related_name="+", db_index=False)
    key = models.CharField(max_length=80)
    household = models.ForeignKey(Household, on_delete=models.PROTECT, related_name="keys")

    class Privacy:
        identifying = {"key"}
        sensitive: set[str] = set()
        ordinary = {"id", "territory", "source", "household"}
        open: set[str] = set()

    class Meta:
        constraints = [models.UniqueConstraint(fields=["source", "key"], name="household_key")]


@protect
class Act(TerritoryRow):
    """A thing prepared, then published: a hand statement, an import, a link, a notice, a change of rules."""

    kind = models.CharField(max_length=12, choices=ActKind.choices)
    source = models.ForeignKey("partners.Source", null=True, on_delete=models.PROTECT, related_name="+")
    file_day = models.DateField(null=True)
    complete = models.BooleanField(default=False)
    perimeter = models.CharField(max_length=80, blank=True, default="")
    prepared_on = models.DateField()
    by = models.CharField(max_length=40)

    class Privacy:
        identifying: set[str] = set()
        sensitive: set[str] = set()
        ordinary = {
            "id",
            "territory",
            "kind",
            "source",
            "file_day",
            "complete",
            "perimeter",
            "prepared_on",
            "by",
        }
        open: set[str] = set()

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=models.Q(complete=False) | models.Q(source__isnull=False, file_day__isnull=False),
                name="act_complete_needs_source_and_day",
                violation_error_message=_("A file declared complete needs its source and its day."),
            ),
        ]


@protect
class Revision(TerritoryRow):
    """Publishing or withdrawing an act: the only thing that makes it known, or no longer known."""

    number = models.PositiveIntegerField()
    instant = models.DateTimeField()
    by = models.CharField(max_length=40)
    act = models.ForeignKey(Act, on_delete=models.PROTECT, related_name="revisions", db_index=False)
    verb = models.CharField(max_length=8, choices=Verb.choices)

    class Privacy:
        identifying: set[str] = set()
        sensitive: set[str] = set()
        ordinary = {"id", "territory", "number", "instant", "by", "act", "verb"}
        open: set[str] = set()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["territory", "number"], name="revision_number"),
            models.UniqueConstraint(fields=["act", "verb"], name="revision_act_verb"),
        ]
        indexes = [models.Index(fields=["territory", "instant", "number"], name="revision_instant")]


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


@protect
class RuleSet(TerritoryRow):
    """Nomenclature, list classes, threshold: dated rules, changed by an act that touches everybody."""

    act = models.OneToOneField(Act, on_delete=models.PROTECT, related_name="rules")
    nomenclature = models.CharField(max_length=20)
    ethos_light = models.JSONField()
    threshold_days = models.PositiveSmallIntegerField(default=90)
    notice_days = models.PositiveSmallIntegerField(default=14)

    class Privacy:
        identifying: set[str] = set()
        sensitive: set[str] = set()
        ordinary: set[str] = {"id", "territory", "act"}
        open = {"nomenclature", "ethos_light", "threshold_days", "notice_days"}


@protect
class Touch(TerritoryRow):
    """Revision `number` may have changed this record's person: what a replay has to look at."""

    number = models.PositiveIntegerField()
    record = models.ForeignKey(Record, on_delete=models.PROTECT, related_name="+", db_index=False)

    class Privacy:
        identifying: set[str] = set()
        sensitive: set[str] = set()
        ordinary = {"id", "territory", "number", "record"}
        open: set[str] = set()

    class Meta:
        constraints = [models.UniqueConstraint(fields=["territory", "number", "record"], name="touch")]
        indexes = [models.Index(fields=["record", "number"], name="touch_record")]


class Protection(TerritoryRow):
    """A protected record (violence): outside the circle of organisations it is absent.

    Judged by today's rows, whatever "as known on": the one table here that is not append-only;
    each change is in the journal.
    """

    record = models.ForeignKey(Record, on_delete=models.PROTECT, related_name="protections")
    organisation = models.ForeignKey(
        "partners.Organisation", on_delete=models.PROTECT, related_name="+", db_index=False
    )

    class Privacy:
        identifying: set[str] = set()
        sensitive = {"record", "organisation"}
        ordinary = {"id", "territory"}
        open: set[str] = set()

    class Meta:
        constraints = [models.UniqueConstraint(fields=["record", "organisation"], name="protection")]
