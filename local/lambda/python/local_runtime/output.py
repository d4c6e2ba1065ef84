"""Sends what the function prints and logs to the server's log, at once, line by line."""

import io
import logging
import sys

from . import channel

request_id = ""

_LEVELS = {"WARNING": "WARN", "CRITICAL": "ERROR", "NOTSET": "INFO"}
_KNOWN = {"TRACE", "DEBUG", "INFO", "WARN", "ERROR"}


def capture():
    sys.stdout = _Stream(1, "INFO")
    sys.stderr = _Stream(2, "ERROR")
    logging.getLogger().addHandler(_Handler())


def info(text):
    _log("INFO", text)


def error(text):
    _log("ERROR", text)


def flush():
    """Sends what was printed without a line's end."""
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, _Stream):
            stream.flush()


def _log(level, text):
    channel.send({"type": "log", "requestId": request_id, "level": level, "text": text})


class _Stream(io.TextIOBase):
    """`print` writes a line in pieces; they go out together, as soon as the line ends."""

    encoding = "utf-8"
    errors = "replace"

    def __init__(self, descriptor, level):
        self._descriptor = descriptor
        self._level = level
        self._pieces = []
        self.buffer = _Bytes(self)

    def writable(self):
        return True

    def fileno(self):
        return self._descriptor

    def write(self, text):
        self._pieces.append(text)
        if text.endswith("\n"):
            self.flush()
        return len(text)

    def flush(self):
        pieces, self._pieces = self._pieces, []
        text = "".join(pieces)
        if text:
            _log(self._level, text[:-1] if text.endswith("\n") else text)


class _Bytes(io.RawIOBase):
    def __init__(self, stream):
        self._stream = stream

    def writable(self):
        return True

    def write(self, data):
        data = bytes(data)
        self._stream.write(data.decode("utf-8", "replace"))
        return len(data)

    def flush(self):
        self._stream.flush()


class _Handler(logging.Handler):
    """The root logger's only handler, as on AWS; `logging.basicConfig` changes nothing for that reason."""

    def emit(self, record):
        try:
            name = _LEVELS.get(record.levelname, record.levelname)
            _log(name if name in _KNOWN else "INFO", self.format(record))
        except Exception:
            self.handleError(record)
