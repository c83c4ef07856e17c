"""What a function is asked for, noted down while it works on."""

from types import ModuleType

import pytest


def noted(monkeypatch: pytest.MonkeyPatch, module: ModuleType, name: str) -> list[str]:
    """The paths, second among its arguments, for which a module's function is called from now on."""
    paths: list[str] = []
    function = getattr(module, name)

    def call(place: object, path: str, *rest: object) -> object:
        paths.append(path)
        return function(place, path, *rest)

    monkeypatch.setattr(module, name, call)
    return paths
