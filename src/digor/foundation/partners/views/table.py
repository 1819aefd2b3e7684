"""The partners' table: organisations, people and their posts, invitations."""

from __future__ import annotations

from typing import Any

from django.conf import settings
from django.contrib import messages
from django.core.mail import send_mail
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.template.loader import render_to_string
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from digor.foundation.frame import clock
from digor.foundation.frame.readonly import read_only
from digor.foundation.frame.refusals import Refused
from digor.foundation.partners import access, actions, reads
from digor.foundation.partners.actor import actor_of
from digor.foundation.partners.enums import OrganisationKind, Role
from digor.foundation.partners.forms import AddOrganisation, AddSource, EndOn, Invite, Rename
from digor.foundation.partners.models import Invitation, Organisation, Post


@read_only
def table(request: HttpRequest) -> HttpResponse:
    """Who sits at the table, and what is shared on which ground."""
    actor = actor_of(request)
    access.check_see_partners(actor)
    posts: dict[int, list[Post]] = {}
    for post in reads.posts_in(actor.territory_id):
        posts.setdefault(post.organisation_id, []).append(post)
    organisations = [
        {"organisation": organisation, "posts": posts.get(organisation.pk, [])}
        for organisation in reads.organisations(actor.territory_id)
    ]
    may_manage = access.can_manage_partners(actor)
    context = {
        "organisations": organisations,
        "agreements": reads.agreements(actor.territory_id),
        "today": clock.today(),
        "may_manage": may_manage,
        "invitations": reads.invitations(actor.territory_id) if may_manage else [],
    }
    return render(request, "partners/table.html", context)


def organisation(request: HttpRequest, pk: int) -> HttpResponse:
    """One partner: its names through time, its people, its sources; the coordinator changes them here."""
    actor = actor_of(request)
    access.check_see_partners(actor)
    found = get_object_or_404(reads.organisations(actor.territory_id), pk=pk)
    may_manage = access.can_manage_partners(actor)
    forms = {"rename": Rename(prefix="rename"), "source": AddSource(prefix="source")}
    if request.method == "POST":
        access.check_manage_partners(actor)
        done = _change_organisation(request, found, forms)
        if done:
            return done
    context = {
        "organisation": found,
        "names": found.names.order_by("-valid_from"),
        "posts": reads.professionals_of(found),
        "sources": reads.sources(actor.territory_id).filter(organisation=found),
        "agreements": reads.agreements_of(found.pk, clock.today()),
        "may_manage": may_manage,
        "forms": forms if may_manage else {},
        "today": clock.today(),
    }
    return render(request, "partners/organisation.html", context)


def _change_organisation(
    request: HttpRequest, found: Organisation, forms: dict[str, Any]
) -> HttpResponse | None:
    which = "source" if "add_source" in request.POST else "rename"
    form = forms[which] = type(forms[which])(request.POST, prefix=which)
    if not form.is_valid():
        return None
    try:
        if which == "source":
            actions.create_source(by=actor_of(request), organisation=found, **form.cleaned_data)
        else:
            actions.rename_organisation(by=actor_of(request), organisation=found, **form.cleaned_data)
    except Refused as refusal:
        form.add_error(None, str(refusal.sentence))
        return None
    return redirect("partners:organisation", pk=found.pk)


def add_organisation(request: HttpRequest) -> HttpResponse:
    """A new partner at the table."""
    access.check_manage_partners(actor_of(request))
    form = AddOrganisation(request.POST or None)
    if request.method == "POST" and form.is_valid():
        given = form.cleaned_data
        try:
            made = actions.create_organisation(
                by=actor_of(request),
                kind=OrganisationKind(given["kind"]),
                code=given["code"],
                name=given["name"],
                since=given["since"],
            )
            return redirect("partners:organisation", pk=made.pk)
        except Refused as refusal:
            form.add_error(None, str(refusal.sentence))
    return render(request, "partners/add_organisation.html", {"form": form})


def invite(request: HttpRequest) -> HttpResponse:
    """Invite a professional: a message leaves, and the address is shown once to hand over otherwise."""
    actor = actor_of(request)
    access.check_manage_partners(actor)
    form = Invite(
        request.POST or None,
        territory=actor.territory_id,
        initial={"organisation": request.GET.get("organisation")},
    )
    if request.method == "POST" and form.is_valid():
        given = form.cleaned_data
        try:
            invitation, token = actions.invite(
                by=actor,
                organisation=given["organisation"],
                email=given["email"],
                name=given["name"],
                role=Role(given["role"]),
                function=given["function"],
            )
        except Refused as refusal:
            form.add_error(None, str(refusal.sentence))
        else:
            address = request.build_absolute_uri(reverse("partners:accept", args=[token]))
            _send(invitation, address, actor.territory)
            return render(request, "partners/invited.html", {"invitation": invitation, "address": address})
    return render(request, "partners/invite.html", {"form": form})


def _send(invitation: Invitation, address: str, territory: str) -> None:
    context = {"invitation": invitation, "address": address, "territory": territory}
    send_mail(
        _("An invitation to Digor, %(territory)s") % {"territory": territory},
        render_to_string("partners/email/invitation.txt", context),
        settings.DEFAULT_FROM_EMAIL,
        [invitation.email],
    )


@require_POST
def withdraw_invitation(request: HttpRequest, pk: int) -> HttpResponse:
    invitation = get_object_or_404(reads.invitations(actor_of(request).territory_id), pk=pk)
    actions.withdraw_invitation(by=actor_of(request), invitation=invitation)
    return redirect("partners:table")


def post(request: HttpRequest, pk: int) -> HttpResponse:
    """End a post, or help someone who lost their second factor. The coordinator's page."""
    access.check_manage_partners(actor_of(request))
    found = reads.posts_in(actor_of(request).territory_id).filter(pk=pk).first()
    if found is None:
        raise Http404
    form = EndOn(request.POST if "end" in request.POST else None, initial={"on": clock.today()})
    try:
        if "end" in request.POST and form.is_valid():
            actions.end_post(by=actor_of(request), post=found, on=form.cleaned_data["on"])
            return redirect("partners:organisation", pk=found.organisation_id)
        if "reset" in request.POST:
            actions.reset_second_factor(by=actor_of(request), post=found)
            messages.success(
                request,
                _("Their second factor is removed: they will set up a new one when they next sign in."),
            )
            return redirect("partners:organisation", pk=found.organisation_id)
    except Refused as refusal:
        if not form.is_bound:
            messages.error(request, str(refusal.sentence))
        else:
            form.add_error(None, str(refusal.sentence))
    return render(request, "partners/post.html", {"post": found, "form": form})
