"""Finds every string a room says to its users, in Python and in templates, without gettext.

Python is read by its syntax tree, so that an alias of `gettext` is followed and a sentence that
is not a literal is named; templates go through Django's own `templatize`, then Babel's reader.
"""

from __future__ import annotations

import ast
import io
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

from babel.messages.extract import extract_python
from django.utils.translation import templatize

SOURCE = Path(__file__).resolve().parent.parent / "src" / "digor"
TRANSLATION = "django.utils.translation"
# function of django.utils.translation → positions of (context, singular, plural)
FUNCTIONS: dict[str, tuple[int | None, int, int | None]] = {
    "gettext": (None, 0, None),
    "gettext_lazy": (None, 0, None),
    "gettext_noop": (None, 0, None),
    "ngettext": (None, 0, 1),
    "ngettext_lazy": (None, 0, 1),
    "pgettext": (0, 1, None),
    "pgettext_lazy": (0, 1, None),
    "npgettext": (0, 1, 2),
    "npgettext_lazy": (0, 1, 2),
}


@dataclass(frozen=True, slots=True, order=True)
class Said:
    """One message: what gettext looks up."""

    singular: str
    plural: str = ""
    context: str = ""


@dataclass(slots=True)
class Room:
    """A folder with its own catalogues: the messages of its files, and where each is said."""

    folder: Path
    said: dict[Said, list[str]] = field(default_factory=dict)
    unreadable: list[str] = field(default_factory=list)

    @property
    def name(self) -> str:
        return self.folder.relative_to(SOURCE).as_posix()


def rooms(source: Path = SOURCE) -> list[Room]:
    """Every folder with an apps.py, with the messages of its own files (not those of a room inside it)."""
    folders = sorted(apps.parent for apps in source.rglob("apps.py"))
    found = {folder: Room(folder) for folder in folders}
    for path in sorted(source.rglob("*")):
        owner = next((folder for folder in reversed(folders) if folder in path.parents), None)
        if owner is None or not path.is_file() or "static" in path.parts:
            continue
        room = found[owner]
        where = path.relative_to(source).as_posix()
        if path.suffix == ".py" and "migrations" not in path.parts:
            read_python(path.read_text(), where, room)
        elif path.suffix in {".html", ".txt", ".svg"} and "templates" in path.parts:
            read_template(path.read_text(), where, room)
    return list(found.values())


def read_python(text: str, where: str, room: Room) -> None:
    tree = ast.parse(text)
    names = dict(imported(tree))
    for node in ast.walk(tree):
        if not isinstance(node, ast.Call):
            continue
        function = called(node.func, names)
        if function is None:
            continue
        place = f"{where}:{node.lineno}"
        context, singular, plural = FUNCTIONS[function]
        words = [literal(node, position) for position in (singular, plural, context)]
        if words[0] is None or (plural is not None and words[1] is None):
            room.unreadable.append(f"{place}: {function}() is given something else than a literal sentence")
            continue
        room.said.setdefault(Said(words[0], words[1] or "", words[2] or ""), []).append(place)


def imported(tree: ast.AST) -> Iterator[tuple[str, str]]:
    """Name in this module → function of django.utils.translation, or the module itself as ''."""
    for node in ast.walk(tree):
        if isinstance(node, ast.ImportFrom) and node.module == TRANSLATION:
            for name in node.names:
                if name.name in FUNCTIONS:
                    yield name.asname or name.name, name.name
        elif isinstance(node, ast.ImportFrom) and node.module == "django.utils":
            for name in node.names:
                if name.name == "translation":
                    yield name.asname or name.name, ""


def called(function: ast.expr, names: dict[str, str]) -> str | None:
    if isinstance(function, ast.Name):
        return names.get(function.id) or None
    if isinstance(function, ast.Attribute) and isinstance(function.value, ast.Name):
        return function.attr if names.get(function.value.id) == "" and function.attr in FUNCTIONS else None
    return None


def literal(call: ast.Call, position: int | None) -> str | None:
    if position is None or position >= len(call.args):
        return None
    argument = call.args[position]
    return argument.value if isinstance(argument, ast.Constant) and isinstance(argument.value, str) else None


def read_template(text: str, where: str, room: Room) -> None:
    """A template's messages; escaped `%%` is one `%`, as Django looks it up."""
    keywords = dict.fromkeys([*FUNCTIONS, "_"])
    # A template's indentation means nothing to Python's tokenizer, and may contradict itself.
    lines = map(str.lstrip, templatize(text, origin=where).split("\n"))
    pseudo = io.BytesIO("\n".join(lines).encode())
    for line, function, message, _ in extract_python(pseudo, keywords, [], {"encoding": "utf-8"}):
        words = message if isinstance(message, tuple) else (message,)
        context, singular, plural = FUNCTIONS[function if function in FUNCTIONS else "gettext"]
        said = Said(
            words[singular],
            words[plural] if plural is not None else "",
            words[context] if context is not None else "",
        )
        room.said.setdefault(said, []).append(f"{where}:{line}")
