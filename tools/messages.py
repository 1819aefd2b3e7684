"""The French and Breton catalogues of every room: `check` names what is wrong, `add` adds what is missing.

Run by `dev.py check` and `dev.py messages`. A catalogue is complete when every message of the
room's files is there once, translated, not fuzzy, with all its plural forms and the same
placeholders, and when no two rooms translate one message differently (Django merges them).
"""

from __future__ import annotations

import re
import sys
from collections import Counter, defaultdict
from collections.abc import Iterator
from pathlib import Path

import polib

from tools.extraction import Room, Said, rooms

FRENCH_PLURALS = "nplurals=2; plural=(n > 1);"
LANGUAGES = ("fr", "br")
# %(name)s, %s, %d, {name}; %% is a percent sign
PLACEHOLDER = re.compile(r"%(?:\(\w+\))?[#0\- +]*\d*(?:\.\d+)?[sdifr]|\{\w*\}")
TO_REVIEW = "à relire"


def main(arguments: list[str]) -> int:
    every = rooms()
    if arguments[:1] == ["add"]:
        return add(every, prune="--prune" in arguments)
    complaints = list(check(every))
    for complaint in complaints:
        sys.stdout.write(f"{complaint}\n")
    total = sum(len(room.said) for room in every)
    sys.stdout.write(f"{total} messages in {len(LANGUAGES)} languages, {len(complaints)} complaints\n")
    return 1 if complaints else 0


def check(every: list[Room]) -> Iterator[str]:
    """One line per fault: room, language, what, which message, where it is said."""
    translations: dict[tuple[str, Said], dict[tuple[str, ...], list[str]]] = defaultdict(dict)
    for room in every:
        yield from room.unreadable
        for language in LANGUAGES:
            path = catalogue_path(room, language)
            if not path.exists():
                if room.said:
                    yield f"{room.name} {language}: no catalogue for {len(room.said)} messages"
                continue
            catalogue = polib.pofile(str(path))
            for fault in faults(room, language, catalogue):
                yield f"{room.name} {language}: {fault}"
            for entry in catalogue:
                if translated := tuple(filter(None, [entry.msgstr, *entry.msgstr_plural.values()])):
                    translations[language, key(entry)].setdefault(translated, []).append(room.name)
    for (language, said), ways in sorted(translations.items()):
        if len(ways) > 1:
            places = "; ".join(f"{forms[0]!r} in {', '.join(names)}" for forms, names in ways.items())
            yield f"{language}: {said.singular!r} is said in several ways, only one will be shown: {places}"


def faults(room: Room, language: str, catalogue: polib.POFile) -> Iterator[str]:
    yield from header_faults(language, catalogue)
    live = [entry for entry in catalogue if not entry.obsolete]
    for said, times in Counter(map(key, live)).items():
        if times > 1:
            yield f"twice: {said.singular!r}"
    present = set(map(key, live))
    for said in sorted(set(room.said) - present):
        yield f"missing: {said.singular!r} ({room.said[said][0]})"
    for said in sorted(present - set(room.said)):
        yield f"said nowhere any more: {said.singular!r}"
    forms = 5 if language == "br" else 2
    for entry in live:
        if entry.fuzzy:
            yield f"fuzzy: {entry.msgid!r}"
        yield from form_faults(entry, forms)


def form_faults(entry: polib.POEntry, forms: int) -> Iterator[str]:
    if not entry.msgid_plural:
        if not entry.msgstr:
            yield f"not translated: {entry.msgid!r}"
        elif placeholders(entry.msgstr) != placeholders(entry.msgid):
            yield f"placeholders differ: {entry.msgid!r} → {entry.msgstr!r}"
        return
    # A language may drop the number where its form already says it ("une personne").
    needed = placeholders(entry.msgid) & placeholders(entry.msgid_plural)
    allowed = placeholders(entry.msgid) | placeholders(entry.msgid_plural)
    for number in range(forms):
        form = entry.msgstr_plural.get(number, "")
        if not form:
            yield f"plural form {number} of {forms} missing: {entry.msgid!r}"
        elif not needed <= placeholders(form) <= allowed:
            yield f"placeholders differ: {entry.msgid!r} → {form!r}"
    if len(entry.msgstr_plural) > forms:
        yield f"more than {forms} plural forms: {entry.msgid!r}"


def header_faults(language: str, catalogue: polib.POFile) -> Iterator[str]:
    if " ".join(catalogue.metadata.get("Plural-Forms", "").split()) != plural_forms(language):
        yield f"Plural-Forms must be {plural_forms(language)}"
    if "utf-8" not in catalogue.metadata.get("Content-Type", "").lower():
        yield "Content-Type must say charset=UTF-8"
    if language == "br" and TO_REVIEW not in catalogue.header:
        yield f"the top of the file must say “{TO_REVIEW}” until a speaker of Breton has read it"


def add(every: list[Room], prune: bool) -> int:
    """Add missing messages without a translation, sort, keep everything else; `--prune` drops what nobody says."""
    for room in every:
        for language in LANGUAGES:
            path = catalogue_path(room, language)
            if not room.said and not path.exists():
                continue
            before = path.read_text() if path.exists() else ""
            catalogue = polib.pofile(str(path), wrapwidth=100) if before else new(language)
            present = {key(entry): entry for entry in catalogue}
            for said in set(room.said) - set(present):
                catalogue.append(entry_for(said, language))
            if prune:
                for said in set(present) - set(room.said):
                    catalogue.remove(present[said])
            for entry in catalogue:
                # files, not lines: a line moved must not change the catalogue
                places = room.said.get(key(entry), [])
                entry.occurrences = [
                    (name, "") for name in sorted({place.rsplit(":", 1)[0] for place in places})
                ]
            catalogue.sort(key=lambda entry: (entry.msgid.casefold(), entry.msgid, entry.msgctxt or ""))
            if str(catalogue) != before.rstrip("\n"):
                path.parent.mkdir(parents=True, exist_ok=True)
                catalogue.save(str(path))
                waiting = len([entry for entry in catalogue if not entry.translated()])
                sys.stdout.write(f"{room.name} {language}: written, {waiting} to translate\n")
    return 0


def new(language: str) -> polib.POFile:
    catalogue = polib.POFile(wrapwidth=100)
    catalogue.header = TO_REVIEW if language == "br" else ""
    catalogue.metadata = {
        "Language": language,
        "MIME-Version": "1.0",
        "Content-Type": "text/plain; charset=UTF-8",
        "Content-Transfer-Encoding": "8bit",
        "Plural-Forms": plural_forms(language),
    }
    return catalogue


def entry_for(said: Said, language: str) -> polib.POEntry:
    entry = polib.POEntry(msgid=said.singular, msgid_plural=said.plural, msgctxt=said.context or None)
    if said.plural:
        entry.msgstr_plural = dict.fromkeys(range(5 if language == "br" else 2), "")
    return entry


def key(entry: polib.POEntry) -> Said:
    return Said(entry.msgid, entry.msgid_plural or "", entry.msgctxt or "")


def placeholders(text: str) -> set[str]:
    return set(PLACEHOLDER.findall(text.replace("%%", "")))


def plural_forms(language: str) -> str:
    """The rule Django itself uses: it merges our catalogues with its own."""
    if language == "fr":
        return FRENCH_PLURALS
    import django

    theirs = Path(django.__file__).parent / "conf/locale" / language / "LC_MESSAGES/django.po"
    return " ".join(polib.pofile(str(theirs)).metadata["Plural-Forms"].split())


def catalogue_path(room: Room, language: str) -> Path:
    return room.folder / "locale" / language / "LC_MESSAGES" / "django.po"


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
