"""The filters of the list: words of one readable sentence, kept in the address."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, fields, replace
from typing import Any
from urllib.parse import urlencode

from django.utils.translation import gettext_lazy as _

from digor.casework.people.nomenclature.families import LABELS, Family
from digor.foundation.partners import reads as partners
from digor.foundation.partners.actor import Actor

# Address name → field. French, like the addresses of the pages.
NAMES = {
    "situation": "family",
    "commune": "commune",
    "secteur": "sector",
    "referent": "referent",
    "certitude": "certainty",
    "qui": "who",
    "etat": "state",
    "tri": "sort",
}
WORDS: dict[str, dict[str, Any]] = {
    "who": {"": _("all households"), "alone": _("people alone"), "several": _("households of several")},
    "referent": {
        "": _("with or without a referent"),
        "none": _("without a referent"),
        "mine": _("whose referent I am"),
    },
    "certainty": {
        "": _("observed or presumed"),
        "known": _("observed"),
        "presumed": _("presumed"),
        "contested": _("contradicted"),
    },
    "state": {"": _("on the list"), "inactive": _("inactive")},
    "sort": {
        "": _("longest without a home first"),
        "recent": _("most recent first"),
        "silence": _("longest without news first"),
    },
}


@dataclass(frozen=True, slots=True)
class Filters:
    """What the reader asked for; an empty field filters nothing. Unknown values are read as empty."""

    family: str = ""
    commune: str = ""
    sector: str = ""
    referent: str = ""
    certainty: str = ""
    who: str = ""
    state: str = ""
    sort: str = ""

    @classmethod
    def parse(cls, given: Mapping[str, Any]) -> Filters:
        """From an address."""
        found = cls()
        for name, field in NAMES.items():
            value = str(given.get(name, ""))[:80]
            allowed = WORDS.get(field) or ({family.value for family in Family} if field == "family" else None)
            if allowed is None or value in allowed:
                found = replace(found, **{field: value})
        return found

    def query(self) -> str:
        """Back to an address, without the empty ones."""
        values = {name: getattr(self, field) for name, field in NAMES.items()}
        return urlencode({name: value for name, value in values.items() if value})

    @property
    def empty(self) -> bool:
        """Whether nothing is filtered (the order does not filter)."""
        return not any(getattr(self, field.name) for field in fields(self) if field.name != "sort")


@dataclass(frozen=True, slots=True)
class Choice:
    """One word of the sentence: a native select."""

    name: str
    label: Any
    value: str
    options: tuple[tuple[str, Any], ...]


def sentence(actor: Actor, filters: Filters, sectors: tuple[str, ...] = ()) -> str:
    """The sentence of filters, read aloud: the head of an export and of a print."""
    said = [
        str(dict(choice.options).get(choice.value, choice.value))
        for choice in choices(actor, filters, sectors)
    ]
    if sectors and filters.commune:
        communes = {row.insee_code: row.name for row in partners.communes(actor.territory_id)}
        said.insert(2, communes.get(filters.commune, filters.commune))
    return ", ".join(said)


def choices(actor: Actor, filters: Filters, sectors: tuple[str, ...] = ()) -> list[Choice]:
    """The selects of the sentence, in its order, with the present values."""
    communes = [(commune.insee_code, commune.name) for commune in partners.communes(actor.territory_id)]
    options: dict[str, list[tuple[str, Any]]] = {field: list(words.items()) for field, words in WORDS.items()}
    options["family"] = [("", _("in any situation")), *((f.value, LABELS[f]) for f in Family)]
    options["commune"] = [("", _("in all communes")), *communes]
    options["sector"] = [("", _("in all sectors")), *((sector, sector) for sector in sectors)]
    labels = {
        "who": _("Who"), "family": _("Situation"), "commune": _("Commune"), "sector": _("Sector"),
        "referent": _("Referent"), "certainty": _("Certainty"), "state": _("State"), "sort": _("Order"),
    }  # fmt: skip
    shown = ["who", "family", "sector" if sectors else "commune", "certainty", "referent", "state", "sort"]
    address = {field: name for name, field in NAMES.items()}
    return [
        Choice(address[field], labels[field], getattr(filters, field), tuple(options[field]))
        for field in shown
    ]
