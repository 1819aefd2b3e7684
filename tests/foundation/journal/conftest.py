"""Someone who writes in the journal, without the partnership."""

from __future__ import annotations

from dataclasses import dataclass, field

import pytest


@dataclass
class Somebody:
    """An author and reader of the journal, as its protocols ask."""

    code: str = "post:7"
    name: str = "Loïc"
    territory_code: str = "quimper"
    organisation: str = "SIAO du Finistère"
    role: str = "siao"
    function: str = ""
    territory: str = "Quimper Bretagne Occidentale"
    permissions: set[str] = field(default_factory=lambda: {"see_looks", "see_journal"})

    def may(self, permission: str) -> bool:
        return permission in self.permissions


@pytest.fixture
def loic() -> Somebody:
    return Somebody()
