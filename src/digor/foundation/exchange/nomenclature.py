"""A source's own closed list of values: codes, their labels, other spellings met in files."""

from __future__ import annotations

from collections.abc import Iterable
from difflib import get_close_matches

from digor.foundation.exchange.words import fold, fold_with_holes, matches_with_holes


class Nomenclature:
    """Codes known by themselves or by a label, whatever the accents and case.

    `find` never guesses: it answers what folds to a known spelling, or the only label a text with lost
    letters can be. `nearest` is for the sentence that tells the user what to write instead.
    """

    def __init__(self, name: str, labels: dict[str, str], also: dict[str, str] | None = None) -> None:
        """`labels`: code → label. `also`: other spelling → code. Raises ValueError on two meanings."""
        self.name = name
        self.labels = labels
        self._codes: dict[str, str] = {}
        for code, label in labels.items():
            self._learn(code, code)
            self._learn(label, code)
        for spelling, code in (also or {}).items():
            self._learn(spelling, code)

    def __iter__(self) -> Iterable[str]:
        return iter(self.labels)

    def __contains__(self, code: object) -> bool:
        return code in self.labels

    def find(self, text: str) -> str | None:
        """The code written so, or None. A number may carry a label after it ("20 - À la rue")."""
        found = self._codes.get(fold(text))
        if found is None:
            found = self._with_its_label(text)
        if found is None:
            holed = fold_with_holes(text)
            possible = {code for key, code in self._codes.items() if matches_with_holes(holed, key)}
            found = possible.pop() if len(possible) == 1 else None
        return found

    def nearest(self, text: str) -> str | None:
        """The label closest in spelling, or None when nothing is close."""
        close = get_close_matches(fold(text), self._codes, n=1, cutoff=0.6)
        return self.labels[self._codes[close[0]]] if close else None

    def label(self, code: str) -> str:
        """The source's own label of a code. KeyError for a code it does not have."""
        return self.labels[code]

    def _with_its_label(self, text: str) -> str | None:
        """ "20 - À la rue": read only when the number and the words say the same."""
        number, _, label = fold(text).partition(" ")
        code = self._codes.get(number)
        return code if code is not None and self._codes.get(label) == code else None

    def _learn(self, spelling: str, code: str) -> None:
        key = fold(spelling)
        if not key or self._codes.setdefault(key, code) != code:
            raise ValueError(f"{self.name}: spelling without a meaning of its own: {spelling!r}")
