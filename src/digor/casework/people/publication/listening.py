"""Who wants to know that a partner's file was published or taken back: rooms above register here, as they load.

A listener is told the territory once the transaction is committed, so that it may do its own work apart.
"""

from __future__ import annotations

from collections.abc import Callable
from functools import partial

from django.db import transaction

Listener = Callable[[int], None]

_listeners: list[Listener] = []


def register(listener: Listener) -> None:
    """`listener(territory_id)` is called after each publication and each withdrawal of a file."""
    if listener not in _listeners:
        _listeners.append(listener)


def tell(territory_id: int) -> None:
    """Once the present transaction is committed, tell everybody."""
    for listener in _listeners:
        # What a listener fails to do must not make a published file look refused.
        transaction.on_commit(partial(listener, territory_id), robust=True)
