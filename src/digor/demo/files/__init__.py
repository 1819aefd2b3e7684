"""The partners' files of the demo, written from the truth with the faults real files have.

Same seed, same last day, same size: the same bytes.
"""

from __future__ import annotations

from digor.demo.files import day_centre, maraude, mishaps, night_shelter, shelters, siao
from digor.demo.files.sheet import File
from digor.demo.population import Population

PARTNERS = (siao.extracts, maraude.sheets, night_shelter.exports, shelters.lists, day_centre.sheets)


def files(seed: int, people: Population) -> list[File]:
    """Every file of the years, in the order of arrival."""
    made = [file for partner in PARTNERS for file in partner(seed, people)]
    mishaps.befall(seed, people, made)
    return sorted(
        (file for file in made if file.arrives <= people.last),
        key=lambda one: (one.arrives, one.source, one.name),
    )


__all__ = ["File", "files"]
