"""The pages of homes: a request, one call, a page."""
