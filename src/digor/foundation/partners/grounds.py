"""Legal grounds on which identities are shared: dated data (`grounds.json`), words here."""

from __future__ import annotations

import json
from dataclasses import dataclass
from datetime import date
from functools import cache
from pathlib import Path

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from digor.foundation.partners.enums import Role

WORDS: dict[str, str | Promise] = {
    "casf-l345-2-10": _("evaluation and orientation of demands (CASF L345-2-10)"),
    "casf-l121-6-2": _("social work professionals around the same household (CASF L121-6-2)"),
    "csp-l1110-4": _("care team, health and social work (CSP L1110-4)"),
    "rgpd-6-1-e": _("task carried out in the public interest (GDPR 6(1)(e))"),
    "household-agreement": _("recorded agreement of the household"),
    "test-data": _("test data, nobody is concerned"),
}


@dataclass(frozen=True, slots=True)
class Ground:
    """A ground and the law it comes from; it can be invoked from `valid_from`."""

    code: str
    valid_from: date
    source: str

    @property
    def label(self) -> str:
        return str(WORDS[self.code])


@cache
def _read() -> tuple[dict[str, Ground], dict[Role, str]]:
    data = json.loads((Path(__file__).parent / "grounds.json").read_text(encoding="utf-8"))
    grounds = {
        row["code"]: Ground(row["code"], date.fromisoformat(row["valid_from"]), row["source"])
        for row in data["grounds"]
    }
    return grounds, {Role(row["role"]): row["ground"] for row in data["roles"]}


def grounds_on(day: date) -> list[Ground]:
    """The grounds that can be invoked on `day`."""
    return [ground for ground in _read()[0].values() if ground.valid_from <= day]


def ground(code: str) -> Ground | None:
    """The ground of that code, or None."""
    return _read()[0].get(code)


def ground_of_role(role: Role, day: date) -> Ground | None:
    """The ground on which this role shares secrets, on `day`; None for a role outside the circle."""
    grounds, roles = _read()
    found = grounds.get(roles.get(role, ""))
    return found if found and found.valid_from <= day else None
