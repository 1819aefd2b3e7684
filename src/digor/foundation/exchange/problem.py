"""What is wrong, where: a frozen fact, and its sentence made when someone reads it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from digor.foundation.exchange.sentences import placed, what
from digor.foundation.exchange.unreadable import Detail


@dataclass(frozen=True, slots=True)
class Problem:
    """Something a file says that cannot be taken as it stands.

    `line` is the physical line (CSV) or row number (workbook), None for the whole file. `column` is the
    header as the partner wrote it. `value` and `details` may quote a person's data: they stay out of
    `repr`. `blocking`: the row cannot be used; otherwise the cell alone is left out, or it is a remark.
    """

    code: str
    line: int | None = None
    column: str = ""
    value: str = field(default="", repr=False)
    details: Mapping[str, Detail] = field(default_factory=dict, repr=False, hash=False)
    blocking: bool = True
    file: str = ""

    @property
    def sentence(self) -> str:
        """Where, what, and what to write instead, in the language active now. For the screen, never a log."""
        return placed(what(self.code, self.details), file=self.file, line=self.line, column=self.column)

    def __str__(self) -> str:
        return self.code

    def as_dict(self) -> dict[str, Any]:
        """JSON-ready; `Problem(**problem.as_dict())` is the same problem."""
        return {
            "code": self.code,
            "line": self.line,
            "column": self.column,
            "value": self.value,
            "details": dict(self.details),
            "blocking": self.blocking,
            "file": self.file,
        }
