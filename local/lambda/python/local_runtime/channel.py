"""Speaks with the server: a JSON text a line, on a file descriptor of its own, so that nothing a handler prints disturbs it."""

import _thread
import json
import os
import signal

_MESSAGES = 3
_LIFELINE = 4

def _close_others():
    """What the server has open, the files of users and tables among it, is none of the function's."""
    for name in os.listdir("/dev/fd") if os.path.isdir("/dev/fd") else ():
        if int(name) > _LIFELINE:
            try:
                os.close(int(name))
            except OSError:
                pass


_close_others()
for _descriptor in (_MESSAGES, _LIFELINE):
    os.set_inheritable(_descriptor, False)

_incoming = open(_MESSAGES, "rb", closefd=False)
_outgoing = open(_MESSAGES, "wb", closefd=False)


def receive():
    """Every message, until the server is gone."""
    for line in _incoming:
        yield json.loads(line)


def send(message):
    """Threads of the handler may call this too: one write is one line."""
    _outgoing.write(json.dumps(message).encode() + b"\n")
    _outgoing.flush()


def watch_server():
    """Ends this process and what it started when the server ends, however it ends, and whatever the handler is doing."""
    _thread.start_new_thread(_wait_for_end, ())


def _wait_for_end():
    try:
        while os.read(_LIFELINE, 1):
            pass
    except OSError:
        pass
    if hasattr(os, "killpg") and os.getpgid(0) == os.getpid():
        os.killpg(0, signal.SIGKILL)
    os._exit(1)
