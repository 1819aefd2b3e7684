"""A JSON document → Problem. Every refusal is a sentence: where, what, what to write."""

from __future__ import annotations

from collections.abc import Callable, Collection, Mapping
from typing import Any, TypeVar

from digor.engines.matching.problem import (
    Comparison,
    Ground,
    Household,
    Kind,
    Level,
    Limits,
    Opportunity,
    Problem,
    Quota,
    Resource,
    Rule,
    Source,
    Term,
    Test,
    Value,
)

T = TypeVar("T")
FIELDS = {
    "day", "households", "opportunities", "rules", "levels", "quotas", "resources", "tables", "pairs",
    "fact_grounds", "serve_all", "ranks", "alone_when", "ties", "limits",
}  # fmt: skip
ASKED = {"explain", "smallest_change", "fairness", "replay", "online"}


def problem(document: object) -> Problem:
    """The problem of a whole document. Raises ValueError."""
    given = object_(document, "the document", FIELDS | ASKED)
    return Problem(
        day=text(given, "day", "the document", "2000-01-01"),
        households=each(given, "households", household),
        opportunities=each(given, "opportunities", opportunity),
        rules=each(given, "rules", rule),
        levels=each(given, "levels", level),
        quotas=each(given, "quotas", quota),
        resources=each(given, "resources", resource),
        tables=tables(given.get("tables", {})),
        pairs=pairs(given.get("pairs")),
        fact_grounds={str(k): str(v) for k, v in mapping(given, "fact_grounds", "the document").items()},
        serve_all=yes(given, "serve_all", "the document", False),
        ranks=whole(given, "ranks", "the document", 3),
        alone_when=tests(given.get("alone_when", []), "alone_when"),
        ties=yes(given, "ties", "the document", True),
        limits=limits(given.get("limits", {})),
    )


def household(given: object, where: str) -> Household:
    row = object_(given, where, {"id", "since", "facts", "groups"})
    groups = {str(k): str(v) for k, v in mapping(row, "groups", where).items()}
    return Household(name(row, where), text(row, "since", where, ""), facts(row, where), groups)


def opportunity(given: object, where: str) -> Opportunity:
    row = object_(given, where, {"id", "capacity", "facts"})
    return Opportunity(name(row, where), whole(row, "capacity", where, 1), facts(row, where))


def rule(given: object, where: str) -> Rule:
    row = object_(
        given,
        where,
        {
            "code", "test", "article", "reference", "source", "ground", "when",
            "valid_from", "valid_to", "verified", "missing",
        },
    )  # fmt: skip
    return Rule(
        code=name(row, where, "code"),
        test=test(needed(row, "test", where), f"{where}, test"),
        article=text(row, "article", where, ""),
        reference=text(row, "reference", where, ""),
        source=text(row, "source", where, ""),
        ground=word(Ground, row.get("ground", "law"), f"{where}, ground"),
        when=tests(row.get("when", []), f"{where}, when"),
        valid_from=text(row, "valid_from", where, ""),
        valid_to=text(row, "valid_to", where, ""),
        verified=yes(row, "verified", where, False),
        missing=text(row, "missing", where, "block"),
    )


def level(given: object, where: str) -> Level:
    row = object_(
        given,
        where,
        {"code", "kind", "owner", "term", "when", "most", "quotas", "grouping", "scales", "preference"},
    )
    return Level(
        code=name(row, where, "code"),
        kind=word(Kind, needed(row, "kind", where), f"{where}, kind"),
        owner=text(row, "owner", where, ""),
        term=term(row["term"], f"{where}, term") if row.get("term") is not None else None,
        when=tests(row.get("when", []), f"{where}, when"),
        most=yes(row, "most", where, True),
        quotas=tuple(str(code) for code in list_(row.get("quotas", []), f"{where}, quotas")),
        grouping=text(row, "grouping", where, ""),
        scales={str(k): number(v, f"{where}, scales, {k}") for k, v in mapping(row, "scales", where).items()},
        preference=text(row, "preference", where, ""),
    )


def quota(given: object, where: str) -> Quota:
    row = object_(
        given,
        where,
        {"code", "percent", "scope", "target", "counted", "reached", "hard", "article", "source"},
    )
    return Quota(
        code=name(row, where, "code"),
        percent=whole(row, "percent", where, None),
        scope=tests(row.get("scope", []), f"{where}, scope"),
        target=tests(row.get("target", []), f"{where}, target"),
        counted=whole(row, "counted", where, 0),
        reached=whole(row, "reached", where, 0),
        hard=yes(row, "hard", where, False),
        article=text(row, "article", where, ""),
        source=text(row, "source", where, ""),
    )


def resource(given: object, where: str) -> Resource:
    row = object_(given, where, {"code", "limit", "use", "when"})
    return Resource(
        code=name(row, where, "code"),
        limit=number(needed(row, "limit", where), f"{where}, limit"),
        use=term(needed(row, "use", where), f"{where}, use"),
        when=tests(row.get("when", []), f"{where}, when"),
    )


