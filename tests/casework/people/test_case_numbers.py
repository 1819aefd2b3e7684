"""Public handles: random, sayable, never taken twice."""

from __future__ import annotations

import re

from digor.casework.people import case_numbers
from digor.casework.people.models import Household, Record
from digor.foundation.partners.models import Territory


def test_easy_to_say_and_hard_to_misread(qbo: Territory) -> None:
    for number in case_numbers.draw(qbo.pk, 300):
        assert re.fullmatch(r"[A-HJ-NP-Z][2-9][A-HJ-NP-Z]-\d{3}", number), number
        assert not set(number[:3]) & set("IOQ01")


def test_a_seed_gives_the_same_numbers(qbo: Territory) -> None:
    with case_numbers.seeded("demo"):
        one = case_numbers.draw(qbo.pk, 5)
    with case_numbers.seeded("demo"):
        assert case_numbers.draw(qbo.pk, 5) == one
    assert case_numbers.draw(qbo.pk, 5) != one


def test_a_number_taken_by_anybody_is_drawn_again(qbo: Territory, elsewhere: Territory) -> None:
    with case_numbers.seeded("demo"):
        first, second, third = case_numbers.draw(qbo.pk, 3)
    Record.objects.create(territory=qbo, case_number=first)
    Household.objects.create(territory=qbo, case_number=second)
    with case_numbers.seeded("demo"):
        assert case_numbers.draw(qbo.pk) == [third]
    with case_numbers.seeded("demo"):
        assert case_numbers.draw(elsewhere.pk) == [first]
