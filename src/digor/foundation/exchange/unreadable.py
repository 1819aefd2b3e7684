"""Why a cell cannot be read: a code and its details, without a place and without a sentence."""

from __future__ import annotations

Detail = str | int


class Unreadable(Exception):
    """Raised by the parsers of cells. Says the code only: the details may quote a person's data."""

    def __init__(self, code: str, **details: Detail) -> None:
        super().__init__(code)
        self.code = code
        self.details = details
