"""Prints what the API model of Amazon Cognito says of some operations, as JSON: of botocore, which AWS publishes.

usage: python3 extract-model.py InitiateAuth SignUp ...
"""

import gzip
import json
import os
import sys

import botocore

CONSTRAINTS = ("min", "max", "pattern", "enum")


def read_model():
    folder = os.path.join(os.path.dirname(botocore.__file__), "data", "cognito-idp", "2016-04-18")
    path = os.path.join(folder, "service-2.json")
    if os.path.exists(path):
        with open(path, encoding="utf-8") as file:
            return json.load(file)
    with gzip.open(f"{path}.gz", "rt", encoding="utf-8") as file:
        return json.load(file)


def to_shape(shape):
    kept = {"type": shape["type"], **{name: shape[name] for name in CONSTRAINTS if name in shape}}
    if "members" in shape:
        kept["members"] = {name: member["shape"] for name, member in sorted(shape["members"].items())}
        kept["required"] = sorted(shape.get("required", []))
    if "member" in shape:
        kept["member"] = shape["member"]["shape"]
    if "value" in shape:
        kept["value"] = shape["value"]["shape"]
    return kept


def reach(name, shapes, found):
    if name in found:
        return
    found[name] = to_shape(shapes[name])
    shape = found[name]
    inner = [*shape.get("members", {}).values(), shape.get("member"), shape.get("value")]
    for other in inner:
        if other is not None:
            reach(other, shapes, found)


def main(names):
    model = read_model()
    shapes = {}
    operations = {}
    for name in sorted(names):
        operation = model["operations"][name]
        kept = {"access": "public" if operation.get("authtype") == "none" else "iam"}
        for side in ("input", "output"):
            if side in operation:
                kept[side] = operation[side]["shape"]
                reach(kept[side], model["shapes"], shapes)
        kept["errors"] = sorted(error["shape"] for error in operation.get("errors", []))
        operations[name] = kept
    tables = {"operations": operations, "shapes": dict(sorted(shapes.items()))}
    print("{\n" + ",\n".join(f"{json.dumps(name)}: {to_lines(table)}" for name, table in tables.items()) + "\n}")


def to_lines(table):
    lines = [f"{json.dumps(name)}: {json.dumps(value, separators=(',', ':'))}" for name, value in table.items()]
    return "{\n" + ",\n".join(lines) + "\n}"


main(sys.argv[1:])
