"""What was measured, kept size by size: an end in between is no loss, and sizes can be added."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from dataclasses import asdict, dataclass
from pathlib import Path

from benchmarks.figures import Measured
from benchmarks.peers import FOLDER

_KEPT = FOLDER.parent / "measured"


@dataclass(frozen=True)
class Told:
    """What a page tells: what was measured, on what, and the peers by name.

    `versions` are those that took part, `skipped` says why others did not.
    """

    measured: Sequence[Measured]
    surroundings: Sequence[str]
    versions: Mapping[str, str]
    skipped: Mapping[str, str]

    @property
    def sizes(self) -> list[int]:
        """The numbers of records that were measured."""
        return sorted({each.records for each in self.measured} - {0})


def keep(records: int, told: Told) -> None:
    """Keep what was measured with so many records, in place of what was before."""
    _KEPT.mkdir(parents=True, exist_ok=True)
    (_KEPT / f"{records}.json").write_text(json.dumps(asdict(told), indent=1), encoding="utf-8")


def kept() -> Told:
    """All that was kept, the smallest size first; a row that depends on no size stands once."""
    files = sorted(_KEPT.glob("*.json"), key=lambda file: int(file.stem))
    found = [_read(file) for file in files]
    places: dict[str, list[str]] = {}
    for file, told in zip(files, found, strict=True):
        for on in told.surroundings:
            places.setdefault(on, []).append(f"{int(file.stem):,}")
    rows: dict[tuple[str, int], Measured] = {}
    for each in (each for told in found for each in told.measured):
        rows.setdefault((each.row, each.records), each)
    versions = {name: version for told in found for name, version in told.versions.items()}
    skipped = {name: why for told in found for name, why in told.skipped.items()}
    return Told(
        [*rows.values()],
        [f"{', '.join(sizes)} records: {on}" for on, sizes in places.items()],
        versions,
        {name: why for name, why in skipped.items() if name not in versions},
    )


def _read(file: Path) -> Told:
    data = json.loads(file.read_text("utf-8"))
    return Told(**data | {"measured": [Measured(**each) for each in data["measured"]]})
