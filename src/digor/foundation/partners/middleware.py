"""Who is here: sets `request.actor`, and lets nobody further than their post allows.

Every page asks for sign-in unless its view says `login_not_required`. A professional with several
posts chooses one, kept in the session; one without any sees a page that says so. A role that can
open identities first sets up its second factor when `DIGOR_REQUIRE_TOTP` is on.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Any
from urllib.parse import urlencode

from allauth.mfa.models import Authenticator
from django.conf import settings
from django.contrib.auth.views import redirect_to_login
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse

from digor.foundation.frame.refusals import Refused
from digor.foundation.partners import reads
from digor.foundation.partners.actor import Actor
from digor.foundation.partners.models import Post
from digor.foundation.partners.roles import Permission

POST_KEY = "digor_post"
# Pages for anybody, whose views are not ours to mark.
OPEN = {"set_language"}
# Pages about the account itself: signed in is enough, with or without a post or a second factor.
ABOUT_ACCOUNT = {"partners:choose_post"}
# Refusals of a day in the address: the person may come in, the day is mistyped.
MISTYPED = {"no_such_day", "not_yet"}


class ActorMiddleware:
    """Stands after Django's authentication and allauth's account middleware."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: Any) -> HttpResponse:
        request.actor = None
        request.posts = []
        if request.user.is_authenticated:
            request.posts = list(reads.posts_of(request.user))
            request.actor = _chosen(request, request.posts)
        return self.get_response(request)

    def process_view(
        self, request: Any, view: Callable[..., HttpResponse], args: list[Any], kwargs: dict[str, Any]
    ) -> HttpResponse | None:
        page = request.resolver_match.view_name
        if page in OPEN or not getattr(view, "login_required", True):
            return None
        if not request.user.is_authenticated:
            return _go(request, redirect_to_login(request.get_full_path()).url)
        if page in ABOUT_ACCOUNT or page.startswith(("account_", "mfa_")):
            return None
        if not request.posts:
            return render(request, "partners/no_post.html", status=403)
        if request.actor is None:
            return _go(
                request, f"{reverse('partners:choose_post')}?{urlencode({'next': request.get_full_path()})}"
            )
        if lacks_second_factor(request.actor):
            return _go(request, reverse("mfa_activate_totp"))
        return None

    def process_exception(self, request: Any, exception: Exception) -> HttpResponse | None:
        """A refusal that reached the top is the page's answer: its sentence, or 404 for a stranger."""
        if not isinstance(exception, Refused):
            return None
        if exception.code == "elsewhere":
            raise Http404 from exception
        mistyped = exception.code in MISTYPED
        context = {"sentence": exception.sentence, "mistyped": mistyped}
        return render(request, "partners/refused.html", context, status=400 if mistyped else 403)


def lacks_second_factor(actor: Actor) -> bool:
    """Whether this actor must set up a second factor before going on."""
    return (
        settings.DIGOR_REQUIRE_TOTP
        and actor.may(Permission.SEE_IDENTITY)
        and not Authenticator.objects.filter(
            user=actor.professional_id, type=Authenticator.Type.TOTP
        ).exists()
    )


def _chosen(request: Any, posts: list[Post]) -> Actor | None:
    if len(posts) == 1:
        return reads.actor_in(posts[0])
    wanted = request.session.get(POST_KEY)
    return next((reads.actor_in(post) for post in posts if post.pk == wanted), None)


def _go(request: Any, url: str) -> HttpResponse:
    """A redirection of the whole page, also when a fragment was asked for."""
    if getattr(request, "htmx", False):
        return HttpResponse(status=204, headers={"HX-Redirect": url})
    return HttpResponseRedirect(url)
