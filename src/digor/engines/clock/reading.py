"""A JSON document → Problem. Every refusal is a sentence: where, what, what to write."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import replace
from datetime import date
from enum import StrEnum
from typing import Any, TypeVar

from digor.engines.clock.problem import (
    Condition,
    Delay,
    File,
    Instalment,
    Kind,
    Law,
    Party,
    Problem,
    Rule,
    Unit,
)

T = TypeVar("T")
W = TypeVar("W", bound=StrEnum)
Row = Mapping[str, Any]


def problem(document: object, law: Law) -> Problem:
    """The problem of a document under a law, to which the document may add rules and words, and take some away."""
    given = _object(document, "the document", {"day", "files", "rules", "without", "words"})
    return Problem(
        _day(_needed(given, "day", "the document"), "day"),
        _law(given, law),
        tuple(_each(given, "files", "files", _file)),
    )


def _law(given: Row, law: Law) -> Law:
    rules = tuple(_each(given, "rules", "rules", _rule))
    without = [_text(one, "without") for one in _list(given.get("without", []), "without")]
    known = {rule.code for rule in law.rules}
    for code in without:
        if code not in known:
            raise ValueError(f"without: no rule is called “{code}”.")
    words = {
        name: frozenset(_text(one, f"words, {name}") for one in _list(said, f"words, {name}"))
        for name, said in _object(given.get("words", {}), "words", None).items()
    }
    return replace(
        law,
        rules=tuple(rule for rule in law.rules if rule.code not in without) + rules,
        words={**law.words, **words},
    )


def _file(given: object, where: str) -> File:
    row = _object(given, where, {"id", "acts", "words", "instalments"})
    acts = _object(row.get("acts", {}), f"{where}, acts", None)
    words = _object(row.get("words", {}), f"{where}, words", None)
    return File(
        _text(_needed(row, "id", where), f"{where}, id"),
        {act: _days(said, f"{where}, acts, {act}") for act, said in acts.items()},
        {name: _text(word, f"{where}, words, {name}") for name, word in words.items()},
        tuple(_each(row, "instalments", f"{where}, instalments", _instalment)),
    )


def _instalment(given: object, where: str) -> Instalment:
    row = _object(given, where, {"due", "paid"})
    paid = row.get("paid")
    return Instalment(
        _day(_needed(row, "due", where), f"{where}, due"),
        None if paid is None else _day(paid, f"{where}, paid"),
    )


def _rule(given: object, where: str) -> Rule:
    row = _object(
        given,
        where,
        {
            "code", "stage", "party", "kind", "delay", "says", "text", "source", "starts", "needs", "after", "when",
            "met_by", "stopped_by", "since", "paused", "opens", "dated_by", "valid_from", "valid_to", "verified",
        },
    )  # fmt: skip

    def said(name: str) -> str:
        return _text(_needed(row, name, where), f"{where}, {name}")

    def maybe(name: str) -> str:
        return _text(row.get(name, ""), f"{where}, {name}")

    def bound(name: str) -> date | None:
        return None if row.get(name) is None else _day(row[name], f"{where}, {name}")

    def names(name: str) -> tuple[str, ...]:
        return tuple(_text(one, f"{where}, {name}") for one in _list(row.get(name, []), f"{where}, {name}"))

    return Rule(
        code=said("code"),
        stage=said("stage"),
        party=_word(Party, said("party"), f"{where}, party"),
        kind=_word(Kind, said("kind"), f"{where}, kind"),
        delay=_delay(_needed(row, "delay", where), f"{where}, delay"),
        says=said("says"),
        text=said("text"),
        source=said("source"),
        starts=maybe("starts"),
        needs=maybe("needs"),
        after=maybe("after"),
        when=tuple(_each(row, "when", f"{where}, when", _condition)),
        met_by=names("met_by"),
        stopped_by=names("stopped_by"),
        since=maybe("since"),
        paused=_yes(row, "paused", where),
        opens=maybe("opens"),
        dated_by=maybe("dated_by"),
        valid_from=bound("valid_from"),
        valid_to=bound("valid_to"),
        verified=_yes(row, "verified", where),
    )


def _delay(given: object, where: str) -> Delay:
    row = _object(given, where, {"length", "unit", "before", "franc", "extended"})
    length = _needed(row, "length", where)
    if isinstance(length, bool) or not isinstance(length, int):
        raise ValueError(f"{where}, length: write a whole number.")
    unit = _word(Unit, _text(_needed(row, "unit", where), f"{where}, unit"), f"{where}, unit")
    return Delay(
        length, unit, _yes(row, "before", where), _yes(row, "franc", where), _yes(row, "extended", where)
    )


def _condition(given: object, where: str) -> Condition:
    row = _object(given, where, {"name", "among", "unknown"})
    unknown = row.get("unknown")
    if unknown not in (None, True, False):
        raise ValueError(f"{where}, unknown: write true, false or null.")
    among = frozenset(
        _text(one, f"{where}, among") for one in _list(_needed(row, "among", where), f"{where}, among")
    )
    return Condition(_text(_needed(row, "name", where), f"{where}, name"), among, unknown)


def _object(given: object, where: str, fields: set[str] | None) -> Row:
    if not isinstance(given, dict):
        raise ValueError(f"{where}: write an object, {{…}}.")
    if fields is not None and (strange := sorted(set(given) - fields)):
        raise ValueError(f"{where}: no field is called “{strange[0]}”.")
    return given


def _needed(row: Row, name: str, where: str) -> Any:
    if row.get(name) is None:
        raise ValueError(f"{where}: “{name}” is missing.")
    return row[name]


def _list(given: object, where: str) -> list[Any]:
    if not isinstance(given, list):
        raise ValueError(f"{where}: write a list, […].")
    return given


def _each(row: Row, name: str, where: str, read: Callable[[object, str], T]) -> list[T]:
    return [read(one, f"{where} {place}") for place, one in enumerate(_list(row.get(name, []), where), 1)]


def _text(given: object, where: str) -> str:
    if not isinstance(given, str):
        raise ValueError(f"{where}: write a text.")
    return given


def _yes(row: Row, name: str, where: str) -> bool:
    given = row.get(name, False)
    if not isinstance(given, bool):
        raise ValueError(f"{where}, {name}: write true or false.")
    return given


def _days(given: object, where: str) -> tuple[date, ...]:
    return tuple(_day(one, where) for one in (given if isinstance(given, list) else [given]))


def _day(given: object, where: str) -> date:
    try:
        found = date.fromisoformat(_text(given, where))
    except ValueError:
        raise ValueError(f"{where}: write a day as 2026-11-25.") from None
    if not 1900 <= found.year <= 2199:
        raise ValueError(f"{where}: {found.isoformat()} is out of the years 1900 to 2199.")
    return found


def _word(kind: type[W], given: str, where: str) -> W:
    try:
        return kind(given)
    except ValueError:
        raise ValueError(f"{where}: “{given}” is none of {', '.join(one.value for one in kind)}.") from None
