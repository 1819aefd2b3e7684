"""Sign-in and account, under `/compte/`: of allauth's addresses, only those we use."""

from __future__ import annotations

from allauth.account import views as account
from allauth.mfa.base import views as mfa
from allauth.mfa.recovery_codes import views as codes
from allauth.mfa.totp import views as totp
from django.urls import path, re_path

from digor.foundation.partners.views.entrance import SignIn

urlpatterns = [
    path("connexion/", SignIn.as_view(), name="account_login"),
    path("deconnexion/", account.logout, name="account_logout"),
    path("ferme/", account.account_inactive, name="account_inactive"),
    path("confirmer/", account.reauthenticate, name="account_reauthenticate"),
    path("mot-de-passe/", account.password_change, name="account_change_password"),
    path("mot-de-passe/oublie/", account.password_reset, name="account_reset_password"),
    path("mot-de-passe/oublie/envoye/", account.password_reset_done, name="account_reset_password_done"),
    re_path(
        r"^mot-de-passe/oublie/(?P<uidb36>[0-9A-Za-z]+)-(?P<key>.+)/$",
        account.password_reset_from_key,
        name="account_reset_password_from_key",
    ),
    path(
        "mot-de-passe/change/",
        account.password_reset_from_key_done,
        name="account_reset_password_from_key_done",
    ),
    path("double-facteur/", mfa.index, name="mfa_index"),
    path("double-facteur/code/", mfa.authenticate, name="mfa_authenticate"),
    path("double-facteur/confirmer/", mfa.reauthenticate, name="mfa_reauthenticate"),
    path("double-facteur/activer/", totp.activate_totp, name="mfa_activate_totp"),
    path("double-facteur/retirer/", totp.deactivate_totp, name="mfa_deactivate_totp"),
    path("double-facteur/secours/", codes.view_recovery_codes, name="mfa_view_recovery_codes"),
    path(
        "double-facteur/secours/nouveaux/", codes.generate_recovery_codes, name="mfa_generate_recovery_codes"
    ),
    path(
        "double-facteur/secours/fichier/", codes.download_recovery_codes, name="mfa_download_recovery_codes"
    ),
]
