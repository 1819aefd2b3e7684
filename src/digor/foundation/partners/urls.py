"""Pages of the partnership, under `/partenaires/`."""

from __future__ import annotations

from django.urls import path

from digor.foundation.partners.views import agreements, entrance, table, why

app_name = "partners"
urlpatterns = [
    path("", table.table, name="table"),
    path("pourquoi/", why.why, name="why"),
    path("poste/", entrance.choose_post, name="choose_post"),
    path("demo/", entrance.demo_sign_in, name="demo_sign_in"),
    path("inviter/", table.invite, name="invite"),
    path("invitation/<str:token>/", entrance.accept, name="accept"),
    path("invitations/<int:pk>/retirer/", table.withdraw_invitation, name="withdraw_invitation"),
    path("postes/<int:pk>/", table.post, name="post"),
    path("organisations/nouvelle/", table.add_organisation, name="add_organisation"),
    path("organisations/<int:pk>/", table.organisation, name="organisation"),
    path("conventions/nouvelle/", agreements.sign, name="sign"),
    path("conventions/<int:pk>/", agreements.agreement, name="agreement"),
]
