"""Serving the office: gunicorn in this process, the task worker as its child."""

import gc
import os
import socket
import subprocess
import sys
import time
from dataclasses import dataclass

from django.conf import settings
from django.db import connections
from gunicorn.app.base import BaseApplication
from gunicorn.arbiter import Arbiter

from parchemin.office.wsgi import application

REST = 5.0
"""Seconds before a task worker that stopped by itself is started again."""
PATIENCE = 4
"""Seconds left to a request or a task when the office stops."""
OBJECTS_BETWEEN_COLLECTIONS = 20_000
"""A page makes tens of thousands of objects; Python's 700 would look for cycles a hundred times."""


def port_is_free(host: str, port: int) -> bool:
    """Whether this process could listen there now."""
    with socket.socket() as probe:
        probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            probe.bind((host, port))
        except OSError:
            return False
    return True


class TaskWorker:
    """The process that runs ``travailler``; started again when it stops by itself."""

    def __init__(self) -> None:
        self.process: subprocess.Popen[bytes] | None = None
        self.started = 0.0

    def keep_alive(self) -> None:
        """Start the process unless it runs, or stopped a moment ago."""
        if self.process is not None and self.process.poll() is None:
            return
        if time.monotonic() - self.started < REST:
            return
        self.started = time.monotonic()
        command = [sys.executable, "-m", "parchemin.office", "travailler"]
        self.process = subprocess.Popen(  # noqa: S603 - our own command
            [*command, "--parent", str(os.getpid())], start_new_session=True
        )

    def ask_to_stop(self) -> None:
        """Tell the process to stop, without waiting for it."""
        if self.process is not None:
            self.process.terminate()

    def stop(self) -> None:
        """Ask the process to stop, then make it; a task cut short is taken up at the next start."""
        if self.process is None:
            return
        self.ask_to_stop()
        try:
            self.process.wait(PATIENCE)
        except subprocess.TimeoutExpired:
            self.process.kill()
            self.process.wait()


class OfficeArbiter(Arbiter):
    """Gunicorn's master, which also looks after the task worker once a second."""

    def __init__(self, app: BaseApplication) -> None:
        super().__init__(app)
        self.tasks = TaskWorker()

    def manage_workers(self) -> None:
        super().manage_workers()
        self.tasks.keep_alive()

    def stop(self, graceful: bool = True) -> None:  # noqa: FBT001, FBT002 - gunicorn's own
        self.tasks.ask_to_stop()
        super().stop(graceful)
        self.tasks.stop()


def settle_memory(_worker: object) -> None:
    """Leave the program itself out of the search for cycles, which would walk it during pages."""
    gc.collect()
    gc.freeze()
    gc.set_threshold(OBJECTS_BETWEEN_COLLECTIONS)


@dataclass(frozen=True)
class Listening:
    """Where to listen, and with how many processes."""

    host: str
    port: int
    processes: int


class OfficeServer(BaseApplication):
    """The office behind gunicorn."""

    def __init__(self, listening: Listening) -> None:
        self.listening = listening
        super().__init__()

    def load_config(self) -> None:
        chosen = {
            "bind": f"{self.listening.host}:{self.listening.port}",
            "workers": self.listening.processes,
            "worker_class": "gthread",
            "threads": 4,
            "timeout": 120,
            "graceful_timeout": PATIENCE,
            "keepalive": 15,
            "loglevel": "warning",
            "control_socket_disable": True,
            "worker_tmp_dir": str(settings.DATA),
            "post_worker_init": settle_memory,
        }
        for name, value in chosen.items():
            self.cfg.set(name, value)

    def load(self) -> object:
        return application

    def run(self) -> None:
        """Serve until a signal; connections opened so far are not shared with the children."""
        connections.close_all()
        OfficeArbiter(self).run()
