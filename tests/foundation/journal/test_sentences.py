"""Every verb of the house can be read, and no sentence can carry a name."""

from __future__ import annotations

from datetime import date

import pytest
from django.utils import translation
from django.utils.translation import ngettext_lazy

from digor.foundation.journal import sentences

# What a detail may never be called: the places where a name would hide.
NAMES = {
    "name", "names", "first_name", "last_name", "alias", "email", "phone", "address", "birth", "birth_date",
    "professional", "person", "who", "text", "note", "notes", "comment",
}  # fmt: skip


@pytest.mark.parametrize("verb", sorted(sentences.registered()))
@pytest.mark.parametrize("language", ["fr", "br", "en"])
def test_every_verb_is_told_in_every_language(verb: str, language: str) -> None:
    details = dict.fromkeys(sentences.needs(verb), 3) | {"case": "K7F-392", "ground": "x", "purpose": "x"}
    with translation.override(language):
        told = sentences.tell(verb, details)
        assert told and "%(" not in told
        assert not told[0].isupper(), "the author comes before the sentence"
        assert "%(" not in sentences.in_general(verb)


@pytest.mark.parametrize("verb", sorted(sentences.registered()))
def test_no_sentence_asks_for_a_name(verb: str) -> None:
    assert not sentences.needs(verb) & NAMES


def test_an_unknown_verb_has_no_sentence() -> None:
    for ask in (
        sentences.sentence_of,
        sentences.needs,
        sentences.in_general,
        lambda verb: sentences.tell(verb, {}),
    ):
        with pytest.raises(sentences.UnknownVerb):
            ask("did_something")


def test_days_roles_and_lists_are_put_in_words(monkeypatch: pytest.MonkeyPatch) -> None:
    given = {
        "told": "%(day)s, %(files)s, %(role)s",
        "counted": ngettext_lazy("%(rows)s row", "%(rows)s rows", "rows"),
    }
    monkeypatch.setattr(sentences, "registered", lambda: given)
    with translation.override("fr"):
        told = sentences.tell("told", {"day": "2026-11-02", "files": ["a", "b"], "role": "siao"})
    assert told.startswith("02/11/2026, a, b, ") and str(date(2026, 11, 2)) not in told
    assert sentences.tell("counted", {"rows": 1}) == "1 row"
    assert sentences.tell("counted", {"rows": 3}) == "3 rows"
    assert sentences.in_general("counted") == "… rows"
    assert sentences.needs("counted") == {"rows"}


def test_a_room_says_its_own_codes(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sentences, "registered", lambda: {"stated": "stated %(weather)s"})
    monkeypatch.setattr(sentences, "_WORDS", dict(sentences._WORDS))
    assert sentences.tell("stated", {"weather": "RAIN"}) == "stated RAIN"
    sentences.say("weather", str.lower)
    assert sentences.tell("stated", {"weather": "RAIN"}) == "stated rain"
