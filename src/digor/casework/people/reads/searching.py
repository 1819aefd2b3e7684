"""Search by case number, alias or name; accents, case and French spelling do not matter.

A name is only searched by those who may open identities; only its initials come back, and only to who
wrote it: the whole name is one journaled look away. A file nobody has published answers nothing.
"""

from __future__ import annotations

import re
from datetime import timedelta

from django.db.models import Q

from digor.casework.people import access
from digor.casework.people.bridge import Loader
from digor.casework.people.days import day
from digor.casework.people.models import Alias, Household, Identity, Record
from digor.casework.people.phonetics import fold, sound
from digor.casework.people.reads.existing import existing
from digor.casework.people.reads.night import night
from digor.casework.people.reads.shown import as_shown
from digor.casework.people.reads.subjects import aliases_of, hidden_persons
from digor.casework.people.reads.worklists import unit_cases
from digor.casework.people.revisions import head
from digor.casework.people.shapes import Hit
from digor.foundation.frame import clock
from digor.foundation.partners.actor import Actor

LIMIT = 20
LOOKED_AT = 100  # candidates for each reason, before those that do not exist for the reader are left out
_CASE = re.compile(r"[a-z]\d[a-z]-?\d{1,3}")


def search(actor: Actor, words: str, limit: int = LIMIT) -> list[Hit]:
    """The files that answer, best reason first: case number, alias, name."""
    access.check_see_list(actor)
    hidden = hidden_persons(actor)
    why: dict[int, str] = {}
    for reason, records in (
        ("case_number", _by_number(actor, words)),
        ("alias", _by_alias(actor, words)),
        ("name", _by_name(actor, words) if access.can_see_identity(actor) else []),
    ):
        for record in records:
            if record not in hidden:
                why.setdefault(record, reason)
    here = existing(actor.territory_id, why)
    kept = [record for record in why if record in here][:limit]
    if not kept:
        return []
    revision = head(actor.territory_id)
    loader = Loader(actor.territory_id, revision)
    person_of = {record: min(c) for c in loader.components(kept) for record in c}
    on = clock.today() - timedelta(days=1)
    seen = night(actor, on, revision)
    numbers = dict(Record.objects.filter(pk__in=kept).values_list("pk", "case_number"))
    cases, aliases = unit_cases(actor, on, revision), aliases_of(kept)
    identities = {}
    if access.can_see_identity(actor):
        identities = Identity.objects.in_bulk(kept, field_name="record_id")
    hits, shown = [], set()
    for record in kept:
        person = person_of[record]
        if person in shown:
            continue
        shown.add(person)
        one = seen.people.get(person)
        identity = identities.get(record)
        hits.append(
            Hit(
                case_number=cases.get(person, numbers[record]),
                record_case_number=numbers[record],
                name=initials(identity) if identity and why[record] == "name" else "",
                alias=aliases.get(record, ""),
                situation=as_shown(actor, one.situation) if one else "",
                presumed=one.presumed(seen.on) if one else False,
                since=day(one.since) if one and one.state == "listed" else None,
                why=why[record],
            )
        )
    return hits


def initials(identity: Identity) -> str:
    """Enough to recognise whom one knows, not to learn who it is: "G. L. G., 1985"."""
    words = fold(f"{identity.given_name} {identity.family_name}").split()
    letters = " ".join(f"{word[0].upper()}." for word in words if word)
    return f"{letters}, {identity.birth_date.year}" if identity.birth_date else letters


def _by_number(actor: Actor, words: str) -> list[int]:
    compact = words.strip().lower().replace(" ", "")
    if not _CASE.fullmatch(compact):
        return []
    number = compact.upper() if "-" in compact else f"{compact[:3]}-{compact[3:]}".upper()
    found = list(
        Record.objects.filter(territory=actor.territory_id, case_number__startswith=number).values_list(
            "pk", flat=True
        )[:LOOKED_AT]
    )
    homes = Household.objects.filter(territory=actor.territory_id, case_number__startswith=number)[:LOOKED_AT]
    loader = Loader(actor.territory_id, head(actor.territory_id))
    if homes:
        found += [m.record for m in loader.memberships(households=[home.pk for home in homes])]
    return found


def _by_alias(actor: Actor, words: str) -> list[int]:
    asked = fold(words).split()
    if not asked:
        return []
    found = Alias.objects.filter(territory=actor.territory_id)
    for word in asked:
        found = found.filter(sort_key__contains=word)
    return list(found.order_by("sort_key").values_list("record_id", flat=True)[:LOOKED_AT])


def _by_name(actor: Actor, words: str) -> list[int]:
    folded = fold(words)
    if len(folded) < 2:
        return []
    mine = Identity.objects.filter(territory=actor.territory_id)
    exact = mine.filter(sort_key__startswith=folded) | mine.filter(sort_key__contains=f" {folded}")
    parts = folded.split()
    whole = sound(folded)
    alike = Q(family_sound=whole) | Q(given_sound=whole)
    for cut in range(1, len(parts)):
        one, two = sound(" ".join(parts[:cut])), sound(" ".join(parts[cut:]))
        alike |= Q(family_sound=one, given_sound=two) | Q(family_sound=two, given_sound=one)
    found = list(exact.order_by("sort_key").values_list("record_id", flat=True)[:LOOKED_AT])
    found += mine.filter(alike).order_by("sort_key").values_list("record_id", flat=True)[:LOOKED_AT]
    return list(dict.fromkeys(found))
