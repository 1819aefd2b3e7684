"""Pages of partner files: request → one call → page."""
