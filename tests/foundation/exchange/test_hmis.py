"""HMIS exports of three layouts, in a folder or a zip, written well or less well."""

from __future__ import annotations

import csv
from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest

from digor.casework.people.nomenclature import hmis as meaning
from digor.foundation.exchange import hmis
from digor.foundation.exchange.hmis.archive import Archive
from digor.foundation.exchange.hmis.codes import FROM_2022, PROJECT_KINDS, SITUATIONS, SUBSIDIES, situation
from digor.foundation.exchange.hmis.table import Table
from digor.foundation.exchange.names import clients_with_names
from digor.foundation.frame.refusals import Refused
from tests.foundation.exchange.hmis_world import (
    Files,
    fy2022,
    fy2026,
    stay,
    text,
    written,
    zipped,
    zipped_texts,
)


def everything(path: Path) -> list[list[object]]:
    with hmis.open_hmis(path) as export:
        found: list[list[object]] = [
            list(export.organisations()), list(export.projects()), list(export.participations()), list(export.clients()),
            list(export.enrollments()), list(export.bed_nights()), list(export.living_situations()), list(export.counts()),
        ]  # fmt: skip
        assert export.problems == []
        return found


def test_an_export_is_read_typed(tmp_path: Path) -> None:
    with hmis.open_hmis(written(tmp_path, zipped(fy2026()))) as export:
        assert export.layout is hmis.Year.FY2026
        assert export.info == hmis.ExportInfo(
            "E1",
            "Essai",
            "Main",
            "2026 v1",
            date(2026, 10, 2),
            date(2025, 10, 1),
            date(2026, 9, 30),
            ("XX-501",),
            1,
        )
        assert [o.name for o in export.organisations()] == ["Ti Bras"]
        shelter, home = export.projects()
        assert (shelter.kind, home.kind, home.open_to) == ("1", "3", date(2026, 6, 30))
        assert shelter.territories == ("XX-501",) and shelter.continuum
        first, second, third = export.enrollments()
        assert (first.entry, first.exit, first.destination, first.destination_subsidy) == (
            date(2026, 1, 10), date(2026, 2, 1), "435", "439",
        )  # fmt: skip
        assert (first.updated_on, first.exit_line, first.line) == (date(2026, 2, 3), 2, 2)
        assert (second.exit, second.destination, second.exit_line) == (None, "", None)
        assert (second.move_in, second.territory) == (date(2026, 2, 5), "XX-501")
        assert (third.situation, third.situation_subsidy) == ("435", "431")
        assert [(n.person_key, n.night) for n in export.bed_nights()] == [("A", date(2026, 1, 10))]
        assert [(s.situation, s.day) for s in export.living_situations()] == [("116", date(2026, 3, 2))]
        assert [(c.person_key, c.birth_date, c.birth_quality) for c in export.clients()] == [
            ("A", date(1985, 5, 12), "1"),
            ("B", None, "99"),
        ]
        assert export.problems == []


def test_the_layout_of_2022_is_told_in_today_s_codes(tmp_path: Path) -> None:
    with hmis.open_hmis(written(tmp_path, zipped(fy2022()))) as export:
        assert export.layout is hmis.Year.FY2022
        stays = list(export.enrollments())
        assert [(s.situation, s.situation_subsidy) for s in stays] == [
            ("116", ""),
            ("101", ""),
            ("435", "431"),
        ]
        assert (stays[0].destination, stays[0].destination_subsidy) == ("435", "440")
        # the entry's territory, not a later one, nor one taken back
        assert [s.territory for s in stays] == ["XX-501", "", ""]
        assert [p.kind for p in export.projects()] == ["1", "3"]
        assert [(p.project_id, p.kind, p.valid_to) for p in export.participations()] == [
            ("ES", "1", None),
            ("PSH", "1", date(2026, 6, 30)),
        ]


@pytest.mark.parametrize(("tracking", "kind"), [("3", "1"), ("0", "0"), ("", "0")])
def test_shelters_of_2022_are_told_apart_by_their_tracking(tmp_path: Path, tracking: str, kind: str) -> None:
    files = fy2022()
    files["Project"][0]["TrackingMethod"] = tracking
    with hmis.open_hmis(written(tmp_path, zipped(files))) as export:
        assert next(export.projects()).kind == kind


def of_2024() -> Files:
    files = fy2026()
    for client in files["Client"]:
        del client["Sex"]
        client |= {"Woman": "1", "Man": "0"}
    return files


def without_clients_columns() -> Files:
    files = of_2024()
    files["Export"][0]["CSVVersion"] = "2026 v1"
    return files


def test_the_layout_is_told_by_the_columns_not_by_what_the_export_says(tmp_path: Path) -> None:
    with hmis.open_hmis(written(tmp_path, zipped(without_clients_columns()))) as export:
        assert export.info.csv_version == "2026 v1" and export.layout is hmis.Year.FY2024


