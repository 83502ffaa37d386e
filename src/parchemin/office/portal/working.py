"""The loop of the task worker: what waits in the queue, and what an earlier stop left undone."""

import logging
import os
import signal
import threading
import time
from types import FrameType

from django.db import OperationalError, close_old_connections
from django.utils.crypto import get_random_string
from django_tasks_db.management.commands.db_worker import Worker
from django_tasks_db.models import DBTaskResult

from parchemin.office.catalogue.tasks import resume_imports
from parchemin.office.certificates.resuming import resume_batches

log = logging.getLogger("parchemin.travailler")

PAUSE = 1.0
"""Seconds between two looks at an empty queue."""
ROUND = 30.0
"""Seconds between two searches for batches left undone."""


class Stopped(SystemExit):
    """A signal asked the worker to stop; a task cut short is taken up at the next start."""


def queue_worker() -> Worker:
    """A worker that empties the queue, then returns."""
    return Worker(
        queue_names=["*"],
        interval=PAUSE,
        batch=True,
        backend_name="default",
        startup_delay=False,
        max_tasks=None,
        worker_id=get_random_string(32),
        excluded_queue_names=[],
    )


class Loop:
    """Run tasks until a signal; resume the batches left undone at start and now and then."""

    def __init__(self) -> None:
        self.worker = queue_worker()

    def stop(self, number: int, frame: FrameType | None) -> None:
        self.worker.running = False
        raise Stopped(0)

    def run(self) -> None:
        signal.signal(signal.SIGTERM, self.stop)
        signal.signal(signal.SIGINT, self.stop)
        next_round = time.monotonic()
        starting = True
        while self.worker.running:
            try:
                if time.monotonic() >= next_round:
                    resume_batches(at_start=starting)
                    if starting:
                        resume_imports()
                    starting, next_round = False, time.monotonic() + ROUND
                self.empty_queue()
            except OperationalError as error:
                log.warning("La base ne répond pas, nouvel essai : %s", error)
                time.sleep(PAUSE)

    def empty_queue(self) -> None:
        """Run what waits; look without locking first, so that an idle worker disturbs nobody."""
        close_old_connections()
        if DBTaskResult.objects.ready().exists():
            self.worker.run()
        else:
            time.sleep(PAUSE)


def follow_parent(parent: int) -> None:
    """End this process at once when its parent is gone: nobody would be left to stop it."""

    def watch() -> None:
        while os.getppid() == parent:
            time.sleep(PAUSE)
        os._exit(0)

    threading.Thread(target=watch, daemon=True).start()
