"""Rows → the timeline engine's problems: the only caller of the engine's input side."""

from digor.casework.people.bridge.facts import Component, Facts
from digor.casework.people.bridge.loader import Loader

__all__ = ["Component", "Facts", "Loader"]
