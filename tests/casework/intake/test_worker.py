"""The same jobs with the real worker: asked on a page, done apart, through the database's own queue."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.core.management import call_command
from django.test import Client
from django.urls import reverse

from digor.casework.intake.enums import State
from digor.casework.intake.models import Import
from digor.foundation.partners.actor import Actor
from digor.foundation.partners.models import Source
from tests.casework.intake.files import demand, siao


@pytest.mark.django_db(transaction=True)
def test_a_file_goes_through_the_queue(
    settings: Any, client: Client, sign_in: Callable[..., Client], si_siao: Source, loic: Actor
) -> None:
    settings.TASKS = {"default": {"BACKEND": "django_tasks_db.DatabaseBackend", "QUEUES": ["default"]}}
    sign_in(client, loic)

    def state() -> str:
        return Import.objects.get().state

    def work() -> None:
        call_command("db_worker", "--batch", "--no-startup-delay", "--interval", "0", verbosity=0)

    file = SimpleUploadedFile("extraction.csv", siao(demand("P1", "20/01/2026", "Rue")))
    client.post(reverse("intake:drop"), {"door": f"{si_siao.pk}:siao", "file": file})
    assert state() == State.UPLOADED
    work()
    assert state() == State.STAGED
    pk = Import.objects.get().pk
    client.post(reverse("intake:publish", args=[pk]))
    assert state() == State.PUBLISHING
    work()
    assert state() == State.PUBLISHED
    client.post(reverse("intake:withdraw", args=[pk]), {"reason": "trial"})
    assert state() == State.WITHDRAWING
    work()
    assert state() == State.WITHDRAWN