def term(given: object, where: str) -> Term:
    """`{"household": "persons"}`, `{"value": 3}`, `{"table": "ceilings", "by": [terms]}`."""
    row = object_(given, where, {*(one.value for one in Source), "by"})
    sources = [one for one in Source if one.value in row]
    if len(sources) != 1:
        raise ValueError(f"{where}: say one of {', '.join(sorted(one.value for one in Source))}.")
    source = sources[0]
    if source is Source.VALUE:
        return Term(source, value=value(row["value"], where))
    by = tuple(
        term(part, f"{where}, by {place}") for place, part in enumerate(list_(row.get("by", []), where), 1)
    )
    return Term(source, str(row[source.value]), by=by)


def test(given: object, where: str) -> Test:
    row = object_(given, where, {"is", "left", "right"})
    comparison = word(Comparison, needed(row, "is", where), f"{where}, is")
    left, right = needed(row, "left", where), needed(row, "right", where)
    return Test(comparison, term(left, f"{where}, left"), term(right, f"{where}, right"))


def tests(given: object, where: str) -> tuple[Test, ...]:
    return tuple(test(one, f"{where} {place}") for place, one in enumerate(list_(given, where), 1))


def value(given: object, where: str) -> Value:
    """A code, an amount, yes or no, null; a list of codes is a set; a list of two numbers, a range."""
    if given is None or isinstance(given, (str, bool, int, float)):
        return given
    if isinstance(given, list):
        if all(isinstance(one, str) for one in given):
            return frozenset(given)
        if all(isinstance(one, (int, float)) and not isinstance(one, bool) for one in given):
            return tuple(float(one) for one in given)
    raise ValueError(f"{where}: a code, an amount, yes or no, or a list of codes, not {given!r}.")


def facts(row: Mapping[str, Any], where: str) -> dict[str, Value]:
    return {str(k): value(v, f"{where}, facts, {k}") for k, v in mapping(row, "facts", where).items()}


def tables(given: object) -> dict[str, dict[str, Value]]:
    return {
        str(table): {str(k): value(v, f"tables, {table}, {k}") for k, v in rows.items()}
        for table, rows in object_(given, "tables", None).items()
    }


def pairs(given: object) -> dict[tuple[str, str], dict[str, Value]] | None:
    if given is None:
        return None
    found = {}
    for place, one in enumerate(list_(given, "pairs"), 1):
        where = f"pairs, {place}"
        row = object_(one, where, {"household", "opportunity", "facts"})
        key = str(needed(row, "household", where)), str(needed(row, "opportunity", where))
        found[key] = facts(row, where)
    return found


def limits(given: object) -> Limits:
    row = object_(given, "limits", {"seconds", "exact_pairs"})
    seconds = number(row.get("seconds", 60), "limits, seconds")
    return Limits(seconds, whole(row, "exact_pairs", "limits", 20_000))


def each(given: Mapping[str, Any], key: str, read: Callable[[object, str], T]) -> tuple[T, ...]:
    found = list_(given.get(key, []), key)
    return tuple(read(one, f"{key}, {place}") for place, one in enumerate(found, 1))


def object_(given: object, where: str, fields: Collection[str] | None) -> dict[str, Any]:
    if not isinstance(given, dict):
        raise ValueError(f"{where}: an object was expected.")
    if fields is not None and (strangers := sorted(set(given) - set(fields))):
        raise ValueError(f"{where}: no field “{strangers[0]}”. Fields: {', '.join(sorted(fields))}.")
    return given


def mapping(row: Mapping[str, Any], key: str, where: str) -> dict[str, Any]:
    return object_(row.get(key, {}), f"{where}, {key}", None)


def list_(given: object, where: str) -> list[Any]:
    if not isinstance(given, list):
        raise ValueError(f"{where}: a list was expected.")
    return given


def needed(row: Mapping[str, Any], key: str, where: str) -> Any:
    if key not in row:
        raise ValueError(f"{where}: “{key}” is missing.")
    return row[key]


def name(row: Mapping[str, Any], where: str, key: str = "id") -> str:
    found = str(needed(row, key, where))
    if not found:
        raise ValueError(f"{where}: “{key}” is empty.")
    return found


def text(row: Mapping[str, Any], key: str, where: str, default: str) -> str:
    found = row.get(key, default)
    if not isinstance(found, str):
        raise ValueError(f"{where}, {key}: a text was expected, not {found!r}.")
    return found


def yes(row: Mapping[str, Any], key: str, where: str, default: bool) -> bool:
    found = row.get(key, default)
    if not isinstance(found, bool):
        raise ValueError(f"{where}, {key}: true or false, not {found!r}.")
    return found


def whole(row: Mapping[str, Any], key: str, where: str, default: int | None) -> int:
    found = row.get(key, default)
    if not isinstance(found, int) or isinstance(found, bool):
        raise ValueError(f"{where}, {key}: a whole number was expected, not {found!r}.")
    return found


def number(given: object, where: str) -> float:
    if isinstance(given, bool) or not isinstance(given, (int, float)):
        raise ValueError(f"{where}: a number was expected, not {given!r}.")
    return given


def word(words: type[T], given: object, where: str) -> T:
    try:
        return words(given)  # type: ignore[call-arg]
    except ValueError:
        known = ", ".join(sorted(one.value for one in words))  # type: ignore[attr-defined]
        raise ValueError(f"{where}: “{given}” is not one of {known}.") from None
