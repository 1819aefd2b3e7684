"""Finds a Chromium for the browser tests, or installs Debian's."""

from __future__ import annotations

import os
import shutil

from tools import environment

NAMES = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable")


def find() -> str:
    """The path of a browser; as root on Debian it is installed when missing."""
    if found := (os.environ.get("DIGOR_CHROMIUM") or look()):
        return found
    if os.geteuid() == 0 and environment.apt("chromium") and (found := look()):
        return found
    raise environment.CannotContinue(
        "The browser tests need Chromium. Type: sudo apt-get install chromium\n"
        "(or set DIGOR_CHROMIUM to a browser's path, or leave these tests out: python3 dev.py test -m 'not browser')"
    )


def look() -> str | None:
    return next((path for name in NAMES if (path := shutil.which(name))), None)
