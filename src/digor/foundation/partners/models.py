"""Territories, organisations, professionals, posts, sources, sharing agreements, invitations.

Days are dates, intervals are half-open `[valid_from, valid_to)`, an open end is `FAR`.
"""

from __future__ import annotations

from datetime import date
from typing import Any, ClassVar, Self

from django.contrib.auth.base_user import AbstractBaseUser, BaseUserManager
from django.db import models
from django.db.models import F, Q
from django.db.models.functions import Lower
from django.utils.translation import gettext_lazy as _

from digor.foundation.partners.enums import OrganisationKind, Role

FAR = date.max


class DatedQuerySet(models.QuerySet[Any]):
    """Rows that hold during `[valid_from, valid_to)`."""

    def on(self, day: date) -> Self:
        """Those that hold on `day`."""
        return self.filter(valid_from__lte=day, valid_to__gt=day)


def days_in_order(name: str) -> models.CheckConstraint:
    return models.CheckConstraint(
        condition=Q(valid_from__lt=F("valid_to")),
        name=name,
        violation_error_message=_("The end must come after the beginning."),
    )


class Territory(models.Model):
    """A territory: nothing crosses from one to another. Its row is the lock of its writes."""

    code = models.SlugField(max_length=40, unique=True)
    name = models.CharField(max_length=200)

    class Privacy:
        identifying: ClassVar[set[str]] = set()
        sensitive: ClassVar[set[str]] = set()
        ordinary: ClassVar[set[str]] = set()
        open: ClassVar[set[str]] = {"id", "code", "name"}

    def __str__(self) -> str:
        return self.name


class Commune(models.Model):
    """A commune of the territory. `population` in inhabitants, as published by INSEE."""

    territory = models.ForeignKey(Territory, on_delete=models.PROTECT, related_name="communes")
    insee_code = models.CharField(max_length=5)
    name = models.CharField(max_length=200)
    population = models.PositiveIntegerField(null=True, blank=True)

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["territory", "insee_code"], name="commune_once_in_a_territory"),
        ]

    class Privacy:
        identifying: ClassVar[set[str]] = set()
        sensitive: ClassVar[set[str]] = set()
        ordinary: ClassVar[set[str]] = set()
        open: ClassVar[set[str]] = {"id", "territory", "insee_code", "name", "population"}

    def __str__(self) -> str:
        return self.name


class Organisation(models.Model):
    """A partner. Its name is dated: see `OrganisationName`."""

    territory = models.ForeignKey(Territory, on_delete=models.PROTECT, related_name="organisations")
    kind = models.CharField(max_length=20, choices=OrganisationKind.choices)
    code = models.SlugField(max_length=60)

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(
                fields=["territory", "code"], name="organisation_code_once_in_a_territory"
            ),
        ]

    class Privacy:
        identifying: ClassVar[set[str]] = set()
        sensitive: ClassVar[set[str]] = set()
        ordinary: ClassVar[set[str]] = set()
        open: ClassVar[set[str]] = {"id", "territory", "kind", "code"}

    def __str__(self) -> str:
        return self.code


class OrganisationName(models.Model):
    """What an organisation was called during an interval."""

    organisation = models.ForeignKey(Organisation, on_delete=models.CASCADE, related_name="names")
    name = models.CharField(max_length=200)
    valid_from = models.DateField()
    valid_to = models.DateField(default=FAR)

    objects = DatedQuerySet.as_manager()

    class Meta:
        constraints: ClassVar = [
            days_in_order("organisation_name_days_in_order"),
            models.UniqueConstraint(fields=["organisation", "valid_from"], name="one_name_begins_on_a_day"),
            models.UniqueConstraint(fields=["organisation", "valid_to"], name="one_name_ends_on_a_day"),
        ]

    class Privacy:
        identifying: ClassVar[set[str]] = set()
        sensitive: ClassVar[set[str]] = set()
        ordinary: ClassVar[set[str]] = set()
        open: ClassVar[set[str]] = {"id", "organisation", "name", "valid_from", "valid_to"}

    def __str__(self) -> str:
        return self.name


