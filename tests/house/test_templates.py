"""Pages obey the strict content policy and stay inside their room."""

from __future__ import annotations

import re

from tests.house.ground import PACKAGE, files, name

INLINE = {
    "a style attribute": re.compile(r"<[^>]*\sstyle\s*=", re.IGNORECASE),
    "an inline style sheet": re.compile(r"<style\b", re.IGNORECASE),
    "an inline script": re.compile(r"<script(?![^>]*\bsrc=)(?![^>]*application/json)", re.IGNORECASE),
    "an inline handler": re.compile(r"<[^>]*\son[a-z]+\s*=", re.IGNORECASE),
    "a script address": re.compile(r"javascript:", re.IGNORECASE),
    "htmx that evaluates": re.compile(r"hx-on\b|hx-vals=['\"]js:|hx-vars", re.IGNORECASE),
    "unescaped text": re.compile(r"\|\s*safe\b|\{%\s*autoescape off"),
}
REACHES = re.compile(r"\{%\s*(?:include|extends)\s+[\"']([^\"'/]+)/")


def pages() -> list[tuple[str, str, str]]:
    """(file, its folder under templates/, text without comments)."""
    found = []
    for path in files(".html", ".svg", under=PACKAGE):
        if "templates" in path.parts:
            after = path.parts[path.parts.index("templates") + 1 :]
            text = re.sub(r"(?s)\{#.*?#\}|\{% comment.*?endcomment %\}", "", path.read_text())
            found.append((name(path), after[0], text))
    return found


def test_nothing_inline() -> None:
    found = [
        f"{file}: {what}: {match.group()[:60]}"
        for file, _, text in pages()
        for what, pattern in INLINE.items()
        for match in pattern.finditer(text)
    ]
    assert not found, "the content policy refuses it:\n" + "\n".join(found)


def test_a_page_includes_its_own_room_and_the_frame_only() -> None:
    """A room shows another room's things through its panels, never through its files."""
    # pages of django-allauth that we dress: they live under their own names, in partners
    dressed = {"account", "mfa", "allauth"}
    found = [
        f"{file} reaches into {reached}/"
        for file, room, text in pages()
        for reached in REACHES.findall(text)
        if reached not in {room, "frame"}
        and not (room in dressed | {"partners"} and reached in dressed | {"partners"})
    ]
    assert not found, "\n".join(found)


def test_the_patterns_see_what_they_are_for() -> None:
    assert INLINE["a style attribute"].search('<p class="x" style="color:red">')
    assert INLINE["an inline script"].search("<script>alert(1)</script>")
    assert not INLINE["an inline script"].search('<script src="/static/x.js" defer></script>')
    assert not INLINE["an inline script"].search('<script type="application/json" id="x">')
    assert INLINE["an inline handler"].search('<a onclick="x()">')
    assert INLINE["unescaped text"].search("{{ name|safe }}")
