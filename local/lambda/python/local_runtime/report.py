"""Errors as Lambda's Python runtime reports them."""

import importlib
import json
import os
import traceback

# Files whose frames tell a reader nothing: this runtime's and those of Python's import.
_OWN = (os.path.dirname(os.path.dirname(os.path.abspath(__file__))), importlib.__file__, "<frozen importlib")


class Fault(Exception):
    """An error that Lambda's runtime has a name for."""

    def __init__(self, kind, message, trace=()):
        super().__init__(message)
        self.kind = kind
        self.trace = list(trace)


def parse(event):
    """The event that a handler is called with."""
    try:
        return json.loads(event)
    except ValueError as error:
        raise Fault("Runtime.UnmarshalError", f"Unable to unmarshal input: {error}") from error


def to_report(error):
    kind = error.kind if isinstance(error, Fault) else type(error).__name__
    return {"errorType": kind, "errorMessage": _to_message(error)}


def to_text(error):
    """The error with its traceback, for the log."""
    reported = to_report(error)
    lines = [f"{reported['errorType']}: {reported['errorMessage']}"]
    trace = error.trace if isinstance(error, Fault) else _to_trace(error)
    if trace:
        lines += ["Traceback (most recent call last):", *(each.rstrip("\n") for each in trace)]
    return "\n".join(lines)


def _to_message(error):
    try:
        return str(error)
    except Exception:
        return "what was raised cannot be turned into text"


def _to_trace(error):
    """From the function's own code on."""
    frames = traceback.extract_tb(error.__traceback__)
    own = 0
    while own < len(frames) and frames[own].filename.startswith(_OWN):
        own += 1
    return traceback.format_list(frames[own:])
