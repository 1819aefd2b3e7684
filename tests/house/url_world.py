"""What fills the addresses of the URL table: one thing of each kind, made by the rooms' own verbs in QBO."""

from __future__ import annotations

import io
from collections.abc import Callable
from datetime import timedelta
from functools import partial
from typing import Any

from digor.casework.identity import actions as duplicates
from digor.casework.identity.models import Pair
from digor.casework.intake import actions as intake
from digor.casework.intake.formats import format_of
from digor.casework.intake.models import Import
from digor.casework.needs import actions as needs
from digor.casework.people import actions as people
from digor.casework.people.filters import Filters
from digor.desk import letters, weeks
from digor.foundation.frame import clock
from digor.foundation.partners import actions as partners
from digor.foundation.partners import reads
from digor.foundation.partners.actor import Actor
from digor.foundation.partners.enums import Role
from digor.foundation.partners.models import Organisation, Source
from digor.supply import actions as supply
from digor.supply import given
from digor.supply import publication as homes
from digor.supply.enums import Step
from digor.supply.models import Report

# What certainly does not exist, by the type of what does.
NOWHERE: dict[type, Any] = {int: 999_999_999, str: "nothing-here"}


class World:
    """`world["agreement"]` makes the thing the first time it is asked for."""

    # Things of which nothing is unknown: a day is a day.
    certain = frozenset(
        {
            "day",
            "format",
            "nobody",
            "week",
            "filed",
            "homes_file",
            "operation",
            "opening",
            "right",
            "kind",
            "question",
        }
    )

    def __init__(self, cast: dict[str, Actor | None]) -> None:
        self._cast = cast
        self._made: dict[str, Any] = {}

    def person(self, key: str) -> Actor:
        actor = self._cast[key]
        assert actor is not None
        return actor

    def everybody(self) -> dict[str, Actor | None]:
        return self._cast

    def __getitem__(self, name: str) -> Any:
        if name not in self._made:
            self._made[name] = MAKERS[name](self)
        return self._made[name]


def record(world: World) -> Any:
    """Somebody met outdoors, known by an alias."""
    return people.create_record(by=world.person("awa"), alias="L’homme au chien, gare")


def statement(world: World) -> int:
    """What Awa saw last night."""
    last_night = clock.today() - timedelta(days=1)
    stated = people.state(
        by=world.person("awa"), record=world["record"], situation="RUE", start=last_night, by_night=True
    )
    return stated.statement_id


def case(world: World) -> str:
    """The case number of somebody who is on the list."""
    world["statement"]
    return str(world["record"].case_number)


def organisation(world: World) -> int:
    return int(Organisation.objects.get(territory=world.person("maiwenn").territory_id, code="opac").pk)


def invitation_and_token(world: World) -> tuple[int, str]:
    invitation, token = partners.invite(
        by=world.person("maiwenn"),
        organisation=Organisation.objects.get(pk=world["organisation"]),
        email="someone@digor.example",
        name="Quelqu’un",
        role=Role.LANDLORD,
    )
    return int(invitation.pk), token


def agreement(world: World) -> int:
    by = world.person("maiwenn")
    source = reads.source(by.territory_id, "main:opac")
    assert source is not None
    signed = partners.sign_agreement(
        by=by,
        source=source,
        format="siao",
        controllers="x",
        ground="rgpd-6-1-e",
        purpose="x",
        recipients="x",
        columns=["x"],
        information_given="x",
    )
    return int(signed.pk)


def source(world: World) -> Source:
    """The SIAO's information system, under an agreement that names every column of its extract."""
    by, siao = world.person("maiwenn"), Organisation.objects.get(pk=world.person("loic").organisation_id)
    made = partners.create_source(by=by, organisation=siao, code="si-siao", label="SI-SIAO")
    kind = format_of("siao").declared()
    partners.sign_agreement(
        by=by,
        source=made,
        format="siao",
        controllers="x",
        ground="rgpd-6-1-e",
        purpose="x",
        recipients="x",
        columns=[code for code, _ in kind.columns],
        information_given="x",
    )
    return made


def uploaded(world: World) -> Import:
    """The format's own sample, dropped by Loïc."""
    with format_of("siao").sample.open("rb") as content:
        return intake.receive(
            by=world.person("loic"), source=world["source"], format="siao", content=content, file_name="x.csv"
        )


def staged(world: World) -> Import:
    return intake.read_rows(imported=uploaded(world))


def refused(world: World) -> Import:
    """A file with a row nobody can understand, read and not yet published."""
    head, row = format_of("siao").sample.read_text(encoding="utf-8-sig").splitlines()[:2]
    wrong = "\n".join([head, ";".join(["nulle part", *row.split(";")[1:]])])
    return intake.read_rows(
        imported=intake.receive(
            by=world.person("loic"),
            source=world["source"],
            format="siao",
            content=io.BytesIO(wrong.encode()),
            file_name="x.csv",
        )
    )