def in_a_folder(where: Path, files: Files) -> Path:
    for name, rows in files.items():
        (where / f"{name}.csv").write_text(text(rows), encoding="utf-8-sig")
    return where


def nested(where: Path, files: Files) -> Path:
    return written(where, zipped(files, folder="export du 2 octobre/HMIS CSV/"))


def with_a_macintosh_s_traces(where: Path, files: Files) -> Path:
    texts = {f"{name}.csv": text(rows) for name, rows in files.items()}
    return written(where, zipped_texts(texts | {"__MACOSX/Project.csv": "x", "__MACOSX/._Exit.csv": "x"}))


def all_quoted(where: Path, files: Files) -> Path:
    return written(
        where,
        zipped_texts({f"{name}.csv": text(rows, quoting=csv.QUOTE_ALL) for name, rows in files.items()}),
    )


def shouted(where: Path, files: Files) -> Path:
    """File names and headers in capitals."""
    return written(
        where,
        zipped_texts(
            {
                f"{name}.CSV".upper(): text([{k.upper(): v for k, v in row.items()} for row in rows])
                for name, rows in files.items()
            }
        ),
    )


def saved_again_by_excel(where: Path, files: Files) -> Path:
    return written(
        where,
        zipped_texts({f"{name}.csv": "\ufeff" + text(rows, delimiter=";") for name, rows in files.items()}),
    )


def with_trailing_commas(where: Path, files: Files) -> Path:
    texts = {name: text(rows).split("\r\n") for name, rows in files.items()}
    return written(
        where,
        zipped_texts({f"{name}.csv": "\r\n".join([lines[0], *(f"{line},," if line else "" for line in lines[1:])]) for name, lines in texts.items()}),
    )  # fmt: skip


def columns_in_another_order(where: Path, files: Files) -> Path:
    return written(
        where, zipped({name: [dict(reversed(row.items())) for row in rows] for name, rows in files.items()})
    )


@pytest.mark.parametrize(
    "dress",
    [
        in_a_folder, nested, with_a_macintosh_s_traces, all_quoted, shouted, saved_again_by_excel, with_trailing_commas,
        columns_in_another_order,
    ],
)  # fmt: skip
def test_one_export_in_many_dresses(tmp_path: Path, dress: Callable[[Path, Files], Path]) -> None:
    (tmp_path / "plain").mkdir()
    (tmp_path / "dressed").mkdir()
    usual = everything(written(tmp_path / "plain", zipped(fy2026())))
    assert everything(dress(tmp_path / "dressed", fy2026())) == usual


def test_rows_taken_back_are_flagged_and_exits_taken_back_are_none(tmp_path: Path) -> None:
    files = fy2026()
    for name in (
        "Organization",
        "Project",
        "HMISParticipation",
        "Client",
        "Services",
        "CurrentLivingSituation",
    ):
        files[name][0]["DateDeleted"] = "2026-05-01 10:00:00"
    files["Enrollment"][1]["DateDeleted"] = "2026-05-01"
    files["Exit"][0]["DateDeleted"] = "2026-05-01"
    with hmis.open_hmis(written(tmp_path, zipped(files))) as export:
        assert [s.deleted for s in export.enrollments()] == [False, True, False]
        assert next(export.enrollments()).exit is None
        firsts = (export.organisations(), export.projects(), export.participations(), export.clients(),
                  export.bed_nights(), export.living_situations())  # fmt: skip
        assert all(next(rows).deleted for rows in firsts)  # type: ignore[call-overload]


def test_a_stay_taken_back_then_written_again_is_no_double(tmp_path: Path) -> None:
    files = fy2026()
    files["Enrollment"].insert(0, stay("E1", "A", "ES", "2026-01-09", "H1", DateDeleted="2026-01-10"))
    with hmis.open_hmis(written(tmp_path, zipped(files))) as export:
        assert [(s.id, s.deleted) for s in export.enrollments()][:2] == [("E1", True), ("E1", False)]
        assert export.problems == []


def test_of_two_exits_the_latest_recorded_is_kept(tmp_path: Path) -> None:
    for updated, kept in (("2026-02-04", date(2026, 2, 9)), ("2026-02-01", date(2026, 2, 1))):
        files = fy2026()
        files["Exit"].append(files["Exit"][0] | {"ExitDate": "2026-02-09", "DateUpdated": updated})
        with hmis.open_hmis(written(tmp_path, zipped(files))) as export:
            assert next(export.enrollments()).exit == kept
            assert [p.code for p in export.problems] == ["two_exits"]


def test_one_may_leave_on_the_day_of_entry(tmp_path: Path) -> None:
    files = fy2026()
    files["Exit"][0]["ExitDate"] = "2026-01-10"
    with hmis.open_hmis(written(tmp_path, zipped(files))) as export:
        first = next(export.enrollments())
        assert first.exit == first.entry and export.problems == []


