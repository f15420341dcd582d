"""Reads texts with ruamel.yaml's round-trip reader, as PMM does: JSON lines in, JSON lines out.

Each input line is a JSON string. Each output line is {"value": canonical} or {"error": words}; the first
line says which version of the reader it is.
"""
import datetime
import json
import struct
import sys
import warnings

import ruamel.yaml
from ruamel.yaml.comments import CommentedKeyMap, TaggedScalar

warnings.simplefilter("ignore")


def canonical(value, inside=()):
    if value is None:
        return ["null"]
    if isinstance(value, TaggedScalar):
        return ["tagged", str(value.value)]
    if isinstance(value, (bool, ruamel.yaml.scalarbool.ScalarBoolean)):
        return ["boolean", bool(value)]
    if isinstance(value, float):
        return ["float", "nan" if value != value else struct.pack(">d", float(value)).hex()]
    if isinstance(value, int):
        return ["integer", str(int(value))]
    if isinstance(value, str):
        return ["string", str(value)]
    if isinstance(value, datetime.datetime):
        if value.tzinfo is not None:
            value = value.astimezone(datetime.timezone.utc).replace(tzinfo=None)
        return ["timestamp", value.strftime("%Y-%m-%dT%H:%M:%S.") + "%03d" % (value.microsecond // 1000)]
    if isinstance(value, datetime.date):
        return ["timestamp", value.strftime("%Y-%m-%dT00:00:00.000")]
    if id(value) in inside:
        return ["inside itself"]
    inside = (*inside, id(value))
    if isinstance(value, (dict, CommentedKeyMap)):
        return ["mapping", [[canonical(key, inside), canonical(value[key], inside)] for key in value]]
    if isinstance(value, (list, tuple)):
        return ["sequence", [canonical(item, inside) for item in value]]
    return ["other", type(value).__name__]


def read(text):
    try:
        return {"value": canonical(ruamel.yaml.YAML().load(text.encode("utf-8")))}
    except Exception as error:  # whatever it is, PMM stops at it
        words = " ".join(str(getattr(error, "problem", None) or error).split())
        return {"error": f"{type(error).__name__}: {words[:120]}"}


print(json.dumps({"version": ruamel.yaml.__version__}))
for line in sys.stdin:
    print(json.dumps(read(json.loads(line))))
