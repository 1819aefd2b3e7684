"""Measures beside the competition. A measure is a module with `main() -> list[dict]`; see `__main__`."""
