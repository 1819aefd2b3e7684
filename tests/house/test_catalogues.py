"""French and Breton are complete in every room; the reader of catalogues sees each kind of fault."""

from __future__ import annotations

import re
from pathlib import Path

import polib
import pytest

from tests.house.ground import PACKAGE, files, name
from tools import extraction, messages
from tools.extraction import Room, Said

# Words on screen (design §7): what the trade does not say, and why.
NOT_SAID = {
    r"\bSDF\b": "personnes sans domicile",
    r"liste nominative": "file active partagée",
    r"prêts? au logement": "pièces manquantes",
    r"\bdossiers? périmés?\b": "sans nouvelles depuis n jours",
    r"avec succès": "dire ce qui est fait",
    r"invalides?\b": "dire ce qui est faux, puis quoi écrire",
}


def test_every_catalogue_is_complete() -> None:
    complaints = list(messages.check(extraction.rooms()))
    assert not complaints, "python3 dev.py messages adds what is missing:\n" + "\n".join(complaints)


@pytest.mark.parametrize("words", NOT_SAID)
def test_words_the_trade_does_not_say(words: str) -> None:
    pattern = re.compile(words, re.IGNORECASE if words.islower() else 0)
    found = [
        f"{name(path)}: {form}"
        for path in files(".po", under=PACKAGE)
        if "fr" in path.parts
        for entry in polib.pofile(str(path))
        for form in [entry.msgstr, *entry.msgstr_plural.values()]
        if pattern.search(form)
    ]
    assert not found, f"write « {NOT_SAID[words]} »: {found}"


def test_breton_keeps_its_five_plurals_when_compiled(tmp_path: Path) -> None:
    """A compiler that does not know Breton silently keeps two."""
    catalogue = messages.new("br")
    entry = messages.entry_for(Said("%(n)s night", "%(n)s nights"), "br")
    entry.msgstr_plural = {number: f"%(n)s noz {number}" for number in range(5)}
    catalogue.append(entry)
    catalogue.save_as_mofile(str(tmp_path / "x.mo"))
    import gettext

    with (tmp_path / "x.mo").open("rb") as compiled:
        breton = gettext.GNUTranslations(compiled)
    forms = {breton.ngettext("%(n)s night", "%(n)s nights", number) for number in (1, 2, 3, 5, 1_000_000)}
    assert len(forms) == 5


def room_with(tmp_path: Path, python: str = "", template: str = "") -> Room:
    """What the extraction finds in a room of one Python file and one template."""
    room = tmp_path / "stairs"
    (room / "templates" / "stairs").mkdir(parents=True)
    (room / "apps.py").write_text("")
    (room / "views.py").write_text(python)
    (room / "templates" / "stairs" / "page.html").write_text(template)
    return extraction.rooms(tmp_path)[0]


@pytest.mark.parametrize(
    ("python", "said"),
    [
        ("from django.utils.translation import gettext as _\n_('One')", Said("One")),
        ("from django.utils.translation import gettext_lazy\ngettext_lazy('One')", Said("One")),
        ("from django.utils.translation import gettext as say\nsay('One ' 'two')", Said("One two")),
        ("from django.utils.translation import ngettext\nngettext('a', 'b', n)", Said("a", "b")),
        ("from django.utils.translation import pgettext as p\np('c', 'One')", Said("One", "", "c")),
        ("from django.utils import translation\ntranslation.gettext('One')", Said("One")),
    ],
)
def test_python_is_read(tmp_path: Path, python: str, said: Said) -> None:
    assert list(room_with(tmp_path, python=python).said) == [said]


@pytest.mark.parametrize(
    ("template", "said"),
    [
        ("{% load i18n %}{% translate 'One' %}", Said("One")),
        ("{% translate 'One' as title %}", Said("One")),
        ("{% translate 'May' context 'month' %}", Said("May", "", "month")),
        ("{% blocktranslate with n=x %}One {{ n }}{% endblocktranslate %}", Said("One %(n)s")),
        ("{% blocktranslate trimmed %}\n One\n two\n{% endblocktranslate %}", Said("One two")),
        (
            "{% blocktranslate count n=x %}{{ n }} day{% plural %}{{ n }} days{% endblocktranslate %}",
            Said("%(n)s day", "%(n)s days"),
        ),
        ("<p>{{ _('One') }}</p>", Said("One")),
        ('{% translate "l\'un" %}', Said("l'un")),
        ("{% blocktranslate %}100 % of it{% endblocktranslate %}", Said("100 %% of it")),
    ],
)
def test_templates_are_read(tmp_path: Path, template: str, said: Said) -> None:
    assert list(room_with(tmp_path, template=template).said) == [said]


