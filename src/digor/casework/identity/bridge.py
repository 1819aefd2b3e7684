"""What sources say of who people are → the linkage engine's problem; its pairs → rows. Its only caller."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from django.utils.crypto import salted_hmac

from digor.casework.people.reads.comparing import NamedRecord
from digor.engines.linkage.answer import Answer
from digor.engines.linkage.levels import printed_rules
from digor.engines.linkage.problem import Problem, Record

BY_HAND = "by-hand"


def compare(
    named: Sequence[NamedRecord], same: Iterable[tuple[int, int]], different: Iterable[tuple[int, int]]
) -> Answer:
    """The pairs worth a look under the printed rules; what people have decided is not asked again."""
    from digor.engines.linkage.solve import solve  # opened by a search, not by every page

    return solve(
        Problem(
            tuple(_record(one) for one in named),
            printed_rules(),
            frozenset((code(a), code(b)) for a, b in same),
            frozenset((code(a), code(b)) for a, b in different),
        )
    )


def code(record: int) -> str:
    """A record in the engine: of one length, so that the engine's order is that of the ids."""
    return f"{record:012d}"


def digest(one: NamedRecord, other: NamedRecord) -> str:
    """What is known of two records, as a keyed digest: tells that it changed, and nothing else."""
    first, second = sorted((one, other), key=lambda record: record.record)
    return salted_hmac(
        "digor.identity.pair", _facts(first) + "\x1e" + _facts(second), algorithm="sha256"
    ).hexdigest()


def _facts(one: NamedRecord) -> str:
    born = _birth(one)
    return "\x1f".join((one.family_name, one.given_name, born, *sorted(one.aliases)))


def _birth(one: NamedRecord) -> str:
    if one.birth_date is None:
        return ""
    return f"{one.birth_date.year:04d}" if one.birth_year_only else one.birth_date.isoformat()


def _record(one: NamedRecord) -> Record:
    return Record(
        id=code(one.record),
        source=one.sources[0] if one.sources else BY_HAND,
        household=str(one.household) if one.household else "",
        family_name=one.family_name,
        given_names=(one.given_name,) if one.given_name else (),
        birth_date=_birth(one),
        alias=one.aliases[-1] if one.aliases else "",
    )
