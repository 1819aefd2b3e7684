"""The list on paper for a round: chosen on a form, written in the journal, then printed."""

from __future__ import annotations

from datetime import timedelta

from django import forms
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext_lazy as _

from digor.casework.people import access, actions, reads
from digor.casework.people.enums import Round
from digor.foundation.frame import clock
from digor.foundation.partners.access import can
from digor.foundation.partners.actor import actor_of
from digor.foundation.partners.roles import Permission


class RoundForm(forms.Form):
    """Whom, where, and a word for everybody met."""

    whom = forms.ChoiceField(
        label=_("Whom do you go to meet?"), choices=Round.choices, widget=forms.RadioSelect
    )
    sectors = forms.MultipleChoiceField(
        label=_("In which sectors?"),
        help_text=_("None chosen: all of them."),
        required=False,
        widget=forms.CheckboxSelectMultiple,
    )
    message = forms.CharField(
        label=_("A message to pass on"),
        help_text=_("Printed at the head of the sheet, kept nowhere. No name."),
        max_length=300,
        required=False,
        widget=forms.Textarea(attrs={"rows": 2}),
    )

    def __init__(self, *args: object, sectors: tuple[str, ...], **kwargs: object) -> None:
        super().__init__(*args, **kwargs)  # type: ignore[arg-type]
        self.fields["sectors"].choices = [(one, one) for one in sectors]  # type: ignore[attr-defined]
        if not sectors:
            del self.fields["sectors"]


def prepare(request: HttpRequest) -> HttpResponse:
    """Choose; then the sheet, ready for A4."""
    actor = actor_of(request)
    access.check_round(actor)
    on = clock.today() - timedelta(days=1)
    revision = reads.head(actor.territory_id)
    sectors = reads.sectors(actor, on, revision)
    form = RoundForm(request.POST or None, sectors=sectors, initial={"whom": Round.OUTSIDE})
    places = can(actor, Permission.SEE_PLACES)
    if request.method != "POST" or not form.is_valid():
        context = {"form": form, "places": places}
        return render(request, "people/round.html", context, status=422 if form.errors else 200)
    given = form.cleaned_data
    met = reads.round_sheet(actor, on, given["whom"], given.get("sectors", ()))
    number = actions.note_round(by=actor, on=on, revision=revision, places=any(one.places for one in met))
    context = {
        "met": met,
        "whom": Round(given["whom"]).label,
        "sectors": given.get("sectors", ()),
        "message": given["message"],
        "on": on,
        "today": clock.today(),
        "revision": revision,
        "number": number,
        "places": places,
        "persons": sum(one.row.members for one in met),
    }
    return render(request, "people/round_sheet.html", context)
