"""An instance of a Python function, in a process of its own: loads the handler once, then calls it for one event at a time."""

import os
import sys
import time

# The runtime's own modules: before the path is the function's, and without writing compiled copies beside them.
keep_bytecode, sys.dont_write_bytecode = sys.dont_write_bytecode, True
sys.path.insert(0, os.path.dirname(os.path.abspath(__file__)))
from local_runtime import channel, context, handler, output, report  # noqa: E402
from local_runtime.answer import to_answer  # noqa: E402

sys.dont_write_bytecode = keep_bytecode
here = sys.path.pop(0)
os.environ.pop("PYTHONCOERCECLOCALE", None)
sys.path[:] = [os.environ["LAMBDA_TASK_ROOT"], *(each for each in sys.path if each != here)]


def load():
    """The handler; on an error it is reported and the instance ends, as on AWS."""
    try:
        return handler.load(os.environ["_HANDLER"])
    except Exception as error:
        output.error(report.to_text(error))
        channel.send({"type": "fatal", **report.to_report(error)})
        sys.exit(1)


def answer(function, message):
    """What the server is told of one event."""
    try:
        event = report.parse(message["event"])
        return {"type": "done", "payload": to_answer(function(event, context.LambdaContext(message)))}
    except Exception as error:
        output.error(report.to_text(error))
        return {"type": "failed", **report.to_report(error)}


def main():
    channel.watch_server()
    output.capture()
    function = load()
    channel.send({"type": "ready"})
    for message in channel.receive():
        output.request_id = message["requestId"]
        begun_at = time.perf_counter()
        outcome = answer(function, message)
        took_ms = (time.perf_counter() - begun_at) * 1000
        output.flush()
        channel.send({**outcome, "requestId": message["requestId"], "tookMs": took_ms})


main()
