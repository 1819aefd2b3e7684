"""Build hook: compiles every catalogue (.po → .mo) so that an installed Digor speaks its languages."""

from __future__ import annotations

from pathlib import Path

import polib
from hatchling.builders.hooks.plugin.interface import BuildHookInterface


class CatalogueHook(BuildHookInterface):
    """Runs before the wheel (or the editable install) is laid out."""

    def initialize(self, version: str, build_data: dict[str, object]) -> None:
        for source in Path(self.root, "src").rglob("*.po"):
            polib.pofile(str(source)).save_as_mofile(str(source.with_suffix(".mo")))
        build_data["artifacts"] = ["src/**/*.mo"]
