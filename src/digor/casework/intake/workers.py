"""Who is at work on an import, and whether they are still alive.

A worker is named `host:pid:start`, `start` being the process's own (a process number is used again after a death).
"""

from __future__ import annotations

import os
import socket
from datetime import datetime, timedelta
from pathlib import Path

# Another machine's worker cannot be asked: it is dead when it has said nothing for so long.
SILENCE = timedelta(minutes=15)
# A job that waits for a worker may wait behind long ones.
QUEUE = timedelta(hours=24)


def me() -> str:
    """This process."""
    return f"{socket.gethostname()[:80]}:{os.getpid()}:{_start(os.getpid())}"


def alive(worker: str, beat_at: datetime | None, now: datetime) -> bool:
    """Whether that worker can still be at work ("": whether one may still come); `beat_at`: last sign of life."""
    host, pid, start = worker.rsplit(":", 2) if worker.count(":") >= 2 else ("", "", "")
    if host == socket.gethostname()[:80] and pid.isdigit():
        return _runs(int(pid), start)
    return beat_at is not None and now - beat_at < (SILENCE if worker else QUEUE)


def _runs(pid: int, start: str) -> bool:
    try:
        os.kill(pid, 0)
    except ProcessLookupError:
        return False
    except PermissionError:
        pass
    return _start(pid) == start


def _start(pid: int) -> str:
    """When the process began, in the kernel's own count; empty where the kernel does not say."""
    try:
        fields = Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()
    except OSError:
        return ""
    return "" if fields[0] == "Z" else fields[19]  # a zombie has ended
