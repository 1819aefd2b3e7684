"""Whom statements are about: records and households under random handles, and the sources' own keys."""

from __future__ import annotations

from django.db import models

from digor.foundation.journal.append_only import protect


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
