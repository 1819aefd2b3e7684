"""What the desk keeps of a professional: when they last said "seen", and whether they want a morning letter."""

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


class Letter(models.Model):
    """The holder of this post asked for the morning's e-mail: figures and a link. No row, no letter."""

    post = models.OneToOneField("partners.Post", on_delete=models.CASCADE, related_name="+")
    since = models.DateField()

    class Privacy:
        identifying: set[str] = set()
        sensitive: set[str] = set()
        ordinary = {"id", "post", "since"}
        open: set[str] = set()


class LetterSent(models.Model):
    """That a morning's letter went to a post: it never goes twice."""

    post = models.ForeignKey("partners.Post", on_delete=models.CASCADE, related_name="+")
    day = models.DateField()

    class Meta:
        constraints = [models.UniqueConstraint(fields=["post", "day"], name="one_letter_a_morning")]

    class Privacy:
        identifying: set[str] = set()
        sensitive: set[str] = set()
        ordinary = {"id", "post", "day"}
        open: set[str] = set()
