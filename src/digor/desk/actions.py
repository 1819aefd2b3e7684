"""The desk's verbs: seen, and the morning letter asked for, stopped, sent."""

from __future__ import annotations

import logging
from datetime import date

from django.db import transaction

from digor.desk import letters
from digor.desk.models import Letter, LetterSent, Visit
from digor.foundation.frame import clock
from digor.foundation.frame.days_worked import worked
from digor.foundation.journal.actions import record as journal
from digor.foundation.partners import reads as partners
from digor.foundation.partners.actor import Actor
from digor.foundation.partners.models import Post

log = logging.getLogger(__name__)


@transaction.atomic
def mark_seen(*, by: Actor) -> None:
    """From now on, "since your last visit" starts here. Nothing about people is written."""
    if by.post_id is not None:
        Visit.objects.update_or_create(post_id=by.post_id, defaults={"seen_at": clock.now()})


@transaction.atomic
def ask_for_letter(*, by: Actor) -> None:
    """A letter each morning worked on which there is something to say, from the next one on."""
    if by.post_id is None:
        return
    _asked, made = Letter.objects.get_or_create(post_id=by.post_id, defaults={"since": clock.today()})
    if made:
        journal(by=by, verb="letter_asked")


@transaction.atomic
def stop_letter(*, by: Actor) -> bool:
    """No more letters to this post. Whether there was one to stop. Signed in or by the letter's own link."""
    stopped, _rows = Letter.objects.filter(post=by.post_id or 0).delete()
    if stopped:
        journal(by=by, verb="letter_stopped")
    return bool(stopped)


def holder_of(token: str) -> Actor | None:
    """Who a letter's link was written to, while they still hold that post."""
    number = letters.post_of(token)
    post = partners.posts_held([number]).first() if number is not None else None
    return partners.actor_in(post) if post is not None else None


def send_letters(*, by: Actor, day: date) -> tuple[int, int]:
    """(sent, failed): this morning's letters of the territory, once each, only when there is something.

    A letter that fails is tried again at the next call; its address is in no log.
    """
    if not worked(day):
        return 0, 0
    asked = Letter.objects.filter(post__territory=by.territory_id).values_list("post_id", flat=True)
    gone = set(LetterSent.objects.filter(day=day).values_list("post_id", flat=True))
    sent = failed = 0
    for post in partners.posts_held(sorted(set(asked) - gone)):
        try:
            sent += _send(post, day)
        except OSError:  # what a mail server refuses or does not answer is one (SMTPException too)
            failed += 1
            log.warning("A morning letter could not be sent.")
    if sent:
        journal(by=by, verb="letters_sent", count=sent, day=day)
    return sent, failed


def _send(post: Post, day: date) -> int:
    """Written down, then sent outside any transaction: a slow mail server must not hold the database."""
    actor = partners.actor_in(post)
    found = letters.figures(actor, day)
    if not found.something:
        return 0
    letter = letters.message(actor, post.professional.email, post.professional.locale, day, found)
    sent, new = LetterSent.objects.get_or_create(post=post, day=day)
    if not new:
        return 0
    try:
        letter.send()
    except OSError:
        sent.delete()
        raise
    return 1