class ProfessionalManager(BaseUserManager["Professional"]):
    def get_by_natural_key(self, username: str | None) -> Professional:
        return self.get(email=(username or "").strip().lower())


class Professional(AbstractBaseUser):
    """Someone who signs in. What they may do comes from their posts, never from this row."""

    email = models.EmailField(unique=True)
    name = models.CharField(max_length=150)
    locale = models.CharField(max_length=5, default="fr")
    is_active = models.BooleanField(default=True)

    USERNAME_FIELD = "email"
    EMAIL_FIELD = "email"
    REQUIRED_FIELDS: ClassVar[list[str]] = ["name"]

    objects = ProfessionalManager()

    class Meta:
        constraints: ClassVar = [
            models.CheckConstraint(
                condition=Q(email=Lower("email")),
                name="email_in_lower_case",
                violation_error_message=_("Write the e-mail address in lower case."),
            ),
        ]

    class Privacy:
        identifying: ClassVar[set[str]] = {"email", "name"}
        sensitive: ClassVar[set[str]] = {"password"}
        ordinary: ClassVar[set[str]] = {"id", "locale", "is_active", "last_login"}
        open: ClassVar[set[str]] = set()

    def __str__(self) -> str:
        return self.name


class Post(models.Model):
    """A professional holds a role in an organisation of a territory during an interval.

    `function` is the title as the organisation words it; it is what a household reads when it
    asks who looked at its file.
    """

    professional = models.ForeignKey(Professional, on_delete=models.PROTECT, related_name="posts")
    organisation = models.ForeignKey(Organisation, on_delete=models.PROTECT, related_name="posts")
    territory = models.ForeignKey(Territory, on_delete=models.PROTECT, related_name="posts")
    role = models.CharField(max_length=20, choices=Role.choices)
    function = models.CharField(max_length=150, blank=True)
    valid_from = models.DateField()
    valid_to = models.DateField(default=FAR)

    objects = DatedQuerySet.as_manager()

    class Meta:
        constraints: ClassVar = [
            days_in_order("post_days_in_order"),
            models.CheckConstraint(
                condition=~Q(role=Role.OPERATOR),
                name="nobody_holds_the_system_s_role",
                violation_error_message=_("The system’s role is not held by a person."),
            ),
            models.UniqueConstraint(
                fields=["professional", "organisation", "role", "valid_to"],
                name="one_post_of_a_role_at_a_time",
                violation_error_message=_("This person already holds this role in this organisation."),
            ),
        ]

    class Privacy:
        identifying: ClassVar[set[str]] = set()
        sensitive: ClassVar[set[str]] = set()
        ordinary: ClassVar[set[str]] = {
            "id", "professional", "organisation", "territory", "role", "function", "valid_from", "valid_to",
        }  # fmt: skip
        open: ClassVar[set[str]] = set()

    def __str__(self) -> str:
        return f"post:{self.pk}"


class Source(models.Model):
    """A partner's information system, or its statements by hand (`main:<organisation code>`).

    `closeness`: how near the source stands to the night it tells of; the greater wins.
    """

    territory = models.ForeignKey(Territory, on_delete=models.PROTECT, related_name="sources")
    organisation = models.ForeignKey(Organisation, on_delete=models.PROTECT, related_name="sources")
    code = models.CharField(max_length=80)
    label = models.CharField(max_length=200)
    closeness = models.PositiveSmallIntegerField(default=50)

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["territory", "code"], name="source_code_once_in_a_territory"),
        ]

    class Privacy:
        identifying: ClassVar[set[str]] = set()
        sensitive: ClassVar[set[str]] = set()
        ordinary: ClassVar[set[str]] = set()
        open: ClassVar[set[str]] = {"id", "territory", "organisation", "code", "label", "closeness"}

    def __str__(self) -> str:
        return self.label

    @property
    def by_hand(self) -> bool:
        """Whether this is what the organisation's professionals state by hand."""
        return self.code.startswith("main:")


