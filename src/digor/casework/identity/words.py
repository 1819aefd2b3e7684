"""The engine's codes in words: fields, levels, and one sentence for a pair."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy as __
from django.utils.translation import pgettext_lazy

from digor.casework.identity.shapes import Said

FIELDS: dict[str, Promise] = {
    "family_name": __("Family name"),
    "given_names": __("Given name"),
    "birth_date": __("Birth date"),
    "sex": __("Sex"),
    "phone": __("Phone"),
    "email": __("E-mail"),
    "address": __("Address"),
    "place": __("Commune"),
    "alias": __("Alias"),
    "kin": __("Kin"),
}
LEVELS: dict[tuple[str, str], Promise] = {
    ("family_name", "same"): __("same family name"),
    ("family_name", "birth_name"): __("family name of one, birth name of the other"),
    ("family_name", "sound"): __("family names that sound alike"),
    ("family_name", "part"): __("one compound family name holds the other"),
    ("family_name", "swapped"): __("family name of one, given name of the other"),
    ("family_name", "near"): __("family names one or two letters apart"),
    ("family_name", "other"): __("another family name"),
    ("given_names", "same"): __("same given name"),
    ("given_names", "sound"): __("given names that sound alike"),
    ("given_names", "part"): __("one compound given name holds the other, or a further one is used"),
    ("given_names", "swapped"): __("given name of one, family name of the other"),
    ("given_names", "near"): __("given names one or two letters apart"),
    ("given_names", "initial"): __("one given name is the beginning of the other"),
    ("given_names", "other"): __("another given name"),
    ("birth_date", "same"): __("same birth date"),
    ("birth_date", "first_of_january"): __("both born on 1 January of the same year (a weak sign)"),
    ("birth_date", "swapped"): __("day and month of birth swapped"),
    ("birth_date", "digit"): __("birth dates one digit apart"),
    ("birth_date", "year"): __("same year of birth, one says no more"),
    ("birth_date", "around"): __("years of birth close to each other, one says no more"),
    ("birth_date", "parts"): __("two of day, month and year of birth agree"),
    ("birth_date", "other"): __("another birth date"),
    ("sex", "same"): __("same sex"),
    ("sex", "other"): __("another sex"),
    ("phone", "same"): __("same phone number"),
    ("phone", "shared"): __("same phone number, but the family’s"),
    ("phone", "digit"): __("phone numbers one digit apart"),
    ("phone", "other"): __("another phone number"),
    ("email", "same"): __("same e-mail address"),
    ("email", "shared"): __("same e-mail address, but the family’s"),
    ("email", "other"): __("another e-mail address"),
    ("address", "same"): __("same address"),
    ("address", "shared"): __("same address, but the family’s"),
    ("address", "near"): __("almost the same address"),
    ("address", "street"): __("same street"),
    ("address", "other"): __("another address"),
    ("place", "same"): __("same commune"),
    ("place", "shared"): __("same commune, as the whole family"),
    ("place", "one"): __("same commune or same postcode"),
    ("place", "near"): __("almost the same commune"),
    ("place", "other"): __("another commune"),
    ("alias", "same"): __("known under a same alias"),
    ("kin", "twins"): __("perhaps brothers or sisters born the same day"),
    ("kin", "namesakes"): __("perhaps parent and child of one name"),
    ("kin", "alike"): __("perhaps two members of a family whose given names are close"),
    ("kin", "relatives"): __("perhaps brother, sister, spouse or parent"),
    ("kin", "undated"): __("same name in one home, a birth date is missing"),
    ("kin", "unnamed"): __("same family, a given name is missing: which of its members?"),
}
UNSAID = pgettext_lazy("field of a duplicate", "one of the files does not say")
SILENT = {"missing", "none"}  # levels that say nothing


def said(fields: Iterable[Sequence[object]]) -> tuple[Said, ...]:
    """The stored fields of a pair, each in words."""
    found = []
    for name, level, bits in fields:
        field, code = str(name), str(level)
        words = LEVELS.get((field, code), UNSAID)
        found.append(Said(field, code, float(str(bits)), str(FIELDS.get(field, field)), str(words)))
    return tuple(found)


def sentence(fields: Iterable[Said]) -> str:
    """The reasons in one sentence: what speaks for one person, then what speaks against."""
    spoken = [one for one in fields if one.level not in SILENT]
    why = [one.words for one in spoken if one.bits >= 0]
    but = [one.words for one in spoken if one.bits < 0]
    reasons = ", ".join(why)
    if why and but:
        text = _("%(reasons)s; but %(others)s") % {"reasons": reasons, "others": ", ".join(but)}
    else:
        text = reasons or ", ".join(but) or _("said to be two persons before it was proposed")
    return text[:1].upper() + text[1:]
