"""The desk's pages: what a professional sees first."""
