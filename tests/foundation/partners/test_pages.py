"""The table's pages: who may open them, what strangers meet, what the coordinator can do there."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from typing import Any

import pytest
from django.test import Client
from django.urls import reverse

from digor.foundation.frame import clock
from digor.foundation.journal import reads as journal
from digor.foundation.partners import actions, reads
from digor.foundation.partners.actor import Actor, actor_of
from digor.foundation.partners.enums import Role
from digor.foundation.partners.formats import DeclaredFormat
from digor.foundation.partners.models import Invitation, Professional, SharingAgreement
from tests.foundation.partners.conftest import PASSWORD, Table

FORMATS = [
    DeclaredFormat(
        "siao",
        "Extrait du SI-SIAO",
        (("nom", "Nom"), ("situation", "Situation")),
        (("detention", "Détention"),),
    )
]


@pytest.fixture(autouse=True)
def password_alone(settings: Any, monkeypatch: pytest.MonkeyPatch) -> None:
    settings.DIGOR_REQUIRE_TOTP = False
    monkeypatch.setattr("digor.foundation.partners.formats.declared", lambda: FORMATS)


@pytest.fixture
def of(client: Client, sign_in_as: Callable[[Client, Actor], None]) -> Callable[[Actor], Client]:
    def signed(actor: Actor) -> Client:
        sign_in_as(client, actor)
        return client

    return signed


@pytest.fixture
def agreement(table: Table, maiwenn: Actor) -> SharingAgreement:
    source = actions.create_source(
        by=maiwenn, organisation=table.organisation("siao29"), code="si-siao", label="SI-SIAO"
    )
    return actions.sign_agreement(
        by=maiwenn,
        source=source,
        format="siao",
        controllers="QBO et SIAO",
        ground="casf-l345-2-10",
        purpose="coordonner",
        recipients="SIAO",
        columns=["situation"],
        information_given="notice",
    )


def pages_about(table: Table, awa: Actor, agreement: SharingAgreement) -> dict[str, list[Any]]:
    """Page → its arguments: every page about one thing of the territory."""
    return {
        "organisation": [table.organisation("ccas").pk],
        "post": [awa.post_id],
        "agreement": [agreement.pk],
    }


def test_a_stranger_meets_nothing(
    of: Callable[[Actor], Client], table: Table, awa: Actor, paul: Actor, agreement: SharingAgreement
) -> None:
    invitation, _ = actions.invite(
        by=table.system,
        organisation=table.organisation("ccas"),
        email="x@x.example",
        name="X",
        role=Role.SIAO,
    )
    client = of(paul)
    for page, arguments in pages_about(table, awa, agreement).items():
        address = reverse(f"partners:{page}", args=arguments)
        assert client.get(address).status_code == 404, page
        assert client.post(address, {"on": "2027-01-01", "end": "1", "name": "X"}).status_code == 404, page
    assert client.post(reverse("partners:withdraw_invitation", args=[invitation.pk])).status_code == 404
    html = client.get(reverse("partners:table")).content.decode()
    for word in ("CCAS", "Awa", "SI-SIAO", "QBO"):
        assert word not in html
    assert "LORIENT-AGGLO" in html
    invitation.refresh_from_db()
    assert invitation.withdrawn_at is None


@pytest.mark.parametrize("role", sorted(set(Role) - {Role.OPERATOR}))
def test_who_opens_what(
    of: Callable[[Actor], Client], table: Table, awa: Actor, agreement: SharingAgreement, role: Role
) -> None:
    client = of(table.actor(f"x-{role}", "ccas", role))
    runs = role == Role.COORDINATOR
    for page in ("table", "why"):
        assert client.get(reverse(f"partners:{page}")).status_code == 200
    for page, arguments in pages_about(table, awa, agreement).items():
        expected = 200 if runs or page != "post" else 403
        assert client.get(reverse(f"partners:{page}", args=arguments)).status_code == expected, page
    for page in ("invite", "add_organisation", "sign"):
        response = client.get(reverse(f"partners:{page}"))
        assert response.status_code == (200 if runs else 403), page
        if not runs:
            assert "entre les mains de la coordination" in response.content.decode()
    assert client.get(reverse("journal:entries")).status_code == (200 if runs else 403)
    html = client.get(reverse("partners:table")).content.decode()
    assert ("Inviter quelqu’un" in html) is runs
    organisation = reverse("partners:organisation", args=[table.organisation("ccas").pk])
    assert ("awa@digor.example" in client.get(organisation).content.decode()) is runs
    assert client.post(organisation, {"rename-name": "X", "rename-from_day": "2026-12-01"}).status_code == (
        302 if runs else 403
    )


def test_the_whole_way_of_a_newcomer(
    of: Callable[[Actor], Client], client: Client, table: Table, maiwenn: Actor, mailoutbox: list[Any]
) -> None:
    of(maiwenn)
    sent = client.post(
        reverse("partners:invite"),
        {
            "organisation": table.organisation("ccas").pk,
            "name": "Loïc",
            "email": "loic@digor.example",
            "role": "siao",
            "function": "écoutant 115",
        },
    )
    address = sent.context["address"]
    assert address in mailoutbox[0].body and mailoutbox[0].to == ["loic@digor.example"]
    assert "Invités, pas encore venus" in client.get(reverse("partners:table")).content.decode()
    as_maiwenn = client.get(address).content.decode()
    assert "Quelqu’un d’autre est connecté" in as_maiwenn
    assert client.post(address, {"password1": PASSWORD, "password2": PASSWORD}).status_code == 200
    assert not Professional.objects.filter(email="loic@digor.example").exists()
    client.logout()

    page = client.get(address).content.decode()
    assert "Bienvenue, Loïc" in page and "loic@digor.example" in page
    differ = client.post(address, {"password1": PASSWORD, "password2": "autre chose entièrement"})
    assert "Les deux mots de passe diffèrent" in differ.content.decode()
    weak = client.post(address, {"password1": "court", "password2": "court"})
    assert weak.status_code == 200 and weak.context["form"].errors["password1"]
    done = client.post(address, {"password1": PASSWORD, "password2": PASSWORD})
    assert done.headers["Location"] == reverse("account_login")
    client.post(reverse("account_login"), {"login": "loic@digor.example", "password": PASSWORD})
    loic = actor_of(client.get(reverse("partners:why")).wsgi_request)
    assert (loic.name, loic.function, loic.role) == ("Loïc", "écoutant 115", Role.SIAO)
    assert client.get(address).status_code == 410


def test_a_closed_invitation_says_why(client: Client, table: Table, maiwenn: Actor) -> None:
    invitation, token = actions.invite(
        by=maiwenn, organisation=table.organisation("ccas"), email="x@x.example", name="X", role=Role.SIAO
    )
    address = reverse("partners:accept", args=[token])
    with clock.at(invitation.expires_at):
        page = client.get(address)
    assert page.status_code == 410 and "a expiré" in page.content.decode()
    assert client.get(reverse("partners:accept", args=["inconnu"])).status_code == 410


def test_who_is_known_takes_a_second_post_and_then_chooses(
    of: Callable[[Actor], Client], client: Client, table: Table, maiwenn: Actor, awa: Actor
) -> None:
    _, token = actions.invite(
        by=maiwenn,
        organisation=table.organisation("siao29"),
        email="awa@digor.example",
        name="Awa",
        role=Role.SIAO,
    )
    address = reverse("partners:accept", args=[token])
    assert "connectez-vous pour prendre ce poste" in client.get(address).content.decode()
    of(awa)
    assert client.post(address).headers["Location"] == reverse("partners:choose_post")

    table_page = reverse("partners:table")
    sent = client.get(table_page)
    assert sent.headers["Location"].startswith(reverse("partners:choose_post"))
    choice = client.get(sent.headers["Location"])
    posts = {row["actor"].organisation: row["actor"].post_id for row in choice.context["posts"]}
    assert set(posts) == {"CCAS", "SIAO29"}
    stranger = client.post(reverse("partners:choose_post"), {"post": maiwenn.post_id})
    assert stranger.status_code == 404
    chosen = client.post(reverse("partners:choose_post"), {"post": posts["SIAO29"], "next": table_page})
    assert chosen.headers["Location"] == table_page
    assert actor_of(client.get(table_page).wsgi_request).organisation == "SIAO29"
    # a post that ends is no longer worked in, whatever the session remembers
    post = reads.posts_in(table.territory.pk).get(pk=posts["SIAO29"])
    actions.end_post(by=maiwenn, post=post, on=date(2026, 11, 13))
    with clock.at(date(2026, 11, 13)):
        assert actor_of(client.get(table_page).wsgi_request).organisation == "CCAS"


def test_who_has_no_post_today_is_told_so(
    of: Callable[[Actor], Client], table: Table, maiwenn: Actor, awa: Actor
) -> None:
    actions.end_post(
        by=maiwenn, post=reads.posts_in(table.territory.pk).get(pk=awa.post_id), on=date(2026, 11, 13)
    )
    client = of(awa)
    with clock.at(date(2026, 11, 13)):
        for page in ("partners:table", "partners:why", "journal:entries"):
            response = client.get(reverse(page))
            assert response.status_code == 403
            assert "pas de poste ici aujourd’hui" in response.content.decode()
        assert client.post(reverse("account_logout")).status_code == 302


def test_the_coordinator_signs_and_ends_an_agreement(
    of: Callable[[Actor], Client], table: Table, maiwenn: Actor
) -> None:
    client = of(maiwenn)
    organisation = reverse("partners:organisation", args=[table.organisation("siao29").pk])
    assert client.get(reverse("partners:sign")).status_code == 200
    client.post(
        organisation,
        {"add_source": "", "source-label": "SI-SIAO", "source-code": "si-siao", "source-closeness": "40"},
    )
    sign = reverse("partners:sign") + "?source=si-siao&format=siao"
    terms = {
        "controllers": "QBO et SIAO",
        "ground": "casf-l345-2-10",
        "purpose": "coordonner",
        "recipients": "SIAO",
        "information_given": "notice",
        "columns": ["situation"],
        "sensitive_codes": [],
        "valid_from": "2026-11-12",
    }
    assert client.post(sign, terms | {"columns": ["nir"]}).context["form"].errors["columns"]
    assert client.post(sign, terms | {"purpose": ""}).context["form"].errors["purpose"]
    assert not SharingAgreement.objects.exists()
    signed = client.post(sign, terms)
    made = SharingAgreement.objects.get()
    assert signed.headers["Location"] == reverse("partners:agreement", args=[made.pk])
    page = client.get(signed.headers["Location"]).content.decode()
    assert "1 colonne peut être lue" in page and "Écartées à la lecture" in page
    assert client.post(sign, terms).context["form"].non_field_errors()
    client.post(signed.headers["Location"], {"on": "2026-11-20"})
    made.refresh_from_db()
    assert made.valid_to == date(2026, 11, 20)
    assert journal.verbs("quimper").first().verb == "agreement_ended"


def test_the_coordinator_ends_a_post_and_withdraws_an_invitation(
    of: Callable[[Actor], Client], table: Table, maiwenn: Actor, awa: Actor
) -> None:
    client = of(maiwenn)
    post = reverse("partners:post", args=[awa.post_id])
    early = client.post(post, {"end": "1", "on": "2026-11-12"})
    assert early.context["form"].non_field_errors()
    assert client.post(post, {"end": "1", "on": "2026-12-01"}).status_code == 302
    own = client.post(reverse("partners:post", args=[maiwenn.post_id]), {"reset": "1"})
    assert "nul ne retire ici son propre second facteur" in own.content.decode()
    actions.invite(
        by=maiwenn, organisation=table.organisation("ccas"), email="x@x.example", name="X", role=Role.SIAO
    )
    invitation = Invitation.objects.get(email="x@x.example")
    client.post(reverse("partners:withdraw_invitation", args=[invitation.pk]))
    invitation.refresh_from_db()
    assert invitation.withdrawn_at is not None


def test_why_says_role_ground_and_limits(
    of: Callable[[Actor], Client], table: Table, awa: Actor, agreement: SharingAgreement
) -> None:
    html = of(awa).get(reverse("partners:why")).content.decode()
    for words in ("Awa", "référent social", "CASF L121-6-2", "devenir le référent", "SI-SIAO"):
        assert words in html
    assert "Le journal est lu par la coordination du territoire." in html
    elected = table.actor("gwenael", "qbo", Role.ELECTED)
    html = of(elected).get(reverse("partners:why")).content.decode()
    assert "des chiffres, jamais un dossier" in html
    assert "SI-SIAO" not in html and "devenir le référent" not in html


def test_the_journal_is_filtered_in_the_address(
    of: Callable[[Actor], Client], table: Table, maiwenn: Actor, agreement: SharingAgreement
) -> None:
    client = of(maiwenn)
    page = client.get(reverse("journal:entries"))
    html = page.content.decode()
    assert "a enregistré la convention" in html and "a ouvert le territoire quimper" in html
    assert "évaluation et orientation des demandes" in html
    one = client.get(reverse("journal:entries"), {"verb": "agreement_signed", "by": maiwenn.code})
    assert [entry.name for entry in one.context["entries"]] == ["Maiwenn"]
    nothing = client.get(reverse("journal:entries"), {"day": "2020-01-01"})
    assert not nothing.context["entries"] and "Rien sous ces mots" in nothing.content.decode()
    assert client.get(reverse("journal:entries"), {"day": "le 31 novembre"}).status_code == 200


def test_a_long_journal_has_pages(
    of: Callable[[Actor], Client], table: Table, maiwenn: Actor, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("digor.foundation.journal.views.ROWS", 2)
    client = of(maiwenn)
    first = client.get(reverse("journal:entries"), {"by": "system"})
    assert len(first.context["entries"]) == 2 and not first.context["newer_url"]
    second = client.get(reverse("journal:entries") + first.context["older_url"])
    assert second.context["newer_url"] and "by=system" in second.context["newer_url"]
    assert {entry.sentence for entry in first.context["entries"]} & {
        entry.sentence for entry in second.context["entries"]
    } == set()


def test_pages_are_cheap(
    of: Callable[[Actor], Client], table: Table, maiwenn: Actor, django_assert_max_num_queries: Any
) -> None:
    for name in ("a", "b", "c", "d"):
        table.actor(name, f"org-{name}", Role.SIAO)
    client = of(maiwenn)
    with django_assert_max_num_queries(9):
        client.get(reverse("partners:table"))
    with django_assert_max_num_queries(11):  # one of them: which cases are protected from this reader
        client.get(reverse("journal:entries"))
