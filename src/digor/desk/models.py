"""When a professional last said "seen": what changed since then is shown first."""

from __future__ import annotations

from django.db import models


class Visit(models.Model):
    """The last time the holder of this post marked the morning's changes as seen."""

    post = models.OneToOneField("partners.Post", on_delete=models.CASCADE, related_name="+")
    seen_at = models.DateTimeField()

    class Privacy:
        identifying: set[str] = set()
        sensitive: set[str] = set()
        ordinary = {"id", "post", "seen_at"}
        open: set[str] = set()
