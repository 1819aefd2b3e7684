"""A JSON document read as a `Problem`; every refusal says where, what, and what to write instead."""

from __future__ import annotations

from dataclasses import fields as fields_of
from dataclasses import replace
from typing import Any

from digor.engines.linkage.kinship import CONDITIONS
from digor.engines.linkage.levels import FIELDS, printed_rules
from digor.engines.linkage.problem import Field, Learning, Level, Problem, Record, Rules
from digor.engines.timeline.reading import Fields, flag, many, text, whole

_NUMBERS = ("certain", "probable", "possible", "expected", "rarity_bits")
_WHOLES = ("population", "rarity_records", "largest_block", "most_comparisons")
_FLAGS = ("across_sources", "one_to_one")


def problem(value: object) -> Problem:
    """The problem. Raises ValueError with a sentence."""
    fields = Fields(value, "problem")
    records = tuple(fields.take("records", many(_record)))
    found = Problem(
        records=records,
        rules=fields.get("rules", _rules, printed_rules()),
        known_same=frozenset(fields.some("known_same", _pair)),
        known_different=frozenset(fields.some("known_different", _pair)),
    )
    fields.done()
    if len({record.id for record in records}) != len(records):
        raise ValueError("records: two of them have the same id.")
    return found


def _record(value: object, where: str) -> Record:
    fields = Fields(value, where)
    said: dict[str, Any] = {"id": fields.take("id", text), "source": fields.take("source", text)}
    for one in fields_of(Record):
        if one.name == "given_names":
            said["given_names"] = tuple(fields.some("given_names", text))
        elif one.name not in said:
            said[one.name] = fields.get(one.name, text, "")
    fields.done()
    return Record(**said)


def _pair(value: object, where: str) -> tuple[str, str]:
    read = many(text)(value, where)
    if len(read) != 2:
        raise ValueError(f"{where}: expected two ids.")
    return read[0], read[1]


def _rules(value: object, where: str) -> Rules:
    printed = printed_rules()
    fields = Fields(value, where)
    changed: dict[str, Any] = {"version": fields.get("version", text, printed.version)}
    for names, read in ((_NUMBERS, _number), (_WHOLES, whole), (_FLAGS, flag)):
        for name in names:
            changed[name] = fields.get(name, read, getattr(printed, name))
    learning = fields.get("learning", _learning, None)
    named = fields.some("fields", _field)
    fields.done()
    try:
        return replace(printed, **changed, learning=learning, fields=tuple(named) or printed.fields)
    except ValueError as refusal:
        raise ValueError(f"{where}.{refusal}") from None


def _learning(value: object, where: str) -> Learning | None:
    fields = Fields(value, where)
    usual = Learning()
    found = Learning(
        seed=fields.get("seed", whole, usual.seed),
        sampled_pairs=fields.get("sampled_pairs", whole, usual.sampled_pairs),
    )
    fields.done()
    return found


def _field(value: object, where: str) -> Field:
    fields = Fields(value, where)
    name = fields.take("name", text)
    if name not in CONDITIONS:
        raise ValueError(f"{where}.name: {name!r} is not one of {', '.join(CONDITIONS)}.")
    found = Field(name, tuple(fields.take("levels", many(_level))))
    fields.done()
    allowed = {level.code for field in FIELDS if field.name == name for level in field.levels}
    for level in found.levels:
        if level.code not in allowed:
            raise ValueError(f"{where}.levels: {name} has no level {level.code!r}.")
    return found


def _level(value: object, where: str) -> Level:
    fields = Fields(value, where)
    code, m, u = fields.take("code", text), fields.take("m", _number), fields.take("u", _number)
    rarity = fields.get("rarity", flag, False)
    fields.done()
    try:
        return Level(code, m, u, rarity)
    except ValueError as refusal:
        raise ValueError(f"{where}: {refusal}") from None


def _number(value: object, where: str) -> float:
    if isinstance(value, bool) or not isinstance(value, (int, float)):
        raise ValueError(f"{where}: expected a number.")
    return float(value)
