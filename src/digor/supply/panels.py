"""What homes put on the desk each morning: deadlines that end, deadlines passed, vacancies of the week."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta

from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from digor.foundation.frame.figures import number
from digor.foundation.frame.templatetags.frame import day as long_day
from digor.foundation.frame.worklist import Need
from digor.foundation.partners.actor import Actor
from digor.supply import access, reads
from digor.supply.models import Vacancy

MANY = 5  # beyond, one line for all


def deadlines(actor: Actor, today: date) -> Iterator[Need]:
    """To a landlord: its vacancies whose deadline to name candidates ends within the week, or has passed."""
    if not (access.can_state_homes(actor) and access.only_its_own(actor)):
        return
    for one in [*reads.overdue(actor, today)[:MANY], *reads.ending(actor, today)[:MANY]]:
        passed = one.deadline is not None and one.deadline < today
        yield Need(
            title=_("%(dwelling)s: nobody was named, you take over.") % {"dwelling": _called(one)}
            if passed
            else _("%(dwelling)s: candidates may still be named.") % {"dwelling": _called(one)},
            detail=str(one.get_holder_display()),
            url=reverse("supply:vacancy", args=[one.pk]),
            action=_("See the vacancy"),
            due=one.deadline,
            when=_("Deadline passed") if passed else _("Deadline"),
            note=long_day(one.deadline, "medium"),
            rank=30,
        )


def passed(actor: Actor, today: date) -> Iterator[Need]:
    """To those who coordinate and orient: vacancies whose deadline passed without a candidate."""
    if not access.can_state_homes(actor) or access.only_its_own(actor):
        return
    found = reads.overdue(actor, today)
    count = found.count()
    if count > MANY:
        yield Need(
            title=ngettext("%(n)s vacancy has no candidate and its deadline has passed.", "%(n)s vacancies have no candidate and their deadline has passed.", count) % {"n": number(count)},
            url=reverse("supply:homes"),
            action=_("See the vacancies"),
            when=_("Deadline passed"),
            rank=30,
        )  # fmt: skip
        return
    for one in found:
        yield Need(
            title=_("%(dwelling)s has no candidate: its landlord takes over.") % {"dwelling": _called(one)},
            detail=str(one.landlord.name),
            url=reverse("supply:vacancy", args=[one.pk]),
            action=_("See the vacancy"),
            due=one.deadline,
            when=_("Deadline passed"),
            note=long_day(one.deadline, "medium"),
            rank=30,
        )


def of_the_week(actor: Actor, today: date) -> Iterator[Need]:
    """To those who coordinate and orient: what was declared in the last seven days."""
    if not access.can_state_homes(actor) or access.only_its_own(actor):
        return
    count = reads.declared_since(actor, today - timedelta(days=7)).count()
    if count:
        yield Need(
            title=ngettext(
                "%(n)s vacancy was declared this week.", "%(n)s vacancies were declared this week.", count
            )
            % {"n": number(count)},
            url=reverse("supply:homes"),
            action=_("See the vacancies"),
            when=_("This week"),
            rank=60,
        )


def _called(one: Vacancy) -> str:
    words = [one.dwelling.typology, one.dwelling.sector, one.dwelling.reference]
    return ", ".join(word for word in words if word)


TODAY = [deadlines, passed, of_the_week]
