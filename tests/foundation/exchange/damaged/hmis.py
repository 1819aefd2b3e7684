"""Damaged HMIS exports: a whole one, with one thing spoilt."""

from __future__ import annotations

from collections.abc import Callable

from tests.foundation.exchange.damaged.case import Damaged
from tests.foundation.exchange.hmis_world import Files, fy2022, fy2026, zipped, zipped_texts


def spoilt(
    name: str,
    code: str,
    sentence: str,
    spoil: Callable[[Files], object],
    usable: int | None = 3,
    world: Callable[[], Files] = fy2026,
) -> Damaged:
    def content() -> bytes:
        files = world()
        spoil(files)
        return zipped(files)

    return Damaged(name, "hmis", content, code, sentence, usable)


def added(name: str, code: str, sentence: str, file: str, usable: int = 3, **cells: str) -> Damaged:
    """A row added after the others of a file: its cells, then the last row's."""
    return spoilt(name, code, sentence, lambda files: files[file].append(files[file][-1] | cells), usable)


def without(column: str) -> Callable[[Files], object]:
    def spoil(files: Files) -> None:
        for row in files["Enrollment"]:
            del row[column]

    return spoil


CASES = [
    Damaged("nothing.zip", "hmis", b"", "empty_file", "Le fichier est vide."),
    Damaged(
        "not-a-zip.zip",
        "hmis",
        b"PersonalID,ProjectID\n",
        "not_hmis",
        "Ce n’est pas un export HMIS : il faut un fichier zip ou un dossier qui contient Project.csv et Enrollment.csv.",
    ),
    Damaged(
        "other-files.zip",
        "hmis",
        zipped_texts({"notes.csv": "a,b\n1,2\n"}),
        "not_hmis",
        "Ce n’est pas un export HMIS : il faut un fichier zip ou un dossier qui contient Project.csv et Enrollment.csv.",
    ),
    spoilt(
        "no-client.zip",
        "missing_hmis_files",
        "Il manque le fichier Client.csv dans l’export HMIS.",
        lambda files: files.pop("Client"),
        usable=None,
    ),
    spoilt(
        "no-exit-nor-project.zip",
        "missing_hmis_files",
        "Il manque les fichiers Project.csv, Exit.csv dans l’export HMIS.",
        lambda files: (files.pop("Exit"), files.pop("Project")),
        usable=None,
    ),
    spoilt(
        "no-entry-date.zip",
        "missing_hmis_columns",
        "Enrollment.csv : il manque la colonne EntryDate.",
        without("EntryDate"),
        usable=None,
    ),
    Damaged(
        "twice.zip",
        "hmis",
        lambda: zipped_texts(
            {"a/Project.csv": "ProjectID\n", "b/project.CSV": "ProjectID\n", "Enrollment.csv": "x\n"}
        ),
        "two_exports",
        "L’archive contient deux fois Project.csv, dans deux dossiers. Envoyez un export à la fois.",
    ),
    added(
        "same-stay-twice.zip",
        "same_id_twice",
        "Enrollment.csv, ligne 5, colonne « EnrollmentID » : l’identifiant E3 sert déjà à la ligne 4. La seconde ligne "
        "est laissée de côté.",
        "Enrollment",
        EntryDate="2026-03-05",
    ),
    added(
        "stay-in-no-project.zip",
        "unknown_project",
        "Enrollment.csv, ligne 5, colonne « ProjectID » : le projet XX n’est dans aucune ligne de Project.csv.",
        "Enrollment",
        EnrollmentID="E4",
        ProjectID="XX",
    ),
    added(
        "stay-of-nobody.zip",
        "missing_value",
        "Enrollment.csv, ligne 5, colonne « PersonalID » : cette case est vide, il y faut une valeur.",
        "Enrollment",
        EnrollmentID="E4",
        PersonalID="",
    ),
    added(
        "american-entry.zip",
        "not_an_iso_date",
        "Enrollment.csv, ligne 5, colonne « EntryDate » : « 3/1/2026 » n’est pas une date. Les dates de cet export "
        "s’écrivent 2025-12-31.",
        "Enrollment",
        EnrollmentID="E4",
        EntryDate="3/1/2026",
    ),
    added(
        "exit-before-entry.zip",
        "exit_before_entry",
        "Exit.csv, ligne 3, colonne « ExitDate » : la sortie est avant l’entrée.",
        "Exit",
        usable=2,
        EnrollmentID="E3",
        ExitDate="2026-02-27",
    ),
    added(
        "two-exits.zip",
        "two_exits",
        "Exit.csv, ligne 3 : le séjour E1 a deux sorties, le 2026-02-01 et le 2026-02-02. La dernière enregistrée est "
        "gardée.",
        "Exit",
        ExitDate="2026-02-02",
    ),
    added(
        "exit-of-no-date.zip",
        "missing_value",
        "Exit.csv, ligne 3, colonne « ExitDate » : cette case est vide, il y faut une valeur.",
        "Exit",
        EnrollmentID="E3",
        ExitDate="",
    ),
    added(
        "destination-of-no-list.zip",
        "unknown_hmis_code",
        "Exit.csv, ligne 3, colonne « Destination » : « 999 » n’est pas un code de cette colonne.",
        "Exit",
        EnrollmentID="E3",
        ExitDate="2026-03-04",
        Destination="999",
    ),
    added(
        "night-of-no-stay.zip",
        "unknown_enrollment",
        "Services.csv, ligne 3, colonne « EnrollmentID » : le séjour E9 n’est dans aucune ligne d’Enrollment.csv.",
        "Services",
        EnrollmentID="E9",
    ),
    added(
        "night-of-someone-else.zip",
        "other_person",
        "Services.csv, ligne 3, colonne « EnrollmentID » : le séjour E1 est celui d’une autre personne dans "
        "Enrollment.csv.",
        "Services",
        PersonalID="B",
    ),
    added(
        "project-of-no-type.zip",
        "unknown_hmis_code",
        "Project.csv, ligne 4, colonne « ProjectType » : « 77 » n’est pas un code de cette colonne.",
        "Project",
        ProjectID="ZZ",
        ProjectType="77",
    ),
    added(
        "two-export-lines.zip",
        "several_exports",
        "Export.csv : 2 lignes au lieu d’une : la première est lue.",
        "Export",
    ),
    spoilt(
        "shelter-without-tracking.zip",
        "no_tracking_method",
        "Project.csv, ligne 2, colonne « TrackingMethod » : un hébergement d’urgence sans mode de suivi est lu « par "
        "entrées et sorties ».",
        lambda files: files["Project"][0].update(TrackingMethod=""),
        world=fy2022,
    ),
    Damaged(
        "row-too-short.zip",
        "hmis",
        lambda: zipped_texts(
            {
                "Project.csv": "ProjectID,ProjectType\nES,1\n",
                "Client.csv": "PersonalID,Sex\nA,0\n",
                "Exit.csv": "EnrollmentID,ExitDate\n",
                "Enrollment.csv": "EnrollmentID,PersonalID,ProjectID,EntryDate\nE1,A,ES,2026-01-01\nE2,A\n",
            }
        ),
        "short_row",
        "Enrollment.csv, ligne 3 : 2 cases au lieu de 4. Un retour à la ligne a peut-être coupé la ligne en deux.",
        1,
    ),
    Damaged(
        "row-too-long.zip",
        "hmis",
        lambda: zipped_texts(
            {
                "Project.csv": "ProjectID,ProjectType\nES,1\n",
                "Client.csv": "PersonalID,Sex\nA,0\n",
                "Exit.csv": "EnrollmentID,ExitDate\n",
                "Enrollment.csv": "EnrollmentID,PersonalID,ProjectID,EntryDate\nE1,A,ES,2026-01-01,,\nE2,A,ES,2026-01-01,x\n",
            }
        ),
        "long_row",
        "Enrollment.csv, ligne 3 : 5 cases au lieu de 4. Un texte qui contient un séparateur a peut-être perdu ses "
        "guillemets.",
        1,
    ),
]
