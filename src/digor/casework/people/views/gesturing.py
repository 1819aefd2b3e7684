"""The rarer gestures on a file: who lives with whom, one person or two, protection, identity, rights.

Each is a small form on the file's page, for those only who may; sent, it acts and goes back there,
or asks again with the reason.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.functional import Promise
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_POST

from digor.casework.people import access, actions, gesture_forms, reads
from digor.casework.people.models import Record
from digor.casework.people.shapes import HouseholdPage
from digor.casework.people.views.stating import back, subject
from digor.foundation.frame.refusals import Refused
from digor.foundation.partners import reads as partners
from digor.foundation.partners.actor import Actor, actor_of

Answer = dict[str, Any]


@dataclass(frozen=True, slots=True)
class Gesture:
    """What it is called, what it does in one sentence, its button, its form and who may."""

    code: str  # in the address
    title: Promise
    meaning: Promise
    button: Promise
    form: type[Any]
    check: Callable[[Actor], None]
    act: Callable[[Actor, reads.Subject, Answer], None]

    def allowed(self, actor: Actor) -> bool:
        """Whether `check` would pass."""
        try:
            self.check(actor)
        except Refused:
            return False
        return True


def _record(about: reads.Subject, given: Answer) -> Record:
    return next(one for one in about.records if one.case_number == given["member"])


def _records(about: reads.Subject, given: Answer) -> Sequence[Record]:
    return [one for one in about.records if given["member"] in {one.case_number, about.case_number}]


def _found(actor: Actor, case: str) -> reads.Subject:
    """The file of a number somebody typed."""
    number = case.strip().upper()
    found = reads.subject(actor, number)
    if found is None:
        raise Refused("no_such_file", gettext("There is no file %(case)s here.") % {"case": number})
    return found


def _together(actor: Actor, about: reads.Subject, given: Answer) -> None:
    one, other, day = _record(about, given), _found(actor, given["other"]), given["from_day"]
    home = other.household or (reads.home_of(actor, other.record, day) if other.record else None)
    if home is not None:
        actions.join(by=actor, record=one, household=home, from_day=day)
        return
    assert other.record is not None
    home = reads.home_of(actor, one, day)
    if home is not None:
        actions.join(by=actor, record=other.record, household=home, from_day=day)
    else:
        actions.form_household(by=actor, records=[one, other.record], from_day=day)


def _leave(actor: Actor, about: reads.Subject, given: Answer) -> None:
    actions.leave(by=actor, record=_record(about, given), from_day=given["from_day"])


def _link(actor: Actor, about: reads.Subject, given: Answer) -> None:
    other = _found(actor, given["other"])
    if other.record is None:
        raise Refused(
            "not_a_person",
            gettext("%(case)s is a household: write the number of one person’s file.")
            % {"case": other.case_number},
        )
    actions.link(by=actor, a=_record(about, given), b=other.record)


def _unlink(actor: Actor, about: reads.Subject, given: Answer) -> None:
    actions.unlink(by=actor, link=next(one for one in _links(actor, about) if one.pk == given["link"]))


def _links(actor: Actor, about: reads.Subject) -> list[Any]:
    return reads.links(actor, [record.pk for record in about.records])


def _protect(actor: Actor, about: reads.Subject, given: Answer) -> None:
    circle = [one for one in partners.organisations(actor.territory_id) if one.pk in _circle(actor, given)]
    for record in _records(about, given):
        actions.protect(by=actor, record=record, organisations=circle)


def _circle(actor: Actor, given: Answer) -> set[int | None]:
    return {*given["circle"], actor.organisation_id}


def _unprotect(actor: Actor, about: reads.Subject, given: Answer) -> None:
    # Any of a person's linked files may be the protected one.
    for record in reads.whole_person(actor, _records(about, given)):
        actions.unprotect(by=actor, record=record)


def _identity(actor: Actor, about: reads.Subject, given: Answer) -> None:
    names = {name: value for name, value in given.items() if name != "member"}
    actions.set_identity(by=actor, record=_record(about, given), **names)


def _inform(actor: Actor, about: reads.Subject, given: Answer) -> None:
    for record in _records(about, given):
        actions.inform(by=actor, record=record, version=given["version"], on=given["on"])


def _object(actor: Actor, about: reads.Subject, given: Answer) -> None:
    for record in _records(about, given):
        actions.object_(by=actor, record=record)


GESTURES = [
    Gesture(
        "ensemble", _("They live together"), _("From a day on, this person lives with another, or joins a household."),
        _("They live together"), gesture_forms.TogetherForm, access.check_state, _together,
    ),
    Gesture(
        "separation", _("Someone leaves the household"), _("From a day on, this person lives alone."),
        _("Lives alone from that day"), gesture_forms.FromDayForm, access.check_state, _leave,
    ),
    Gesture(
        "lien", _("Two files, one person"), _("Nothing is merged: each file keeps what was said, and the link can be undone."),
        _("It is the same person"), gesture_forms.LinkForm, access.check_link, _link,
    ),
    Gesture(
        "delier", _("They are two persons"), _("Undoes a link: each file gets its own nights back."),
        _("Undo the link"), gesture_forms.UnlinkForm, access.check_link, _unlink,
    ),
    Gesture(
        "protection", _("Protect this file"), _("Violence suffered or feared: for everybody else this file no longer exists, figures included."),
        _("Protect"), gesture_forms.ProtectForm, access.check_state, _protect,
    ),
    Gesture(
        "fin-de-protection", _("Lift the protection"), _("Everybody whose role allows it sees this file again."),
        _("Lift the protection"), gesture_forms.MemberForm, access.check_state, _unprotect,
    ),
    Gesture(
        "nom", _("Write the identity"), _("As the person gives it. What you write replaces what was there."),
        _("Write it"), gesture_forms.IdentityForm, access.check_see_identity, _identity,
    ),
    Gesture(
        "information", _("Informed of their rights"), _("The person was given the notice and could ask about it."),
        _("Note it"), gesture_forms.InformForm, access.check_state_observation, _inform,
    ),
    Gesture(
        "opposition", _("They object"), _("The person objects to the use of their data: an answer is due within a month."),
        _("Note the objection"), gesture_forms.MemberForm, access.check_state_observation, _object,
    ),
]  # fmt: skip
BY_CODE = {gesture.code: gesture for gesture in GESTURES}


def offered(actor: Actor, page: HouseholdPage) -> list[dict[str, Any]]:
    """The gestures this reader may make on this file, each with its form."""
    members = [(lane.case_number, _called(lane.case_number, lane.label)) for lane in page.lanes]
    protected = any(lane.protected for lane in page.lanes)
    absent = {
        "separation": not page.is_household,
        "delier": not any(lane.others for lane in page.lanes),
        "fin-de-protection": not protected,
    }
    return [
        {"gesture": gesture, "form": _form(actor, gesture, page.case_number, members)}
        for gesture in GESTURES
        if gesture.allowed(actor) and not absent.get(gesture.code)
    ]


@require_POST
def gesture(request: HttpRequest, case: str, gesture: str) -> HttpResponse:
    """Make the gesture, then back to the file; or ask again, with the reason."""
    actor = actor_of(request)
    made = BY_CODE.get(gesture)
    if made is None:
        raise Http404
    made.check(actor)
    about = subject(request, case)
    aliases = reads.aliases_of([record.pk for record in about.records])
    members = [
        (record.case_number, _called(record.case_number, aliases.get(record.pk, "")))
        for record in about.records
    ]
    form = _form(actor, made, case, members, request.POST)
    if form.is_valid():
        try:
            made.act(actor, about, form.cleaned_data)
        except Refused as refusal:
            if refusal.code == "elsewhere":
                raise
            form.add_error(None, str(refusal.sentence))
        else:
            return redirect(back(request, case))
    context = {"gesture": made, "form": form, "case": case, "next": back(request, case)}
    return render(request, "people/gesture.html", context, status=422)


def _called(case: str, alias: str) -> str:
    return f"{case}, « {alias} »" if alias else case


def _form(
    actor: Actor, gesture: Gesture, case: str, members: Sequence[tuple[str, str]], given: Any = None
) -> Any:
    """Its fields under ids of their own: several of these forms share a page."""
    more: dict[str, Any] = {"auto_id": f"{gesture.code}-%s"}
    if gesture.form is gesture_forms.UnlinkForm:
        records = reads.records_named(actor, [number for number, _alias in members])
        more["links"] = [
            (link.pk, gettext("%(one)s and %(other)s") % {
                "one": link.record_a.case_number, "other": link.record_b.case_number
            })
            for link in reads.links(actor, [record.pk for record in records])
        ]  # fmt: skip
    else:
        more |= {"case": case, "members": members}
    if gesture.form is gesture_forms.ProtectForm:
        if circles := access.circles(actor.territory_id):
            records = reads.records_named(actor, [number for number, _alias in members])
            more["initial"] = {"circle": sorted({one for row in records for one in circles.get(row.pk, ())})}
        more["organisations"] = [
            (one.pk, str(getattr(one, "name", None) or one.code))
            for one in partners.organisations(actor.territory_id)
            if one.pk != actor.organisation_id
        ]
    return gesture.form(given, **more)
