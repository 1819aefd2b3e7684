"""What other rooms show of the journal: the looks at one case, on screen and on paper.

The caller has checked that its reader may see the case; the panel checks that they may see the looks.
"""

from __future__ import annotations

from collections.abc import Collection
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from digor.foundation.frame import clock
from digor.foundation.frame.readonly import journal_may_write
from digor.foundation.journal import access, actions, reads, retention
from digor.foundation.journal.authors import Reader


def looks(reader: Reader, case: str, *, members: Collection[str] = (), sheet_url: str = "") -> dict[str, Any]:
    """The context of `{% include "journal/looks.html" %}`; `sheet_url` is where the sheet to give is.

    `members`: the cases of those who live there, whose looks are the household's too.
    """
    access.check_see_looks(reader)
    return {
        "case": case,
        "looks": reads.looks_at({case, *members}, reader.territory_code),
        "months": retention.months_kept(clock.today()),
        "sheet_url": sheet_url,
    }


def sheet(request: HttpRequest, reader: Reader, case: str, *, members: Collection[str] = ()) -> HttpResponse:
    """« Donner cette liste au ménage »: a page to print, with organisation, function, purpose and date.

    No professional's name: the household is told which organisation and which function looked.
    """
    context = looks(reader, case, members=members) | {"today": clock.today(), "reader": reader}
    with journal_may_write():
        actions.record(by=reader, verb="looks_given", case=case)
    return render(request, "journal/sheet.html", context)
