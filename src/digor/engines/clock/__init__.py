"""Clock: what must happen before which date, by which text, counted how (docs/engines/clock.md)."""
