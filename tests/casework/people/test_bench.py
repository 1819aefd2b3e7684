"""The territory that measures are taken on is one the ledger could have written."""

from __future__ import annotations

from bench import territory
from digor.casework.people import doctor
from digor.casework.people.models import Segment


def test_what_is_laid_in_bulk_is_what_the_doctor_would_rebuild(db: None) -> None:
    operator = territory.load(persons=30, statements=600)
    report = doctor.examine(operator.territory_id, past=10)
    assert report.healthy, report
    assert report.persons == 30 and set(report.revisions) == {1, 2, 3}
    assert Segment.objects.exclude(to_revision=2_147_483_647).exists(), "the second file corrects the first"
