"""A stage of the office never leans on a later one, even through a name written in a string."""

import re
import tomllib
from pathlib import Path

from django.apps import apps
from django.db.models import Model

PREFIX = "parchemin.office."


def stages(root: Path) -> list[str]:
    """The stages from the first to the last, read in the import contract."""
    contracts = tomllib.loads((root / "pyproject.toml").read_text("utf-8"))["tool"]["importlinter"]
    layers = next(c["layers"] for c in contracts["contracts"] if c["id"] == "etapes")
    return [name for layer in reversed(layers) for name in re.findall(r"\w+", layer)]


def stage_of(model: type[Model]) -> str | None:
    """The stage that a table belongs to, None for a library's table."""
    module = model.__module__
    return module.removeprefix(PREFIX).partition(".")[0] if module.startswith(PREFIX) else None


def test_no_table_points_to_a_later_stage(root: Path) -> None:
    """Each foreign key of the office points to its own stage or to an earlier one."""
    order = stages(root)
    wrong = [
        f"{model._meta.label}.{field.name} → {field.related_model._meta.label}"
        for model in apps.get_models()
        for field in model._meta.get_fields()
        if field.is_relation
        and not field.auto_created
        and isinstance(field.related_model, type)
        and (here := stage_of(model)) is not None
        and (there := stage_of(field.related_model)) is not None
        and order.index(there) > order.index(here)
    ]
    assert not wrong


def test_every_table_belongs_to_a_declared_stage(root: Path) -> None:
    """A stage that the import contract does not name cannot hold a table."""
    order = stages(root)
    owners = {stage_of(model) for model in apps.get_models()} - {None}
    assert owners
    assert owners <= set(order)
