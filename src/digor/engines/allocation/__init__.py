"""Sharing an envelope: stakes, projects, equal shares, with the reasons; docs/engines/allocation.md."""
