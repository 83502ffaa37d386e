"""Acts done at the same moment, each on its own connection to the base."""

from collections.abc import Callable
from threading import Barrier, Thread
from typing import Any

from django.db import connection

Act = Callable[[], Any]


def at_once(*acts: Act) -> list[Any]:
    """Run the acts together, each on its own connection; what each returned or raised."""
    barrier, said = Barrier(len(acts)), [None] * len(acts)

    def run(rank: int, act: Act) -> None:
        try:
            barrier.wait(timeout=20)
            said[rank] = act()
        except Exception as error:  # noqa: BLE001 - the test reads it
            said[rank] = error  # type: ignore[call-overload]
        finally:
            connection.close()

    threads = [Thread(target=run, args=pair) for pair in enumerate(acts)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join(timeout=60)
    return said
