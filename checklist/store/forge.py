"""Where the forges open a pull or merge request for a branch; pure."""

import re
from urllib.parse import quote, urlsplit

_SHORT = re.compile(r"(?:[^@/:]+@)?(?P<host>[^/:]+):(?P<path>(?!//).+)")


def request_address(url: str, branch: str) -> str:
    """The web page that opens a request for `branch`; "" for a forge that is not known."""
    host, path = _host_and_path(url)
    page = f"https://{host}/{quote(path)}"
    name = quote(branch)
    if not path:
        return ""
    if "github" in host:
        return f"{page}/pull/new/{name}"
    if "gitlab" in host:
        whole = quote(branch, safe="")
        return f"{page}/-/merge_requests/new?merge_request%5Bsource_branch%5D={whole}"
    if host == "bitbucket.org":
        return f"{page}/pull-requests/new?source={quote(branch, safe='')}"
    if host == "codeberg.org" or "gitea" in host or "forgejo" in host:
        return f"{page}/compare/{name}"
    return ""


def _host_and_path(url: str) -> tuple[str, str]:
    """Host and repository path of a remote address, without user, password and port."""
    short = _SHORT.fullmatch(url)
    if short:
        host, path = short["host"], short["path"]
    else:
        try:
            parts = urlsplit(url)
        except ValueError:
            return "", ""
        host, path = parts.hostname or "", parts.path
        if parts.scheme not in ("https", "http", "ssh", "git+ssh"):
            return "", ""
    return host.lower(), path.strip("/").removesuffix(".git")
