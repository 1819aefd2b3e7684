"""What can be asked of the journal, always inside one territory."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import Any

from django.db.models import Q, QuerySet

from digor.foundation.frame import clock
from digor.foundation.journal import sentences
from digor.foundation.journal.authors import Reader, directory
from digor.foundation.journal.enums import Purpose, What
from digor.foundation.journal.models import Entry, Look
from digor.foundation.journal.veil import hidden_from

# Details in which a sentence may name a second case.
BESIDE = ("other", "record")


@dataclass(frozen=True, slots=True)
class Told:
    """One row of the journal, ready to be read. `name` is today's name of the code, or empty."""

    instant: datetime
    name: str
    function: str
    organisation: str
    sentence: str
    case: str

    @property
    def day(self) -> date:
        """The local day."""
        return self.instant.astimezone(clock.zone()).date()


@dataclass(frozen=True, slots=True)
class Seen:
    """One look, ready to be read. The list given to a household leaves `name` out."""

    instant: datetime
    name: str
    function: str
    organisation: str
    what: str
    ground: str
    purpose: str


def verbs(
    territory_code: str, *, verb: str = "", by: str = "", case: str = "", day: date | None = None
) -> QuerySet[Entry]:
    """The entries of a territory, latest first, narrowed by verb, author's code, case or local day."""
    entries = Entry.objects.filter(territory=territory_code)
    given: dict[str, Any] = {"verb": verb, "by": by, "case": case}
    entries = entries.filter(**{field: value for field, value in given.items() if value})
    if day is not None:
        entries = entries.filter(
            instant__gte=clock.start_of_day(day), instant__lt=clock.start_of_day(day + timedelta(days=1))
        )
    return entries.order_by("-instant", "-id")


def readable(reader: Reader, **narrowed: Any) -> QuerySet[Entry]:
    """The entries a reader may meet in its territory: rows about a case hidden from it are absent."""
    entries = verbs(reader.territory_code, **narrowed)
    if hidden := sorted(hidden_from(reader)):
        entries = entries.exclude(case__in=hidden)
        for key in BESIDE:
            entries = entries.filter(
                Q(**{f"details__{key}__isnull": True}) | ~Q(**{f"details__{key}__in": hidden})
            )
    return entries


def verbs_used(territory_code: str) -> list[str]:
    """The verbs met in a territory, for the filter."""
    return sorted(
        Entry.objects.filter(territory=territory_code).values_list("verb", flat=True).distinct().order_by()
    )


def authors(territory_code: str) -> list[tuple[str, str]]:
    """(code, name or code) of those who wrote in a territory's journal, by name."""
    codes = set(
        Entry.objects.filter(territory=territory_code).values_list("by", flat=True).distinct().order_by()
    )
    names = directory().names(codes)
    return sorted(((code, names.get(code, code)) for code in codes), key=lambda pair: pair[1].casefold())


def tell(entries: list[Entry]) -> list[Told]:
    """Rows turned into sentences, with one question for all the names, one for all the organisations."""
    posts = {entry.details["post"] for entry in entries if "post" in entry.details}
    names = directory().names({entry.by for entry in entries} | posts)
    words = dict(names)
    for territory in {entry.territory for entry in entries}:
        codes = {entry.details["organisation"] for entry in entries if "organisation" in entry.details}
        words |= directory().organisations(territory, codes)
    return [
        Told(
            instant=entry.instant,
            name=names.get(entry.by, ""),
            function=entry.function or directory().function(entry.role),
            organisation=entry.organisation,
            sentence=sentences.tell(
                entry.verb,
                entry.details | {"case": entry.case, "ground": entry.ground, "purpose": entry.purpose},
                words,
            ),
            case=entry.case,
        )
        for entry in entries
    ]


def looks_at(case: str | Collection[str], territory_code: str) -> list[Seen]:
    """Who opened a case, or any of several, latest first. The caller has checked that its reader may know.

    One opening of a household is written under each of its cases: asked of several, it is told once.
    """
    cases = [case] if isinstance(case, str) else list(case)
    looks = list(Look.objects.filter(territory=territory_code, case__in=cases).order_by("-instant", "-id"))
    names = directory().names({look.by for look in looks})
    whats = dict(What.choices)
    purposes = dict(Purpose.choices)
    met: set[tuple[object, ...]] = set()
    told = []
    for look in looks:
        minute = look.instant.replace(second=0, microsecond=0)
        same = (minute, look.by, look.organisation, look.what, look.ground, look.purpose)
        if len(cases) > 1 and same in met:
            continue
        met.add(same)
        told.append(
            Seen(
                instant=look.instant,
                name=names.get(look.by, ""),
                function=look.function or directory().function(look.role),
                organisation=look.organisation,
                what=str(whats.get(look.what, look.what)),
                ground=directory().ground(look.ground),
                purpose=str(purposes.get(look.purpose, look.purpose)),
            )
        )
    return told


def looked_since(reader: Reader, cases: Collection[str], since: datetime) -> set[str]:
    """Those of these cases whose identity this very reader opened since an instant, to compare files."""
    looks = Look.objects.filter(
        territory=reader.territory_code,
        by=reader.code,
        case__in=list(cases),
        what=What.IDENTITY,
        purpose=Purpose.DUPLICATES,
        instant__gte=since,
    )
    return set(looks.values_list("case", flat=True))
