"""What a handler returns, as JSON."""

import json
import sys

from .report import Fault

# Largest answer Lambda takes, bytes of JSON.
_MAX_BYTES = 6291556

_PLAIN = {str, int, float, bool, type(None)}


def to_answer(result):
    """
    JSON of what a handler returned. Bytes are the answer as they are.

    Rule: as Lambda's Python runtime does it with simplejson: `Decimal` is a number, bytes inside are UTF-8 text, a named
    tuple is an object, not-a-number is `NaN`.
    """
    try:
        text = result.decode() if isinstance(result, bytes) else json.dumps(_to_plain(result), ensure_ascii=False)
        size = len(text.encode())
    except Exception as error:
        raise Fault("Runtime.MarshalError", f"Unable to marshal response: {error}") from error
    if size > _MAX_BYTES:
        message = f"the answer has {size} bytes as JSON, Lambda takes at most {_MAX_BYTES}"
        raise Fault("Function.ResponseSizeTooLarge", message)
    return text


def _to_plain(value):
    if type(value) in _PLAIN:
        return value
    if isinstance(value, dict):
        return {key: _to_plain(item) for key, item in value.items()}
    as_dict = getattr(value, "_asdict", None)
    if callable(as_dict):
        return _to_plain(as_dict())
    if isinstance(value, (list, tuple)):
        return [_to_plain(item) for item in value]
    if isinstance(value, bytes):
        return value.decode()
    return float(value) if _is_decimal(value) else value


def _is_decimal(value):
    """Without loading `decimal` for a handler that has none."""
    decimal = sys.modules.get("decimal")
    return decimal is not None and isinstance(value, decimal.Decimal)
