"""The queries behind a night: who, in what situation, with whom, accompanied by whom, heard from whom."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence
from datetime import date
from typing import Any

from digor.casework.people import bulk
from digor.casework.people.bridge import Loader
from digor.casework.people.days import ordinal
from digor.casework.people.shapes import Heard
from digor.foundation.partners.formats import declared

_PLACE = """
  LEFT JOIN people_place place ON place.statement_id = segment.statement_id
  LEFT JOIN partners_commune commune ON commune.id = place.commune_id"""


def people(territory_id: int, on: int, revision: int, beside: Sequence[str]) -> Iterator[tuple[Any, ...]]:
    """Everybody that night: the columns of `Someone` without its referent.

    On the list: spells stabbed by (day, revision), each with the last segment begun by that day (one
    step in the index, not a join over all of them). Beside it: segments of the situations beside.
    """
    day = date.fromordinal(on)
    start, known_to, end = (bulk.plain(f"segment.{day}") for day in ("from_day", "known_to", "to_day"))
    columns = f"""segment.situation, segment.statement_id, {start}, {known_to}, {end}, segment.contested,
                  place.sector, commune.insee_code"""
    sql = f"""
      SELECT spell.person_id, spell.state, {bulk.plain("spell.from_day")}, {bulk.plain("spell.to_day")},
             spell.exit, {columns}
      FROM people_listspell spell
      LEFT JOIN people_segment segment ON segment.id = (
        SELECT last.id FROM people_segment last
        WHERE last.person_id = spell.person_id AND last.from_day <= %s AND {alive("last", revision)}
        ORDER BY last.from_day DESC LIMIT 1) {_PLACE}
      WHERE spell.territory_id = %s AND spell.to_day > %s AND spell.from_day <= %s
        AND {alive("spell", revision)}"""
    params: list[Any] = [day, territory_id, day, day]
    if beside:
        sql += f"""
      UNION ALL
      SELECT segment.person_id, 'beside', {start}, {end}, '', {columns}
      FROM people_segment segment {_PLACE}
      WHERE segment.territory_id = %s AND segment.situation IN ({", ".join(["%s"] * len(beside))})
        AND segment.to_day > %s AND segment.from_day <= %s AND {alive("segment", revision)}"""
        params += [territory_id, *beside, day, day]
    for (
        person, state, since, ends, leaving, situation, statement, first, known, last, contested, sector, commune,
    ) in bulk.select(sql, params):  # fmt: skip
        if situation is None:
            yield person, state, ordinal(since), ordinal(ends), leaving, "", 0, 0, 0, 0, False, "", ""
        else:
            yield (
                person, state, ordinal(since), ordinal(ends), leaving, situation, statement, ordinal(first),
                ordinal(known), ordinal(last), bool(contested), sector or "", commune or "",
            )  # fmt: skip


def alive(table: str, revision: int) -> str:
    """The condition of derived rows alive at a revision."""
    return f"{table}.from_revision <= {int(revision)} AND {table}.to_revision > {int(revision)}"


def persons_of(records: Collection[int], revision: int) -> set[int]:
    """The persons these records are part of at a revision, the records themselves included."""
    if not records:
        return set()
    sql = f"SELECT person_id FROM people_personrecord pr WHERE {alive('pr', revision)} AND record_id IN"
    return {*records, *(person for (person,) in bulk.select_in(sql, records))}


def _person(loader: Loader) -> str:
    return f"LEFT JOIN people_personrecord pr ON pr.record_id = fact.record_id AND {alive('pr', loader.at)}"


def referents(loader: Loader, records: Collection[int] | None = None) -> dict[int, tuple[int, str]]:
    """Person → post and name of its referent: the last who said so, of any of its records.

    `records`: only those of these persons, all their records named.
    """
    only = "" if records is None else f"fact.record_id IN ({', '.join(map(str, records)) or 'NULL'})"
    rows = loader.acts.rows(
        f"COALESCE(pr.person_id, fact.record_id), fact.post_id, who.name, {bulk.plain('fact.from_day')}",
        f"""people_referent fact {_person(loader)}
            LEFT JOIN partners_post post ON post.id = fact.post_id
            LEFT JOIN partners_professional who ON who.id = post.professional_id""",
        where=only,
    )
    rows.sort(key=lambda row: (row[4], ordinal(row[3])))
    return {person: (post or 0, name or "") for person, post, name, _day, _order in rows}


def names_of_posts(posts: Collection[int]) -> dict[int, str]:
    """Post → the name of who holds it."""
    sql = """SELECT post.id, who.name FROM partners_post post
             JOIN partners_professional who ON who.id = post.professional_id WHERE post.id IN"""
    return dict(bulk.select_in(sql, posts))


def homes(loader: Loader, on: int) -> dict[int, int]:
    """Person → household of that day: the latest act wins; those who live alone are left out."""
    day = date.fromordinal(on)
    rows = loader.acts.rows(
        "COALESCE(pr.person_id, fact.record_id), fact.household_id, "
        f"{bulk.plain('fact.from_day')}, {bulk.plain('fact.to_day')}",
        f"people_membership fact {_person(loader)}",
        where="fact.from_day <= %s AND fact.to_day > %s",
        params=[day, day],
    )
    rows.sort(key=lambda row: (row[4], ordinal(row[2]), -ordinal(row[3]), -(row[1] or 0)))
    found = {person: home for person, home, *_ in rows}
    return {person: home for person, home in found.items() if home}


def heard(territory_id: int, on: date, revision: int) -> list[Heard]:
    """The territory's sources of files about people, with the last file each had sent by that revision.

    A source whose agreements are all about homes is not one of them: nothing is expected of it here.
    A source was heard of a night when one of its files, known by then and not withdrawn, is of that
    day or later. Statements by hand are no source of files.
    """
    homes = [one.code for one in declared() if not one.of_people]
    of_people = f"AND (agreement.format NOT IN ({', '.join(['%s'] * len(homes))}))" if homes else ""
    rows = bulk.select(
        f"""SELECT source.label, organisation.code, MAX(act.file_day)
            FROM partners_source source
            JOIN partners_organisation organisation ON organisation.id = source.organisation_id
            LEFT JOIN people_act act ON act.source_id = source.id AND act.kind = 'import'
              AND EXISTS (SELECT 1 FROM people_revision published WHERE published.act_id = act.id
                AND published.verb = 'publish' AND published.number <= {int(revision)})
              AND NOT EXISTS (SELECT 1 FROM people_revision withdrawn WHERE withdrawn.act_id = act.id
                AND withdrawn.verb = 'withdraw' AND withdrawn.number <= {int(revision)})
            WHERE source.territory_id = %s AND source.code NOT LIKE %s
              AND (NOT EXISTS (SELECT 1 FROM partners_sharingagreement agreement
                     WHERE agreement.source_id = source.id)
                OR EXISTS (SELECT 1 FROM partners_sharingagreement agreement
                     WHERE agreement.source_id = source.id {of_people}))
            GROUP BY source.id, source.label, source.code, organisation.code ORDER BY source.code""",
        [territory_id, "main:%", *homes],
    )
    found = []
    for label, organisation, last in rows:
        day = date.fromisoformat(last) if isinstance(last, str) else last
        found.append(Heard(label, organisation, day, day is not None and day >= on))
    return found
