"""What can be asked about partner files, always for an actor: the imports of the sources they may act on."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date, timedelta

from django.db.models import F, Q, QuerySet, Sum
from django.utils.translation import gettext as _

from digor.casework.intake import faults, rules
from digor.casework.intake.access import can_import, check_import_files
from digor.casework.intake.delays import delays_on
from digor.casework.intake.destinations import destination_of
from digor.casework.intake.enums import State, Step, Verdict
from digor.casework.intake.formats import formats
from digor.casework.intake.formats.base import Format
from digor.casework.intake.gate import no_agreement
from digor.casework.intake.models import Import, StagedRow
from digor.foundation.frame import clock
from digor.foundation.frame.figures import number
from digor.foundation.partners import reads as partners
from digor.foundation.partners.access import can_manage_partners
from digor.foundation.partners.actor import Actor
from digor.foundation.partners.directory import PartnersDirectory
from digor.foundation.partners.models import SharingAgreement, Source

# A file set aside or taken back mends nothing.
MENDING = (State.STAGED, State.PUBLISHING, State.PUBLISHED)


@dataclass(frozen=True, slots=True)
class Door:
    """A source and a format an agreement lets in today: what somebody may drop."""

    source: Source
    format: Format
    agreement: SharingAgreement

    @property
    def key(self) -> str:
        """As forms and addresses name it."""
        return f"{self.source.pk}:{self.format.code}"


@dataclass(frozen=True, slots=True)
class Late:
    """A source without a file for longer than usual. `last`: the day of its last published file."""

    source: Source
    format: Format
    last: date
    usual: int  # days
    late: int  # days beyond


@dataclass(frozen=True, slots=True)
class ToCorrect:
    """An import refused as a whole, or with refused rows: `left`, how many of them nobody has sent again."""

    imported: Import
    left: int


@dataclass(frozen=True, slots=True)
class Refusal:
    """A refused row: where, and what to write instead."""

    file: str
    line: int
    sentences: tuple[str, ...]


def imports(actor: Actor) -> QuerySet[Import]:
    """The imports of the territory the actor may act on, latest first."""
    check_import_files(actor)
    found = Import.objects.filter(territory=actor.territory_id).select_related(
        "territory", "source", "source__organisation", "agreement", "act"
    )
    if not can_manage_partners(actor):
        found = found.filter(source__organisation=actor.organisation_id)
    return found.order_by("-uploaded_at", "-pk")


def doors(actor: Actor, today: date | None = None) -> list[Door]:
    """What the actor may bring in today, by source then format."""
    check_import_files(actor)
    agreements = (
        SharingAgreement.objects.on(today or clock.today())
        .filter(territory=actor.territory_id)
        .select_related("source", "source__organisation")
        .order_by("source__label", "format")
    )
    known = formats()
    return [
        Door(agreement.source, known[agreement.format], agreement)
        for agreement in agreements
        if agreement.format in known and can_import(actor, agreement.source)
    ]


def declared_complete(door: Door) -> bool:
    """Whether the last file published through this door was declared complete; corrected rows say nothing of it."""
    last = Import.objects.filter(
        source=door.source, format=door.format.code, state=State.PUBLISHED, mends__isnull=True
    )
    return bool(last.order_by("-published_at").values_list("complete", flat=True).first())


def late(actor: Actor, today: date | None = None) -> list[Late]:
    """The sources that have not sent a file for longer than usual, the latest first."""
    day = today or clock.today()
    delays = delays_on(day)
    found = []
    sent: dict[tuple[int, str], list[date]] = {}
    published = Import.objects.filter(territory=actor.territory_id, state=State.PUBLISHED).order_by(
        "file_day"
    )
    for source, code, file_day in published.values_list("source_id", "format", "file_day"):
        sent.setdefault((source, code), []).append(file_day)
    for door in doors(actor, day):
        days = sent.get((door.source.pk, door.format.code), [])
        by = rules.days_late(days, day, delays.late_grace_days, delays.first_gap_days)
        if by:
            usual = rules.usual_gap(days) or delays.first_gap_days
            found.append(Late(door.source, door.format, max(days), usual, by))
    return sorted(found, key=lambda one: -one.late)


def waits_for_columns(imported: Import) -> bool:
    """A spreadsheet is here and nobody has said, or confirmed, what its columns mean: no step is asked for yet."""
    kind = formats().get(imported.format)
    return imported.state == State.UPLOADED and kind is not None and kind.mapped and not imported.step


def waiting(actor: Actor) -> QuerySet[Import]:
    """The imports that wait for somebody's decision."""
    return imports(actor).filter(state=State.STAGED)


