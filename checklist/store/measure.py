"""What records are measured with: settings, questions and rules, from the work tree or a base."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from functools import cache, cached_property
from importlib import import_module
from typing import TYPE_CHECKING
from zlib import crc32

from checklist import __version__
from checklist.errors import UsageProblem
from checklist.model.checklist import Checklist
from checklist.model.config import NAME, Config
from checklist.rules.finding import OFF, SEVERITIES, Finding, Rule

if TYPE_CHECKING:
    from checklist.model.record import Record
    from checklist.rules.case import Case
    from checklist.rules.misreadings.listening import Listener
    from checklist.rules.time.past import Past

# Whatever reads records is imported where one is read: a check where nothing changed reads none.
_NEEDED = ("checklist.format.reader", "checklist.rules.checks", "checklist.rules.time.check")


class Measure:
    """Settings, rules, and the checklists by what a record pins.

    `checklist` gives None for a pin that is nowhere; `rule_files` are the team's own rules, what
    each is called and its bytes; `seed` is whatever else may change what a record is found to say,
    such as the bytes of the team's own checklists.
    """

    def __init__(
        self,
        config: Config,
        checklist: Callable[[str], Checklist | None],
        rule_files: Sequence[tuple[str, bytes]] = (),
        seed: bytes = b"",
    ) -> None:
        self.config = config
        self.checklist = cache(checklist)
        self.rule_files = rule_files
        self.seed = seed + b"".join(data for _, data in rule_files)

    @cached_property
    def rules(self) -> Mapping[str, Rule]:
        """Every rule, by name, in words."""
        from checklist.rules import catalog
        from checklist.store import rulebooks

        book = rulebooks.rulebook(self.rule_files)
        return {**catalog.rules(), **{name: each.rule for name, each in book.rules.items()}}

    @cached_property
    def listener(self) -> Listener:
        """Who listens for misreadings, by the team's own rules too."""
        from checklist.store import rulebooks

        return rulebooks.listener(self.rule_files)

    def ready(self) -> Iterator[None]:
        """Load what reads and judges a record, step by step, before there is one."""
        for name in _NEEDED:
            import_module(name)
            yield
        self.checklist(self.config.checklist)
        yield
        _ = self.listener
        yield
        from checklist.rules import checks

        yield from checks.loading()

    @property
    def key(self) -> str:
        """What findings of a record depend on besides its bytes."""
        parts = (__version__, self.config.evidence_age)
        return f"{crc32(self.seed, crc32(repr(parts).encode())):08x}"

    def case(self, data: bytes, path: str) -> Case:
        """A record's bytes as a case."""
        from checklist.format import front, reader
        from checklist.rules.case import Case
        from checklist.store.checklists import built_in

        pin = str(front.read(data).values.get("checklist") or "")
        known = self.checklist(pin)
        reading = reader.read(data, known or built_in())
        return Case(reading, path, config=self.config, pinned=known is not None)

    def findings(self, cases: Sequence[Case]) -> list[list[Finding]]:
        """What the rules say about each record alone; what it silences carries the reason."""
        from checklist.rules.checks import findings_of

        found = findings_of(cases, self.listener)
        return [self._allowed(case, each) for case, each in zip(cases, found, strict=True)]

    def _allowed(self, case: Case, found: list[Finding]) -> list[Finding]:
        """These findings, with the reason where the record silences one."""
        from checklist.rules import allow

        if case.source.find("checklist:", len(case.reading.front)) < 0:
            return found
        unusable = (each._replace(path=case.path) for each in allow.unusable(case, self.rules))
        return allow.apply([*found, *unusable], allow.silences(case), self.rules)

    def late(self, case: Case, past: Past) -> list[Finding]:
        """What the rules about time say about a record and its past."""
        from checklist.rules import engine
        from checklist.rules.time import check as rules

        known = past._replace(parse=self.parse)

        def time(case: Case) -> Iterator[Finding]:
            yield from rules.check(case, known)

        return engine.check(case, (time,))

    def severities(self, what: str = NAME) -> Mapping[str, str]:
        """How grave each rule is by the settings; raises UsageProblem that names the key."""
        for name, severity in self.config.severity.items():
            if name not in self.rules:
                raise UsageProblem(
                    f"{what}: severity: there is no rule `{name}`",
                    "`checklist rules` lists them all",
                )
            if severity not in (*SEVERITIES, OFF):
                raise UsageProblem(
                    f"{what}: severity: `{name}` cannot be {severity!r}",
                    f"take one of {', '.join((*SEVERITIES, OFF))}",
                )
        return self.config.severity

    def parse(self, data: bytes) -> Record:
        """What a version of a record says."""
        return self.case(data, "").record
