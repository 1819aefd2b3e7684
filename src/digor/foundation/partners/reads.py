"""What can be asked of the partnership, on a day, inside a territory."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from typing import Any

from django.db.models import F, OuterRef, QuerySet, Subquery

from digor.foundation.frame import clock
from digor.foundation.partners import grounds
from digor.foundation.partners.actor import Actor
from digor.foundation.partners.enums import Role
from digor.foundation.partners.models import (
    Commune,
    Invitation,
    Organisation,
    OrganisationName,
    Post,
    Professional,
    SharingAgreement,
    Source,
    Territory,
)


def territories() -> QuerySet[Territory]:
    """Every territory of this installation, by code."""
    return Territory.objects.order_by("code")


def communes(territory_id: int) -> QuerySet[Commune]:
    """The communes of a territory, by name."""
    return Commune.objects.filter(territory=territory_id).order_by("name")


# Who acts


def actor_for(professional: Professional, territory: Territory | None = None) -> Actor | None:
    """The professional in their post of today (the oldest of them, in `territory` when given)."""
    posts = posts_of(professional)
    if territory is not None:
        posts = posts.filter(territory=territory)
    post = posts.first()
    return None if post is None else actor_in(post)


def actor_by_email(email: str, territory: Territory) -> Actor | None:
    """The same, from an address; None for an unknown or closed account, or without a post there."""
    professional = Professional.objects.filter(email=email.strip().lower(), is_active=True).first()
    return None if professional is None else actor_for(professional, territory)


def email_of(actor: Actor) -> str:
    """The address this actor signs in with; "" for the system."""
    if actor.professional_id is None:
        return ""
    return Professional.objects.filter(pk=actor.professional_id).values_list("email", flat=True).first() or ""


def actor_in(post: Post) -> Actor:
    """The actor of one post. Cheap after `posts_of`, which brings all it needs."""
    named: Any = post
    name = (
        named.organisation_name
        if hasattr(post, "organisation_name")
        else name_of(post.organisation, clock.today())
    )
    return Actor(
        professional_id=post.professional_id,
        name=post.professional.name,
        territory_id=post.territory_id,
        territory_code=post.territory.code,
        organisation_id=post.organisation_id,
        organisation=name or post.organisation.code,
        post_id=post.pk,
        role=Role(post.role),
        function=post.function,
        territory=post.territory.name,
    )


def system_actor(territory: Territory) -> Actor:
    """Who acts at night and from the command line when nobody is named; journaled as `system`."""
    return Actor(
        professional_id=None,
        name="Digor",
        territory_id=territory.pk,
        territory_code=territory.code,
        organisation_id=None,
        organisation="",
        post_id=None,
        role=Role.OPERATOR,
        territory=territory.name,
    )


def posts_of(professional: Professional, on: date | None = None) -> QuerySet[Post]:
    """The posts a professional holds on a day (today), oldest first, with organisation and territory."""
    return _posts(on).filter(professional=professional)


def posts_in(territory_id: int, on: date | None = None) -> QuerySet[Post]:
    """The posts held in a territory on a day (today), by organisation then name."""
    return (
        _posts(on).filter(territory=territory_id).order_by("organisation__code", "professional__name", "pk")
    )


def posts_held(numbers: Sequence[int], on: date | None = None) -> QuerySet[Post]:
    """Those of these posts that are held on a day (today)."""
    return _posts(on).filter(pk__in=numbers)


def professionals_of(organisation: Organisation, on: date | None = None) -> QuerySet[Post]:
    """The posts held in an organisation on a day (today), by name."""
    return _posts(on).filter(organisation=organisation).order_by("professional__name", "pk")


def _posts(on: date | None) -> QuerySet[Post]:
    day = on or clock.today()
    posts: QuerySet[Post] = (
        Post.objects.on(day)
        .filter(professional__is_active=True)
        .select_related("professional", "organisation", "territory")
        .annotate(organisation_name=_name_on("organisation", day))
        .order_by("valid_from", "pk")
    )
    return posts


# Organisations and their dated names


def name_of(organisation: Organisation, on: date) -> str:
    """What the organisation was called on that day; before its first name, its first name."""
    names = OrganisationName.objects.filter(organisation=organisation)
    found = names.on(on).first() or names.order_by("valid_from").first()
    return found.name if found else organisation.code


def organisations(territory_id: int, on: date | None = None) -> QuerySet[Organisation]:
    """The organisations of a territory by name, each with `name` on that day (today)."""
    return (
        Organisation.objects.filter(territory=territory_id)
        .annotate(name=_name_on("pk", on or clock.today()))
        .order_by(F("name").asc(nulls_last=True), "code")
    )


def _name_on(reference: str, day: date) -> Subquery:
    names = OrganisationName.objects.on(day).filter(organisation=OuterRef(reference))
    return Subquery(names.values("name")[:1])


# Sources and agreements


def sources(territory_id: int) -> QuerySet[Source]:
    """The sources of a territory, by code."""
    return Source.objects.filter(territory=territory_id).select_related("organisation").order_by("code")


def source(territory_id: int, code: str) -> Source | None:
    """The source of that code in a territory."""
    return sources(territory_id).filter(code=code).first()


def main_source(organisation: Organisation) -> Source:
    """The source of an organisation's statements by hand, made with it."""
    return Source.objects.get(territory=organisation.territory_id, code=f"main:{organisation.code}")


def source_by_hand(actor: Actor) -> Source | None:
    """The source of what this actor states by hand; None for an actor without organisation."""
    if actor.organisation_id is None:
        return None
    return main_source(Organisation.objects.get(pk=actor.organisation_id))


def agreement_for(source: Source, format: str, on: date) -> SharingAgreement | None:
    """The sharing agreement that covers a source and a format on a day."""
    return SharingAgreement.objects.on(on).filter(source=source, format=format).first()


def agreements(territory_id: int) -> QuerySet[SharingAgreement]:
    """Every agreement of a territory, those in force first, then latest first."""
    return (
        SharingAgreement.objects.filter(territory=territory_id)
        .select_related("source", "source__organisation")
        .order_by("-valid_to", "-valid_from", "pk")
    )


def agreements_of(organisation_id: int, on: date) -> QuerySet[SharingAgreement]:
    """The agreements in force on a day for an organisation's sources."""
    return (
        SharingAgreement.objects.on(on).filter(source__organisation=organisation_id).select_related("source")
    )


def ground_of(actor: Actor) -> grounds.Ground | None:
    """The ground on which this actor's role shares secrets today; None outside the circle."""
    return grounds.ground_of_role(actor.role, clock.today())


def invitations(territory_id: int) -> QuerySet[Invitation]:
    """The invitations still open, latest first."""
    return (
        Invitation.objects.filter(
            territory=territory_id,
            accepted_at__isnull=True,
            withdrawn_at__isnull=True,
            expires_at__gt=clock.now(),
        )
        .annotate(organisation_name=_name_on("organisation", clock.today()))
        .select_related("organisation")
        .order_by("-sent_at")
    )
