"""The filters of vacancies and dwellings: words of one readable sentence, kept in the address."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, fields, replace
from typing import Any
from urllib.parse import urlencode

from django.db.models import Q, QuerySet
from django.utils.translation import gettext_lazy as _

from digor.foundation.partners import reads as partners
from digor.foundation.partners.actor import Actor
from digor.supply.enums import Financing, Holder, Typology
from digor.supply.models import Dwelling, Vacancy
from digor.supply.rules import FREE

# Address name → field. French, like the addresses of the pages.
NAMES = {
    "quoi": "what",
    "typologie": "typology",
    "commune": "commune",
    "acces": "access",
    "financement": "financing",
    "reservataire": "holder",
    "loyer": "rent",
}
RENTS = ("300", "400", "500", "650")


@dataclass(frozen=True, slots=True)
class Filters:
    """What the reader asked for; an empty field filters nothing. Unknown words are read as empty."""

    what: str = ""
    typology: str = ""
    commune: str = ""
    access: str = ""
    financing: str = ""
    holder: str = ""
    rent: str = ""

    @classmethod
    def parse(cls, given: Mapping[str, Any]) -> Filters:
        """From an address."""
        found = cls()
        for name, field in NAMES.items():
            value = str(given.get(name, ""))[:20]
            if field == "commune" or value in dict(_options(field)):
                found = replace(found, **{field: value})
        return found

    def query(self) -> str:
        """Back to an address, without the empty ones."""
        values = {name: getattr(self, field) for name, field in NAMES.items()}
        return urlencode({name: value for name, value in values.items() if value})

    @property
    def empty(self) -> bool:
        return not any(getattr(self, field.name) for field in fields(self))

    def of_vacancies(self, found: QuerySet[Vacancy]) -> QuerySet[Vacancy]:
        """Vacancies to let, or all that there were."""
        if self.what != "all":
            found = found.filter(state__in=FREE)
        if self.holder:
            found = found.filter(holder=self.holder)
        if self.rent:
            cents = int(self.rent) * 100
            found = found.filter(Q(rent__lte=cents) | Q(rent__isnull=True, dwelling__rent__lte=cents))
        return found.filter(self._dwelling("dwelling__"))

    def of_dwellings(self, found: QuerySet[Dwelling]) -> QuerySet[Dwelling]:
        if self.rent:
            found = found.filter(rent__lte=int(self.rent) * 100)
        return found.filter(self._dwelling(""))

    def _dwelling(self, prefix: str) -> Q:
        kept = Q()
        for field in ("typology", "commune", "financing"):
            if value := getattr(self, field):
                kept &= Q(**{prefix + field: value})
        if self.access:
            wanted = ("adapted",) if self.access == "adapted" else ("adapted", "reached")
            kept &= Q(**{prefix + "accessibility__in": wanted})
        return kept


@dataclass(frozen=True, slots=True)
class Choice:
    """One word of the sentence: a native select."""

    name: str
    label: Any
    value: str
    options: tuple[tuple[str, Any], ...]


def choices(actor: Actor, filters: Filters) -> list[Choice]:
    """The selects of the sentence, in its order, with the present values."""
    labels = {
        "what": _("What"), "typology": _("Size"), "commune": _("Commune"), "access": _("Accessibility"),
        "financing": _("Financing"), "holder": _("Reservation holder"), "rent": _("Rent"),
    }  # fmt: skip
    address = {field: name for name, field in NAMES.items()}
    communes = [(one.insee_code, one.name) for one in partners.communes(actor.territory_id)]
    options = {field: _options(field) for field in labels if field != "commune"}
    options["commune"] = (("", _("in all communes")), *communes)
    return [
        Choice(address[field], label, getattr(filters, field), tuple(options[field]))
        for field, label in labels.items()
    ]


def _options(field: str) -> tuple[tuple[str, Any], ...]:
    match field:
        case "what":
            return ("", _("vacancies to let")), ("all", _("every vacancy")), ("stock", _("every dwelling"))
        case "typology":
            return ("", _("of any size")), *Typology.choices
        case "access":
            return ("", _("accessible or not")), ("reached", _("reached without a step")), ("adapted", _("adapted to a wheelchair"))  # fmt: skip
        case "financing":
            return ("", _("under any financing")), *Financing.choices
        case "holder":
            return ("", _("whoever may name candidates")), *Holder.choices
        case "rent":
            return ("", _("at any rent")), *((most, _("up to %(n)s €") % {"n": most}) for most in RENTS)
    return ()