class SharingAgreement(models.Model):
    """The frame without which nothing enters: who, on what ground, what for, which columns.

    `columns` are the declared columns that may be read, `sensitive_codes` the codes that may stay
    as they are instead of being reduced to their neutral parent. `ground` is a code of `grounds.json`.
    """

    territory = models.ForeignKey(Territory, on_delete=models.PROTECT, related_name="agreements")
    source = models.ForeignKey(Source, on_delete=models.PROTECT, related_name="agreements")
    format = models.CharField(max_length=40)
    controllers = models.TextField()
    ground = models.CharField(max_length=40)
    purpose = models.TextField()
    recipients = models.TextField()
    columns = models.JSONField(default=list)
    sensitive_codes = models.JSONField(default=list, blank=True)
    information_given = models.TextField()
    valid_from = models.DateField()
    valid_to = models.DateField(default=FAR)
    test_data = models.BooleanField(default=False)

    objects = DatedQuerySet.as_manager()

    class Meta:
        constraints: ClassVar = [
            days_in_order("agreement_days_in_order"),
            models.UniqueConstraint(
                fields=["source", "format", "valid_to"],
                name="one_agreement_in_force",
                violation_error_message=_(
                    "An agreement already covers this source and this format; end it first."
                ),
            ),
            *[
                models.CheckConstraint(
                    condition=~Q(**{word: ""}),
                    name=f"agreement_says_its_{word}",
                    violation_error_message=_(
                        "An agreement says its controllers, ground, purpose, recipients and information."
                    ),
                )
                for word in ("controllers", "ground", "purpose", "recipients", "information_given")
            ],
        ]

    class Privacy:
        identifying: ClassVar[set[str]] = set()
        sensitive: ClassVar[set[str]] = set()
        ordinary: ClassVar[set[str]] = set()
        open: ClassVar[set[str]] = {
            "id", "territory", "source", "format", "controllers", "ground", "purpose", "recipients", "columns",
            "sensitive_codes", "information_given", "valid_from", "valid_to", "test_data",
        }  # fmt: skip

    def __str__(self) -> str:
        return f"agreement:{self.pk}"


class Invitation(models.Model):
    """A post offered by e-mail. Only the token's digest is kept: a stolen backup opens nothing."""

    territory = models.ForeignKey(Territory, on_delete=models.PROTECT, related_name="invitations")
    organisation = models.ForeignKey(Organisation, on_delete=models.PROTECT, related_name="invitations")
    email = models.EmailField()
    name = models.CharField(max_length=150)
    role = models.CharField(max_length=20, choices=Role.choices)
    function = models.CharField(max_length=150, blank=True)
    digest = models.CharField(max_length=64, unique=True)
    sent_at = models.DateTimeField()
    expires_at = models.DateTimeField()
    accepted_at = models.DateTimeField(null=True, blank=True)
    accepted_by = models.ForeignKey(
        Professional, on_delete=models.PROTECT, null=True, blank=True, related_name="accepted_invitations"
    )
    withdrawn_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        constraints: ClassVar = [
            models.CheckConstraint(
                condition=Q(sent_at__lt=F("expires_at")), name="invitation_expires_after_it_is_sent"
            ),
            models.CheckConstraint(
                condition=Q(accepted_at__isnull=True, accepted_by__isnull=True)
                | Q(accepted_at__isnull=False, accepted_by__isnull=False),
                name="invitation_accepted_by_someone_at_some_time",
            ),
            models.CheckConstraint(
                condition=Q(accepted_at__isnull=True) | Q(withdrawn_at__isnull=True),
                name="invitation_accepted_or_withdrawn",
            ),
        ]

    class Privacy:
        identifying: ClassVar[set[str]] = {"email", "name"}
        sensitive: ClassVar[set[str]] = {"digest"}
        ordinary: ClassVar[set[str]] = {
            "id", "territory", "organisation", "role", "function", "sent_at", "expires_at", "accepted_at",
            "accepted_by", "withdrawn_at",
        }  # fmt: skip
        open: ClassVar[set[str]] = set()

    def __str__(self) -> str:
        return f"invitation:{self.pk}"
