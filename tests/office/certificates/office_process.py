"""A real office in its own processes, on its own data folder, killed and started at will."""

import json
import os
import re
import signal
import socket
import subprocess
import sys
import time
import urllib.parse
import urllib.request
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from http.cookiejar import CookieJar
from pathlib import Path
from typing import Any

ROOT = Path(__file__).resolve().parents[3]
PASSWORD = "parchemin-essai-de-panne"
PATIENCE = 120


class Refused(Exception):
    """The office did not do in time what was expected of it."""


def wait_for(condition: Callable[[], Any], what: str, patience: float = PATIENCE) -> Any:
    """What the condition gives once it is true."""
    end = time.monotonic() + patience
    while time.monotonic() < end:
        found = condition()
        if found:
            return found
        time.sleep(0.1)
    raise Refused(what)


def free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


@contextmanager
def own_database(folder: Path) -> Iterator[str]:
    """The address of a new base: a file, or a base of the PostgreSQL server of this run."""
    server = os.environ.get("DATABASE_URL", "")
    if not server.startswith("postgres"):
        yield f"sqlite:///{folder / 'parchemin.sqlite3'}"
        return
    import psycopg

    name = f"pannes_{os.getpid()}_{free_port()}"
    with psycopg.connect(server, autocommit=True) as connection:
        connection.execute(f"CREATE DATABASE {name}")
        try:
            yield urllib.parse.urlsplit(server)._replace(path=f"/{name}").geturl()
        finally:
            connection.execute(f"DROP DATABASE {name} WITH (FORCE)")


class Office:
    """One office: ``start`` it, talk to it as a browser does, kill it, look at its base."""

    def __init__(self, folder: Path, database: str) -> None:
        self.folder, self.port = folder, free_port()
        self.environment = {
            **{k: v for k, v in os.environ.items() if not k.startswith("PARCHEMIN_")},
            "PARCHEMIN_DATA": str(folder),
            "PARCHEMIN_PORT": str(self.port),
            "DATABASE_URL": database,
        }
        self.server: subprocess.Popen[bytes] | None = None
        self.address = f"http://127.0.0.1:{self.port}"

    def run(self, *arguments: str) -> str:
        """Run one of our modules to its end, on this office's base."""
        done = subprocess.run(
            [sys.executable, "-m", *arguments], cwd=ROOT, env=self.environment,
            capture_output=True, text=True, check=False,
        )  # fmt: skip
        if done.returncode:
            raise Refused(f"{arguments} : {done.stdout}{done.stderr}")
        return done.stdout

    def state(self) -> dict[str, Any]:
        """What the base holds now."""
        found: dict[str, Any] = json.loads(self.run("tests.office.certificates.base", "state"))
        return found

    def start(self) -> None:
        with (self.folder / "serveur.log").open("ab") as log:
            self.server = subprocess.Popen(
                [sys.executable, "-m", "parchemin.office", "demarrer"],
                cwd=ROOT, env=self.environment, stdout=log, stderr=log,
            )  # fmt: skip
        wait_for(lambda: self.answers() or self.stopped(), "l'office ne répond pas", 60)
        if self.stopped():
            raise Refused(f"l'office s'est arrêté :\n{self.log()}")

    def stopped(self) -> bool:
        return self.server is None or self.server.poll() is not None

    def log(self) -> str:
        return (self.folder / "serveur.log").read_text("utf-8")

    def answers(self) -> bool:
        try:
            return "parchemin" in self.visitor().get("/sante")[1]
        except OSError:
            return False

    def children(self) -> list[int]:
        """The processes of the server: its own, and the task worker."""
        assert self.server is not None
        listed = Path(f"/proc/{self.server.pid}/task/{self.server.pid}/children")
        return [int(pid) for pid in listed.read_text().split()]

    def worker(self) -> int | None:
        """The process that runs the tasks."""
        for pid in self.children():
            if b"travailler" in Path(f"/proc/{pid}/cmdline").read_bytes():
                return pid
        return None

    def kill(self, *, with_worker: bool) -> list[int]:
        """``kill -9`` of the server, and of the worker at the same moment when asked for."""
        assert self.server is not None
        children, worker = self.children(), self.worker()
        self.server.kill()
        if with_worker and worker:
            os.kill(worker, signal.SIGKILL)
        self.server.wait()
        return children

    def stop(self) -> int:
        """SIGTERM; the exit status."""
        if self.server is None or self.stopped():
            return 0
        self.server.terminate()
        return self.server.wait(30)

    def visitor(self) -> "Visitor":
        return Visitor(self.address)


class Visitor:
    """A browser without a screen: cookies, forms, redirections."""

    def __init__(self, address: str) -> None:
        self.address = address
        jar = urllib.request.HTTPCookieProcessor(CookieJar())
        self.opener = urllib.request.build_opener(jar)

    def get(self, path: str) -> tuple[str, str]:
        """The page after redirections: its address and its text."""
        with self.opener.open(f"{self.address}{path}", timeout=60) as answer:
            return answer.url, answer.read().decode("utf-8", "replace")

    def post(self, path: str, form: str, **values: str) -> tuple[str, str]:
        """Send a form whose page is ``form``."""
        _, page = self.get(form)
        token = re.findall(r'name="csrfmiddlewaretoken" value="(\w+)"', page)[-1]
        data = urllib.parse.urlencode({"csrfmiddlewaretoken": token, **values}).encode()
        with self.opener.open(f"{self.address}{path}", data, timeout=60) as answer:
            return answer.url, answer.read().decode("utf-8", "replace")


def gone(pid: int) -> bool:
    """Whether a process no longer runs (a zombie nobody reaped is gone too)."""
    try:
        return Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()[0] == "Z"
    except OSError:
        return True
