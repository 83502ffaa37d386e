"""Starting the office: the port, the task worker kept alive, the loop that stops when told."""

import os
import signal
import socket
import subprocess
import sys
import time
from collections.abc import Iterator
from io import StringIO
from typing import Any

import pytest
from django.core.management import CommandError, call_command
from django.db.utils import OperationalError

from parchemin.office.portal import serving, working
from parchemin.office.portal.management.commands import demarrer
from parchemin.office.portal.serving import Listening, OfficeServer, TaskWorker, port_is_free

SLEEPER = [sys.executable, "-c", "import time; time.sleep(60)"]
DEAF = """
import signal, time
signal.signal(signal.SIGTERM, signal.SIG_IGN)
print(flush=True)
time.sleep(60)
"""


@pytest.fixture
def taken_port() -> Iterator[int]:
    """A port where somebody listens."""
    with socket.socket() as listener:
        listener.bind(("127.0.0.1", 0))
        listener.listen()
        yield listener.getsockname()[1]


@pytest.fixture
def worker(monkeypatch: pytest.MonkeyPatch) -> Iterator[TaskWorker]:
    """A task worker whose process only sleeps."""
    real = subprocess.Popen
    monkeypatch.setattr(serving.subprocess, "Popen", lambda *_, **kw: real(SLEEPER, **kw))
    built = TaskWorker()
    yield built
    if built.process is not None and built.process.poll() is None:
        built.process.kill()
        built.process.wait()


def test_a_port_is_free_until_somebody_listens(taken_port: int) -> None:
    """The question is answered by trying, on the very interface."""
    assert not port_is_free("127.0.0.1", taken_port)
    with socket.socket() as other:
        other.bind(("127.0.0.1", 0))
        free = other.getsockname()[1]
    assert port_is_free("127.0.0.1", free)


