"""Damaged extracts of the SIAO."""

from __future__ import annotations

from tests.foundation.exchange.damaged.case import Damaged

HEAD = "Type de ligne;Identifiant personne;Nom;Prénom;Date de naissance;Date;Situation à la demande;Structure;Motif de sortie"
GOOD = "Demande;P1;Le Goff;Anna;12/05/1985;03/11/2026;À la rue - abri de fortune;;"
ALSO = "Entrée;P2;Riou;Yann;01/02/1979;04/11/2026;;CHRS du Steir;"


def sheet(*lines: str, head: str = HEAD, end: str = "\n") -> str:
    return end.join((head, *lines, ""))


def siao(
    name: str, code: str, sentence: str, *lines: str, usable: int | None = 1, encoding: str = "utf-8"
) -> Damaged:
    """A file of the usual header, a good line, then the lines given."""
    return Damaged(name, "siao", sheet(GOOD, *lines).encode(encoding), code, sentence, usable)


def whole(name: str, code: str, sentence: str, text: str, usable: int | None = None) -> Damaged:
    return Damaged(name, "siao", text.encode(), code, sentence, usable)


CASES = [
    siao(
        "day-that-does-not-exist.csv",
        "no_such_day",
        "Ligne 3, colonne « Date de naissance » : 31/02/1990 n’existe pas.",
        "Demande;P2;Riou;Yann;31/02/1990;04/11/2026;20;;",
    ),
    siao(
        "thirty-first-of-november.csv",
        "no_such_day",
        "Ligne 3, colonne « Date » : 31 novembre 2026 n’existe pas.",
        "Demande;P2;Riou;Yann;12/05/1985;31 novembre 2026;20;;",
    ),
    siao(
        "american-date.csv",
        "no_such_month",
        "Ligne 3, colonne « Date » : 11/23/2026 : il n’y a pas de mois 23. Écrivez le jour, puis le mois, "
        "puis l’année, par exemple 31/12/2025.",
        "Demande;P2;Riou;Yann;12/05/1985;11/23/2026;20;;",
    ),
    siao(
        "words-for-a-date.csv",
        "not_a_date",
        "Ligne 3, colonne « Date » : « hier soir » n’est pas une date. Écrivez par exemple 31/12/2025.",
        "Demande;P2;Riou;Yann;12/05/1985;hier soir;20;;",
    ),
    siao(
        "year-for-a-birth-date.csv",
        "incomplete_date",
        "Ligne 3, colonne « Date de naissance » : « 1985 » n’est pas une date entière. Écrivez le jour, le mois "
        "et l’année, par exemple 31/12/2025.",
        "Demande;P2;Riou;Yann;1985;03/11/2026;20;;",
    ),
    siao(
        "month-for-a-date.csv",
        "incomplete_date",
        "Ligne 3, colonne « Date » : « novembre 2026 » n’est pas une date entière. Écrivez le jour, le mois "
        "et l’année, par exemple 31/12/2025.",
        "Demande;P2;Riou;Yann;12/05/1985;novembre 2026;20;;",
    ),
    siao(
        "year-of-the-romans.csv",
        "year_out_of_range",
        "Ligne 3, colonne « Date » : 03/11/0226 : l’année 226 n’est pas possible ici. Écrivez l’année avec ses "
        "quatre chiffres.",
        "Demande;P2;Riou;Yann;12/05/1985;03/11/0226;20;;",
    ),
    siao(
        "born-tomorrow.csv",
        "birth_in_future",
        "Ligne 3, colonne « Date de naissance » : 24/11/2026 n’est pas encore arrivé : une naissance est passée.",
        "Demande;P2;Riou;Yann;24/11/2026;03/11/2026;20;;",
    ),
    siao(
        "asked-before-birth.csv",
        "before_birth",
        "Ligne 3, colonne « Date » : ce jour est avant la date de naissance.",
        "Demande;P2;Riou;Yann;12/05/2026;03/11/2025;20;;",
    ),
    siao(
        "no-key.csv",
        "missing_value",
        "Ligne 3, colonne « Identifiant personne » : cette case est vide, il y faut une valeur.",
        "Demande;;Riou;Yann;12/05/1985;03/11/2026;20;;",
    ),
    siao(
        "no-date.csv",
        "missing_value",
        "Ligne 3, colonne « Date » : cette case est vide, il y faut une valeur.",
        "Demande;P2;Riou;Yann;12/05/1985;-;20;;",
    ),
    siao(
        "key-shortened-by-excel.csv",
        "shortened_number",
        "Ligne 3, colonne « Identifiant personne » : Excel a abrégé ce numéro (1,23E+12) et des chiffres sont "
        "perdus. Mettez la colonne au format « Texte », puis exportez à nouveau.",
        "Demande;1,23E+12;Riou;Yann;12/05/1985;03/11/2026;20;;",
    ),
    siao(
        "social-security-number-for-a-key.csv",
        "social_security_key",
        "Ligne 3, colonne « Identifiant personne » : cet identifiant est un numéro de sécurité sociale. Digor "
        "n’en lit jamais : envoyez l’identifiant propre à la source.",
        "Demande;1 85 05 29 019 123 15;Riou;Yann;12/05/1985;03/11/2026;20;;",
    ),
    siao(
        "situation-misspelt.csv",
        "unknown_code",
        "Ligne 3, colonne « Situation à la demande » : « Hotel 15 » n’est pas dans la liste « Situation à la "
        "demande ». Vouliez-vous dire « Hôtel 115 » ?",
        "Demande;P2;Riou;Yann;12/05/1985;03/11/2026;Hotel 15;;",
    ),
    siao(
        "situation-of-no-list.csv",
        "unknown_code",
        "Ligne 3, colonne « Situation à la demande » : « 99 » n’est pas dans la liste « Situation à la demande ».",
        "Demande;P2;Riou;Yann;12/05/1985;03/11/2026;99;;",
    ),
    siao(
        "kind-of-line-unknown.csv",
        "unknown_code",
        "Ligne 3, colonne « Type de ligne » : « Sorti » n’est pas dans la liste « Type de ligne ». Vouliez-vous "
        "dire « Sortie » ?",
        "Sorti;P2;Riou;Yann;12/05/1985;03/11/2026;;CHRS du Steir;Hôtel",
    ),
    siao(
        "demand-without-situation.csv",
        "needed_for",
        "Ligne 3, colonne « Situation à la demande » : cette case est vide, et une ligne « Demande » en a besoin.",
        "Demande;P2;Riou;Yann;12/05/1985;03/11/2026;;;",
    ),
    siao(
        "entry-into-nowhere.csv",
        "needed_for",
        "Ligne 3, colonne « Structure » : cette case est vide, et une ligne « Entrée » en a besoin.",
        "Entrée;P2;Riou;Yann;12/05/1985;03/11/2026;;;",
    ),
    siao(
        "destination-on-an-entry.csv",
        "not_for",
        "Ligne 3, colonne « Motif de sortie » : une ligne « Entrée » n’a pas de place pour cette valeur. Videz la "
        "case, ou changez le type de ligne.",
        "Entrée;P2;Riou;Yann;12/05/1985;03/11/2026;;CHRS du Steir;Hôtel",
    ),
    siao(
        "line-cut-in-two.csv",
        "short_row",
        "Ligne 3 : 4 cases au lieu de 9. Un retour à la ligne a peut-être coupé la ligne en deux.",
        "Demande;P2;Riou;Yann",
        ";12/05/1985;03/11/2026;20;;",
    ),
    siao(
        "separator-in-a-text.csv",
        "long_row",
        "Ligne 3 : 10 cases au lieu de 9. Un texte qui contient un séparateur a peut-être perdu ses guillemets.",
        "Entrée;P2;Riou;Yann;12/05/1985;03/11/2026;;CHRS; rue du Steir;10",
    ),
    siao(
        "quote-that-swallows-a-line.csv",
        "lines_joined",
        "Ligne 3 : un guillemet ouvert ici réunit les lignes jusqu’à la 4. Refermez-le, ou enlevez-le.",
        'Entrée;P2;"Riou;Yann;12/05/1985;03/11/2026;;CHRS du Steir;',
        'Entrée;P3;"Kerdoncuff;Rozenn;12/05/1985;03/11/2026;;CHRS du Steir;',
    ),
    siao(
        "quote-never-closed.csv",
        "quote_never_closed",
        "Ligne 3 : un guillemet est ouvert et jamais refermé. Refermez-le, ou enlevez-le.",
        'Entrée;P2;"Riou;Yann;12/05/1985;03/11/2026;;CHRS du Steir;',
        ALSO,
        ALSO,
        usable=None,
    ),
    Damaged(
        "quote-never-closed-and-long.csv",
        "siao",
        sheet(GOOD, 'Entrée;P2;"Riou;Yann;;03/11/2026;;CHRS;', *[ALSO] * 5000).encode(),
        "quote_never_closed",
        "Ligne 3 : un guillemet est ouvert et jamais refermé. Refermez-le, ou enlevez-le.",
    ),
    siao(
        "cell-without-end.csv",
        "cell_too_long",
        "Ligne 3 : une cellule contient plus de 131 072 caractères. Est-ce le bon séparateur ?",
        f"Demande;P2;{'x' * 140_000};Yann;12/05/1985;03/11/2026;20;;",
        usable=None,
    ),
    siao(
        "name-too-long.csv",
        "text_too_long",
        "Ligne 3, colonne « Nom » : le texte a 5000 caractères, il en tient 4 000.",
        f"Demande;P2;{'x' * 5000};Yann;12/05/1985;03/11/2026;20;;",
        usable=2,
    ),
    siao(
        "letters-lost.csv",
        "lost_letters",
        "Ligne 3, colonne « Prénom » : des lettres sont perdues dans « Gwena�l ». Exportez à nouveau le fichier en "
        "UTF-8, ou écrivez les lettres qui manquent.",
        "Demande;P2;Riou;Gwena�l;12/05/1985;03/11/2026;20;;",
        usable=2,
    ),
    siao(
        "formula-in-error.csv",
        "formula_error",
        "Ligne 3, colonne « Date » : la case affiche une erreur du tableur (#REF!). Corrigez sa formule ou écrivez "
        "la valeur.",
        "Demande;P2;Riou;Yann;12/05/1985;#REF!;20;;",
    ),
    whole(
        "same-header-twice.csv",
        "two_values",
        "Ligne 3, colonne « Date » : deux colonnes de ce nom ne disent pas la même chose. Gardez-en une.",
        "Type de ligne;Identifiant personne;Date;Situation à la demande;date\n"
        "Demande;P1;03/11/2026;20;03/11/2026\nDemande;P2;03/11/2026;20;04/11/2026\n",
        usable=1,
    ),
    whole("empty.csv", "empty_file", "Le fichier est vide.", ""),
    whole("only-blank-lines.csv", "empty_file", "Le fichier est vide.", "\n\r\n  \n\t\n"),
    whole(
        "no-header.csv",
        "no_header",
        "Aucune ligne d’en-têtes en haut du fichier. La première ligne doit nommer les colonnes : « Type de ligne », "
        "« Identifiant personne », « Date »…",
        f"{GOOD}\n{ALSO}\n",
    ),
    whole(
        "column-missing.csv",
        "missing_columns",
        "Il manque la colonne « Identifiant personne ». Colonnes trouvées : « Type de ligne », « Nom », « Date ».",
        "Type de ligne;Nom;Date\nDemande;Riou;03/11/2026\n",
    ),
    whole(
        "columns-missing.csv",
        "missing_columns",
        "Il manque les colonnes « Type de ligne », « Date ». Colonnes trouvées : « Identifiant personne », « Nom », "
        "« Couleur ».",
        "Identifiant personne;Nom;Couleur\nP1;Riou;bleu\n",
    ),
    whole(
        "header-alone.csv",
        "no_rows",
        "Le fichier a des en-têtes et aucune ligne dessous.",
        f"{HEAD}\n",
        usable=0,
    ),
    whole(
        "two-files-end-to-end.csv",
        "header_again",
        "Ligne 3 : les en-têtes sont répétés ici. La ligne est laissée de côté.",
        sheet(GOOD, HEAD, ALSO),
        usable=2,
    ),
    whole(
        "totals-at-the-end.csv",
        "footer",
        "Ligne 4 : une ligne de totaux ou de notes. Elle est laissée de côté.",
        sheet(GOOD, ALSO, "TOTAL;;;;;;;;2 lignes"),
        usable=2,
    ),
    whole(
        "note-at-the-end.csv",
        "footer",
        "Ligne 5 : une ligne de totaux ou de notes. Elle est laissée de côté.",
        sheet(GOOD, ALSO, "", "Extraction du 12/11/2026 par le SIAO"),
        usable=2,
    ),
    whole(
        "diagnosis.csv",
        "never_read",
        "Colonne jamais lue : « Diagnostic médical » (de la santé, on ne dit que les besoins, jamais les "
        "diagnostics).",
        sheet(f"{GOOD};F20", head=f"{HEAD};Diagnostic médical"),
        usable=1,
    ),
    whole(
        "nationality.csv",
        "never_read",
        "Colonne jamais lue : « Nationalité » (la nationalité ne décide de rien ici ; seul compte le droit au "
        "séjour qu’un droit exige).",
        sheet(f"{GOOD};UE", head=f"{HEAD};Nationalité"),
        usable=1,
    ),
    whole(
        "column-unknown.csv",
        "unknown_header",
        "Colonne inconnue, laissée de côté : « Pointure ».",
        sheet(f"{GOOD};43", head=f"{HEAD};Pointure"),
        usable=1,
    ),
    Damaged(
        "two-encodings.csv",
        "siao",
        sheet(GOOD).encode() + "Entrée;P2;Riou;Gwenaël;;04/11/2026;;CHRS;\n".encode("cp1252"),
        "mixed_encoding",
        "Le fichier mélange deux encodages, UTF-8 et Windows-1252. Vérifiez les accents.",
        2,
    ),
    Damaged(
        "zeros-inside.csv",
        "siao",
        sheet(GOOD, ALSO).encode() + b"Demande;P3;\x00\x00\x00;;;03/11/2026;20;;\n",
        "not_text",
        "Ligne 4 : le fichier contient des signes qui ne sont pas du texte. Exportez-le à nouveau en CSV (UTF-8).",
    ),
    Damaged(
        "utf-32.csv",
        "siao",
        sheet(GOOD).encode("utf-32"),
        "unknown_encoding",
        "Les accents de ce fichier sont illisibles (UTF-32). Exportez-le à nouveau en CSV (UTF-8).",
    ),
]