def recently_refused(actor: Actor, within: int = 7) -> list[ToCorrect]:
    """Imports of the last days refused as a whole, or with refused rows nobody has sent again; the latest first.

    Rows of an import set aside or taken back are asked for no more. A row sent again and refused again is the
    correcting import's.
    """
    since = clock.now() - timedelta(days=within)
    recent = (
        imports(actor).filter(uploaded_at__gte=since).exclude(state__in=[State.DISCARDED, State.WITHDRAWN])
    )
    sent_again = Sum("mended_by__rows", filter=Q(mended_by__state__in=MENDING), default=0)
    asked = recent.annotate(left=F("refused") - sent_again).filter(Q(left__gt=0) | Q(state=State.FAILED))
    return [ToCorrect(one, one.left) for one in asked]


def refusals(imported: Import, offset: int = 0, limit: int = 50) -> list[Refusal]:
    """The refused rows, in the order of the file."""
    rows = StagedRow.objects.filter(origin=imported, verdict=Verdict.REFUSED).order_by("pk")
    return [
        Refusal(row.file, row.line, tuple(faults.sentence(problem) for problem in row.problems))
        for row in rows[offset : offset + limit]
    ]


@dataclass(frozen=True, slots=True)
class Mended:
    """A file dropped again: how many refused rows of the first one it has accepted."""

    by: Import
    count: int


def mended(imported: Import) -> list[Mended]:
    """The files that correct this one's refused rows, the first first; those set aside or taken back mend nothing."""
    alive = imported.mended_by.filter(state__in=MENDING).order_by("pk")
    return [Mended(one, min(one.rows - one.refused, imported.refused)) for one in alive]


def keeps_refused(imported: Import) -> bool:
    """Whether the refused rows can still be taken as a file to correct."""
    return StagedRow.objects.filter(origin=imported).exclude(written="").exists()


def changed_fields(imported: Import) -> list[tuple[str, int]]:
    """What differs in the rows that change, in words, and in how many rows, the most frequent first."""
    counts: dict[str, int] = {}
    words = destination_of(imported).changed
    rows = StagedRow.objects.filter(origin=imported, verdict=Verdict.CHANGES)
    for changed in rows.values_list("changed", flat=True).iterator(chunk_size=2000):
        for name in changed:
            counts[str(words[name])] = counts.get(str(words[name]), 0) + 1
    return sorted(counts.items(), key=lambda pair: (-pair[1], pair[0]))


def counts(imported: Import) -> Iterator[tuple[str, str, int]]:
    """What the import counted, as (file, what, value)."""
    yield from imported.stats.order_by("pk").values_list("file", "what", "value")


def remarks(imported: Import) -> list[str]:
    """What to say of the file as a whole."""
    return [faults.sentence(problem) for problem in imported.remarks]


def names(imports: Iterable[Import]) -> dict[str, str]:
    """The authors' codes of some imports → their names on screen."""
    found = list(imports)
    codes = (
        {one.by for one in found} | {one.published_by for one in found} | {one.withdrawn_by for one in found}
    )
    return PartnersDirectory().names(codes - {""})


def format_label(imported: Import) -> str:
    """The name of the import's format."""
    known = formats().get(imported.format)
    return str(known.label) if known else imported.format


def progress_words(imported: Import) -> str:
    """What is being done, and how many of how many."""
    match State(imported.state):
        case State.UPLOADED:
            return _("The file has arrived. Its reading is about to begin.")
        case State.PUBLISHING:
            return _("Publication is under way: the list changes all at once.")
        case State.WITHDRAWING:
            return _("Withdrawal is under way: the list changes all at once.")
    if imported.stop_asked_at:
        return _("The reading is stopping.")
    counted = {"done": number(imported.done), "total": number(imported.total)}
    known = imported.total is not None
    match imported.step:
        case Step.COMPUTING:
            return (
                _("%(done)s persons out of %(total)s: what this file changes") % counted
                if known
                else _("What this file changes is being computed.")
            )
        case Step.WRITING:
            return _("%(done)s statements out of %(total)s prepared") % counted
        case _:
            return (
                _("%(done)s rows out of %(total)s read") % counted
                if known
                else _("%(done)s rows read") % counted
            )


def difference(actor: Actor, imported: Import, on: date | None = None) -> object | None:
    """What publishing would change, on the list of last night or among homes, for this reader; None otherwise."""
    if imported.state != State.STAGED:
        return None
    return destination_of(imported).difference(imported, actor, on or clock.today() - timedelta(days=1))


def source_named(actor: Actor, format: str, code: str = "") -> Source:
    """The source of a file given on the command line: named, or the only one whose agreement covers the format.

    Refuses `no_agreement` when nothing is covered; raises ValueError with a sentence when it cannot tell.
    """
    if code:
        found = partners.source(actor.territory_id, code)
        if found is None:
            raise ValueError(_("No source “%(code)s” in this territory.") % {"code": code})
        return found
    open_doors = [door for door in doors(actor) if door.format.code == format]
    if len(open_doors) != 1:
        if not open_doors:
            raise no_agreement()
        codes = ", ".join(door.source.code for door in open_doors)
        raise ValueError(
            _("Say whose file this is with --source (covered today: %(codes)s).") % {"codes": codes}
        )
    return open_doors[0].source
