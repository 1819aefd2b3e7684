"""« Mon compte »: the post one works in, how one signs in, the morning letter, and its link that stops it."""

from __future__ import annotations

from django.contrib import messages
from django.contrib.auth.decorators import login_not_required
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from digor.desk import actions
from digor.desk.models import Letter
from digor.foundation.frame.readonly import read_only
from digor.foundation.partners.actor import actor_of
from digor.foundation.partners.reads import email_of
from digor.foundation.partners.roles import MEANING


@require_safe
@read_only
def account(request: HttpRequest) -> HttpResponse:
    """What is mine here."""
    actor = actor_of(request)
    context = {
        "meaning": MEANING[actor.role],
        "email": email_of(actor),
        "letter": Letter.objects.filter(post=actor.post_id).first(),
    }
    return render(request, "desk/account.html", context)


@require_POST
def letter(request: HttpRequest) -> HttpResponse:
    """Ask for the morning letter, or stop it."""
    actor = actor_of(request)
    if request.POST.get("wanted") == "1":
        actions.ask_for_letter(by=actor)
        messages.success(request, _("It is noted: the next morning worked, if there is something to say."))
    else:
        actions.stop_letter(by=actor)
        messages.success(request, _("It is noted: no more morning e-mail."))
    return redirect("desk:account")


@login_not_required
@csrf_exempt  # the signed address is the authorization: a mail program asks in one click (RFC 8058)
@require_http_methods(["GET", "HEAD", "POST"])
def letter_stop(request: HttpRequest, token: str) -> HttpResponse:
    """Stop the letter from the letter itself, signed in or not. Opening the page stops nothing: the button does."""
    holder = actions.holder_of(token)
    if holder is None:
        raise Http404
    if request.method == "POST":
        actions.stop_letter(by=holder)
    return render(request, "desk/letter_stop.html", {"stopped": request.method == "POST"})
