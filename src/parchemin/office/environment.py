"""What the office reads from its environment, checked before anything starts."""

import os
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

DEMO_SECRET = "parchemin-demonstration-seulement-ce-secret-est-public-0000000000"
SHORTEST_SECRET = 50
LAST_PORT = 65_535
MODES = ("demonstration", "production")
ENGINES = ("postgres", "postgresql", "sqlite")


class UnsafeEnvironment(Exception):
    """The settings asked for would not be safe in production; the sentence says what to set."""


@dataclass(frozen=True)
class Environment:
    """The office's surroundings; ``demo`` is true unless PARCHEMIN_MODE=production."""

    demo: bool
    secret: str
    hosts: tuple[str, ...]
    data: Path
    database_url: str
    port: int
    public_url: str
    https: bool


def read_environment(values: Mapping[str, str] = os.environ) -> Environment:
    """Read and check the PARCHEMIN_* variables.

    Raises UnsafeEnvironment, all faults in one sentence each, when production is asked for with a
    demonstration secret, a short one, or no host name, and for a mode, a port or a database that
    the office does not know.
    """
    demo = read_mode(values.get("PARCHEMIN_MODE") or MODES[0]) != "production"
    data = Path(values.get("PARCHEMIN_DATA") or "data").resolve()
    port = read_port(values.get("PARCHEMIN_PORT") or "8000")
    environment = Environment(
        demo=demo,
        secret=values.get("PARCHEMIN_SECRET") or (DEMO_SECRET if demo else ""),
        hosts=tuple(values.get("PARCHEMIN_HOTES", "").replace(",", " ").split()),
        data=data,
        database_url=read_database(
            values.get("DATABASE_URL") or f"sqlite:///{data / 'parchemin.sqlite3'}"
        ),
        port=port,
        public_url=(values.get("PARCHEMIN_ADRESSE") or f"http://127.0.0.1:{port}").rstrip("/"),
        https=values.get("PARCHEMIN_ADRESSE", "").startswith("https://"),
    )
    if not demo and (faults := production_faults(environment)):
        raise UnsafeEnvironment("\n".join(faults))
    return environment


def read_mode(text: str) -> str:
    """One of MODES; a misspelt « production » must never open a demonstration to the world."""
    if text not in MODES:
        sentence = f"PARCHEMIN_MODE : « {text} » n'est pas un mode. Attendu : {' ou '.join(MODES)}."
        raise UnsafeEnvironment(sentence)
    return text


def read_database(url: str) -> str:
    """A database address of one of ENGINES; the refusal never repeats its password."""
    engine = url.partition(":")[0]
    if engine not in ENGINES:
        raise UnsafeEnvironment(
            f"DATABASE_URL : « {engine} » n'est pas une base que l'office connaît. Attendu : une "
            "adresse « postgresql://… », ou rien pour la base embarquée."
        )
    return url


def read_port(text: str) -> int:
    """A TCP port from 1 to 65535."""
    if not (text.isdecimal() and 1 <= int(text) <= LAST_PORT):
        sentence = f"PARCHEMIN_PORT : « {text} » n'est pas un port. Attendu : de 1 à {LAST_PORT}."
        raise UnsafeEnvironment(sentence)
    return int(text)


def production_faults(environment: Environment) -> list[str]:
    """Every reason why these settings must not serve real candidates."""
    faults = []
    if environment.secret in ("", DEMO_SECRET):
        faults.append(
            "PARCHEMIN_SECRET : absent ou égal au secret de démonstration, qui est public. "
            "Attendu : une suite aléatoire de 50 caractères au moins, gardée hors du dépôt."
        )
    elif len(environment.secret) < SHORTEST_SECRET:
        faults.append(
            f"PARCHEMIN_SECRET : {len(environment.secret)} caractères, "
            f"attendu {SHORTEST_SECRET} au moins."
        )
    if not environment.hosts:
        faults.append(
            "PARCHEMIN_HOTES : absent. Attendu : les noms de domaine servis, "
            "par exemple « office.exemple.fr »."
        )
    if not environment.https:
        faults.append(
            "PARCHEMIN_ADRESSE : absente ou sans https. Attendu : l'adresse publique de l'office, "
            "imprimée dans le code QR des parchemins, par exemple « https://office.exemple.fr »."
        )
    return faults
