"""A small territory with a few of the cast, and a stranger's territory beside it."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import date
from typing import Any

import pytest
from django.core.cache import cache
from django.test import Client

from digor.foundation.frame import clock
from digor.foundation.partners import actions, reads
from digor.foundation.partners.actor import Actor
from digor.foundation.partners.enums import OrganisationKind, Role
from digor.foundation.partners.models import Organisation, Professional, Territory

DAY = date(2026, 11, 12)
PASSWORD = "le chien de la gare dort"


@dataclass
class Table:
    """A territory and who sits at its table, made through the room's own verbs."""

    territory: Territory
    system: Actor
    organisations: dict[str, Organisation] = field(default_factory=dict)

    def organisation(self, code: str, kind: OrganisationKind = OrganisationKind.ASSOCIATION) -> Organisation:
        if code not in self.organisations:
            self.organisations[code] = actions.create_organisation(
                by=self.system, kind=kind, code=code, name=code.upper(), since=date(2020, 1, 1)
            )
        return self.organisations[code]

    def professional(self, name: str, code: str, role: Role, function: str = "") -> Professional:
        _, token = actions.invite(
            by=self.system,
            organisation=self.organisation(code),
            email=f"{name}@digor.example",
            name=name.capitalize(),
            role=role,
            function=function,
        )
        return actions.accept_invitation(token=token, password=PASSWORD)

    def actor(self, name: str, code: str, role: Role) -> Actor:
        actor = reads.actor_for(self.professional(name, code, role))
        assert actor is not None
        return actor


@pytest.fixture(autouse=True)
def no_memory_of_earlier_tries() -> None:
    """Counts of sign-in tries live in the cache, which outlives a test."""
    cache.clear()


@pytest.fixture
def on_the_day() -> Any:
    with clock.at(DAY):
        yield DAY


@pytest.fixture
def open_table(db: None, on_the_day: date) -> Callable[[str], Table]:
    def opened(code: str) -> Table:
        territory = actions.create_territory(code=code, name=code.capitalize())
        return Table(territory, reads.system_actor(territory))

    return opened


@pytest.fixture
def table(open_table: Callable[[str], Table]) -> Table:
    return open_table("quimper")


@pytest.fixture
def maiwenn(table: Table) -> Actor:
    return table.actor("maiwenn", "qbo", Role.COORDINATOR)


@pytest.fixture
def awa(table: Table) -> Actor:
    return table.actor("awa", "ccas", Role.REFERENT)


@pytest.fixture
def paul(open_table: Callable[[str], Table]) -> Actor:
    """Of another territory: a stranger, with the widest role there."""
    return open_table("lorient").actor("paul", "lorient-agglo", Role.COORDINATOR)


@pytest.fixture
def sign_in_as() -> Callable[[Client, Actor], None]:
    """Enter without typing a password."""

    def enter(client: Client, actor: Actor) -> None:
        client.force_login(Professional.objects.get(pk=actor.professional_id))

    return enter
