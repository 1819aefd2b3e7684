"""The files of an export, in a folder or a zip, however nested and capitalised."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Iterable, Iterator
from pathlib import Path, PurePosixPath

from digor.foundation.exchange.encodings import AS_WINDOWS
from digor.foundation.exchange.refusals import refuse

FILES = (
    "Affiliation", "Assessment", "AssessmentQuestions", "AssessmentResults", "CEParticipation", "Client",
    "CurrentLivingSituation", "Disabilities", "EmploymentEducation", "Enrollment", "EnrollmentCoC", "Event",
    "Exit", "Export", "Funder", "HMISParticipation", "HealthAndDV", "IncomeBenefits", "Inventory",
    "Organization", "Project", "ProjectCoC", "Services", "User", "YouthEducationStatus",
)  # fmt: skip
_NAMES = {f"{name}.csv".casefold(): name for name in FILES}
# Unfolded size of a zip. Files are streamed: the bound is on the time they take.
MOST_MEGABYTES = 8192


class Archive:
    """An export's files by HUD's name, without `.csv`. Raises Refused when it is none."""

    def __init__(self, path: Path) -> None:
        self._zip: zipfile.ZipFile | None = None
        if path.is_dir():
            self._paths = _by_name(str(found) for found in path.rglob("*") if found.is_file())
        elif path.is_file():
            self._zip = _open_zip(path)
            self._paths = _by_name(self._zip.namelist())
        else:
            raise refuse("no_such_path", name=path.name)
        if not {"Project", "Enrollment"} & set(self._paths):
            self.close()
            raise refuse("not_hmis")

    def __contains__(self, name: str) -> bool:
        return name in self._paths

    def names(self) -> list[str]:
        """HUD's names of the files present, in the order of their letters."""
        return sorted(self._paths, key=lambda name: f"{name}.csv")

    def open(self, name: str) -> io.TextIOWrapper:
        """The text of a file; accents of Windows-1252 are read too. KeyError when it is absent."""
        path = self._paths[name]
        try:
            raw = self._zip.open(path) if self._zip else Path(path).open("rb")  # noqa: SIM115 -- by the wrapper
        except (zipfile.BadZipFile, NotImplementedError, RuntimeError):
            raise refuse("broken_archive") from None
        return io.TextIOWrapper(raw, encoding="utf-8-sig", errors=AS_WINDOWS, newline="")

    def close(self) -> None:
        if self._zip is not None:
            self._zip.close()


def _open_zip(path: Path) -> zipfile.ZipFile:
    if not zipfile.is_zipfile(path):
        raise refuse("not_hmis" if path.stat().st_size else "empty_file")
    try:
        opened = zipfile.ZipFile(path)
    except (zipfile.BadZipFile, OSError, ValueError):
        raise refuse("broken_archive") from None
    members = opened.infolist()
    if any(member.flag_bits & 1 for member in members):
        opened.close()
        raise refuse("password")
    if sum(member.file_size for member in members) > MOST_MEGABYTES * 1024 * 1024:
        opened.close()
        raise refuse("too_large_inside", most=MOST_MEGABYTES)
    return opened


def _by_name(paths: Iterable[str]) -> dict[str, str]:
    found: dict[str, str] = {}
    for name, path in _known(paths):
        if name in found:
            raise refuse("two_exports", file=f"{name}.csv")
        found[name] = path
    return found


def _known(paths: Iterable[str]) -> Iterator[tuple[str, str]]:
    for path in paths:
        parts = PurePosixPath(path.replace("\\", "/")).parts
        name = _NAMES.get(parts[-1].casefold()) if parts else None
        # What a Macintosh adds beside each file.
        if name is not None and "__MACOSX" not in parts:
            yield name, path
