"""Who acts, as the journal needs it, and who can put a name on a code.

The journal lies below the partners: it keeps codes, and asks whoever registered as its
directory for names and words when a page is shown.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import Protocol


class Author(Protocol):
    """Whoever does something. `partners.actor.Actor` is one."""

    @property
    def code(self) -> str: ...
    @property
    def name(self) -> str: ...
    @property
    def territory_code(self) -> str: ...
    @property
    def organisation(self) -> str: ...
    @property
    def role(self) -> str: ...
    @property
    def function(self) -> str: ...


class Reader(Author, Protocol):
    """An author who asks to read: the partnership tells what it may."""

    @property
    def territory(self) -> str:
        """The territory's name."""

    def may(self, permission: str) -> bool: ...


class Directory(Protocol):
    """Puts words on codes, for the page only."""

    def names(self, codes: Iterable[str]) -> dict[str, str]:
        """Author code → the professional's name today; codes it does not know are left out."""

    def organisations(self, territory_code: str, codes: Iterable[str]) -> dict[str, str]:
        """Organisation code → its name today."""

    def function(self, role: str) -> str:
        """The role in words, in the reader's language."""

    def ground(self, code: str) -> str:
        """The legal ground in words; the code itself when it is not one of ours."""


class Bare:
    """The directory of a journal read alone: codes stay codes."""

    def names(self, codes: Iterable[str]) -> dict[str, str]:
        return {}

    def organisations(self, territory_code: str, codes: Iterable[str]) -> dict[str, str]:
        return {}

    def function(self, role: str) -> str:
        return role

    def ground(self, code: str) -> str:
        return code


_directory: Directory = Bare()


def register(directory: Directory) -> None:
    global _directory
    _directory = directory


def directory() -> Directory:
    return _directory
