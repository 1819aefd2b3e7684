"""What can be asked of rights, scoped to an actor; a person's rights are those of all its linked records."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace
from datetime import date, timedelta

from digor.casework.people import reads as people
from digor.casework.people.models import Record
from digor.casework.rights import access, law, rules
from digor.casework.rights.enums import Answer, Right
from digor.casework.rights.models import Holding, Number, Proof
from digor.casework.rights.shapes import Facts, Held, Rights
from digor.foundation.partners.actor import Actor

# Which delay makes a right end when nobody said its end.
_RENEWED = {Right.SOCIAL_HOUSING_REQUEST: "request_renewal"}


def rights(
    actor: Actor,
    case: str,
    on: date,
    *,
    purpose: str = "social_housing",
    minors: Iterable[str] | None = None,
) -> Rights | None:
    """The rights of a household or of a person alone; None when the case does not exist for this actor.

    `minors`: the case numbers of the members who are children (no paper is asked of them); by default
    those whose birth date says so. Whoever is not inside reads a sensitive category as its neutral
    parent. Raises `Refused`: `may_not_see_rights`.
    """
    access.check_see_rights(actor)
    about = people.who(actor, case)
    if about is None:
        return None
    records_here = {record.pk for record in about.records}
    if minors is None:
        young = people.children(actor, records_here, on)
        minors = [record.case_number for record in about.records if record.pk in young]
    children = set(minors)
    linked = people.persons_of(actor, records_here)
    members = {record: sorted(linked[record.pk]) for record in about.records}
    ids = [one for records in members.values() for one in records]
    said, seen = _said(ids), _seen(ids)
    held: list[Held] = []
    for record, records in members.items():
        held += _shown(actor, _held(record, records, said, on), on)
    pieces = law.pieces(on)
    adults = [record.case_number for record in members if record.case_number not in children]
    wants = rules.wanted(pieces, purpose, adults, case, minors=bool(children))
    known: dict[tuple[str, str], date | None] = {}
    for record, records in members.items():
        for one in records:
            for piece, until in seen.get(one, {}).items():
                if piece in pieces:
                    of = record.case_number if pieces[piece].of == "adult" else case
                    _keep(known, (piece, of), until)
    return Rights(
        case,
        on,
        purpose,
        tuple(held),
        tuple(rules.standing(wants, known, on)),
        tuple(adults),
        tuple(record.case_number for record in members if record.case_number in children),
        Number.objects.filter(holding__record__in=ids).exists(),
    )


def facts(actor: Actor, persons: Sequence[Sequence[int]], on: date) -> list[Facts]:
    """For each person (its linked records, by id), what the rules of access ask: two queries for all.

    The caller has already chosen the persons this actor may know of. Raises `Refused`:
    `may_not_see_rights`.
    """
    access.check_see_rights(actor)
    said = _said([record for records in persons for record in records])
    return [_facts(_latest(records, said), on) for records in persons]


def to_renew(actor: Actor, on: date, *, mine: bool = False) -> list[Held]:
    """The requests whose year ends soon or is over, the most urgent first; protected persons left out.

    `mine`: only those of the persons whose referent the actor is.
    """
    access.check_see_rights(actor)
    warned = timedelta(days=law.delay("request_renewal", on).warn_days)
    rows = Holding.objects.filter(territory=actor.territory_id, right=Right.SOCIAL_HOUSING_REQUEST)
    hidden = people.hidden_persons(actor)
    said: dict[int, list[Holding]] = {}
    for row in rows.order_by("pk"):
        if row.record_id not in hidden:
            said.setdefault(row.record_id, []).append(row)
    persons = people.persons_of(actor, set(said))
    heads = {min(person): sorted(person) for person in persons.values()}
    records = Record.objects.in_bulk(heads)
    found: list[Held] = []
    for head, linked in heads.items():
        for held in _held(records[head], linked, said, on):
            if held.answer == Answer.ACTIVE and held.until and held.until - warned <= on:
                found.append(held)
    if mine and found:
        followed = people.followed_by(actor, {one.record for one in found})
        found = [one for one in found if one.record in followed]
    return sorted(found, key=lambda one: (one.until or on, one.case_number))


def last_said(actor: Actor, record: Record, right: str, code: str = "") -> Holding | None:
    """The latest saying about one right of a person, on whichever of its files."""
    person = people.persons_of(actor, {record.pk})[record.pk]
    return Holding.objects.filter(record__in=person, right=right, code=code).order_by("-pk").first()


def standing_proofs(actor: Actor, case: str, piece: str, of: str) -> list[Proof]:
    """The sights of a paper that count now, of one member or of the household (`of` is the case itself)."""
    access.check_see_rights(actor)
    about = people.who(actor, case)
    if about is None:
        return []
    asked = {one.pk for one in about.records if of in (case, one.case_number)}
    ids = {one for person in people.persons_of(actor, asked).values() for one in person} if asked else set()
    found: dict[int, Proof] = {}
    for proof in Proof.objects.filter(record__in=ids, piece=piece).select_related("record").order_by("pk"):
        if proof.taken_back:
            found.pop(proof.record_id, None)
        else:
            found[proof.record_id] = proof
    return list(found.values())


def _shown(actor: Actor, held: list[Held], on: date) -> list[Held]:
    """As this reader may know it: sensitive categories under their neutral parent, each once."""
    if access.sees_sensitive(actor):
        return held
    known = law.priorities(on)
    sensitive = {code for code, priority in known.items() if priority.sensitive}
    rows: list[Held] = []
    for one in held:
        if one.code in sensitive:
            if not one.counts:
                continue
            one = replace(one, code=known[one.code].shown_as)
        if (one.right, one.code) not in {(row.right, row.code) for row in rows}:
            rows.append(one)
    return rows


def _said(records: Sequence[int]) -> dict[int, list[Holding]]:
    found: dict[int, list[Holding]] = {}
    for row in Holding.objects.filter(record__in=records).order_by("pk"):
        found.setdefault(row.record_id, []).append(row)
    return found


def _seen(records: Sequence[int]) -> dict[int, dict[str, date | None]]:
    found: dict[int, dict[str, date | None]] = {}
    for row in Proof.objects.filter(record__in=records).order_by("pk"):
        of = found.setdefault(row.record_id, {})
        if row.taken_back:
            of.pop(row.piece, None)
        else:
            of[row.piece] = row.valid_until
    return found


def _keep(known: dict[tuple[str, str], date | None], key: tuple[str, str], until: date | None) -> None:
    """Of two sights of one piece, the one that holds longer; without an end holds longest."""
    if key in known and (known[key] is None or (until is not None and until <= (known[key] or until))):
        return
    known[key] = until


def _latest(records: Iterable[int], said: dict[int, list[Holding]]) -> dict[tuple[str, str], Holding]:
    """(right, code) → the latest saying on any of the person's records."""
    rows = sorted((row for record in records for row in said.get(record, ())), key=lambda row: row.pk)
    return {(row.right, row.code): row for row in rows}


