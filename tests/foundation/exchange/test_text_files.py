"""Encodings, separators, quotation marks and line breaks of text files."""

from __future__ import annotations

import csv
import io
import tracemalloc

import pytest
from hypothesis import given
from hypothesis import strategies as st

from digor.foundation.exchange import Column, Layout, read
from digor.foundation.exchange.delimited import DelimitedTable, find_separator, records
from digor.foundation.exchange.encodings import find_encoding
from digor.foundation.exchange.layouts import LAYOUTS
from digor.foundation.frame.refusals import Refused
from tests.foundation.exchange.conftest import TODAY, hear

SHEET = (
    "Date de la nuit;Où il dort;Alias;Remarques\n11/11/2026;à la gare;Anaïg « la petite »;prévenir l’équipe\n"
)
READ = {"night", "situation", "alias", "remarks"}


@pytest.mark.parametrize(
    ("codec", "name"),
    [
        ("utf-8", "UTF-8"),
        ("utf-8-sig", "UTF-8"),
        ("cp1252", "Windows-1252"),
        ("utf-16", "UTF-16"),
        ("utf-16-le", "UTF-16"),
        ("utf-16-be", "UTF-16"),
    ],
)
@pytest.mark.parametrize("separator", [";", ",", "\t", "|"])
@pytest.mark.parametrize("end", ["\n", "\r\n", "\r"])
def test_one_sheet_in_many_dresses(codec: str, name: str, separator: str, end: str) -> None:
    text = SHEET.replace(";", separator).replace("\n", end)
    heard = hear(text.encode(codec), "maraude")
    assert heard.facts["encoding"] == name
    assert heard.facts["separator"] == separator
    assert set(heard.rows[0].values) == READ
    assert heard.rows[0].values["alias"] == "Anaïg « la petite »"
    assert heard.rows[0].values["remarks"] == "prévenir l’équipe"
    assert heard.rows[0].line == 2


def test_the_only_accent_may_be_on_the_last_line() -> None:
    plain = "Date de la nuit;Où il dort;Alias\n".replace("ù", "u")
    lines = "11/11/2026;rue;le grand\n" * 200_000
    heard = find_encoding(io.BytesIO((plain + lines).encode() + "11/11/2026;rue;Anaïg\n".encode("cp1252")))
    assert heard.name == "Windows-1252"
    assert find_encoding(io.BytesIO((plain + lines + "12/11/2026;rue;Anaïg\n").encode())).name == "UTF-8"


def test_a_letter_cut_by_the_end_of_the_file_is_not_utf8() -> None:
    assert (
        find_encoding(io.BytesIO(b"nom\n" + "Anaï".encode()[:-1])).name != "UTF-8"
        or find_encoding(io.BytesIO(b"nom\n" + "Anaï".encode()[:-1])).mixed
    )


@pytest.mark.parametrize(
    ("sample", "separator"),
    [
        ("a;b,c;d\n1;2,5;3\n", ";"),
        ("a,b\n1;2,3\n4,5\n", ","),
        ('a,b,c\n"x;y;z;t",2,3\n"p;q;r;s",5,6\n', ","),
        ("a\tb\n1,5\t2,5\n", "\t"),
        ("seule\nligne\n", ";"),
        ("", ";"),
    ],
)
def test_the_separator_is_the_one_that_cuts_evenly(sample: str, separator: str) -> None:
    assert find_separator(sample) == separator


def test_known_headers_decide_between_separators() -> None:
    text = "Date de la nuit;Où il dort;Alias, surnom, pseudo\n11/11/2026;rue;a,b,c,d\n"
    assert hear(text, "maraude").facts["separator"] == ";"


def test_lines_are_counted_as_an_editor_counts_them() -> None:
    text = 'Date de la nuit;Où il dort;Alias;Remarques\n\n11/11/2026;rue;A;"deux\nlignes"\n11/11/2026;rue;B;\n\n\n11/11/2026;rue;C;"\n"\n'
    heard = hear(text, "maraude")
    assert [(row.line, row.values["alias"]) for row in heard.rows] == [(3, "A"), (5, "B"), (8, "C")]
    assert heard.rows[0].values["remarks"] == "deux\nlignes"
    assert heard.rows[2].values["remarks"] is None
    assert not heard.problems


