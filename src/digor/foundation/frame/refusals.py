"""A refusal: a stable code for programs and tests, a sentence for people."""

from __future__ import annotations

from django.utils.functional import Promise


class Refused(Exception):
    """Raised when something may not be done, or not now.

    `sentence` says what, where and what to do instead, in the reader's language.
    It never carries personal data: it may end in a log.
    """

    def __init__(self, code: str, sentence: str | Promise) -> None:
        super().__init__(code)
        self.code = code
        self.sentence = sentence

    def __str__(self) -> str:
        return str(self.sentence)
