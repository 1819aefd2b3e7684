"""A small layout with every kind of column, and files that spoil it."""

from __future__ import annotations

from digor.foundation.exchange import Column, Kind, Layout, Nomenclature

COLOURS = Nomenclature("Couleur", {"1": "Bleu", "2": "Vert foncé", "3": "Jaune ajonc"})
GENERIC = Layout(
    "generic",
    (
        Column("key", ("Numéro",), Kind.KEY, required=True, filled=True),
        Column("day", ("Date",), Kind.DATE, required=True, filled=True),
        Column("born", ("Né le",), Kind.BIRTH),
        Column("night", ("Nuit",), Kind.NIGHT),
        Column("how_many", ("Combien",), Kind.WHOLE),
        Column("agrees", ("D'accord",), Kind.YES_NO),
        Column("colour", ("Couleur",), Kind.CODE, nomenclature=COLOURS),
        Column("words", ("Mots",)),
    ),
)
