"""Fetches the style sheets and fonts that we ship but did not write, from npm.

`python -m tools.vendor` reads `vendor.json`, packs each package at its version, copies the files
named there and writes their hashes. `python -m tools.vendor check` recomputes the hashes offline.
Newcomers never need it: the files are committed. To change a version, change it in `vendor.json`
and run it (Node's `npm` must be there).
"""

from __future__ import annotations

import hashlib
import json
import subprocess
import sys
import tarfile
import tempfile
from collections.abc import Iterator
from pathlib import Path
from typing import Any

FOLDER = Path(__file__).resolve().parent.parent / "src/digor/foundation/frame/static/frame/vendor"
LIST = FOLDER / "vendor.json"


def main(arguments: list[str]) -> int:
    packages = json.loads(LIST.read_text())
    if arguments[:1] == ["check"]:
        complaints = list(check(packages))
        sys.stdout.write("".join(f"{line}\n" for line in complaints))
        return 1 if complaints else 0
    for package in packages:
        fetch(package)
    LIST.write_text(json.dumps(packages, indent=2, ensure_ascii=False) + "\n")
    return 0


def check(packages: list[dict[str, Any]], folder: Path = FOLDER) -> Iterator[str]:
    """One line per file that is missing, changed, or that no package declares."""
    declared = {"vendor.json"}
    for package in packages:
        for file in package["files"]:
            declared.add(file["to"])
            path = folder / file["to"]
            if not path.exists():
                yield f"{file['to']}: missing ({package['package']} {package['version']})"
            elif digest(path) != file["sha256"]:
                yield f"{file['to']}: is not the file of {package['package']} {package['version']}"
    for path in sorted(folder.rglob("*")):
        if path.is_file() and path.relative_to(folder).as_posix() not in declared:
            yield f"{path.relative_to(folder)}: no package of vendor.json declares it"


def fetch(package: dict[str, Any]) -> None:
    """Pack one package, copy its files, write their hashes and its licence into `package`."""
    with tempfile.TemporaryDirectory(prefix="digor-vendor-") as place:
        wanted = f"{package['package']}@{package['version']}"
        npm = ["npm", "pack", wanted, "--silent", "--pack-destination", place]
        packed = subprocess.run(npm, check=True, capture_output=True, text=True, cwd=place).stdout.split()[-1]
        with tarfile.open(Path(place, packed)) as archive:
            package["licence"] = json.loads(read(archive, "package.json"))["license"]
            for file in package["files"]:
                target = FOLDER / file["to"]
                target.parent.mkdir(parents=True, exist_ok=True)
                target.write_bytes(read(archive, file["from"]))
                file["sha256"] = digest(target)
    sys.stdout.write(f"{wanted}: {len(package['files'])} files\n")


def read(archive: tarfile.TarFile, name: str) -> bytes:
    member = archive.extractfile(f"package/{name}")
    if member is None:
        raise FileNotFoundError(name)
    return member.read()


def digest(path: Path) -> str:
    return hashlib.sha256(path.read_bytes()).hexdigest()


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
