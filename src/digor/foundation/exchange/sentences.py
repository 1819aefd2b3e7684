"""The sentence of each problem. Codes are stable; tests and staged rows hold them, people read the words."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING

from django.utils.translation import gettext as say
from django.utils.translation import gettext_lazy as _
from django.utils.translation import ngettext_lazy

from digor.foundation.exchange.never import NEVER
from digor.foundation.exchange.unreadable import Detail
from digor.foundation.frame.figures import number

if TYPE_CHECKING:
    from django_stubs_ext import StrPromise

# Longest quotation of a cell in a sentence.
QUOTED = 60
_MOST_LISTED = 15
_WHY_NEVER = {family.name: family.why for family in NEVER}

# In a cell
_CELLS: dict[str, StrPromise] = {
    "missing_value": _("this cell is empty, and a value is needed."),
    "no_such_day": _("%(written)s does not exist."),
    "no_such_month": _(
        "%(written)s: there is no month %(month)s. Write the day, then the month, then the year, for instance 31/12/2025."
    ),
    "not_a_date": _("“%(written)s” is not a date. Write for instance 31/12/2025."),
    "incomplete_date": _("“%(written)s” is not a whole date. Write the day, the month and the year, for instance 31/12/2025."),
    "year_out_of_range": _("%(written)s: the year %(year)s is not possible here. Write the year with its four digits."),
    "birth_in_future": _("%(written)s has not come yet, and nobody is born on a later day."),
    "not_one_night": _("“%(written)s” is not one night. A night goes from one day to the next."),
    "not_a_whole_number": _("“%(written)s” is not a whole number. Write it in digits, for instance 3."),
    "number_too_large": _("%(written)s is too large a number here (%(most)s at most)."),
    "not_yes_no": _("“%(written)s” is neither yes nor no. Write oui or non."),
    "unknown_code": _("“%(written)s” is not in the list “%(list)s”."),
    "shortened_number": _(
        "Excel has shortened this number (%(written)s) and digits are lost. Set the column to “text”, then export again."
    ),
    "formula_error": _("the cell shows an error of the spreadsheet (%(written)s). Correct its formula or write the value."),
    "lost_letters": _(
        "letters are lost in “%(written)s”. Export the file again in UTF-8, or write the missing letters."
    ),
    "text_too_long": ngettext_lazy(
        "the text has %(count)s character, and %(most)s fit.",
        "the text has %(count)s characters, and %(most)s fit.",
        "count",
    ),
    "key_in_several_lines": _("this identifier is written over several lines."),
    "social_security_key": _("this identifier is a social-security number. Digor never reads one: send the source's own identifier."),
    "social_security_cut": _("a social-security number was in the text. It was cut out: Digor never reads one."),
}  # fmt: skip

# On a whole row
_ROWS: dict[str, StrPromise] = {
    "short_row": ngettext_lazy(
        "%(count)s cell instead of %(expected)s. A line break may have cut the line in two.",
        "%(count)s cells instead of %(expected)s. A line break may have cut the line in two.",
        "count",
    ),
    "long_row": ngettext_lazy(
        "%(count)s cell instead of %(expected)s. A text with a separator in it may lack its quotation marks.",
        "%(count)s cells instead of %(expected)s. A text with a separator in it may lack its quotation marks.",
        "count",
    ),
    "lines_joined": _(
        "a quotation mark opened here joins the lines down to %(last)s. Close it, or take it away."
    ),
    "two_values": _("two columns with this header say different things. Keep one of them."),
    "needed_for": _("this cell is empty, and a line “%(kind)s” needs it."),
    "needed_one_of": _("neither this cell nor “%(other)s” is filled. One of them is needed."),
    "before_birth": _("this day comes before the birth date."),
    "not_for": _(
        "a line “%(kind)s” has no place for this value. Empty the cell, or change the kind of line."
    ),
}

# On the file: nothing is refused
_REMARKS: dict[str, StrPromise] = {
    "unknown_header": _("Column not known, left out: “%(header)s”."),
    "never_read": _("Column never read: “%(header)s” (%(why)s)."),
    "not_agreed": _("Column left out, the sharing agreement does not name it: “%(header)s”."),
    "doubled_header": _("Two columns have the header “%(header)s”: they must say the same."),
    "header_again": _("the header is repeated here. The line is passed over."),
    "footer": _("a line of totals or notes. It is passed over."),
    "mixed_encoding": _("The file mixes two encodings, UTF-8 and Windows-1252. Check the accents."),
    "no_rows": _("The file has a header and no line below it."),
    "no_header_name": ngettext_lazy(
        "%(count)s column without a header, left out.",
        "%(count)s columns without a header, left out.",
        "count",
    ),
}

# In an HMIS export
_HMIS: dict[str, StrPromise] = {
    "same_id_twice": _(
        "the identifier %(id)s was already used by line %(first)s. The second line is left out."
    ),
    "two_exits": _(
        "the stay %(id)s has two exits, on %(one)s and on %(other)s. The latest recorded is kept."
    ),
    "unknown_project": _("the project %(id)s is in no line of Project.csv."),
    "unknown_enrollment": _("the stay %(id)s is in no line of Enrollment.csv."),
    "other_person": _("the stay %(id)s is another person's in Enrollment.csv."),
    "exit_before_entry": _("the exit comes before the entry."),
    "unknown_hmis_code": _("“%(written)s” is not a code of this field."),
    "not_an_iso_date": _("“%(written)s” is not a date. Dates of this export are written 2025-12-31."),
    "no_tracking_method": _("an emergency shelter without a tracking method is read as “entry and exit”."),
    "several_exports": ngettext_lazy(
        "%(count)s line instead of one: the first is read.",
        "%(count)s lines instead of one: the first is read.",
        "count",
    ),
}

SENTENCES: dict[str, StrPromise] = _CELLS | _ROWS | _REMARKS | _HMIS


def what(code: str, details: Mapping[str, Detail]) -> str:
    """What is wrong, without the place. KeyError for a code without a sentence."""
    shown = {name: _readable(name, detail) for name, detail in details.items()}
    if "family" in details:
        shown["why"] = str(_WHY_NEVER[str(details["family"])])
    sentence = str(SENTENCES[code] % shown)
    if "nearest" in shown:
        sentence += " " + say("Did you mean “%(nearest)s”?") % shown
    return sentence


def quoted(names: Sequence[str]) -> str:
    """Names of columns or sheets in a sentence; the last ones give way to an ellipsis."""
    listed = ", ".join(say("“%(name)s”") % {"name": name} for name in names[:_MOST_LISTED])
    return f"{listed}…" if len(names) > _MOST_LISTED else listed


def placed(sentence: str, *, file: str, line: int | None, column: str) -> str:
    """The sentence with its place in front."""
    place = {"file": file, "line": line, "column": column, "what": sentence}
    match bool(file), line is not None, bool(column):
        case True, True, True:
            return say("%(file)s, line %(line)s, column “%(column)s”: %(what)s") % place
        case True, True, False:
            return say("%(file)s, line %(line)s: %(what)s") % place
        case True, False, _:
            return say("%(file)s: %(what)s") % place
        case False, True, True:
            return say("Line %(line)s, column “%(column)s”: %(what)s") % place
        case False, True, False:
            return say("Line %(line)s: %(what)s") % place
    return sentence


def _readable(name: str, detail: Detail) -> Detail:
    """A detail as shown: texts on one line and not too long, limits written as numbers are."""
    if name == "most" and isinstance(detail, int):
        return number(detail)
    if isinstance(detail, str):
        flat = " ".join(detail.split())
        return flat if len(flat) <= QUOTED else flat[: QUOTED - 1] + "…"
    return detail
