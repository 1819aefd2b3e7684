"""Partner files in, declared columns out. Knows layouts, not the ledger; writes nothing.

Reading a sheet (CSV, XLSX, ODS)::

    from digor.foundation import exchange
    from digor.foundation.exchange.layouts import LAYOUTS       # {"siao": …, "maraude": …}

    with exchange.read(path_or_binary_file, LAYOUTS["siao"], allowed_columns=agreement.columns) as reading:
        for row in reading:                  # one pass, streamed
            row.line                         # physical line (CSV) or row number (workbook), from 1
            row.values["birth_date"]         # typed; None when the cell is empty or could not be read
            row.problems                     # what is wrong on this line
            row.usable                       # no blocking problem
    reading.facts()                          # JSON-ready: rows, encoding, separator, headers dropped…
    reading.remarks                          # file-level lines to show, as Problems that block nothing

`read` raises `Refused` (frame.refusals) for a file that cannot be used at all, with a sentence: on opening
(not a table, merged cells, missing columns…) or while iterating (a quote never closed, too long a cell).
Its codes are listed in `refusals.CODES`.

- A column is read when the layout declares it, the file has it and `allowed_columns` (field names, as in a
  sharing agreement) holds it. Anything else is dropped while reading: it is in no row, no problem, no log.
- `Row.values` has exactly the keys `reading.fields`: a field absent from it was not in the file or not agreed.
- Types by `Column.kind`: TEXT, KEY and CODE → str (CODE: the source's own code, from a label or a code);
  DATE, BIRTH, NIGHT → date (NIGHT: its first day); WHOLE → int; YES_NO → bool.
- `Problem.sentence` is in the language active when it is asked for. It may quote the cell, hence a name or a
  birth date: show it, never log it. `repr(problem)` is safe. `Problem.as_dict()` / `Problem(**stored)` keep it.
- `Column.privacy` is one of IDENTIFYING, SENSITIVE, ORDINARY.

Looking at a sheet nobody has described yet (`looking.look`): its headers and the texts below, for people to say what
each column means (`layouts.tableur.mapped` then makes its layout).

Reading an HMIS CSV export (folder or zip; FY2022, FY2024 and FY2026 layouts)::

    from digor.foundation.exchange import hmis

    with hmis.open_hmis(path) as export:
        export.layout                        # hmis.Year.FY2022 | FY2024 | FY2026
        export.info                          # hmis.ExportInfo: id, software, CSV version, dates, territories
        export.counts()                      # [(file, what, value), …], the words of import_counts.csv
        export.organisations(); export.projects(); export.clients()
        export.enrollments()                 # joined with their exit
        export.bed_nights(); export.living_situations(); export.participations()
        export.problems                      # what was wrong, filled while iterating
    hmis.counts(path)                        # the same counts, opened and closed

Codes leave in FY2024+ form, whatever the file's (project types 0/1, three-digit situations). Rows whose
`DateDeleted` is filled come out with `deleted=True`. Names are in `exchange.names.clients_with_names(export)`
only, which intake alone may import; social-security numbers are never read.
"""

from __future__ import annotations

from digor.foundation.exchange.layout import Column, Kind, Layout, Privacy
from digor.foundation.exchange.nomenclature import Nomenclature
from digor.foundation.exchange.problem import Problem
from digor.foundation.exchange.reading import Reading, read
from digor.foundation.exchange.row import Row

__all__ = ["Column", "Kind", "Layout", "Nomenclature", "Privacy", "Problem", "Reading", "Row", "read"]
