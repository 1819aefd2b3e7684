"""Settings: one file, no environment needed (SQLite under DIGOR_HOME, mail to the console).

Each environment variable is read by `environment.py`, which names it when its value is wrong.
"""

from __future__ import annotations

from pathlib import Path

from csp.constants import NONE, SELF
from django.utils.translation import gettext_lazy as _

from digor.config.environment import (
    database,
    home,
    person_keys_secret,
    read_day,
    read_flag,
    read_list,
    read_number,
    read_text,
    secret,
)

PACKAGE = Path(__file__).resolve().parent.parent
HOME = home()
# The demo territory: the cast signs in by one click, and TOTP is not asked.
DIGOR_DEMO = read_flag("DIGOR_DEMO", False)
DEBUG = read_flag("DIGOR_DEBUG", False)
SECRET_KEY = secret(HOME)
PERSON_KEYS_SECRET = person_keys_secret(HOME, DIGOR_DEMO)
ALLOWED_HOSTS = read_list("DIGOR_HOSTS", ["127.0.0.1", "localhost", "[::1]", "testserver"])
CSRF_TRUSTED_ORIGINS = read_list("DIGOR_ORIGINS", [])

INSTALLED_APPS = [
    "django.contrib.auth",
    "django.contrib.contenttypes",
    "django.contrib.sessions",
    "django.contrib.messages",
    "django.contrib.staticfiles",
    "allauth",
    "allauth.account",
    "allauth.mfa",
    "django_htmx",
    "django_tasks",
    "django_tasks_db",
    "digor.foundation.frame",
    "digor.foundation.journal",
    "digor.foundation.partners",
    "digor.foundation.exchange",
    "digor.supply",
    "digor.casework.people",
    "digor.casework.intake",
    "digor.casework.identity",
    "digor.casework.rights",
    "digor.casework.needs",
    "digor.casework.matching",
    "digor.casework.commissions",
    "digor.observatory",
    "digor.desk",
    "digor.demo",
    "digor.config",
]

MIDDLEWARE = [
    "django.middleware.security.SecurityMiddleware",
    "whitenoise.middleware.WhiteNoiseMiddleware",
    "csp.middleware.CSPMiddleware",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "django.middleware.locale.LocaleMiddleware",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "django.contrib.messages.middleware.MessageMiddleware",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
    "allauth.account.middleware.AccountMiddleware",
    "django_htmx.middleware.HtmxMiddleware",
    "digor.foundation.partners.middleware.ActorMiddleware",
    "digor.config.busy.BusyMiddleware",
    "digor.config.wrong_way.WrongWayMiddleware",
]

ROOT_URLCONF = "digor.config.urls"
WSGI_APPLICATION = "digor.config.wsgi.application"
TEMPLATES = [
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        # The rooms' own pages win over those a library ships under the same name.
        "DIRS": [PACKAGE / "foundation" / "partners" / "templates"],
        "APP_DIRS": True,
        "OPTIONS": {
            "context_processors": [
                "django.template.context_processors.request",
                "django.template.context_processors.i18n",
                "django.contrib.auth.context_processors.auth",
                "django.contrib.messages.context_processors.messages",
                "csp.context_processors.nonce",
                "digor.foundation.frame.context.frame",
            ],
        },
    },
]
# Called by the frame's context processor: the places the present actor may enter.
DIGOR_MENU = "digor.config.rooms.menu"
# Called by the agreements' pages: the partner files this installation reads, column by column.
DIGOR_FORMATS = "digor.casework.intake.formats.declared"

DATABASES = {"default": database(HOME)}
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"

# Who signs in
AUTH_USER_MODEL = "partners.Professional"
AUTHENTICATION_BACKENDS = ["allauth.account.auth_backends.AuthenticationBackend"]
AUTH_PASSWORD_VALIDATORS = [
    {"NAME": "django.contrib.auth.password_validation.MinimumLengthValidator", "OPTIONS": {"min_length": 12}},
    {"NAME": "django.contrib.auth.password_validation.CommonPasswordValidator"},
    {"NAME": "django.contrib.auth.password_validation.NumericPasswordValidator"},
]
LOGIN_URL = "account_login"
LOGIN_REDIRECT_URL = "/"
ACCOUNT_LOGIN_METHODS = {"email"}
ACCOUNT_SIGNUP_FIELDS = ["email*", "password1*"]
ACCOUNT_USER_MODEL_USERNAME_FIELD = None
ACCOUNT_EMAIL_VERIFICATION = "none"
ACCOUNT_ADAPTER = "digor.foundation.partners.sign_in.ClosedDoor"
ACCOUNT_LOGOUT_REDIRECT_URL = "/"
ACCOUNT_SESSION_REMEMBER = False
ACCOUNT_EMAIL_SUBJECT_PREFIX = "Digor : "
# A mail to an address without account would invite it to sign up: sign-up is closed.
ACCOUNT_EMAIL_UNKNOWN_ACCOUNTS = False
ACCOUNT_FORMS = {
    "login": "digor.foundation.partners.forms.SignIn",
    "reset_password": "digor.foundation.partners.forms.ForgottenPassword",
    "reset_password_from_key": "digor.foundation.partners.forms.NewPassword",
    "change_password": "digor.foundation.partners.forms.ChangePassword",
    "reauthenticate": "digor.foundation.partners.forms.ConfirmPassword",
}
MFA_ADAPTER = "digor.foundation.partners.sign_in.SecondFactor"
MFA_FORMS = {
    "authenticate": "digor.foundation.partners.forms.Code",
    "reauthenticate": "digor.foundation.partners.forms.ConfirmCode",
    "activate_totp": "digor.foundation.partners.forms.FirstCode",
}
# An account exists only because its address received the invitation.
MFA_ALLOW_UNVERIFIED_EMAIL = True
MFA_SUPPORTED_TYPES = ["totp", "recovery_codes"]
MFA_TOTP_ISSUER = "Digor"
DIGOR_REQUIRE_TOTP = read_flag("DIGOR_REQUIRE_TOTP", not DIGOR_DEMO)
SESSION_COOKIE_AGE = 12 * 3600
SESSION_COOKIE_HTTPONLY = True
SESSION_COOKIE_SAMESITE = "Lax"
SESSION_COOKIE_SECURE = CSRF_COOKIE_SECURE = read_flag("DIGOR_HTTPS", False)

