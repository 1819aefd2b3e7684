"""The words of the partnership: roles, kinds of organisation."""

from __future__ import annotations

from django.db import models
from django.utils.translation import gettext_lazy as _


class Role(models.TextChoices):
    """What a post lets its holder do. What each may see is the table of `roles.py`."""

    # runs the table of partners: pseudonymous list, imports, agreements, journal
    COORDINATOR = "coordinator", _("territory coordinator")
    # evaluates and orients demands for shelter (CASF L345-2-10)
    SIAO = "siao", _("SIAO professional")
    # supports households as a social-action professional (CASF L121-6-2)
    REFERENT = "referent", _("referent social worker")
    # lets homes: outside the circle of shared secrecy
    LANDLORD = "landlord", _("landlord’s allocation officer")
    # decides on files addressed to the State, has no list by name
    STATE = "state", _("State services officer")
    # accounts for the policy: aggregates only
    ELECTED = "elected", _("elected official")
    # meets people outdoors: aliases and needs, no civil identity
    VOLUNTEER = "volunteer", _("outreach volunteer")
    # the command line and the night's jobs
    OPERATOR = "operator", _("system operator")


class OrganisationKind(models.TextChoices):
    """The trade of a partner; it decides nothing, it helps reading."""

    INTERCOMMUNALITY = "intercommunality", _("intercommunal authority")
    SIAO = "siao", _("integrated reception and orientation service (SIAO)")
    CCAS = "ccas", _("municipal social action centre (CCAS)")
    DEPARTMENT = "department", _("departmental council")
    STATE = "state", _("State services")
    HEALTH = "health", _("regional health agency")
    LANDLORD = "landlord", _("social landlord")
    RENTAL_AGENCY = "rental_agency", _("social rental agency (AIS)")
    ASSOCIATION = "association", _("association")
    FOUNDATION = "foundation", _("foundation")
    YOUNG_WORKERS = "young_workers", _("young workers’ residence (FJT)")
    YOUTH = "youth", _("local youth mission")
    OUTREACH = "outreach", _("outreach team (maraude)")
    DATA = "data", _("data set without a partner, for trials")
