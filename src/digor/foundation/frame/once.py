"""Asked once: inside a read view nothing is written, so a question has one answer.

Besides sparing queries, it keeps a page of one piece: somebody else's revision may be committed
between two questions of one page, and both must be answered as of the same one.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from functools import wraps
from typing import Any, ParamSpec, TypeVar

P = ParamSpec("P")
R = TypeVar("R")

_answers: ContextVar[dict[Any, Any] | None] = ContextVar("digor_asked_once", default=None)


@contextmanager
def asking() -> Iterator[None]:
    """Inside the block, the questions marked `once` are asked once for each set of arguments."""
    if _answers.get() is not None:
        yield
        return
    token = _answers.set({})
    try:
        yield
    finally:
        _answers.reset(token)


def once(question: Callable[P, R]) -> Callable[P, R]:
    """Mark a question: hashable arguments, an answer nobody alters. Outside `asking` it is asked each time."""

    @wraps(question)
    def asked(*args: P.args, **kwargs: P.kwargs) -> R:
        answers = _answers.get()
        if answers is None:
            return question(*args, **kwargs)
        key = (question, args, tuple(sorted(kwargs.items())))
        if key not in answers:
            answers[key] = question(*args, **kwargs)
        found: R = answers[key]
        return found

    return asked