def test_an_exit_of_no_stay_is_reported(tmp_path: Path) -> None:
    files = fy2026()
    files["Exit"].append(files["Exit"][0] | {"EnrollmentID": "E9"})
    with hmis.open_hmis(written(tmp_path, zipped(files))) as export:
        assert len(list(export.enrollments())) == 3
        assert [(p.code, p.file, p.line) for p in export.problems] == [("unknown_enrollment", "Exit.csv", 3)]


def test_a_second_pass_says_nothing_twice(tmp_path: Path) -> None:
    files = fy2026()
    files["Enrollment"].append(stay("E4", "A", "nowhere", "2026-01-01", "H4"))
    with hmis.open_hmis(written(tmp_path, zipped(files))) as export:
        for _pass in range(3):
            assert len(list(export.enrollments())) == 3
        assert len(export.problems) == export.problem_count == 1


def test_problems_are_bounded(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("digor.foundation.exchange.hmis.export.MOST_PROBLEMS", 5)
    files = fy2026()
    files["Enrollment"] += [stay(f"X{n}", "A", "nowhere", "2026-01-01", "H") for n in range(9)]
    with hmis.open_hmis(written(tmp_path, zipped(files))) as export:
        list(export.enrollments())
        assert len(export.problems) == 5 and export.problem_count == 9


def test_counts_are_of_rows_as_written(tmp_path: Path) -> None:
    files = fy2022()
    files["Enrollment"].append(files["Enrollment"][-1] | {"EnrollmentID": "E4", "DateDeleted": "2026-01-01"})
    got = {(file, what): value for file, what, value in hmis.counts(written(tmp_path, zipped(files)))}
    assert got["Enrollment.csv", "rows"] == 4 and got["EnrollmentCoC.csv", "rows"] == 3
    assert got["Enrollment.csv", "distinct PersonalID"] == 2
    assert got["Enrollment.csv", "distinct HouseholdID"] == 3
    assert got["Enrollment.csv", "rows with ProjectType=1"] == 3
    assert got["Enrollment.csv", "rows with ProjectType=3"] == 1


def test_a_path_that_is_not_there(tmp_path: Path) -> None:
    with pytest.raises(Refused) as refused:
        hmis.open_hmis(tmp_path / "nowhere.zip")
    assert refused.value.code == "no_such_path"
    assert "nowhere.zip" in str(refused.value) and str(tmp_path) not in str(refused.value)


# --- names and numbers


def test_names_are_given_only_by_the_module_of_names(tmp_path: Path) -> None:
    path = written(tmp_path, zipped(fy2026()))
    said = repr(everything(path))
    for secret in ("Anna", "Le Goff", "Riou", "123456789", "987654321", "porche"):
        assert secret not in said
    with hmis.open_hmis(path) as export:
        named = list(clients_with_names(export))
    assert [(one.first_name, one.last_name) for one in named] == [("Anna", "Le Goff"), ("Yann", "Riou")]
    assert "Anna" not in repr(named) and "1985" not in repr(named)


@pytest.mark.parametrize("column", ["SSN", "ssn", "SSNDataQuality"])
def test_a_social_security_number_is_never_read(tmp_path: Path, column: str) -> None:
    table = Table(Archive(written(tmp_path, zipped(fy2026()))), "Client")
    with pytest.raises(ValueError):
        list(table.rows(("PersonalID",), (column,), lambda problem: None, civil_identity=True))


@pytest.mark.parametrize("column", ["FirstName", "lastname", "MiddleName", "NameSuffix"])
def test_a_name_is_not_read_by_whoever_does_not_say_so(tmp_path: Path, column: str) -> None:
    table = Table(Archive(written(tmp_path, zipped(fy2026()))), "Client")
    with pytest.raises(ValueError):
        list(table.rows((column,), (), lambda problem: None))


# --- codes


def test_old_codes_mean_what_the_new_ones_mean() -> None:
    for old, (new, subsidy) in FROM_2022.items():
        assert new in SITUATIONS and old not in SITUATIONS
        assert meaning.FY2022[old] == meaning.situation(new, subsidy), old
    assert set(FROM_2022) == set(meaning.FY2022) - SITUATIONS


def test_every_code_has_a_meaning_in_casework() -> None:
    assert set(meaning.LIVING_SITUATIONS) == SITUATIONS
    assert set(meaning.SUBSIDIES) == SUBSIDIES
    assert set(meaning.PROJECT_TYPES) == PROJECT_KINDS


@pytest.mark.parametrize(
    ("code", "subsidy", "told"),
    [
        ("", "", ("", "")),
        ("116", "", ("116", "")),
        ("116", "419", ("116", "")),
        ("435", "419", ("435", "419")),
        ("435", "999", ("435", "")),
        ("434", "", ("435", "434")),
        ("16", "", ("116", "")),
        ("777", "", None),
    ],
)
def test_a_code_and_its_subsidy(code: str, subsidy: str, told: tuple[str, str] | None) -> None:
    assert situation(code, subsidy) == told