# Words and dates
LANGUAGE_CODE = "fr"
LANGUAGES = [("fr", _("French")), ("br", _("Breton")), ("en", _("English"))]
FORMAT_MODULE_PATH = ["digor.foundation.frame.formats"]
# The nomenclature's catalogue lives with the ledger it names; exchange's with its layouts.
LOCALE_PATHS = [PACKAGE / "config" / "locale"]
USE_I18N = True
USE_TZ = True
TIME_ZONE = "Europe/Paris"
# The demo may live on another day than ours; a real territory never does.
DIGOR_TODAY = read_day("DIGOR_TODAY") if DIGOR_DEMO else None

# Files
STATIC_URL = "static/"
STATIC_ROOT = HOME / "static"
WHITENOISE_USE_FINDERS = True
WHITENOISE_AUTOREFRESH = DEBUG
STORAGES = {
    "default": {"BACKEND": "django.core.files.storage.FileSystemStorage"},
    "staticfiles": {"BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"},
}
MEDIA_ROOT = HOME / "uploads"
FILE_UPLOAD_PERMISSIONS = 0o600
DATA_UPLOAD_MAX_MEMORY_SIZE = 5 * 1024 * 1024

# Jobs run by the worker `digor serve` starts, in the same database as the rest
TASKS = {"default": {"BACKEND": "django_tasks_db.DatabaseBackend", "QUEUES": ["default"]}}

# Mail goes to the console until DIGOR_EMAIL_HOST names a server (see docs/email.md).
EMAIL_HOST = read_text("DIGOR_EMAIL_HOST", "")
EMAIL_BACKEND = f"django.core.mail.backends.{'smtp' if EMAIL_HOST else 'console'}.EmailBackend"
EMAIL_PORT = read_number("DIGOR_EMAIL_PORT", 587)
EMAIL_HOST_USER = read_text("DIGOR_EMAIL_USER", "")
EMAIL_HOST_PASSWORD = read_text("DIGOR_EMAIL_PASSWORD", "")
EMAIL_USE_TLS = read_flag("DIGOR_EMAIL_TLS", True)
EMAIL_TIMEOUT = 20  # seconds
DEFAULT_FROM_EMAIL = read_text("DIGOR_EMAIL_FROM", "digor@localhost")
# Where links in mails lead: the address people type.
DIGOR_URL = read_text("DIGOR_URL", "http://127.0.0.1:8000")

# No inline script or style, nothing from elsewhere. The QR code of TOTP is a data image.
CONTENT_SECURITY_POLICY = {
    "DIRECTIVES": {
        "default-src": [NONE],
        "script-src": [SELF],
        "style-src": [SELF],
        "font-src": [SELF],
        "img-src": [SELF, "data:"],
        "connect-src": [SELF],
        "form-action": [SELF],
        "frame-ancestors": [NONE],
        "base-uri": [NONE],
        "manifest-src": [SELF],
    }
}
SECURE_REFERRER_POLICY = "same-origin"
X_FRAME_OPTIONS = "DENY"

# Never a person's data in a log: no request bodies, no SQL, no local variables.
LOGGING = {
    "version": 1,
    "disable_existing_loggers": False,
    "formatters": {"plain": {"format": "{asctime} {levelname} {name} {message}", "style": "{"}},
    "handlers": {"console": {"class": "logging.StreamHandler", "formatter": "plain"}},
    "root": {"handlers": ["console"], "level": "WARNING"},
}
DEFAULT_EXCEPTION_REPORTER_FILTER = "digor.config.environment.SilentReporterFilter"
SILENCED_SYSTEM_CHECKS: list[str] = []
