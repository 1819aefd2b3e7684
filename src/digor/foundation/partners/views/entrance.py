"""The way in: sign-in, the demo's cast, an invitation, the choice of a post."""

from __future__ import annotations

from typing import Any

from allauth.account.views import LoginView
from django.conf import settings
from django.contrib import messages
from django.contrib.auth import login
from django.contrib.auth.decorators import login_not_required
from django.core.exceptions import ValidationError
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.http import url_has_allowed_host_and_scheme
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from digor.foundation.frame.refusals import Refused
from digor.foundation.partners import actions, reads
from digor.foundation.partners.enums import Role
from digor.foundation.partners.forms import Accept
from digor.foundation.partners.middleware import POST_KEY
from digor.foundation.partners.models import Professional
from digor.foundation.partners.roles import MEANING

BACKEND = settings.AUTHENTICATION_BACKENDS[0]


class SignIn(LoginView):
    """The sign-in page; in the demo it also shows the cast."""

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        context: dict[str, Any] = super().get_context_data(**kwargs)
        if settings.DIGOR_DEMO:
            people = context["cast"] = cast()
            context["several"] = len({person["actor"].territory_id for person in people}) > 1
        return context


def cast() -> list[dict[str, Any]]:
    """Who one may be in the demo: every post held today, with what its role is about."""
    people = []
    tables = [list(reads.posts_in(one.pk).order_by("territory", "pk")) for one in reads.territories()]
    for posts in sorted(tables, key=len, reverse=True):
        for post in posts:
            actor = reads.actor_in(post)
            people.append({"actor": actor, "meaning": MEANING[actor.role]})
    return people


@login_not_required
@require_POST
def demo_sign_in(request: HttpRequest) -> HttpResponse:
    """One click, no password: only where the data are invented."""
    if not settings.DIGOR_DEMO:
        raise Http404
    chosen = request.POST.get("post", "")
    held = {str(person["actor"].post_id): person["actor"] for person in cast()}
    if chosen not in held:
        raise Http404
    login(request, Professional.objects.get(pk=held[chosen].professional_id), backend=BACKEND)
    request.session[POST_KEY] = held[chosen].post_id
    return redirect(_next(request))


@login_not_required
def accept(request: Any, token: str) -> HttpResponse:
    """Open an invitation: a newcomer chooses a password, someone known signs in first."""
    try:
        invitation = actions.invitation_of(token)
    except Refused as refusal:
        return render(request, "partners/invitation_closed.html", {"sentence": refusal.sentence}, status=410)
    known = Professional.objects.filter(email=invitation.email).first()
    signed_in = request.user.is_authenticated and known is not None and request.user.pk == known.pk
    form = Accept(request.POST or None) if known is None else None
    if request.method == "POST" and (signed_in or not request.user.is_authenticated):
        try:
            if signed_in:
                actions.accept_invitation(token=token, by=request.user)
                return redirect("partners:choose_post")
            if form is not None and form.is_valid():
                actions.accept_invitation(token=token, password=form.cleaned_data["password1"])
                messages.success(
                    request, _("Your password is set. Sign in with your address and this password.")
                )
                return redirect("account_login")
        except ValidationError as weak:
            if form is not None:
                form.add_error("password1", weak)
        except Refused as refusal:
            messages.error(request, str(refusal.sentence))
    context = {
        "invitation": invitation,
        "organisation": reads.name_of(invitation.organisation, invitation.sent_at.date()),
        "form": form,
        "known": known is not None,
        "signed_in": signed_in,
        "someone_else": request.user.is_authenticated and not signed_in,
        "meaning": MEANING[Role(invitation.role)],
        "sign_in_url": f"{reverse('account_login')}?next={request.path}",
    }
    return render(request, "partners/invitation.html", context)


def choose_post(request: Any) -> HttpResponse:
    """Someone who holds several posts says in which one they work now."""
    actors = [reads.actor_in(post) for post in request.posts]
    if request.method == "POST":
        chosen = next((actor for actor in actors if str(actor.post_id) == request.POST.get("post")), None)
        if chosen is None:
            raise Http404
        request.session[POST_KEY] = chosen.post_id
        return redirect(_next(request))
    if not actors:
        return render(request, "partners/no_post.html", status=403)
    if len(actors) == 1:
        return redirect(_next(request))
    people = [{"actor": actor, "meaning": MEANING[actor.role]} for actor in actors]
    return render(
        request, "partners/choose_post.html", {"posts": people, "next": request.GET.get("next", "")}
    )


def _next(request: HttpRequest) -> str:
    """Where one was going, when it is here; the first page otherwise."""
    wanted = request.POST.get("next") or request.GET.get("next") or ""
    return (
        wanted if url_has_allowed_host_and_scheme(wanted, {request.get_host()}, request.is_secure()) else "/"
    )