def spreadsheet(world: World) -> Import:
    """A spreadsheet whose columns nobody has explained yet."""
    source = world["source"]
    partners.sign_agreement(
        by=world.person("maiwenn"),
        source=source,
        format="tableur",
        controllers="x",
        ground="rgpd-6-1-e",
        purpose="x",
        recipients="x",
        columns=["full_name", "situation", "night"],
        information_given="x",
    )
    with format_of("tableur").sample.open("rb") as content:
        return intake.receive(
            by=world.person("loic"), source=source, format="tableur", content=content, file_name="x.csv"
        )


def published(world: World) -> Import:
    return intake.publish(imported=intake.ask_publication(by=world.person("loic"), imported=staged(world)))


def pair(world: World) -> Pair:
    """Two files of one woman, as somebody proposed them."""
    first, second = (
        people.create_record(by=world.person("loic"), family_name="Le Goff", given_name="Anna")
        for _ in range(2)
    )
    return Pair.objects.create(
        territory_id=first.territory_id,
        record_a=first,
        record_b=second,
        weight=9.0,
        band="probable",
        since=clock.today(),
        digest="x",
    )


def trusted(world: World) -> int:
    source = reads.source(world.person("maiwenn").territory_id, "main:opac")
    assert source is not None
    return int(duplicates.trust(by=world.person("maiwenn"), source=source, kind="opac-person").pk)


def landlord(world: World) -> Any:
    """Yann's."""
    by, opac = world.person("maiwenn"), Organisation.objects.get(pk=world["organisation"])
    return supply.add_landlord(by=by, kind="social", code="opac", name="OPAC", organisation=opac)


def dwelling(world: World) -> int:
    made = supply.describe_dwelling(
        by=world.person("yann"), landlord=world["landlord"], reference="KER-1", typology="T3"
    )
    return int(made.pk)


def vacancy(world: World) -> int:
    """Declared by Yann, of another dwelling."""
    home = supply.describe_dwelling(by=world.person("yann"), landlord=world["landlord"], reference="KER-2")
    return int(supply.declare_vacancy(by=world.person("yann"), dwelling=home).pk)


def said_of_homes(world: World) -> int:
    """What Yann said by hand, under its number."""
    home = supply.describe_dwelling(by=world.person("yann"), landlord=world["landlord"], reference="KER-3")
    said = supply.declare_vacancy(by=world.person("yann"), dwelling=home)
    return supply.say_step(by=world.person("yann"), vacancy=said, step=Step.LET)


def report(world: World) -> int:
    """A report on a dwelling's condition, as its service's file says it."""
    territory = world.person("maiwenn").territory_id
    batch = homes.open_batch(territory_id=territory, by="system", source=None, file_day=clock.today())
    homes.write_rows(batch, None, [given.report("SL-1", clock.today(), received_on=clock.today())])
    homes.publish(batch)
    return int(Report.objects.get(number="SL-1", territory=territory).pk)


# The rarer gestures of a file's page, as its address says them.
GESTURES = {
    "together": "ensemble",
    "leaving": "separation",
    "linking": "lien",
    "unlinking": "delier",
    "protecting": "protection",
    "unprotecting": "fin-de-protection",
    "naming": "nom",
    "informing": "information",
    "objecting": "opposition",
}


def _said(code: str, _world: World) -> str:
    return code


def evaluation(world: World) -> int:
    """A flash evaluation under way, by Awa."""
    begun = needs.begin(by=world.person("awa"), case=world["case"], kind="flash")
    return int(begun.pk)


MAKERS: dict[str, Callable[[World], Any]] = {
    "record": record,
    "statement": statement,
    "case": case,
    "day": lambda world: (clock.today() - timedelta(days=1)).isoformat(),
    **{name: partial(_said, code) for name, code in GESTURES.items()},
    "pair": lambda world: pair(world).pk,
    "link": lambda world: people.link(by=world.person("loic"), a=pair(world).record_a, b=world["record"]).pk,
    "trusted": trusted,
    "organisation": organisation,
    "invitation and token": invitation_and_token,
    "invitation": lambda world: world["invitation and token"][0],
    "token": lambda world: world["invitation and token"][1],
    "agreement": agreement,
    "source": source,
    "format": lambda world: "siao",
    "right": lambda world: "stay",
    "evaluation": evaluation,
    "kind": lambda world: "flash",
    "question": lambda world: "animals",
    "uploaded": lambda world: uploaded(world).pk,
    "staged": lambda world: staged(world).pk,
    "refused": lambda world: refused(world).pk,
    "spreadsheet": lambda world: spreadsheet(world).pk,
    "published": lambda world: published(world).pk,
    "post": lambda world: world.person("yann").post_id,
    "week": lambda world: weeks.named(clock.today() - timedelta(days=clock.today().weekday() + 7)),
    "letter": lambda world: letters.token(world.person("awa").post_id or 0),
    "view": lambda world: people.save_view(by=world.person("awa"), name="Gare", filters=Filters()).pk,
    "filed": lambda world: "siao29",  # a source nothing is asked of
    "landlord": landlord,
    "dwelling": dwelling,
    "vacancy": vacancy,
    "said_of_homes": said_of_homes,
    "report": report,
    "homes_file": lambda world: "vacances",
    "operation": lambda world: "operation",
    "opening": lambda world: "ouvrir",
    "nobody": lambda world: "none",  # the two parts of a password address that was never sent
}
