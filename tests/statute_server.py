"""A server on this machine that answers as legislation.gov.uk does, well and badly."""

from __future__ import annotations

import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

PAGE = """<?xml version="1.0" encoding="utf-8"?>
<Legislation xmlns="http://www.legislation.gov.uk/namespaces/legislation" SchemaVersion="2.0"
 DocumentURI="http://www.legislation.gov.uk{path}" IdURI="http://www.legislation.gov.uk/id{path}"
 RestrictStartDate="2013-04-01" {root}>
<ukm:Metadata xmlns:ukm="http://www.legislation.gov.uk/namespaces/metadata" xmlns:dc="http://purl.org/dc/elements/1.1/">
<dc:title>{title}</dc:title><dc:modified>2026-05-01</dc:modified></ukm:Metadata>
<Primary><Body><P1group {group}><Title>Example duty</Title>
<P1 IdURI="http://www.legislation.gov.uk/id{path}" {element}><Pnumber>1</Pnumber><P1para><Text>{text}</Text></P1para></P1>
</P1group></Body></Primary></Legislation>
"""


def page(
    path: str,
    *,
    title: str = "Example Act 2000",
    root: str = "",
    group: str = "",
    element: str = "",
    text: str = "A body must do it.",
) -> bytes:
    """An answer for one provision."""
    return PAGE.format(path=path, title=title, root=root, group=group, element=element, text=text).encode()


@contextmanager
def statute_server(answers: dict[str, object]) -> Iterator[tuple[str, list[str]]]:
    """Serve ``answers`` by path; yields the address and the list of paths asked for, growing.

    An answer is bytes, a status, a list to be answered in turn, or a function of the handler.
    """
    asked: list[str] = []

    class Handler(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            path = self.path.removesuffix("/data.xml")
            asked.append(path)
            answer = answers.get(path, 404)
            if isinstance(answer, list):
                answer = answer.pop(0)
            if callable(answer):
                answer(self)
                return
            if isinstance(answer, bytes) and self.headers.get("If-None-Match") == '"one"':
                answer = 304
            status, data = (answer, b"") if isinstance(answer, int) else (200, answer)
            self.send_response(status)
            self.send_header("ETag", '"one"')
            self.send_header("Content-Length", str(len(data)))
            self.end_headers()
            self.wfile.write(data)

        def log_message(self, *arguments: object) -> None:
            pass

    server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    threading.Thread(target=server.serve_forever, daemon=True).start()
    try:
        yield f"http://127.0.0.1:{server.server_port}", asked
    finally:
        server.shutdown()
        server.server_close()


def slow(handler: BaseHTTPRequestHandler) -> None:
    """Says nothing for longer than anybody waits."""
    time.sleep(2)


def broken_off(handler: BaseHTTPRequestHandler) -> None:
    """Promises more than it sends."""
    handler.send_response(200)
    handler.send_header("Content-Length", "9999")
    handler.end_headers()
    handler.wfile.write(b"<Legislation")


def elsewhere(handler: BaseHTTPRequestHandler) -> None:
    """Leads to another host."""
    handler.send_response(302)
    handler.send_header("Location", "http://localhost:1/data.xml")
    handler.send_header("Content-Length", "0")
    handler.end_headers()


def endless(handler: BaseHTTPRequestHandler) -> None:
    """Sends far more than any section."""
    handler.send_response(200)
    handler.end_headers()
    piece = b" " * 1_000_000
    try:
        for _ in range(12):
            handler.wfile.write(piece)
    except OSError:
        return
