"""Foreign keys go the way imports go: down the storeys, and back along the household's way."""

from __future__ import annotations

from django.apps import apps

from tests.house.ground import rooms

# Lowest first; two rooms of the same height do not know each other.
HEIGHT = {
    "frame": 0,
    "journal": 1,
    "exchange": 1,
    "partners": 2,
    "supply": 10,
    "people": 20,
    "intake": 30,
    "identity": 30,
    "rights": 32,
    "needs": 34,
    "matching": 36,
    "commissions": 38,
    "observatory": 45,
    "desk": 50,
    "demo": 60,
    "config": 70,
}


def arrows() -> list[tuple[str, str, str]]:
    """(field, from room, to room) of every relation that a table of ours holds."""
    return [
        (f"{model._meta.label}.{field.name}", room.label, field.related_model._meta.app_label)
        for room in rooms()
        for model in apps.get_app_config(room.label).get_models()
        for field in [*model._meta.local_fields, *model._meta.local_many_to_many]
        if field.is_relation
    ]


def test_every_room_has_its_height() -> None:
    assert {room.label for room in rooms()} == set(HEIGHT)


def test_relations_go_down() -> None:
    wrong = [
        f"{field}: {source} → {target}"
        for field, source, target in arrows()
        if target in HEIGHT and source != target and HEIGHT.get(target, 0) >= HEIGHT[source]
    ]
    assert not wrong, "\n".join(wrong)


def test_relations_stay_in_the_house() -> None:
    """No key into a library's table: its rows could not be erased, nor its migrations followed."""
    outside = [f"{field} → {target}" for field, _, target in arrows() if target not in HEIGHT]
    assert not outside, "\n".join(outside)


def test_the_journal_has_no_key_at_all() -> None:
    """It outlives what it tells of."""
    assert not [field for field, source, _ in arrows() if source == "journal"]


def test_there_are_relations() -> None:
    assert len(arrows()) > 20
