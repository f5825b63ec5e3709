#!/usr/bin/env python3
"""botocore as the oracle of the EC2 query protocol: what it sends we must read, what we write it must read.

    oracle.py requests SEED COUNT   write COUNT random requests of every operation, a JSON object a line: the operation, the
                                    form that botocore sends, and `debug`, what Rust's {:?} must print of what we read
    oracle.py responses             read JSON objects with operation and xml, write `debug` of what botocore reads there

Only the names in Rust come from generate.py; names and types on the wire are botocore's own reading of the service model.
"""

import datetime
import json
import pathlib
import random
import re
import sys

from botocore.awsrequest import AWSRequest
from botocore.loaders import Loader
from botocore.model import ServiceModel
from botocore.parsers import create_parser
from botocore.serialize import create_serializer

sys.dont_write_bytecode = True
WIRE = pathlib.Path(__file__).resolve().parents[2]
sys.path.insert(0, str(WIRE))
import generate  # noqa: E402

ID_ROW = r'^\s*(\w+) = "([a-z-]+)", "'
PREFIXES = dict(re.findall(ID_ROW, (WIRE.parent / "model" / "src" / "ids.rs").read_text(), re.MULTILINE))

SERVICE = generate.Service("ec2", generate.SERVICES["ec2"])
MODEL = ServiceModel(Loader().load_service_model("ec2", "service-2"), "ec2")
# What forms, XML and Rust's string literals each give a meaning to, and what takes more than one byte.
LETTERS = list("abcXYZ019 .,:;-_/*~'()[]{}!?|") + list("&=+%#<>\"\\\t\n\r") + list("äß漢🦀")
ESCAPES = {"\\": "\\\\", '"': '\\"', "\n": "\\n", "\r": "\\r", "\t": "\\t"}
NOTHING = object()


class Requests:
    """Random values of input shapes, as botocore takes them."""

    def __init__(self, seed):
        self.random = random.Random(seed)

    def value(self, shape, name):
        """A value, or NOTHING where the protocol has no way to say it: a structure without members, or an empty list."""
        if shape.type_name == "structure":
            members = {}
            for member_name, member in shape.members.items():
                if member_name in shape.required_members:
                    members[member_name] = self.required(member)
                elif self.random.random() < 0.6:
                    value = self.value(member, member.name)
                    if value is not NOTHING:
                        members[member_name] = value
            return members or NOTHING
        if shape.type_name == "list":
            elements = [self.value(shape.member, shape.member.name) for _ in range(self.random.randrange(13))]
            return [element for element in elements if element is not NOTHING] or NOTHING
        return self.scalar(shape, name)

    def required(self, shape):
        while (value := self.value(shape, shape.name)) is NOTHING:
            pass
        return value

    def scalar(self, shape, name):
        choose = self.random
        if name in generate.IDS:
            prefix = PREFIXES[generate.IDS[name]]
            return f"{prefix}-{choose.getrandbits(68):017x}" if choose.random() < 0.8 else f"{prefix}-{choose.getrandbits(32):08x}"
        if SERVICE.is_enum(name):
            return choose.choice(variants(name))[1]
        match shape.type_name:
            case "string":
                return "".join(choose.choices(LETTERS, k=choose.randrange(12)))
            case "integer":
                return choose.randrange(-(2**31), 2**31)
            case "long":
                return choose.randrange(-(2**63), 2**63)
            case "float" | "double":
                return choose.randrange(-1000, 1000) / 8
            case "boolean":
                return choose.random() < 0.5
            case "timestamp":
                time = datetime.datetime.fromtimestamp(choose.randrange(2**32), datetime.timezone.utc)
                return time.replace(microsecond=choose.choice([0, 250000, 1000]))
            case "blob":
                return choose.randbytes(choose.randrange(40))
        raise ValueError(f"{name} is a {shape.type_name}")


def variants(name):
    """The names in Rust and the values of an enumeration."""
    values = {}
    for value in generate.EXTRA_VALUES.get(name, []) + SERVICE.shapes[name]["enum"]:
        values.setdefault(generate.pascal(value), value)
    return list(values.items())


def debug(name, value):
    """What Rust's {:?} prints of a value of that shape."""
    shape = SERVICE.shapes[name]
    if shape["type"] == "list":
        return "[" + ", ".join(debug(shape["member"]["shape"], element) for element in value) + "]"
    if shape["type"] == "structure":
        fields = [f"{field(member)}: {debug_member(name, member, value)}" for member in shape.get("members", {})]
        return f"{SERVICE.rust_name(name)} {{ {', '.join(fields)} }}" if fields else SERVICE.rust_name(name)
    if name in generate.IDS and name in SERVICE.inputs:
        return value
    if SERVICE.is_enum(name):
        return next(variant for variant, text in variants(name) if text == value)
    match shape["type"]:
        case "string":
            return '"' + "".join(ESCAPES.get(letter, letter) for letter in value) + '"'
        case "boolean":
            return "true" if value else "false"
        case "timestamp":
            text = value.astimezone(datetime.timezone.utc).strftime("%Y-%m-%dT%H:%M:%S.%f").rstrip("0").rstrip(".")
            return text + "Z"
        case "blob":
            return f"Blob({list(value)})"
    return str(value)


def debug_member(name, member, value):
    shape = SERVICE.shapes[name]
    target = shape["members"][member]["shape"]
    if (name, member) in generate.NO_IDS and member in value:
        return f'Some("{value[member]}")'
    if SERVICE.shapes[target]["type"] == "list" and not SERVICE.is_sparse(name):
        return debug(target, value.get(member, []))
    if member in shape.get("required", []) and name not in SERVICE.outputs:
        return debug(target, value[member])
    return f"Some({debug(target, value[member])})" if member in value else "None"


def field(member):
    return generate.snake(member).removeprefix("r#")


def write_requests(seed, count):
    values, serializer = Requests(seed), create_serializer("ec2", include_validation=False)
    for operation in SERVICE.operations:
        model = MODEL.operation_model(operation)
        shape = SERVICE.model["operations"][operation]["input"]["shape"]
        for _ in range(count):
            value = values.value(model.input_shape, shape)
            value = {} if value is NOTHING else value
            body = serializer.serialize_to_request(value, model)["body"]
            form = AWSRequest("POST", "http://localhost/", data=body).prepare().body
            form = form.decode() if isinstance(form, bytes) else form
            print(json.dumps({"operation": operation, "form": form, "debug": debug(shape, value)}))


def read_responses():
    parser = create_parser("ec2")
    for line in sys.stdin:
        sample = json.loads(line)
        output = MODEL.operation_model(sample["operation"]).output_shape
        response = {"status_code": 200, "headers": {}, "body": sample["xml"].encode()}
        value = parser.parse(response, output)
        print(json.dumps(debug(SERVICE.model["operations"][sample["operation"]]["output"]["shape"], value)))


if __name__ == "__main__":
    match sys.argv[1:]:
        case ["requests", seed, count]:
            write_requests(int(seed), int(count))
        case ["responses"]:
            read_responses()
        case _:
            sys.exit(__doc__)
