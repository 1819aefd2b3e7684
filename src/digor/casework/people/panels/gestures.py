"""The gestures a file's page offers its reader."""

from digor.casework.people.views.gesturing import offered

__all__ = ["offered"]
