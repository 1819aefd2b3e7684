"""What the journal accepts to write down: codes and case numbers, in sentences someone can read."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from django.utils import translation

from digor.foundation.frame import clock
from digor.foundation.journal import actions, reads, sentences
from digor.foundation.journal.models import Entry, Look
from tests.foundation.journal.conftest import Somebody

pytestmark = pytest.mark.django_db


@pytest.fixture
def verbs(monkeypatch: pytest.MonkeyPatch) -> None:
    given = {
        "imported": "imported file %(import)s (%(rows)s rows) of %(day)s",
        "linked": "linked %(case)s",
    } | sentences.registered()
    monkeypatch.setattr(sentences, "registered", lambda: given)


def test_a_row_carries_codes_and_survives_what_it_tells_of(verbs: None, loic: Somebody) -> None:
    with clock.at(date(2026, 11, 12)):
        actions.record(by=loic, verb="imported", **{"import": "I-12"}, rows=3100, day=date(2026, 11, 2))
    row = Entry.objects.get()
    assert (row.by, row.territory, row.organisation, row.role) == (
        "post:7",
        "quimper",
        "SIAO du Finistère",
        "siao",
    )
    assert row.details == {"import": "I-12", "rows": 3100, "day": "2026-11-02"}
    assert row.instant.date() == date(2026, 11, 12)
    assert "Loïc" not in str(Entry.objects.values_list().get())
    assert not [field for field in Entry._meta.get_fields() if field.is_relation]
    assert not [field for field in Look._meta.get_fields() if field.is_relation]


def test_a_verb_without_a_sentence_is_refused(verbs: None, loic: Somebody) -> None:
    with pytest.raises(sentences.UnknownVerb):
        actions.record(by=loic, verb="did_something")
    assert not Entry.objects.exists()


def test_a_sentence_without_its_details_is_refused(verbs: None, loic: Somebody) -> None:
    with pytest.raises(ValueError, match="lacks day, rows"):
        actions.record(by=loic, verb="imported", **{"import": "I-12"})
    actions.record(by=loic, verb="linked", case="K7F-392")


@pytest.mark.parametrize(
    "value", ["Le Goff", "awa@digor.example", "K7F\n392", {"name": "Le"}, ["ok", "Le Goff"], object()]
)
def test_what_may_hold_a_name_is_refused_without_repeating_it(
    verbs: None, loic: Somebody, value: object
) -> None:
    with pytest.raises(ValueError, match="must be a code") as refusal:
        actions.record(by=loic, verb="linked", case="K7F-392", other=value)
    assert "Goff" not in str(refusal.value)
    assert not Entry.objects.exists()


def test_a_look_names_its_case_and_its_ground(loic: Somebody) -> None:
    for case, ground in (("", "casf-l345-2-10"), ("K7F-392", "")):
        with pytest.raises(ValueError):
            actions.look(by=loic, case=case, what="identity", ground=ground)
    assert not Look.objects.exists()


def test_looks_are_removed_after_their_time_and_the_journal_says_so(loic: Somebody) -> None:
    elsewhere = Somebody(territory_code="lorient")
    for day, by in (
        (date(2025, 11, 11), loic),
        (date(2025, 11, 12), loic),
        (date(2026, 11, 1), loic),
        (date(2025, 1, 1), elsewhere),
    ):
        with clock.at(day):
            actions.look(by=by, case="K7F-392", what="identity", ground="casf-l345-2-10")
    with clock.at(date(2026, 11, 12)):
        assert actions.purge_looks(by=loic) == 1
        kept = sorted(clock.now() - seen.instant for seen in reads.looks_at("K7F-392", "quimper"))
        assert len(kept) == 2 and kept[-1] <= timedelta(days=365)
        assert len(reads.looks_at("K7F-392", "lorient")) == 1
        with translation.override("en"):
            told = reads.tell(list(reads.verbs("quimper")))
        assert len(told) == 1 and "1 look older than" in told[0].sentence
        assert actions.purge_looks(by=loic) == 0
    assert Entry.objects.count() == 1


def test_the_door_is_used_by_few() -> None:
    """Every caller of the named door is known here; adding one is a decision."""
    from pathlib import Path

    import digor

    known = {
        "foundation/journal/actions.py",  # looks past their time
        "casework/people/publication/publishing.py",  # an import killed before anyone saw it
    }
    package = Path(digor.__file__).parent
    callers = {
        path.relative_to(package).as_posix()
        for path in package.rglob("*.py")
        if "lifted(" in path.read_text() and path.name != "append_only.py"
    }
    assert callers == known


def test_the_night_s_timer_removes_what_is_past_its_time(loic: Somebody) -> None:
    from io import StringIO

    from digor.foundation.journal.commands import COMMANDS

    with clock.at(date(2025, 1, 1)):
        actions.look(by=loic, case="K7F-392", what="identity", ground="casf-l345-2-10")
    out = StringIO()
    with clock.at(date(2026, 11, 12)), translation.override("fr"):
        assert COMMANDS["purge-looks"].run(None, loic, out) == 0
    assert out.getvalue() == "1 consultation retirée.\n"
    assert not Look.objects.exists()
    with pytest.raises(ValueError):
        COMMANDS["purge-looks"].run(None, None, out)
