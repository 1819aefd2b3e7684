"""What is promised of every partner file, whatever its format: held on each format's own invented example."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from digor.casework.intake import actions
from digor.casework.intake.enums import State
from digor.casework.intake.formats import format_of, formats
from digor.casework.intake.models import Import
from digor.casework.people.models import Identity, Naming, Record
from digor.foundation.partners.actor import Actor
from digor.foundation.partners.models import SharingAgreement, Source
from tests.casework.intake.files import derived, rows_of

Send = Callable[..., Import]
LEDGER = [code for code, one in formats().items() if one.destination == "ledger"]
MAPPING = {
    "columns": {"Nom et prénom": "full_name", "Né(e) le": "birth_date", "Où dort la personne": "situation", "Vu le": "night"},
    "situations": {"chez sa sœur": "TIERS-F"},
}  # fmt: skip


@pytest.fixture(params=LEDGER)
def sent(
    request: pytest.FixtureRequest, source: Callable[..., Source], agree: Callable[..., SharingAgreement]
) -> tuple[Source, str, bytes, dict[str, object]]:
    """A source under agreement, its format, its example, and what is given with it."""
    kind = format_of(request.param)
    sender = source(f"exemple-{kind.code}", "siao29")
    agree(sender, kind.code)
    more: dict[str, object] = {"file_name": f"exemple{kind.sample.suffix}"}
    if kind.mapped:
        more["mapping"] = MAPPING
    return sender, kind.code, kind.sample.read_bytes(), more


def test_it_is_read_whole_sent_twice_and_taken_back(
    sent: tuple[Source, str, bytes, dict[str, object]], publish: Send, withdraw: Send
) -> None:
    sender, code, content, more = sent
    empty = derived()
    first = publish(sender, code, content, **more)
    assert first.refused == 0 and first.new > 0
    known = derived()
    again = publish(sender, code, content, **more)
    assert (again.new, again.changes, again.same) == (0, 0, first.new)
    assert derived() == known
    withdraw(again)
    assert derived() == known
    withdraw(first)
    assert derived() == empty
    assert not Identity.objects.exists()


def test_set_aside_it_leaves_nothing(
    sent: tuple[Source, str, bytes, dict[str, object]], read: Send, operator: Actor
) -> None:
    sender, code, content, more = sent
    imported = read(sender, code, content, **more)
    assert imported.state == State.STAGED
    actions.discard(by=operator, imported=imported)
    assert not Record.objects.exists() and not Naming.objects.exists()
    assert not any(
        rows_of("people_statement", "people_mention", "people_sourcekey", "intake_stagedrow").values()
    )
