"""Timeline: from what sources state to one situation per person and day (docs/engines/timeline.md)."""
