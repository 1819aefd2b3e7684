"""An export by columns says what it says by rows."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import duckdb
import pytest

from digor.foundation.exchange import hmis
from digor.foundation.exchange.hmis.columns import columns
from digor.foundation.exchange.hmis.relations import load
from digor.foundation.exchange.hmis.table import Table
from digor.foundation.frame.refusals import Refused
from tests.foundation.exchange.hmis_world import Files, fy2022, fy2026, text, written, zipped, zipped_texts


@pytest.mark.parametrize("made", [fy2026, fy2022], ids=["FY2026", "FY2022"])
def test_relations_hold_what_the_rows_hold(made: Callable[[], Files], tmp_path: Path) -> None:
    files = made()
    files["Enrollment"].append(
        {**files["Enrollment"][0], "EnrollmentID": "gone", "DateDeleted": "2026-01-01"}
    )
    path = written(tmp_path, zipped(files))
    with duckdb.connect() as base, hmis.open_hmis(path) as export:
        load(base, [export])
        told = base.execute(
            "select enrollment, person, project, household, relationship, territory, entry, move_in, situation,"
            " left_on, destination, destination_subsidy from hmis_enrollment order by enrollment"
        ).fetchall()
        rows = [
            (row.id, row.person_key, row.project_id, row.household_key, int(row.relationship), row.territory or None,
             row.entry, row.move_in, int(row.situation), row.exit, int(row.destination or 0) or None,
             int(row.destination_subsidy or 0) or None)
            for row in export.enrollments() if not row.deleted
        ]  # fmt: skip
        assert told == rows and len(rows) == 3
        kinds = base.execute("select project, kind from hmis_project order by project").fetchall()
        assert kinds == [(row.id, int(row.kind)) for row in export.projects()]
        born = base.execute("select person, born, birth_quality from hmis_client order by person").fetchall()
        assert born == [(row.person_key, row.birth_date, int(row.birth_quality)) for row in export.clients()]
        nights = base.execute("select enrollment, person, night from hmis_night").fetchall()
        assert nights == [(row.enrollment_id, row.person_key, row.night) for row in export.bed_nights()]
        shared = base.execute(
            "select project, kind, opened from hmis_participation order by project"
        ).fetchall()
        assert shared == [(row.project_id, int(row.kind), row.valid_from) for row in export.participations()]


def test_damaged_lines_fall_as_they_do_by_rows(tmp_path: Path) -> None:
    files = fy2026()
    texts = {f"{name}.csv": text(rows) for name, rows in files.items()}
    header = texts["Exit.csv"].splitlines()[0]
    width = header.count(",") + 1
    good = ",".join(f" {cell} " for cell in ["E2", "A", "2026-05-01", "410", "", "", ""][:width])
    texts["Exit.csv"] = f"\ufeff{header}\r\n{good},,\r\nE3,short\r\nE9,long{',x' * width}\r\n\r\n"
    path = written(tmp_path, zipped_texts(texts))
    asked = (("EnrollmentID", "ExitDate"), ("Destination", "Nothing"))
    with hmis.open_hmis(path) as export:
        found = columns(export.archive, "Exit", *asked, export.report).to_pylist()
        codes = sorted(problem.code for problem in export.problems)
        by_rows = [cells for _line, cells in Table(export.archive, "Exit").rows(*asked, export.report)]
    assert [tuple((cell or "").strip() for cell in row.values()) for row in found] == by_rows
    assert by_rows == [("E2", "2026-05-01", "410", "")]
    assert codes == ["long_row", "short_row"]


def test_an_absent_file_has_no_row_and_a_missing_column_is_refused(tmp_path: Path) -> None:
    with hmis.open_hmis(written(tmp_path, zipped(fy2026()))) as export:
        assert columns(export.archive, "EnrollmentCoC", ("EnrollmentID",), (), export.report).num_rows == 0
        with pytest.raises(Refused) as refusal:
            columns(export.archive, "Exit", ("NoSuchColumn",), (), export.report)
    assert refusal.value.code == "missing_hmis_columns"


@pytest.mark.parametrize("column", ["FirstName", "LastName", "SSN", "ssn"])
def test_names_and_numbers_are_never_asked(tmp_path: Path, column: str) -> None:
    with hmis.open_hmis(written(tmp_path, zipped(fy2026()))) as export, pytest.raises(ValueError):
        columns(export.archive, "Client", ("PersonalID",), (column,), export.report)


def test_a_quotation_mark_never_closed_is_said(tmp_path: Path) -> None:
    texts = {f"{name}.csv": text(rows) for name, rows in fy2026().items()}
    texts["Services.csv"] += '"open,x' + "\r\n,,,,,," * 300
    with hmis.open_hmis(written(tmp_path, zipped_texts(texts))) as export, pytest.raises(Refused) as refusal:
        columns(export.archive, "Services", ("ServicesID",), (), export.report)
    assert refusal.value.code == "quote_never_closed"