def _until(row: Holding) -> date | None:
    """When it ends: as said, or by the law's delay from its beginning."""
    if row.until is not None or row.answer != Answer.ACTIVE:
        return row.until
    delay = _RENEWED.get(Right(row.right))
    return rules.ends(row.since, law.delay(delay, row.since)) if delay else None


def _held(record: Record, linked: Sequence[int], said: dict[int, list[Holding]], on: date) -> list[Held]:
    rows = []
    order = list(Right.values)
    for (right, code), row in sorted(
        _latest(linked, said).items(), key=lambda item: (order.index(item[0][0]), item[0][1])
    ):
        until = _until(row)
        near = None
        if until and right in _RENEWED and row.answer == Answer.ACTIVE:
            warn = law.delay(_RENEWED[Right(right)], on).warn_days
            near = until if until - timedelta(days=warn) <= on else None
        rows.append(
            Held(
                record.pk,
                record.case_number,
                right,
                code,
                row.answer,
                row.since,
                until,
                row.said_on,
                row.by,
                rules.holds(row.answer, until, on) and row.since <= on,
                near,
            )
        )
    return rows


def _facts(rows: dict[tuple[str, str], Holding], on: date) -> Facts:
    def counts(row: Holding | None) -> bool:
        return row is not None and row.since <= on and rules.holds(row.answer, _until(row), on)

    request = rows.get((Right.SOCIAL_HOUSING_REQUEST, ""))
    dalo = rows.get((Right.DALO, ""))
    stay = rows.get((Right.STAY, ""))
    recognised = dalo is not None and dalo.answer in (Answer.RECOGNISED, Answer.OFFER_MADE)
    priorities = {code for (right, code), row in rows.items() if right == Right.PRIORITY and counts(row)}
    known = law.priorities(on)
    return Facts(
        request_active=counts(request),
        request_since=request.since if request else None,
        siao_request=counts(rows.get((Right.SIAO_REQUEST, ""))),
        stay=stay.answer if stay and (stay.until is None or on <= stay.until) else "",
        labelled=counts(rows.get((Right.LABELLING, ""))),
        dalo=dalo.answer if dalo else "",
        dalo_since=dalo.since if dalo else None,
        dalo_until=rules.ends(dalo.since, law.delay("recognition_offer", dalo.since))
        if dalo and recognised
        else None,
        priorities=frozenset(code for code in priorities if code in known)
        | (frozenset({"dalo"}) if recognised else frozenset()),
    )
