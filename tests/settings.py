"""Digor's own settings, in a home that disappears with the tests."""

from __future__ import annotations

import atexit
import os
import shutil
import tempfile

HOME_OF_TESTS = tempfile.mkdtemp(prefix="digor-tests-")
atexit.register(shutil.rmtree, HOME_OF_TESTS, ignore_errors=True)
os.environ["DIGOR_HOME"] = HOME_OF_TESTS
os.environ["DIGOR_PERSON_KEYS_SECRET"] = "tests"  # a tie is broken the same way on each run
os.environ["DJANGO_ALLOW_ASYNC_UNSAFE"] = "1"  # Playwright's sync interface runs a loop under the tests

from digor.config.settings import *  # noqa: E402, F403  (the home is set first)

PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]  # many sign-ins
EMAIL_BACKEND = "django.core.mail.backends.locmem.EmailBackend"
WHITENOISE_AUTOREFRESH = True
DIGOR_REQUIRE_TOTP = False  # the tests of the second factor put it back
LOGGING["root"]["level"] = "ERROR"  # noqa: F405  (refused pages are asked for on purpose)
