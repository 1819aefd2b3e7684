"""An HMIS export brought into an empty home: its territory, its source, and an agreement marked test data.

For trials only: a real territory records its own partners and agreements first.
"""

from __future__ import annotations

from pathlib import Path

from django.db import transaction
from django.utils.text import slugify

from digor.casework.intake.formats.hmis.columns import COLUMNS
from digor.foundation.exchange.hmis import ExportInfo, open_hmis
from digor.foundation.partners import actions, reads
from digor.foundation.partners.enums import OrganisationKind
from digor.foundation.partners.models import Source

SOURCE = "hmis"
GROUND = "test-data"
_NO_TERRITORY = "hmis"


def info_of(path: Path) -> ExportInfo:
    """What the export says of itself; raises `Refused` when it is none."""
    with open_hmis(path) as export:
        return export.info


def code_of(info: ExportInfo) -> str:
    """The territory of an export: its first CoC code."""
    return slugify(info.territories[0]).upper() if info.territories else _NO_TERRITORY


@transaction.atomic
def create_world(info: ExportInfo) -> Source:
    """The territory named by the export's CoC code, the export's system as its one source, its agreement."""
    code = code_of(info)
    territory = actions.create_territory(code=code, name=f"HMIS {code} (jeu d'essai)")
    by = reads.system_actor(territory)
    name = f"{info.source or 'HMIS'} {code}"
    organisation = actions.create_organisation(by=by, kind=OrganisationKind.DATA, code=SOURCE, name=name)
    source = actions.create_source(by=by, organisation=organisation, code=SOURCE, label=name)
    actions.sign_agreement(
        by=by,
        source=source,
        format="hmis",
        controllers=name,
        ground=GROUND,
        purpose="Essai de l'outil avec un jeu de données fictif",
        recipients="Les personnes qui essaient l'outil",
        columns=[column for column, _ in COLUMNS],
        information_given="Personnes fictives : personne n'est à informer.",
        test_data=True,
    )
    return source
