"""How a source's files name people: told apart from the ledger, taken at publication, taken back with a withdrawal.

Each file leaves one row for each person it names (`Naming`), which nobody sees before its publication. The identity of
a record is what the active files of its source say, the latest day first said last: a corrected name replaces the one
before, an empty cell replaces nothing. A name corrected by hand is kept: no file takes its place.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from digor.casework.people import bulk
from digor.casework.people.actions.records import name_columns
from digor.casework.people.bridge import Loader
from digor.casework.people.models import Act, Alias, Identity, Naming
from digor.casework.people.phonetics import fold
from digor.casework.people.publication.given import RecordRef


@dataclass(frozen=True, slots=True)
class Named:
    """What some files, one after the other, say somebody is called. `aliases`: folded → as first written."""

    family_name: str = ""
    given_name: str = ""
    birth_date: date | None = None
    birth_year_only: bool = False
    aliases: tuple[tuple[str, str], ...] = ()

    @property
    def civil(self) -> tuple[str, str, date | None, bool]:
        """The civil identity alone."""
        return self.family_name, self.given_name, self.birth_date, self.birth_year_only

    def then(self, row: Sequence[Any]) -> Named:
        """What is known once one more file has named them."""
        family, given, born, year_only, alias = row
        known = dict(self.aliases)
        if alias:
            known.setdefault(fold(alias), alias)
        return Named(
            _corrected(self.family_name, family),
            _corrected(self.given_name, given),
            born or self.birth_date,
            bool(year_only) if born else self.birth_year_only,
            tuple(known.items()),
        )


def _corrected(known: str, said: str) -> str:
    """The name once a file has said it: the same name with its accents lost, or in capitals, corrects nothing."""
    if not said or (fold(said) == fold(known) and _marks(said) <= _marks(known)):
        return known
    return said


def _marks(name: str) -> int:
    return sum(not letter.isascii() for letter in name)


NOBODY = Named()


def note(act: Act, records: Mapping[str, int], refs: Mapping[str, RecordRef], noted: set[int]) -> None:
    """Keep how the act names these persons; nothing shows before its publication. `noted`: records done already."""
    rows = []
    for key, ref in refs.items():
        record = records[key]
        if record in noted or not (ref.family_name or ref.given_name or ref.birth_date or ref.alias):
            continue
        noted.add(record)
        rows.append(
            (
                act.territory_id, act.pk, record, ref.family_name.strip()[:80], ref.given_name.strip()[:80],
                ref.birth_date, ref.birth_year_only, ref.alias.strip()[:120],
            )
        )  # fmt: skip
    bulk.insert("people_naming", ("territory_id", "act_id", "record_id", *_COLUMNS), rows)


def settle(act: Act, before: Loader, after: Loader) -> None:
    """Identities and aliases as the active files say them, for everybody the act names: published or withdrawn."""
    records = list(Naming.objects.filter(act=act).values_list("record_id", flat=True))
    for start in range(0, len(records), bulk.BATCH):
        chunk = records[start : start + bulk.BATCH]
        said = _said(chunk)
        _settle(act.territory_id, chunk, _named(said, before), _named(said, after))


def now(records: Collection[int], loader: Loader) -> dict[int, Named]:
    """Record → how the active files of its source name it, at the loader's revision."""
    return _named(_said(records), loader)


def forget(act: Act) -> None:
    """What the act called people goes: it was never published, or is withdrawn."""
    Naming.objects.filter(act=act).delete()


_COLUMNS = ("family_name", "given_name", "birth_date", "birth_year_only", "alias")
_Said = Mapping[int, list[tuple[Any, ...]]]


def _said(records: Collection[int]) -> _Said:
    found: dict[int, list[tuple[Any, ...]]] = defaultdict(list)
    rows = Naming.objects.filter(record__in=list(records)).values_list("record_id", "act_id", *_COLUMNS)
    for record, *row in rows.iterator(chunk_size=bulk.BATCH):
        found[record].append(tuple(row))
    return found


def _named(said: _Said, loader: Loader) -> dict[int, Named]:
    """Record → its name once every active act has spoken, by the day of its file then its revision."""
    acts = loader.acts.read({row[0] for rows in said.values() for row in rows})
    found = {}
    for record, rows in said.items():
        active = [(one.file_day, one.order, row[1:]) for row in rows if (one := acts[row[0]]) is not None]
        name = NOBODY
        for _day, _order, row in sorted(active, key=lambda item: item[:2]):
            name = name.then(row)
        found[record] = name
    return found


def _settle(
    territory: int, records: Iterable[int], before: Mapping[int, Named], after: Mapping[int, Named]
) -> None:
    standing = Identity.objects.in_bulk(list(records), field_name="record_id")
    made, changed, gone = [], [], []
    for record in records:
        was, now, identity = before.get(record, NOBODY), after.get(record, NOBODY), standing.get(record)
        if identity is None:
            if any(now.civil):
                made.append((territory, record, *_columns(now)))
        elif was.civil != now.civil and _stored(identity) == _civil(was):
            if any(now.civil):
                changed.append(_filled(identity, now))
            else:
                gone.append(identity.pk)
    bulk.insert("people_identity", ("territory_id", "record_id", *_IDENTITY), made)
    Identity.objects.bulk_update(changed, _IDENTITY, batch_size=500)
    Identity.objects.filter(pk__in=gone).delete()
    _aliases(territory, records, before, after)


def _aliases(
    territory: int, records: Iterable[int], before: Mapping[int, Named], after: Mapping[int, Named]
) -> None:
    come, gone = [], []
    known = set(Alias.objects.filter(record__in=list(records)).values_list("record_id", "sort_key"))
    for record in records:
        was, now = before.get(record, NOBODY).aliases, dict(after.get(record, NOBODY).aliases)
        come += [
            Alias(territory_id=territory, record_id=record, alias=alias[:120], sort_key=key[:120])
            for key, alias in now.items()
            if (record, key[:120]) not in known
        ]
        gone += [(record, key[:120]) for key, _alias in was if key not in now]
    Alias.objects.bulk_create(come)
    if gone:
        left = set(gone)
        theirs = Alias.objects.filter(record__in={record for record, _key in left})
        rows = theirs.values_list("pk", "record_id", "sort_key")
        Alias.objects.filter(pk__in=[pk for pk, record, key in rows if (record, key) in left]).delete()


_IDENTITY = ("birth_date", "birth_year_only", *name_columns("", ""))


def _columns(named: Named) -> tuple[Any, ...]:
    names = name_columns(named.family_name, named.given_name)
    return named.birth_date, named.birth_year_only, *(value[:80] for value in names.values())


def _filled(identity: Identity, named: Named) -> Identity:
    for column, value in zip(_IDENTITY, _columns(named), strict=True):
        setattr(identity, column, value)
    return identity


def _civil(named: Named) -> tuple[Any, ...]:
    return named.family_name[:80], named.given_name[:80], named.birth_date, named.birth_year_only


def _stored(identity: Identity) -> tuple[Any, ...]:
    return identity.family_name, identity.given_name, identity.birth_date, identity.birth_year_only
