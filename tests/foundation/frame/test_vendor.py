"""What we ship but did not write is exactly what its makers published."""

from __future__ import annotations

import json
import shutil
from pathlib import Path

from tools import vendor


def packages() -> list[dict[str, object]]:
    loaded: list[dict[str, object]] = json.loads(vendor.LIST.read_text())
    return loaded


def test_every_file_has_the_hash_written_for_it() -> None:
    assert list(vendor.check(packages())) == []


def test_every_package_says_its_licence_and_ships_its_text() -> None:
    for package in packages():
        assert package["licence"] in {"MIT", "OFL-1.1"}
        assert any(file["to"].endswith("LICENSE") for file in package["files"])  # type: ignore[attr-defined,index]


def test_a_changed_a_missing_and_an_undeclared_file_are_named(tmp_path: Path) -> None:
    folder = tmp_path / "vendor"
    shutil.copytree(vendor.FOLDER, folder)
    (folder / "bootstrap" / "LICENSE").unlink()
    (folder / "atkinson" / "latin.woff2").write_bytes(b"x")
    (folder / "stray.js").write_text("")
    found = list(vendor.check(packages(), folder))
    assert [line.split(":")[0] for line in found] == ["bootstrap/LICENSE", "atkinson/latin.woff2", "stray.js"]
