"""Saying what the columns of a spreadsheet mean: remembered for its source, a version each time it changes."""

from __future__ import annotations

from collections.abc import Mapping as Dict
from pathlib import Path
from typing import Any

from django.db import transaction
from django.utils.translation import gettext_lazy as _

from digor.casework.intake import access, uploads
from digor.casework.intake.enums import State, Step
from digor.casework.intake.formats import format_of
from digor.casework.intake.mapping import Meaning, differences, likeness, meaning_of
from digor.casework.intake.models import Import
from digor.casework.intake.remembered import Mapping
from digor.foundation.exchange.looking import look
from digor.foundation.frame import clock
from digor.foundation.frame.refusals import Refused
from digor.foundation.journal.actions import record
from digor.foundation.partners.actor import Actor
from digor.foundation.partners.models import Source

USUAL = "tableur"  # the name of a mapping nobody named


def latest(source: Source, name: str = "") -> list[Mapping]:
    """The last version of each of a source's mappings (of that name), the last said first."""
    rows = Mapping.objects.filter(source=source).order_by("-made_at", "-pk")
    found: dict[str, Mapping] = {}
    for row in rows.filter(name=name) if name else rows:
        found.setdefault(row.name, row)
    return list(found.values())


def recognised(source: Source, headers: tuple[str, ...]) -> Mapping | None:
    """The source's mapping that knows most of these columns; None when none knows any."""
    known = [(likeness(one.meaning, headers), one) for one in latest(source)]
    best = max(known, key=lambda pair: pair[0], default=None)
    return best[1] if best and best[0] else None


@transaction.atomic
def remember(*, by: Actor, source: Source, given: Dict[str, Any], name: str = "") -> Mapping:
    """Keep what columns mean for a source: the last version when it says the same, else a new one."""
    access.check_import(by, source)
    meaning = meaning_of(given)
    Source.objects.select_for_update().get(pk=source.pk)
    last = next(iter(latest(source, name or USUAL)), None)
    if last is not None and last.meaning == Meaning(dict(meaning.columns), dict(meaning.situations)):
        return last
    kept = Mapping.objects.create(
        territory_id=source.territory_id,
        source=source,
        name=name or USUAL,
        version=last.version + 1 if last else 1,
        columns=dict(meaning.columns),
        situations=dict(meaning.situations),
        by=by.code,
        made_at=clock.now(),
    )
    record(by=by, verb="columns_explained", source=source.code, mapping=kept.name, version=kept.version)
    return kept


def explain(*, by: Actor, imported: Import, given: Dict[str, Any], name: str = "") -> Import:
    """Say what the columns of a received spreadsheet mean; it may then be read."""
    access.check_import(by, imported.source)
    if imported.state != State.UPLOADED or not format_of(imported.format).mapped:
        raise Refused("not_now", _("This import has already been read."))
    imported.mapping = remember(by=by, source=imported.source, given=given, name=name)
    # asked for: until a worker comes, the page tells of a reading, and asks nothing again
    imported.step = Step.ROWS
    imported.save(update_fields=["mapping", "step"])
    return imported


def mapping_for(
    *, by: Actor, source: Source, upload: str, given: Dict[str, Any] | None, name: str
) -> Mapping | None:
    """The mapping of a file that arrives: given, named, or remembered and still fitting; None when it must be asked."""
    if given is not None:
        return remember(by=by, source=source, given=given, name=name)
    return mapping_for_path(source=source, path=uploads.path_of(upload), name=name)


def mapping_for_path(*, source: Source, path: Path, name: str = "") -> Mapping | None:
    """The remembered mapping of a file: the named one, else the one that knows all its columns.

    Refuses a name nobody gave (`unknown_mapping`) and a named mapping whose columns the file lacks
    (`mapping_differs`).
    """
    if not name:
        try:
            headers = look(path).headers
        except Refused:
            return None
        found = recognised(source, headers)
        told = differences(found.meaning, headers) if found is not None else None
        return found if told is not None and not told.new and not told.missing else None
    known = next(iter(latest(source, name)), None)
    if known is None:
        names = ", ".join(one.name for one in latest(source)) or "–"
        raise Refused(
            "unknown_mapping",
            _("This source has no mapping of columns called “%(name)s”. Known: %(known)s.")
            % {"name": name, "known": names},
        )
    missing = differences(known.meaning, look(path).headers).missing
    if missing:
        raise Refused(
            "mapping_differs",
            _("The file no longer has these columns: %(missing)s. Say again on screen what its columns mean.")
            % {"missing": ", ".join(missing)},
        )
    return known
