"""Every field of every table says its privacy class: the one declaration serves pages, exports and erasure."""

from __future__ import annotations

import pytest
from django.apps import apps
from django.db import models

from tests.house.ground import rooms

CLASSES = ("identifying", "sensitive", "ordinary", "open")
MODELS = [model for room in rooms() for model in apps.get_app_config(room.label).get_models()]
# What could hold a name or a story: never ordinary by accident.
FREE = (models.TextField,)


def own_fields(model: type[models.Model]) -> set[str]:
    return {field.name for field in [*model._meta.local_fields, *model._meta.local_many_to_many]}


def label(model: type[models.Model]) -> str:
    return model._meta.label


@pytest.mark.parametrize("model", MODELS, ids=label)
def test_every_field_has_one_privacy_class(model: type[models.Model]) -> None:
    declared = vars(model).get("Privacy")
    assert declared, f"{label(model)} has no class Privacy with the sets {', '.join(CLASSES)}"
    sets = {name: set(getattr(declared, name)) for name in CLASSES}
    named = set().union(*sets.values())
    assert named == own_fields(model), (
        f"{label(model)}: not classified {sorted(own_fields(model) - named)}, "
        f"not a field {sorted(named - own_fields(model))}"
    )
    twice = sorted(field for field in named if sum(field in group for group in sets.values()) > 1)
    assert not twice, f"{label(model)}: in two classes: {twice}"


def test_there_are_models() -> None:
    assert len(MODELS) > 20, "the walk through the rooms finds nothing: this file would test nothing"
