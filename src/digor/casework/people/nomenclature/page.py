"""Prints the whole nomenclature as a page (Markdown), so that it can be read and contested without code.

`docs/nomenclature.md` is this text; a test compares them and `dev.py docs` writes it again.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from datetime import date

from django.utils import translation

from digor.casework.people.nomenclature import hmis, maraude, sne
from digor.casework.people.nomenclature.classes import ExitGroup, Version, listed
from digor.casework.people.nomenclature.families import Family
from digor.casework.people.nomenclature.siao import demand, exits, motives, places, profile
from digor.casework.people.nomenclature.situations import QUICK, SITUATIONS, of_family
from digor.casework.people.nomenclature.versions import VERSIONS

FILE = "docs/nomenclature.md"

_INTRODUCTION = """# The nomenclature

Written by `digor.casework.people.nomenclature.page`: change the tables, never this page.

A source says one thing: where someone sleeps. Everything else is read from it in the version in force that
day. Labels are the ones of the trade, in French; the codes go into the ledger and are never renamed.
On the by-name list by default: ETHOS Light 1, 2, 3 and 5. Categories 4 and 6 are counted beside it.
INSEE "no" also covers what nobody knows. A code marked ◆ waits for a practitioner's word.
A code marked ● tells of detention, violence, illness or asylum: unless the sharing agreement names it, the
code after the arrow is kept instead."""


def render() -> str:
    """The page, in the French of the trade, whatever the active language."""
    with translation.override("fr"):
        return "\n".join(_lines()) + "\n"


def _lines() -> Iterator[str]:
    yield from _INTRODUCTION.splitlines()
    for version in VERSIONS:
        yield from (
            "",
            f"## Version {version.code}, {_since(version.valid_from)}",
            "",
            f"Source: {version.source}.",
        )
        for family in Family:
            yield from ("", f"### {family.label}", "")
            quick = QUICK.get(family)
            if quick:
                yield from (f"Quick gesture: `{quick}`.", "")
            yield from _table(
                ("code", "", "what it is", "ETHOS Light", "ETHOS", "INSEE", "listed", "housed", "exit"),
                (_row(code, version) for code in (row.code for row in of_family(family))),
            )
    yield from ("", "## Groups of exits", "")
    yield from _table(("group", "gathers"), ((group.value, str(group.label)) for group in ExitGroup))
    yield from _siao()
    yield from _others()


def _since(day: date) -> str:
    return "from the first day" if day == date.min else f"from {day.isoformat()}"


def _row(code: str, version: Version) -> Sequence[str]:
    row = SITUATIONS[code]
    mark = "◆" if code in version.to_check else ""
    if version.sensitive(code):
        mark += f"● → `{version.neutral[code]}`"
    insee = "sans-domicile" if version.insee_sans_domicile(code) else "no"
    if version.insee_sans_abri(code):
        insee = "sans-domicile, sans-abri"
    return (
        f"`{code}`" + (f" {mark}" if mark else ""),
        str(row.label),
        str(row.meaning),
        str(version.ethos_light(code) or "–"),
        str(version.ethos(code) or "–"),
        insee,
        "yes" if code in listed(version) else "no",
        "yes" if version.housed(code) else "no",
        f"{version.exit_reason(code)}, {version.exit_group(code)}",
    )


def _siao() -> Iterator[str]:
    yield from ("", "## SI-SIAO: situation à la demande", "")
    yield from _table(
        ("no.", "SI-SIAO", "read as"),
        ((value, label, f"`{code}`") for value, label, code in demand.DEMAND.rows()),
    )
    yield from ("", "## SI-SIAO: motif de sortie", "")
    yield from _table(
        ("no.", "SI-SIAO", "read as", "group"),
        ((value, label, f"`{exit.situation}`", exit.group) for value, label, exit in exits.EXITS.rows()),
    )
    yield from ("", "## SI-SIAO: motif de la demande", "")
    yield from _table(
        ("no.", "SI-SIAO", "read as", "unless the agreement names it"),
        (
            (value, label, str(motive.label), _neutral(motive))
            for value, label, motive in motives.MOTIVE.rows()
        ),
    )
    yield from ("", "## SI-SIAO: types of establishment and of place", "")
    yield from _table(
        ("no.", "SI-SIAO", "read as"),
        (
            (value, label, f"`{code}`")
            for value, label, code in [*places.ESTABLISHMENT.rows(), *places.PLACE.rows()]
        ),
    )
    yield from ("", "## SI-SIAO: composition, durée d'errance", "")
    yield from _table(
        ("no.", "SI-SIAO", "read as"),
        (
            (value, label, str(profile.COMPOSITION_LABELS[composition]))
            for value, label, composition in profile.COMPOSITION.rows()
        ),
    )
    yield ""
    yield from _table(
        ("no.", "SI-SIAO", "days at least", "and under"),
        (
            (value, label, _days(wandering.at_least), _days(wandering.under))
            for value, label, wandering in profile.WANDERING.rows()
        ),
    )


def _neutral(motive: motives.Motive) -> str:
    reduced = motives.reduce_motive(motive)
    return "" if reduced is motive else str(reduced.label)


def _days(number: int | None) -> str:
    return "–" if number is None else str(number)


def _others() -> Iterator[str]:
    yield from ("", "## HMIS", "", "Living situation and destination; 435 is refined by the subsidy.", "")
    yield from _table(
        ("FY2024 and later", "read as"),
        ((code, f"`{situation}`") for code, situation in hmis.LIVING_SITUATIONS.items()),
    )
    yield ""
    yield from _table(
        ("subsidy of a 435", "read as"),
        ((code, f"`{situation}`") for code, situation in hmis.SUBSIDIES.items()),
    )
    yield ""
    yield from _table(
        ("FY2022", "read as"), ((code, f"`{situation}`") for code, situation in hmis.FY2022.items())
    )
    yield ""
    yield from _table(
        ("project type", "a stay is", "begins"),
        (
            (code, f"`{situation}`" if situation else "–", _beginning(code))
            for code, situation in hmis.PROJECT_TYPES.items()
        ),
    )
    yield from ("", "## Round sheets", "")
    yield from _table(
        ("words", "read as"), ((", ".join(words), f"`{code}`") for code, words in maraude.WORDS.items())
    )
    yield from ("", "## SNE: logement actuel", "")
    yield from _table(
        ("SNE", "read as"), ((label, f"`{code}`") for label, code in sne.CURRENT_HOUSING.items())
    )


def _beginning(project_type: str) -> str:
    if hmis.PROJECT_TYPES[project_type] is None:
        return "–"
    return "on moving in" if project_type in hmis.MOVE_IN_TYPES else "on entry"


def _table(head: Sequence[str], rows: Iterable[Sequence[str]]) -> Iterator[str]:
    yield "| " + " | ".join(head) + " |"
    yield "|" + "---|" * len(head)
    for row in rows:
        yield "| " + " | ".join(row) + " |"
