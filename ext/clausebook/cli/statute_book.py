"""Answers of legislation.gov.uk, asked for politely and saved: one at a time, not twice a day, never without leave.

A saved answer is one file: a line that says what it answers and when, then the bytes as they came.
"""

from __future__ import annotations

import hashlib
import json
import time
from dataclasses import dataclass
from http.client import HTTPException
from pathlib import Path
from urllib.error import HTTPError, URLError
from urllib.parse import urlsplit, urlunsplit
from urllib.request import HTTPRedirectHandler, Request, build_opener

import clausebook
from clausebook.site.archive import write_whole

_MOST = 8_000_000
"""Bytes of the longest answer that is read; a section has some thousands."""
_AGENT = f"Clausebook/{clausebook.__version__} (checks a register of law against the statute book)"
_LATER = (202, 429, 503)
"""Answers that mean: ask again later."""


class NoAnswerError(Exception):
    """The statute book gave no usable answer; the message is one line."""


@dataclass(frozen=True, slots=True)
class Answer:
    """One saved answer."""

    data: bytes
    fetched: str
    """ISO date on which the statute book gave it, or confirmed it."""
    etag: str = ""


@dataclass(slots=True)
class StatuteBook:
    """Where answers are saved, and how they are asked for."""

    folder: Path
    today: str
    offline: bool
    server: str = ""
    """Another server that speaks the same format, instead of that of the address."""
    pause: float = 1.0
    """Seconds between two requests."""
    timeout: float = 20.0
    _asked: bool = False

    def answer(self, address: str) -> Answer:
        """The answer for the address of a provision; raises :class:`NoAnswerError`."""
        path = self._path(address)
        saved = _load(path, address)
        if self.offline or (saved is not None and saved.fetched == self.today):
            if saved is None:
                raise NoAnswerError("no saved answer, and asking is off (--online asks)")
            return saved
        found = self._ask(address, saved)
        head = json.dumps({"address": address, "fetched": found.fetched, "etag": found.etag})
        write_whole(path, head.encode() + b"\n" + found.data)
        return found

    def forget(self, address: str) -> None:
        """Keep no answer that nobody can read."""
        self._path(address).unlink(missing_ok=True)

    def _path(self, address: str) -> Path:
        return self.folder / f"{hashlib.sha256(address.encode()).hexdigest()[:24]}.answer"

    def _ask(self, address: str, saved: Answer | None) -> Answer:
        url = _data_url(address, self.server)
        request = Request(url, headers={"User-Agent": _AGENT, "Accept": "application/xml"})
        if saved is not None and saved.etag:
            request.add_header("If-None-Match", saved.etag)
        reply = self._send(request)
        if reply.status in _LATER:
            reply = self._send(request)
        if reply.status == 304 and saved is not None:
            return Answer(saved.data, self.today, saved.etag)
        if reply.status != 200:
            raise NoAnswerError(f"{url}: {_meaning(reply.status)}")
        if len(reply.data) > _MOST:
            raise NoAnswerError(f"{url}: more than {_MOST // 1_000_000} MB")
        if len(reply.data) < reply.promised:
            raise NoAnswerError(f"{url}: the answer broke off")
        return Answer(reply.data, self.today, reply.etag)

    def _send(self, request: Request) -> _Reply:
        if self._asked:
            time.sleep(self.pause)
        self._asked = True
        try:
            with build_opener(_SameHost()).open(request, timeout=self.timeout) as response:
                data = response.read(_MOST + 1)
                promised = int(response.headers.get("Content-Length") or 0)
                return _Reply(response.status, data, promised, response.headers.get("ETag", ""))
        except HTTPError as error:
            return _Reply(error.code)
        except (URLError, HTTPException, OSError, ValueError) as error:
            reason = " ".join(str(getattr(error, "reason", None) or error).split())
            raise NoAnswerError(f"{request.full_url}: {reason or type(error).__name__}") from None


@dataclass(frozen=True, slots=True)
class _Reply:
    """What came over the wire."""

    status: int
    data: bytes = b""
    promised: int = 0
    """Bytes that the server said it would send; 0 where it did not say."""
    etag: str = ""


class _SameHost(HTTPRedirectHandler):
    """Follows a redirection to the same host alone: an answer from elsewhere is no answer of the statute book."""

    def redirect_request(self, req: Request, fp, code, msg, headers, newurl: str) -> Request | None:  # type: ignore[no-untyped-def]  # noqa: PLR0917  the library's own order
        if urlsplit(newurl).hostname != urlsplit(req.full_url).hostname:
            raise URLError(f"it leads to another host ({urlsplit(newurl).hostname})")
        return super().redirect_request(req, fp, code, msg, headers, newurl)


def _data_url(address: str, server: str) -> str:
    parts = urlsplit(address)
    if parts.scheme not in ("http", "https") or not parts.hostname:
        raise NoAnswerError(f"“{address}” is no web address")
    if not server and parts.hostname.removeprefix("www.") != "legislation.gov.uk":
        raise NoAnswerError(f"{parts.hostname} is not the statute book; look yourself")
    other = urlsplit(server) if server else parts
    return urlunsplit((other.scheme, other.netloc, f"{parts.path.rstrip('/')}/data.xml", "", ""))


def _meaning(status: int) -> str:
    known = {404: "there is no such page", 410: "the page is gone", 429: "asked too often; try again later"}
    return known.get(status, f"the server answers {status}")


def _load(path: Path, address: str) -> Answer | None:
    try:
        head, data = path.read_bytes().split(b"\n", 1)
        value = json.loads(head)
        if value["address"] != address:
            return None
        return Answer(data, str(value["fetched"]), str(value["etag"]))
    except (OSError, ValueError, KeyError, TypeError):
        return None
