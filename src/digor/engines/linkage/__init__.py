"""Linkage: which pairs of records may be one person, and what each field says of it (docs/engines/linkage.md)."""
