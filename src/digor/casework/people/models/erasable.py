"""What must be erasable is apart: names, free text, precise places.

Statements and journal rows hold codes and case numbers only, and stay when these go.
"""

from __future__ import annotations

from django.db import models

from digor.casework.people.models.acts import Act
from digor.casework.people.models.recorded import Statement
from digor.casework.people.models.subjects import Record, TerritoryRow


class Identity(TerritoryRow):
    """Civil identity as one source gave it for one record."""

    record = models.OneToOneField(Record, on_delete=models.PROTECT, related_name="identity")
    family_name = models.CharField(max_length=80, blank=True)
    given_name = models.CharField(max_length=80, blank=True)
    birth_date = models.DateField(null=True)
    birth_year_only = models.BooleanField(default=False)
    # Folded, lower-case, without accents: no database here sorts French or Breton by itself.
    sort_key = models.CharField(max_length=160, blank=True, db_index=True)
    family_sound = models.CharField(max_length=40, blank=True, db_index=True)
    given_sound = models.CharField(max_length=40, blank=True, db_index=True)

    class Privacy:
        identifying = {
            "family_name", "given_name", "birth_date", "birth_year_only", "sort_key", "family_sound", "given_sound",
        }  # fmt: skip
        sensitive: set[str] = set()
        ordinary = {"id", "territory", "record"}
        open: set[str] = set()


class Alias(TerritoryRow):
    """What people in the street call someone whose name is not known ("man with the dog, station")."""

    record = models.ForeignKey(Record, on_delete=models.PROTECT, related_name="aliases")
    alias = models.CharField(max_length=120)
    sort_key = models.CharField(max_length=120, db_index=True)

    class Privacy:
        identifying = {"alias", "sort_key"}
        sensitive: set[str] = set()
        ordinary = {"id", "territory", "record"}
        open: set[str] = set()


class Identifier(TerritoryRow):
    """A number that `source` issued to this person, as some file gives it (the SIAO's number on a shelter's list)."""

    record = models.ForeignKey(Record, on_delete=models.PROTECT, related_name="identifiers")
    source = models.ForeignKey("partners.Source", on_delete=models.PROTECT, related_name="+", db_index=False)
    kind = models.SlugField(max_length=40)
    value = models.CharField(max_length=120)

    class Privacy:
        identifying = {"value"}
        sensitive: set[str] = set()
        ordinary = {"id", "territory", "record", "source", "kind"}
        open: set[str] = set()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["record", "source", "kind"], name="identifier_once_of_a_kind")
        ]
        indexes = [models.Index(fields=["source", "kind", "value"], name="identifier_value")]


class Naming(TerritoryRow):
    """How one file names one person: the history of an identity that comes from files, taken or taken back with them."""

    act = models.ForeignKey(Act, on_delete=models.PROTECT, related_name="namings", db_index=False)
    record = models.ForeignKey(Record, on_delete=models.PROTECT, related_name="namings")
    family_name = models.CharField(max_length=80, blank=True)
    given_name = models.CharField(max_length=80, blank=True)
    birth_date = models.DateField(null=True)
    birth_year_only = models.BooleanField(default=False)
    alias = models.CharField(max_length=120, blank=True)

    class Privacy:
        identifying = {"family_name", "given_name", "birth_date", "birth_year_only", "alias"}
        sensitive: set[str] = set()
        ordinary = {"id", "territory", "act", "record"}
        open: set[str] = set()

    class Meta:
        constraints = [models.UniqueConstraint(fields=["act", "record"], name="naming_once_in_an_act")]


class Place(TerritoryRow):
    """Where a statement situates the person: commune and sector for all, the precise place for the outreach circle."""

    statement = models.OneToOneField(Statement, on_delete=models.PROTECT, related_name="place")
    commune = models.ForeignKey("partners.Commune", null=True, on_delete=models.PROTECT, related_name="+")
    sector = models.CharField(max_length=80, blank=True)
    precise = models.CharField(max_length=200, blank=True)
    precise_until = models.DateField(null=True)

    class Privacy:
        identifying = {"precise"}
        sensitive = {"sector", "commune"}
        ordinary = {"id", "territory", "statement", "precise_until"}
        open: set[str] = set()


class Note(TerritoryRow):
    """Free words beside a statement."""

    statement = models.OneToOneField(Statement, on_delete=models.PROTECT, related_name="note")
    text = models.TextField()

    class Privacy:
        identifying = {"text"}
        sensitive: set[str] = set()
        ordinary = {"id", "territory", "statement"}
        open: set[str] = set()


class Information(TerritoryRow):
    """Informed on, by whom, with which version of the notice; and an objection if there is one."""

    record = models.OneToOneField(Record, on_delete=models.PROTECT, related_name="information")
    informed_on = models.DateField(null=True)
    informed_by = models.CharField(max_length=40, blank=True)
    notice_version = models.CharField(max_length=20, blank=True)
    objected_on = models.DateField(null=True)

    class Privacy:
        identifying: set[str] = set()
        sensitive = {"objected_on"}
        ordinary = {"id", "territory", "record", "informed_on", "informed_by", "notice_version"}
        open: set[str] = set()
