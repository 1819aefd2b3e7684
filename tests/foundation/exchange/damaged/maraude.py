"""Damaged sheets of rounds, and of the layout with every kind of column."""

from __future__ import annotations

from tests.foundation.exchange.damaged.case import Damaged

HEAD = "Date de la nuit;Secteur;Alias;Nom;Prénom;Rencontré ou aperçu;Où il dort;Nombre de personnes;Remarques"
GOOD = "nuit du 11 au 12/11/2026;Gare;L'homme au chien;;;rencontré;banc;1;"


def maraude(name: str, code: str, sentence: str, *lines: str, usable: int = 1) -> Damaged:
    return Damaged(name, "maraude", "\n".join((HEAD, GOOD, *lines, "")).encode(), code, sentence, usable)


def generic(name: str, code: str, sentence: str, line: str, usable: int = 2) -> Damaged:
    head = "Numéro,Date,Né le,Nuit,Combien,D'accord,Couleur,Mots"
    good = "1,2026-11-03,,,3,oui,bleu,"
    return Damaged(name, "generic", "\n".join((head, good, line, "")).encode(), code, sentence, usable)


CASES = [
    maraude(
        "two-nights-in-one.csv",
        "not_one_night",
        "Ligne 3, colonne « Date de la nuit » : « nuit du 11 au 13/11/2026 » n’est pas une nuit. Une nuit va d’un "
        "jour au lendemain.",
        "nuit du 11 au 13/11/2026;Gare;Le grand;;;rencontré;banc;1;",
    ),
    maraude(
        "nobody.csv",
        "needed_one_of",
        "Ligne 3, colonne « Alias » : ni cette case ni « nom » n’est remplie. Il en faut une.",
        "11/11/2026;Gare;;;;rencontré;banc;1;",
    ),
    maraude(
        "met-how.csv",
        "unknown_code",
        "Ligne 3, colonne « Rencontré ou aperçu » : « rencontrer » n’est pas dans la liste « Rencontré ou aperçu ». "
        "Vouliez-vous dire « Rencontré » ?",
        "11/11/2026;Gare;Le grand;;;rencontrer;banc;1;",
    ),
    maraude(
        "number-in-letters.csv",
        "not_a_whole_number",
        "Ligne 3, colonne « Nombre de personnes » : « trois » n’est pas un nombre entier. Écrivez-le en chiffres, "
        "par exemple 3.",
        "11/11/2026;Gare;Le grand;;;rencontré;banc;trois;",
        usable=2,
    ),
    maraude(
        "social-security-number-in-a-note.csv",
        "social_security_cut",
        "Ligne 3, colonne « Remarques » : un numéro de sécurité sociale était dans le texte. Il a été retiré : Digor "
        "n’en lit jamais.",
        "11/11/2026;Gare;Le grand;;;rencontré;banc;1;carte au nom 1 85 05 29 019 123 15 perdue",
        usable=2,
    ),
    Damaged(
        "round-without-places.csv",
        "maraude",
        b"Date;Alias;Secteur\n11/11/2026;Le grand;Gare\n",
        "missing_columns",
        "Il manque la colonne « Où il dort ». Colonnes trouvées : « Date », « Alias », « Secteur ».",
    ),
    generic(
        "half-a-person.csv",
        "not_a_whole_number",
        "Ligne 3, colonne « Combien » : « 2.5 » n’est pas un nombre entier. Écrivez-le en chiffres, par exemple 3.",
        "2,2026-11-03,,,2.5,oui,bleu,",
    ),
    generic(
        "fewer-than-nobody.csv",
        "not_a_whole_number",
        "Ligne 3, colonne « Combien » : « -1 » n’est pas un nombre entier. Écrivez-le en chiffres, par exemple 3.",
        "2,2026-11-03,,,-1,oui,bleu,",
    ),
    generic(
        "crowd.csv",
        "number_too_large",
        "Ligne 3, colonne « Combien » : 29000000 est un nombre trop grand ici (1 000 000 au plus).",
        "2,2026-11-03,,,29000000,oui,bleu,",
    ),
    generic(
        "perhaps.csv",
        "not_yes_no",
        "Ligne 3, colonne « D'accord » : « peut-être » n’est ni oui ni non. Écrivez oui ou non.",
        "2,2026-11-03,,,1,peut-être,bleu,",
    ),
    generic(
        "key-on-two-lines.csv",
        "key_in_several_lines",
        "Ligne 3, colonne « Numéro » : cet identifiant est écrit sur plusieurs lignes.",
        '"2\n3",2026-11-03,,,1,oui,bleu,',
        usable=1,
    ),
    generic(
        "colour-unknown.csv",
        "unknown_code",
        "Ligne 3, colonne « Couleur » : « vert fonsé » n’est pas dans la liste « Couleur ». Vouliez-vous dire « Vert "
        "foncé » ?",
        "2,2026-11-03,,,1,oui,vert fonsé,",
        usable=1,
    ),
    Damaged(
        "column-without-a-name.csv",
        "generic",
        b"Num\xc3\xa9ro,,Date\n1,x,2026-11-03\n",
        "no_header_name",
        "1 colonne sans en-tête, laissée de côté.",
        1,
    ),
    Damaged(
        "doubled-column.csv",
        "generic",
        b"Num\xc3\xa9ro,Date,Num\xc3\xa9ro\n1,2026-11-03,1\n",
        "doubled_header",
        "Deux colonnes ont le nom « Numéro » : elles doivent dire la même chose.",
        1,
    ),
]
