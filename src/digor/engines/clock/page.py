"""docs/engines/clock-rules.md: the French law as the clock has it, printed from its rows."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date

from digor.engines.clock.french import LAW
from digor.engines.clock.problem import ONGOING, Delay, Kind, Rule, Unit

FILE = "docs/engines/clock-rules.md"
INTRODUCTION = f"""\
Printed by `python3 dev.py docs` from `src/digor/engines/clock/french*.py`, version {LAW.version}. How it is counted:
`clock.md`. *Lu*: somebody here read the text or a source that quotes it; otherwise **à vérifier**. A table of delays,
not advice."""
UNITS = {Unit.DAYS: "jours", Unit.WEEKS: "semaines", Unit.MONTHS: "mois", Unit.YEARS: "ans"}
ONE = {Unit.DAYS: "1 jour", Unit.WEEKS: "1 semaine", Unit.MONTHS: "1 mois", Unit.YEARS: "1 an"}
KINDS = {
    Kind.LAST_DAY: "dernier jour pour agir",
    Kind.NOT_BEFORE: "rien avant la fin",
    Kind.FROM: "possible dès ce jour",
    Kind.SILENCE: "le silence a un sens",
    Kind.MEETING: "le jour même",
    Kind.LIMIT: "date à ne pas dépasser",
}
PARTIES = {
    "household": "ménage",
    "landlord": "bailleur",
    "bailiff": "commissaire de justice",
    "prefect": "préfet",
    "court": "juge",
    "commission": "commission",
    "social": "services sociaux",
}


def render() -> str:
    """The page."""
    lines = [
        "# The law the clock knows",
        "",
        INTRODUCTION,
    ]
    for stage in LAW.stages:
        rules = [rule for rule in LAW.rules if rule.stage == stage.code]
        acts = (
            ", ".join(f"`{act}`" for act in stage.acts)
            or "la trêve tient, un commandement de quitter est connu"
        )
        lines += ["", f"## {stage.code}. {stage.says}", "", f"Atteint par : {acts}."]
        if rules:
            lines += [
                "",
                "| règle | qui | délai | compté de | ce qui est | répondu par | vaut | texte, source | |",
                "|---|---|---|---|---|---|---|---|---|",
                *(_row(rule) for rule in rules),
            ]
    lines += [
        "",
        "## Trêve hivernale",
        "",
        "| hivers | du | au | texte | source | |",
        "|---|---|---|---|---|---|",
    ]
    for winter in LAW.winters:
        years = f"{winter.first} à {winter.last}" if winter.last != ONGOING else f"depuis {winter.first}"
        lines.append(
            _cells(
                years,
                _day(winter.begins),
                _day(winter.ends),
                winter.text,
                winter.source,
                _read(winter.verified),
            )
        )
    lines += ["", "| ce qui en sort | | vaut | texte | source | |", "|---|---|---|---|---|---|"]
    for one in LAW.exemptions:
        lines.append(
            _cells(
                f"`{one.word}`", one.says, _span(one.valid_from, one.valid_to), one.text, one.source,
                _read(one.verified),
            )
        )  # fmt: skip
    lines += ["", "## Mots d’un dossier", ""]
    lines += [f"- `{name}`: {_codes(sorted(said))}" for name, said in sorted(LAW.words.items())]
    return "\n".join(lines) + "\n"


def _row(rule: Rule) -> str:
    start = f"`{rule.starts}`" if rule.starts else f"la fin de `{rule.after}` sans réponse"
    if rule.needs:
        start += f" et `{rule.needs}`"
    for one in rule.when:
        start += f", si `{one.name}` {_codes(sorted(one.among))}"
    span = _span(rule.valid_from, rule.valid_to)
    if rule.dated_by:
        span += f" (`{rule.dated_by}`)"
    return _cells(
        f"`{rule.code}` {rule.says}",
        PARTIES[rule.party],
        _delay(rule.delay),
        start,
        KINDS[rule.kind],
        _codes(rule.met_by),
        span,
        f"{rule.text}. *{rule.source}*",
        _read(rule.verified),
    )


def _delay(delay: Delay) -> str:
    if delay.length == 0:
        return "le jour même"
    said = ONE[delay.unit] if delay.length == 1 else f"{delay.length} {UNITS[delay.unit]}"
    if delay.before:
        return f"{said} avant"
    return said + (" francs" if delay.franc else "") + (", prorogé" if delay.extended else "")


def _span(begins: date | None, ends: date | None) -> str:
    if begins is None:
        return "toujours" if ends is None else f"avant le {ends.isoformat()}"
    return f"depuis le {begins.isoformat()}" + ("" if ends is None else f", avant le {ends.isoformat()}")


def _day(pair: tuple[int, int]) -> str:
    return f"{pair[1]:02}/{pair[0]:02}"


def _codes(codes: Iterable[str]) -> str:
    return ", ".join(f"`{code}`" for code in codes)


def _read(verified: bool) -> str:
    return "lu" if verified else "**à vérifier**"


def _cells(*cells: str) -> str:
    return "| " + " | ".join(cell.replace("|", "\\|") for cell in cells) + " |"
