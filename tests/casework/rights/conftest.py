"""The household of March is asked what it holds."""

from tests.fixtures.march import home, in_march, members

__all__ = ["home", "in_march", "members"]
