"""Request → one call → page."""