def test_a_sentence_that_is_not_a_literal_is_named(tmp_path: Path) -> None:
    room = room_with(tmp_path, "from django.utils.translation import gettext as _\n_(f'One {x}')")
    assert room.unreadable == ["stairs/views.py:2: gettext() is given something else than a literal sentence"]


def entry(singular: str, *forms: str, plural: str = "", **more: object) -> polib.POEntry:
    made = messages.entry_for(Said(singular, plural), "fr")
    if plural:
        made.msgstr_plural = dict(enumerate(forms))
    else:
        made.msgstr = forms[0]
    for key, value in more.items():
        setattr(made, key, value)
    return made


@pytest.mark.parametrize(
    ("written", "fault"),
    [
        ([], "missing: 'One %(n)s'"),
        ([entry("One %(n)s", "Un %(n)s"), entry("Two", "Deux")], "said nowhere any more: 'Two'"),
        ([entry("One %(n)s", "")], "not translated: 'One %(n)s'"),
        ([entry("One %(n)s", "Un %(m)s")], "placeholders differ: 'One %(n)s' → 'Un %(m)s'"),
        ([entry("One %(n)s", "Un")], "placeholders differ: 'One %(n)s' → 'Un'"),
        ([entry("One %(n)s", "Un %(n)s", flags=["fuzzy"])], "fuzzy: 'One %(n)s'"),
        ([entry("One %(n)s", "Un %(n)s"), entry("One %(n)s", "Un %(n)s")], "twice: 'One %(n)s'"),
    ],
)
def test_faults_are_seen(tmp_path: Path, written: list[polib.POEntry], fault: str) -> None:
    room = Room(tmp_path, said={Said("One %(n)s"): ["stairs/views.py:3"]})
    catalogue = messages.new("fr")
    catalogue.extend(written)
    assert any(found.startswith(fault) for found in messages.faults(room, "fr", catalogue))


@pytest.mark.parametrize(
    ("forms", "right"),
    [
        (("%(n)s jour", "%(n)s jours"), True),
        (("un jour", "%(n)s jours"), False),
        (("%(n)s jour", ""), False),
        (("%(n)s jour", "%(n)s jours", "%(n)s jours"), False),
    ],
)
def test_plural_faults_are_seen(forms: tuple[str, ...], right: bool) -> None:
    plural = entry("%(n)s day", *forms, plural="%(n)s days")
    assert (not list(messages.form_faults(plural, 2))) is right


def test_the_number_may_be_left_to_a_form_that_says_it() -> None:
    plural = entry("one day", "un jour", "%(n)s jours", plural="%(n)s days")
    assert not list(messages.form_faults(plural, 2))


def test_a_wrong_header_is_seen() -> None:
    catalogue = messages.new("br")
    assert not list(messages.header_faults("br", catalogue))
    catalogue.metadata["Plural-Forms"] = messages.FRENCH_PLURALS
    catalogue.header = ""
    assert len(list(messages.header_faults("br", catalogue))) == 2


def test_adding_keeps_translations_and_order(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(extraction, "SOURCE", tmp_path)
    python = "from django.utils.translation import gettext as _\n_('b')\n_('A')\n"
    room = room_with(tmp_path, python=python)
    messages.add([room], prune=False)
    path = messages.catalogue_path(room, "fr")
    catalogue = polib.pofile(str(path))
    assert [line.msgid for line in catalogue] == ["A", "b"]
    catalogue[1].msgstr = "bé"
    catalogue.save()
    (room.folder / "views.py").write_text(python.replace("'A'", "'C'"))
    again = extraction.rooms(tmp_path)
    messages.add(again, prune=False)
    assert [(line.msgid, line.msgstr) for line in polib.pofile(str(path))] == [
        ("A", ""),
        ("b", "bé"),
        ("C", ""),
    ]
    messages.add(again, prune=True)
    assert [line.msgid for line in polib.pofile(str(path))] == ["b", "C"]
