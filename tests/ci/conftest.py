"""A forge on the loopback; `running` has the steps of CI files."""

from __future__ import annotations

import json
import shutil
import sys
import threading
from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Any
from urllib.parse import parse_qs, urlsplit

import pytest

sys.path.insert(0, str(Path(__file__).parent))

TOKEN = "a-sample-token"


class Forge:
    """Comments below one pull request (or notes below one merge request), as the API has them."""

    def __init__(self) -> None:
        self.comments: list[dict[str, Any]] = []
        self.calls: list[tuple[str, str]] = []
        self.refused: set[str] = set()  # methods that the token may not use
        self.login: str | None = None  # None: a job's own token, which has no user
        self.garbled = False

    def said(self, login: str, body: str) -> None:
        """A comment that is there already."""
        user = {"login": login, "id": len(login)}
        self.comments.append(
            {"id": 100 + len(self.comments), "body": body, "user": user, "author": user}
        )

    def answer(self, method: str, target: str, body: bytes, token: str) -> tuple[int, Any]:
        """What the API says to a call."""
        parts = urlsplit(target)
        self.calls.append((method, target))
        if token != TOKEN:
            return 401, {"message": "Bad credentials"}
        if parts.path.endswith("/user"):
            user = {"login": self.login, "id": len(self.login or "")}
            return (200, user) if self.login else (403, {"message": "not accessible"})
        if method in self.refused:
            return 403, {"message": "Resource not accessible by integration"}
        if method == "GET":
            asked = {key: int(value[0]) for key, value in parse_qs(parts.query).items()
                     if value[0].isdigit()}  # fmt: skip
            first = (asked["page"] - 1) * asked["per_page"]
            return 200, self.comments[first : first + asked["per_page"]]
        text = json.loads(body)["body"]
        if method == "POST":
            self.said(self.login or "github-actions[bot]", text)
            return 201, self.comments[-1]
        (comment,) = (c for c in self.comments if str(c["id"]) == parts.path.rpartition("/")[2])
        comment["body"] = text
        return 200, comment


@pytest.fixture
def forge(monkeypatch: pytest.MonkeyPatch) -> Iterator[Forge]:
    """A forge whose API answers on the loopback, at `FORGE` in the environment."""
    if not (shutil.which("curl") and shutil.which("jq")):
        pytest.skip("curl and jq, which a runner has, are not here")
    known = Forge()

    class Handler(BaseHTTPRequestHandler):
        def log_message(self, *_: object) -> None: ...

        def reply(self) -> None:
            body = self.rfile.read(int(self.headers.get("Content-Length") or 0))
            given = self.headers.get("Authorization") or self.headers.get("PRIVATE-TOKEN") or ""
            token = given.removeprefix("Bearer ")
            status, answer = known.answer(self.command, self.path, body, token)
            data = b"<html>" if known.garbled else json.dumps(answer).encode()
            self.send_response(status)
            self.send_header("Content-Length", str(len(data)))
            self.end_headers()
            self.wfile.write(data)

        do_GET = do_POST = do_PATCH = do_PUT = reply

    server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    threading.Thread(target=server.serve_forever, daemon=True).start()
    monkeypatch.setenv("FORGE", f"http://127.0.0.1:{server.server_port}")
    monkeypatch.setenv("no_proxy", "127.0.0.1")
    yield known
    server.shutdown()
    server.server_close()
