"""Each landlord its own, the circle all, elected officials figures, volunteers nothing, a stranger nothing."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from digor.foundation.frame.refusals import Refused
from digor.foundation.partners.actor import Actor
from digor.supply import access, actions, exports, reads
from digor.supply.models import Dwelling, Landlord

Describe = Callable[..., Dwelling]


def test_yann_sees_and_writes_his_own_homes_only(
    yann: Actor, maiwenn: Actor, opac: Landlord, other: Landlord, describe: Describe
) -> None:
    mine, theirs = describe(opac, "A"), describe(other, "A")
    for home in (mine, theirs):
        actions.declare_vacancy(by=maiwenn, dwelling=home, holder="state")
    assert [one.landlord for one in reads.dwellings(yann)] == [opac]
    assert [one.landlord for one in reads.vacancies(yann)] == [opac]
    assert list(reads.landlords(yann)) == [opac]
    assert reads.stock_by(yann, "landlord").cells == {("opac",): 1}
    assert len(exports.vacancies(yann, {})) == 2
    with pytest.raises(Refused) as refusal:
        actions.declare_vacancy(by=yann, dwelling=theirs)
    assert refusal.value.code == "may_not_state_homes"


def test_the_circle_and_the_state_see_all_of_them(
    maiwenn: Actor,
    loic: Actor,
    awa: Actor,
    nolwenn: Actor,
    opac: Landlord,
    other: Landlord,
    describe: Describe,
) -> None:
    describe(opac, "A")
    describe(other, "A")
    for reader in (maiwenn, loic, awa, nolwenn):
        assert reads.dwellings(reader).count() == 2
        access.check_see_condition(reader)
    for reader in (awa, nolwenn):
        assert not access.can_state_homes(reader)


def test_an_elected_official_has_figures_and_no_home(
    gwenael: Actor, opac: Landlord, describe: Describe
) -> None:
    describe(opac, "A")
    assert reads.stock_by(gwenael, "typology").total == 1
    for read in (reads.dwellings, reads.vacancies, reads.reports):
        with pytest.raises(Refused):
            read(gwenael)
    with pytest.raises(Refused):
        exports.vacancies(gwenael, {})


def test_a_volunteer_has_nothing(erwan: Actor, opac: Landlord) -> None:
    for read in (reads.dwellings, reads.vacancies, reads.reports, reads.landlords):
        with pytest.raises(Refused):
            read(erwan)
    with pytest.raises(Refused):
        reads.stock_by(erwan, "typology")


def test_nothing_crosses_to_another_territory(
    paul: Actor, maiwenn: Actor, opac: Landlord, describe: Describe
) -> None:
    home = describe(opac, "A")
    assert not reads.dwellings(paul).exists()
    assert reads.stock_by(paul, "typology").total == 0
    with pytest.raises(Refused) as refusal:
        actions.declare_vacancy(by=paul, dwelling=home)
    assert refusal.value.code == "elsewhere"
    with pytest.raises(Refused):
        actions.sign_flow(by=paul, landlord=opac, holder="state", year=2026, share=30, days=30)
