"""Where checklist itself comes from, for files that install it elsewhere."""

from __future__ import annotations

import re
from typing import NamedTuple

from checklist import __version__
from checklist.errors import UsageProblem

NAME = "decision-checklist"
# Addresses that lead nowhere, by the rules for names on the Internet and on GitHub.
NO_ADDRESS = "https://ADDRESS-OF-CHECKLIST.invalid/checklist"
NO_ACTION = "OWNER_OF_CHECKLIST/checklist"
# Only a host of GitHub's: on any other, an owner of the same name may be somebody else.
_GITHUB = re.compile(
    r"(?:https?://|ssh://(?:\w+@)?|\w+@)[\w.-]*github[\w.-]*(?::\d+)?[/:]"
    r"([A-Za-z0-9][\w.-]*)/([\w.-]+?)(?:\.git)?/?"
)
_ADDRESS = re.compile(r"(?:https?|ssh|git|file)://[\w@:/.~%+-]+|\w+@[\w.-]+:[\w/.~+-]+")
_REV = re.compile(r"\w[\w./+-]*")


class Source(NamedTuple):
    """A repository that holds checklist, and a tag or a commit of it; "" where it is not known."""

    address: str
    rev: str = f"v{__version__}"

    @property
    def action(self) -> str:
        """The repository as GitHub names an action; "" where it is not on GitHub."""
        found = _GITHUB.fullmatch(self.address)
        return f"{found[1]}/{found[2]}" if found else ""


def source(address: str, rev: str) -> Source:
    """What was given, else where this program was installed from; raises UsageProblem."""
    for option, given, form in (("--source", address, _ADDRESS), ("--rev", rev, _REV)):
        if given and not form.fullmatch(given):
            raise UsageProblem(
                f"{option} cannot be `{given}`",
                "give an address such as https://github.com/OWNER/REPOSITORY, and a tag or commit",
            )
    known = Source(address) if address else installed()
    return known._replace(rev=rev) if rev else known


def installed() -> Source:
    """The repository and commit that this program was installed from, as the installer noted it.

    See https://packaging.python.org/en/latest/specifications/direct-url/.
    """
    import json  # only where files are written that need it
    from importlib.metadata import PackageNotFoundError, distribution

    try:
        noted = json.loads(distribution(NAME).read_text("direct_url.json") or "{}")
        address, commit = noted["url"], noted["vcs_info"]["commit_id"]
    except (PackageNotFoundError, ValueError, KeyError, TypeError):
        return Source("")
    # Whoever installed it from a private place, their password is nobody else's.
    address = re.sub(r"(?<=://)[^/@]*:[^/@]*@", "", str(address))
    if address.startswith("file:") or not _ADDRESS.fullmatch(address):
        return Source("")  # a folder of this machine is no address for others
    return Source(address, str(commit)) if _REV.fullmatch(str(commit)) else Source("")