def test_a_mark_inside_a_word_opens_nothing() -> None:
    heard = hear('Date de la nuit;Où il dort;Alias\n11/11/2026;rue;Le "grand\n12/11/2026;rue;B\n', "maraude")
    assert [row.values["alias"] for row in heard.rows] == ['Le "grand', "B"]


def test_titles_above_the_header_are_passed_over() -> None:
    text = "sep=;\nMaraude de Quimper;;;\n;;;\nSemaine 46;;;\nDate de la nuit;Où il dort;Alias;\n11/11/2026;rue;A;\n"
    heard = hear(text, "maraude")
    assert heard.facts["header_line"] == 5
    assert [(row.line, row.values["alias"]) for row in heard.rows] == [(6, "A")]


def test_empty_cells_after_the_last_column_are_nothing() -> None:
    heard = hear("Date de la nuit;Où il dort;Alias;;;\n11/11/2026;rue;A\n12/11/2026;rue;B;;;;;\n", "maraude")
    assert not heard.problems and len(heard.rows) == 2


texts = st.text(
    st.characters(codec="utf-8", exclude_characters="\x00\x85\u2028\u2029", exclude_categories=["Cc", "Cs"]),
    max_size=12,
).map(lambda text: f"x{text}y")


@given(
    st.lists(st.lists(texts, min_size=3, max_size=3), min_size=1, max_size=8),
    st.sampled_from(";,\t|"),
    st.sampled_from([csv.QUOTE_MINIMAL, csv.QUOTE_ALL]),
)
def test_what_a_spreadsheet_writes_is_read_back(rows: list[list[str]], separator: str, quoting: int) -> None:
    out = io.StringIO(newline="")
    csv.writer(out, delimiter=separator, quoting=quoting).writerows(rows)  # type: ignore[arg-type]
    out.seek(0)
    assert [cells for _first, _last, cells in records(out, separator)] == rows


@given(st.binary(max_size=400))
def test_any_bytes_are_read_or_refused(content: bytes) -> None:
    """Nothing but `Refused` comes out of a file of noise."""
    for layout in LAYOUTS.values():
        try:
            with read(io.BytesIO(content), layout, layout.fields, today=TODAY) as reading:
                list(reading)
        except Refused:
            pass


@given(st.binary(max_size=300))
def test_noise_under_a_good_header_is_read_or_refused(content: bytes) -> None:
    raw = b"Date de la nuit;Ou il dort;Alias\n" + content
    try:
        hear(raw, "maraude")
    except Refused as refused:
        assert refused.code in {"quote_never_closed", "not_text", "cell_too_long"}


def peak_of(lines: int) -> int:
    layout = Layout("x", (Column("a", ("A",)), Column("b", ("B",))))
    words = "une remarque qui change " * 20
    content = io.BytesIO(b"A;B\n" + "".join(f"{n};{words}{n}\n" for n in range(lines)).encode())
    tracemalloc.start()
    with read(content, layout, layout.fields, today=TODAY) as reading:
        assert sum(1 for _row in reading) == lines
    peak = tracemalloc.get_traced_memory()[1]
    tracemalloc.stop()
    return peak


def test_memory_does_not_grow_with_the_file() -> None:
    """Pieces read and answers remembered are bounded: three times the lines take no more room."""
    assert peak_of(30_000) < 1.2 * peak_of(10_000)


def test_a_file_given_open_stays_open() -> None:
    file = io.BytesIO(SHEET.encode())
    layout = LAYOUTS["maraude"]
    with read(file, layout, layout.fields, today=TODAY) as reading:
        next(iter(reading))
    assert not file.closed
    assert next(iter(DelimitedTable(file)))[2][0] == "Date de la nuit"