def test_the_worker_is_started_once_and_again_when_it_dies(
    worker: TaskWorker, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Alive, it is left alone; dead, it is started again, but never in a tight loop."""
    worker.keep_alive()
    first = worker.process
    assert first is not None
    worker.keep_alive()
    assert worker.process is first
    first.kill()
    first.wait()
    worker.keep_alive()
    assert worker.process is first, "relancé aussitôt"
    monkeypatch.setattr(serving, "REST", 0.0)
    worker.keep_alive()
    assert worker.process is not first


def test_the_worker_stops_when_told(worker: TaskWorker) -> None:
    """SIGTERM is enough for an ordinary one; stopping what never started is nothing."""
    TaskWorker().stop()
    worker.keep_alive()
    worker.stop()
    assert worker.process is not None
    assert worker.process.returncode == -signal.SIGTERM


def test_a_worker_that_does_not_listen_is_made_to_stop(monkeypatch: pytest.MonkeyPatch) -> None:
    """After its patience, the office kills."""
    monkeypatch.setattr(serving, "PATIENCE", 0.3)
    worker = TaskWorker()
    worker.process = subprocess.Popen([sys.executable, "-c", DEAF], stdout=subprocess.PIPE)
    assert worker.process.stdout is not None
    worker.process.stdout.readline()
    worker.stop()
    worker.process.stdout.close()
    assert worker.process.returncode == -signal.SIGKILL


def test_the_server_is_configured_for_one_machine() -> None:
    """Threads in few processes, where asked; no control socket left in a home folder."""
    server = OfficeServer(Listening("127.0.0.1", 8123, 2))
    assert server.cfg.settings["bind"].get() == ["127.0.0.1:8123"]
    assert (server.cfg.workers, server.cfg.threads) == (2, 4)
    assert server.cfg.worker_class_str == "gthread"
    assert server.cfg.control_socket_disable


@pytest.mark.parametrize("port", [-1, 65536, 99999999])
def test_a_port_that_cannot_exist_is_refused(port: int) -> None:
    """The sentence says what a port is."""
    with pytest.raises(CommandError, match="de 1 à 65535"):
        call_command("demarrer", port=port)


def test_a_taken_port_names_another_one(taken_port: int, settings: Any, monkeypatch: Any) -> None:
    """Nothing is prepared on a port already taken."""
    prepared: list[object] = []
    monkeypatch.setattr(demarrer.Command, "prepare", prepared.append)
    monkeypatch.setattr(demarrer, "start_again_on", lambda *_: None)
    with pytest.raises(CommandError, match=f"PARCHEMIN_PORT={taken_port + 1}"):
        call_command("demarrer", port=taken_port)
    assert prepared == []


def test_a_chosen_port_becomes_the_environment_of_the_whole_office(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    """The office starts again under that port, so that the QR codes hold it too."""
    asked: list[tuple[Any, ...]] = []
    monkeypatch.setattr(demarrer.os, "execve", lambda *given: asked.append(given))
    demarrer.start_again_on(8199, "127.0.0.1")
    program, command, environment = asked[0]
    assert program == sys.executable
    assert command[-3:] == ["demarrer", "--interface", "127.0.0.1"]
    assert environment["PARCHEMIN_PORT"] == "8199"
    assert environment["PATH"] == os.environ["PATH"]


def test_a_base_that_does_not_answer_is_said(monkeypatch: pytest.MonkeyPatch) -> None:
    """An unreachable base gives a sentence with what to check, not a trace."""

    def refuse(*_: object, **__: object) -> None:
        raise OperationalError("connection refused")

    monkeypatch.setattr(demarrer, "call_command", refuse)
    with pytest.raises(CommandError, match=r"connection refused.*DATABASE_URL"):
        demarrer.Command(stdout=StringIO()).prepare()


@pytest.mark.django_db
def test_the_demonstration_is_loaded_in_an_empty_base_only(
    monkeypatch: pytest.MonkeyPatch, account: Any, settings: Any
) -> None:
    """Empty and in demonstration mode: loaded; in production or once somebody is there: never."""
    called: list[str] = []
    monkeypatch.setattr(demarrer, "call_command", lambda name, **_: called.append(name))
    monkeypatch.setattr(demarrer, "load_demonstration", lambda: called.append("demo"))
    monkeypatch.setattr(demarrer, "get_commands", lambda: {"demo": "portal"})
    command = demarrer.Command(stdout=StringIO())
    settings.DEMO = False
    command.prepare()
    settings.DEMO = True
    command.prepare()
    account()
    command.prepare()
    assert called == ["migrate", "migrate", "demo", "migrate"]


def test_the_demonstration_loads_in_another_process(monkeypatch: pytest.MonkeyPatch) -> None:
    """What the demonstration composes starts no thread in the server; its failure is a sentence."""
    commands: list[list[str]] = []

    def run(command: list[str], *, check: bool) -> subprocess.CompletedProcess[bytes]:
        commands.append(command)
        return subprocess.CompletedProcess(command, returncode=len(commands) - 1)

    monkeypatch.setattr(demarrer.subprocess, "run", run)
    demarrer.load_demonstration()
    assert commands == [[sys.executable, "-m", "parchemin.office", "demo"]]
    with pytest.raises(CommandError, match="ne s'est pas chargée"):
        demarrer.load_demonstration()


@pytest.mark.parametrize(("demo", "said"), [(True, "comptes de démonstration"), (False, "fiche")])
def test_the_first_words_say_where_and_what_to_try(demo: bool, said: str, settings: Any) -> None:
    """Address, data folder, first steps: the same office in both modes, not the same advice."""
    settings.DEMO = demo
    out = StringIO()
    demarrer.Command(stdout=out).say("http://127.0.0.1:8123")
    assert "http://127.0.0.1:8123" in out.getvalue()
    assert str(settings.DATA) in out.getvalue()
    assert said in out.getvalue()


def test_a_signal_stops_the_loop_even_in_the_middle_of_a_task() -> None:
    """The handler ends the task at hand and forbids the next one."""
    loop = working.Loop()
    with pytest.raises(working.Stopped):
        loop.stop(signal.SIGTERM, None)
    assert not loop.worker.running


@pytest.mark.django_db
def test_the_loop_resumes_at_start_then_works_and_survives_a_locked_base(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    """First the batches left undone, then the queue; a base that does not answer is tried again."""
    steps: list[str] = []
    loop = working.Loop()

    def queue() -> None:
        steps.append("file")
        if steps.count("file") == 1:
            raise OperationalError("database is locked")
        loop.worker.running = False

    monkeypatch.setattr(working, "PAUSE", 0.0)
    monkeypatch.setattr(working.signal, "signal", lambda *_: None)
    monkeypatch.setattr(working, "resume_batches", lambda *, at_start: steps.append(f"{at_start}"))
    monkeypatch.setattr(loop, "empty_queue", queue)
    loop.run()
    assert steps == ["True", "file", "file"]


def test_a_worker_without_parent_dies() -> None:
    """When the process it follows is not its parent any more, it ends at once."""
    script = (
        "import time; from parchemin.office.portal import working; working.PAUSE = 0.05;"
        "working.follow_parent(1); time.sleep(30)"
    )
    django = "import os, django; os.environ['DJANGO_SETTINGS_MODULE'] = 'parchemin.office.settings'"
    start = time.monotonic()
    done = subprocess.run(
        [sys.executable, "-c", f"{django}; django.setup(); {script}"], check=False, timeout=60
    )
    assert done.returncode == 0
    assert time.monotonic() - start < 30


def test_production_says_how_to_open_the_first_account(
    settings: Any, capsys: pytest.CaptureFixture[str]
) -> None:
    """An empty office in production names its public address and the command of the first account."""
    settings.DEMO, settings.PUBLIC_URL = False, "https://office.exemple.fr"
    demarrer.Command().say("http://127.0.0.1:8000")
    said = capsys.readouterr().out
    assert "https://office.exemple.fr" in said
    assert "parchemin-bureau compte ouvrir" in said
    assert "démonstration" not in said
