"""A JSON document read as a `Problem`; every refusal says where, what, and what to write instead."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from datetime import date
from typing import TypeVar

from digor.engines.timeline.problem import FAR, Coverage, Kind, Membership, Mention, Problem, Rules, Statement

T = TypeVar("T")


class Fields:
    """One JSON object, read field by field; `done` refuses what nobody asked for."""

    def __init__(self, value: object, where: str) -> None:
        """`where` is the path printed in refusals, e.g. `statements[3]`."""
        if not isinstance(value, dict):
            raise ValueError(f"{where}: expected an object, found {_kind(value)}.")
        self._left: dict[str, object] = dict(value)
        self._where = where

    def take(self, name: str, read: Callable[[object, str], T]) -> T:
        """The field, read. Refused when absent or null."""
        value = self._left.pop(name, None)
        if value is None:
            raise ValueError(f"{self._path(name)}: missing.")
        return read(value, self._path(name))

    def get(self, name: str, read: Callable[[object, str], T], default: T) -> T:
        """The field, read; its default when absent or null."""
        value = self._left.pop(name, None)
        return default if value is None else read(value, self._path(name))

    def some(self, name: str, read: Callable[[object, str], T]) -> list[T]:
        """The list, each element read; empty when absent or null."""
        value = self._left.pop(name, None)
        return [] if value is None else many(read)(value, self._path(name))

    def _path(self, name: str) -> str:
        return name if self._where == "problem" else f"{self._where}.{name}"

    def done(self) -> None:
        """Refuse a misspelt field rather than ignore it."""
        for name in self._left:
            raise ValueError(f"{self._where}: unknown field {name!r}.")


def problem(value: object) -> tuple[Problem, list[int]]:
    """The problem, and the days to explain. Raises ValueError with a sentence."""
    fields = Fields(value, "problem")
    found = Problem(
        records=frozenset(fields.take("records", many(whole))),
        statements=tuple(fields.take("statements", many(_statement))),
        mentions=tuple(fields.take("mentions", many(_mention))),
        rules=fields.take("rules", _rules),
        superseded=frozenset(fields.some("superseded", whole)),
        coverages=tuple(fields.some("coverages", _coverage)),
        notices=tuple(fields.some("notices", day)),
        memberships=tuple(fields.some("memberships", _membership)),
    )
    asked = fields.some("explain", day)
    fields.done()
    _check(found)
    return found, asked


def _check(found: Problem) -> None:
    numbers = {statement.id for statement in found.statements}
    if len(numbers) != len(found.statements):
        raise ValueError("statements: two of them have the same id.")
    for position, mention in enumerate(found.mentions):
        if mention.statement not in numbers:
            raise ValueError(f"mentions[{position}].statement: no statement has the id {mention.statement}.")
    unknown = found.superseded - numbers
    if unknown:
        raise ValueError(f"superseded: no statement has the id {min(unknown)}.")


def _statement(value: object, where: str) -> Statement:
    fields = Fields(value, where)
    kind = fields.take("kind", _choice)
    spoken = kind in (Kind.PRESENCE, Kind.OBSERVATION)
    found = Statement(
        id=fields.take("id", whole),
        source=fields.take("source", text),
        row_key=fields.take("row_key", text),
        subject=fields.take("subject", whole),
        of_household=fields.get("of_household", flag, False),
        kind=kind,
        situation=fields.take("situation", text) if spoken else fields.get("situation", text, ""),
        start=fields.take("start", day),
        end=fields.get("end", day, FAR),
        by_night=fields.get("by_night", flag, False),
        closeness=fields.get("closeness", whole, 0),
        perimeter=fields.get("perimeter", text, ""),
    )
    fields.done()
    if found.start >= found.end and kind is not Kind.NOTHING:
        raise ValueError(f"{where}.end: the end must come after the start (the end is the day of leaving).")
    return found


def _mention(value: object, where: str) -> Mention:
    fields = Fields(value, where)
    stated_on = fields.take("stated_on", day)
    found = Mention(
        statement=fields.take("statement", whole),
        order=fields.take("order", whole),
        line=fields.get("line", whole, 0),
        stated_on=stated_on,
        prepared_on=fields.get("prepared_on", day, stated_on),
        file_day=fields.get("file_day", day, stated_on),
    )
    fields.done()
    return found


def _coverage(value: object, where: str) -> Coverage:
    fields = Fields(value, where)
    found = Coverage(
        source=fields.take("source", text),
        perimeter=fields.get("perimeter", text, ""),
        day=fields.take("day", day),
        order=fields.get("order", whole, 0),
    )
    fields.done()
    return found


def _membership(value: object, where: str) -> Membership:
    fields = Fields(value, where)
    found = Membership(
        record=fields.take("record", whole),
        household=fields.get("household", whole, 0),
        start=fields.take("start", day),
        end=fields.get("end", day, FAR),
        order=fields.take("order", whole),
    )
    fields.done()
    if found.start >= found.end:
        raise ValueError(f"{where}.end: the end must come after the start.")
    return found


def _rules(value: object, where: str) -> Rules:
    fields = Fields(value, where)
    version = fields.get("version", text, "")
    listed = frozenset(fields.take("listed", many(text)))
    nothing: dict[str, str] = {}
    destinations = fields.get("destinations", _words, nothing)
    threshold = fields.get("threshold_days", whole, 90)
    notice = fields.get("notice_days", whole, 14)
    vague = fields.get("vague", _within, dict[str, frozenset[str]]())
    fields.done()
    try:
        return Rules(version, listed, destinations, threshold, notice, vague)
    except ValueError as refusal:
        raise ValueError(f"{where}.{refusal}") from None


def _words(value: object, where: str) -> dict[str, str]:
    if not isinstance(value, dict):
        raise ValueError(f"{where}: expected an object of situation: word, found {_kind(value)}.")
    return {str(name): text(word, f"{where}.{name}") for name, word in value.items()}


def _within(value: object, where: str) -> dict[str, frozenset[str]]:
    if not isinstance(value, dict):
        raise ValueError(
            f"{where}: expected an object of situation: list of situations, found {_kind(value)}."
        )
    read = many(text)
    return {str(name): frozenset(read(within, f"{where}.{name}")) for name, within in value.items()}


def _choice(value: object, where: str) -> Kind:
    try:
        return Kind(text(value, where))
    except ValueError:
        raise ValueError(f"{where}: {value!r} is not one of {', '.join(Kind)}.") from None


def many(read: Callable[[object, str], T]) -> Callable[[object, str], list[T]]:
    """Read a list whose every element is read by `read`."""

    def read_all(value: object, where: str) -> list[T]:
        if not isinstance(value, list):
            raise ValueError(f"{where}: expected a list, found {_kind(value)}.")
        elements: Iterable[object] = value
        return [read(element, f"{where}[{position}]") for position, element in enumerate(elements)]

    return read_all


def day(value: object, where: str) -> int:
    """An ISO date, as an ordinal."""
    try:
        return date.fromisoformat(text(value, where)).toordinal()
    except ValueError:
        raise ValueError(f"{where}: {value!r} is not a date; write it like 2026-01-31.") from None


def whole(value: object, where: str) -> int:
    """A whole number, 0 or more."""
    if isinstance(value, bool) or not isinstance(value, int) or value < 0:
        raise ValueError(f"{where}: expected a whole number, 0 or more.")
    return value


def text(value: object, where: str) -> str:
    """A text."""
    if not isinstance(value, str):
        raise ValueError(f"{where}: expected a text, found {_kind(value)}.")
    return value


def flag(value: object, where: str) -> bool:
    """true or false."""
    if not isinstance(value, bool):
        raise ValueError(f"{where}: expected true or false.")
    return value


def _kind(value: object) -> str:
    names = {dict: "an object", list: "a list", str: "a text", bool: "true or false", type(None): "null"}
    return names.get(type(value), "a number")
