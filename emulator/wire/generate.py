#!/usr/bin/env python3
"""Writes src/generated/*.rs: the shapes of the AWS service models that our operations reach.

Names, types, required flags and wire names are facts of the service model, which botocore carries; its prose stays there.
Which operations are wanted is read from our sources: each `impl Operation<Error> for XRequest` asks for operation X.

    generate.py           write the files
    generate.py --check   write nothing; exit 1 if a file is not what would be written
"""

import pathlib
import re
import subprocess
import sys

from botocore.loaders import Loader

HERE = pathlib.Path(__file__).resolve().parent
EMULATOR = HERE.parent

# Service -> the folder whose sources implement its operations.
SERVICES = {
    "ec2": EMULATOR / "ec2" / "src",
    "sts": EMULATOR / "sts" / "src",
    "iam": EMULATOR / "iam" / "src",
    "ssm": EMULATOR / "ssm" / "src",
    "ec2-instance-connect": EMULATOR / "instance-connect" / "src",
}

# String shapes that are ids: parsed once, into the model's type.
IDS = {
    name: name
    for name in """
        AllocationId
        CarrierGatewayId VpcBlockPublicAccessExclusionId
        DhcpOptionsId
        EgressOnlyInternetGatewayId
        IamInstanceProfileAssociationId
        ImageId
        InstanceId
        InternetGatewayId
        KeyPairId
        LaunchTemplateId
        NatGatewayId
        NetworkAclId
        NetworkInterfaceId
        NetworkInterfacePermissionId
        RouteTableAssociationId
        RouteTableId
        SecurityGroupId
        SecurityGroupRuleId
        SnapshotId
        SubnetCidrAssociationId
        SubnetCidrReservationId
        SubnetId
        VolumeId
        VpcCidrAssociationId
        VpcEndpointId
        VpcId
        VpcPeeringConnectionId
    """.split()
} | {
    "PrefixListResourceId": "PrefixListId",
    "NetworkInterfaceAttachmentId": "AttachmentId",
    "ElasticIpAssociationId": "AddressAssociationId",
    "VpcPeeringConnectionIdWithResolver": "VpcPeeringConnectionId",
}

SCALARS = {
    "string": "String",
    "integer": "i32",
    "long": "i64",
    "float": "f64",
    "double": "f64",
    "boolean": "bool",
    "timestamp": "Timestamp",
    "blob": "Blob",
}

# Lists that AWS leaves out of its answers when they are empty: structure and member.
OPTIONAL_LISTS = {("Role", "Tags"), ("User", "Tags")}

# An enumeration with more values than this is a catalogue that grows (instance types, regions): it stays a string.
LARGEST_ENUM = 60

# Values that AWS sends though its model lacks them; they come first, so that they win over the same word in other case.
EXTRA_VALUES = {
    "AccountAttributeName": [
        "supported-platforms", "default-vpc", "max-instances", "vpc-max-security-groups-per-interface", "max-elastic-ips",
        "vpc-max-elastic-ips",
    ],
    "AttachmentStatus": ["available"],
    "NetworkInterfaceCreationType": ["interface"],
    "NetworkInterfaceStatus": ["pending"],
    "NetworkInterfaceType": ["nat_gateway"],
    "State": ["pendingAcceptance", "pending", "available", "deleting", "deleted", "rejected", "failed", "expired"],
}

# Shapes whose lists, and those of all that they reach, AWS leaves out of its answers when they are empty.
SPARSE = {"ec2": ["ResponseLaunchTemplateData"]}

# Shapes that are kept in the state as JSON, or made of each other; with all that they reach.
PLAIN = {"ec2": ["Instance", "RequestLaunchTemplateData", "ResponseLaunchTemplateData", "RunInstancesRequest"]}

# Members that may hold something else than an id: `resolve:ssm:…` stands for the image that a parameter names.
NO_IDS = {("RunInstancesRequest", "ImageId"), ("RequestLaunchTemplateData", "ImageId")}

KEYWORDS = {"type", "return", "ref", "match", "self", "default", "move", "in", "final", "virtual"}


def snake(name):
    """CidrBlock, cidrBlock, EnableDnsSupport, DNSOptions, IPv6 -> cidr_block, ..., dns_options, ipv6."""
    name = name.replace("IPv", "Ipv").replace("-", "_").replace(".", "_")
    name = re.sub(r"([A-Z]+)([A-Z][a-z])", r"\1_\2", name)
    name = re.sub(r"([a-z0-9])([A-Z])", r"\1_\2", name).lower()
    return f"r#{name}" if name in KEYWORDS - {"self", "default", "final", "virtual"} else name


def screaming(name):
    """CreateRoleRequest -> CREATE_ROLE_REQUEST."""
    return snake(name).removeprefix("r#").upper()


def optional(expression):
    return "None" if expression is None else f"Some({expression})"


def pascal(value):
    words = [word for word in re.split(r"[^A-Za-z0-9]+", value) if word]
    name = "".join(word[0].upper() + word[1:] for word in words) or "Empty"
    if name[0].isdigit():
        name = "V" + name
    return {"Self": "SelfValue"}.get(name, name)


def compiled_sources(folder):
    """The sources whose module lib.rs names: a file that is still being written is none of them."""
    modules = set(re.findall(r"^(?:pub )?mod (\w+);", (folder / "lib.rs").read_text(), re.M))
    relative = {path: path.relative_to(folder) for path in sorted(folder.rglob("*.rs"))}
    return [path for path, name in relative.items() if name.parts[0].removesuffix(".rs") in modules]


def wanted_operations(folder):
    sources = compiled_sources(folder)
    names = {name for path in sources for name in re.findall(r"impl Operation<Error> for (\w+)Request\b", path.read_text())}
    return sorted(names)


class Service:
    """One service model, and what of it our operations reach."""

    def __init__(self, name, folder):
        self.name = name
        self.model = Loader().load_service_model(name, "service-2")
        self.ec2 = self.model["metadata"]["protocol"] == "ec2"
        self.json = self.model["metadata"]["protocol"] == "json"
        self.shapes = self.model["shapes"]
        self.operations = [op for op in wanted_operations(folder) if op in self.model["operations"]]
        self.inputs, self.outputs = set(), set()
        self.sparse = set()
        for shape in SPARSE.get(name, []):
            self.reach(shape, self.sparse)
        for op in self.operations:
            operation = self.model["operations"][op]
            # Some operations take nothing, which the model says by leaving out the shape.
            operation.setdefault("input", {"shape": f"{op}Request"})
            # One request is not called as its operation is; here it is.
            given = operation["input"]["shape"]
            operation["input"]["shape"] = f"{op}Request"
            self.shapes[f"{op}Request"] = self.shapes.get(given, {"type": "structure"})
            for key, reached in (("input", self.inputs), ("output", self.outputs)):
                if key in operation:
                    self.reach(operation[key]["shape"], reached)

    def reach(self, name, reached):
        if name in reached:
            return
        reached.add(name)
        shape = self.shapes[name]
        for member in shape.get("members", {}).values():
            self.reach(member["shape"], reached)
        for part in {"list": ["member"], "map": ["key", "value"]}.get(shape["type"], []):
            self.reach(shape[part]["shape"], reached)

    def has_maps(self):
        return any(self.shapes[name]["type"] == "map" for name in self.inputs | self.outputs)

    def is_sparse(self, name):
        """Whether empty lists of a structure are left out of answers."""
        return name in self.sparse and name not in self.inputs

    def is_enum(self, name):
        shape = self.shapes[name]
        return shape["type"] == "string" and 0 < len(shape.get("enum", [])) <= LARGEST_ENUM

    def rust_name(self, name):
        """Names that std's prelude or our ids take already."""
        name = {"Option": "OptionShape", "Vec": "VecShape", "PrefixListId": "PrefixListIdShape"}.get(name, name)
        return name[0].upper() + name[1:]

    def rust_type(self, name):
        shape = self.shapes[name]
        if shape["type"] == "map":
            return f"BTreeMap<String, {self.rust_type(shape['value']['shape'])}>"
        if shape["type"] == "list":
            return f"Vec<{self.rust_type(shape['member']['shape'])}>"
        if shape["type"] == "structure":
            return self.rust_name(name)
        if self.ec2 and name in IDS and name in self.inputs:
            return IDS[name]
        if self.is_enum(name):
            return self.rust_name(name)
        return SCALARS[shape["type"]]

    def query_name(self, member_name, member):
        if not self.ec2:
            return member.get("locationName", member_name)
        if "queryName" in member:
            return member["queryName"]
        name = member.get("locationName", member_name)
        return name[0].upper() + name[1:]

    def rows(self, name):
        shape = self.shapes[name]
        # What is answered may lack what its model requires, unless it is given back as it was sent.
        is_whole = name not in self.outputs or (not self.ec2 and name in self.inputs)
        required = set(shape.get("required", [])) if is_whole else set()
        for member_name, member in shape.get("members", {}).items():
            kind = "String" if (name, member_name) in NO_IDS else self.rust_type(member["shape"])
            is_left_out = not kind.startswith("Vec<") and member_name not in required
            if is_left_out or self.is_sparse(name) or (name, member_name) in OPTIONAL_LISTS:
                kind = f"Option<{kind}>"
            query = self.query_name(member_name, member)
            xml = member.get("locationName", member_name)
            item = ""
            target = self.shapes[member["shape"]]
            if target["type"] == "list":
                item = target["member"].get("locationName", "item" if self.ec2 else "member")
                item = "" if item == "item" else f' > "{item}"'
            requirement = " required" if member_name in required and kind.startswith("Vec<") else ""
            yield f'        {snake(member_name)}: {kind} = "{query}" / "{xml}"{item}{requirement},'

    def structures(self, names):
        for name in sorted(names):
            if self.shapes[name]["type"] != "structure":
                continue
            direction = "both" if name in self.inputs & self.outputs else "input" if name in self.inputs else "output"
            # Answers in JSON are written by other macros than requests are read by.
            direction = "input" if self.json and names is self.inputs else direction
            rows = list(self.rows(name))
            body = "{\n" + "\n".join(rows) + "\n    }" if rows else "{}"
            yield f"    {direction} {self.rust_name(name)} {body}"

    def enums(self):
        for name in sorted(self.inputs | self.outputs):
            if self.is_enum(name):
                values = {}
                for value in EXTRA_VALUES.get(name, []) + self.shapes[name]["enum"]:
                    values.setdefault(pascal(value), value)
                rows = "\n".join(f'        {variant} = "{value}",' for variant, value in values.items())
                yield f"    {self.rust_name(name)} {{\n{rows}\n    }}"

    def plain(self):
        """The shapes that can be made plain: structures with their members' names, and the names of enumerations."""
        reached = set()
        for name in PLAIN.get(self.name, []):
            if name in self.inputs | self.outputs:
                self.reach(name, reached)
        structures = []
        for name in sorted(reached):
            if self.shapes[name]["type"] == "structure":
                members = "\n".join(f"        {snake(member)}" for member in self.shapes[name].get("members", {}))
                structures.append(f"    {self.rust_name(name)} {{\n{members}\n    }}")
        return structures, sorted(self.rust_name(name) for name in reached if self.is_enum(name))

    def plain_rows(self):
        structures, enums = self.plain()
        if not structures:
            return []
        return ["plain_structures! {", *structures, "}", "", "plain_texts! {", *(f"    {name}" for name in enums), "}", ""]

    def constraint(self, name):
        """What values of a shape may be, as an expression; none where they may be anything."""
        shape = self.shapes[name]
        least, most = shape.get("min"), shape.get("max")
        if shape["type"] == "structure":
            return f"&{screaming(name)}" if name in self.constrained() else None
        if shape["type"] in ("integer", "long"):
            return f"&Constraint::Number({least}, {most})" if least is not None and most is not None else None
        most = "u64::MAX" if most is None else most
        if shape["type"] == "list":
            element = self.constraint(shape["member"]["shape"])
            if (least or 0) == 0 and most == "u64::MAX" and element is None:
                return None
            return f"&Constraint::List({least or 0}, {most}, {optional(element)})"
        if shape["type"] != "string":
            return None
        # What looks ahead cannot be said as a regular expression of Rust; the operations that have such members look themselves.
        pattern = shape.get("pattern", "") if "(?" not in shape.get("pattern", "") else ""
        values = ", ".join(f'"{value}"' for value in shape.get("enum", [])[: LARGEST_ENUM + 1])
        if values.count(",") >= LARGEST_ENUM:
            values = ""
        if (least or 0) == 0 and most == "u64::MAX" and not pattern and not values:
            return None
        return f'&Constraint::Text({least or 0}, {most}, r#"{pattern}"#, &[{values}])'

    def constrained(self):
        """The structures of requests whose members are constrained; EC2 has rules of its own instead."""
        if self.ec2:
            return []
        return [name for name in sorted(self.inputs) if self.shapes[name]["type"] == "structure" and self.shapes[name].get("members")]

    def constraints(self):
        for name in self.constrained():
            shape = self.shapes[name]
            yield f"static {screaming(name)}: Constraint = Constraint::Structure(&["
            for member_name, member in shape["members"].items():
                required = "true" if member_name in shape.get("required", []) else "false"
                yield f'    ("{self.query_name(member_name, member)}", {required}, {optional(self.constraint(member["shape"]))}),'
            yield "]);\n"

    def operation_rows(self):
        for op in self.operations:
            operation = self.model["operations"][op]
            shape = self.shapes[operation["input"]["shape"]]
            token = next((self.query_name(n, m) for n, m in shape.get("members", {}).items() if n == "ClientToken"), "")
            output = operation.get("output")
            response = self.rust_name(output["shape"]) if output else "()"
            wrapper = (output or {}).get("resultWrapper", "")
            request = operation["input"]["shape"]
            constraint = f", constraint {screaming(request)}" if request in self.constrained() else ""
            yield f'    {op}: {self.rust_name(request)} => {response}, token "{token}", wrapper "{wrapper}"{constraint};'

    def render(self):
        out = [
            "// Written by emulator/wire/generate.py from the AWS service model; edit that, never this.",
            "",
            f"//! The shapes of {self.model['metadata']['serviceId']} that our operations reach.",
            "",
            "#![allow(missing_docs, reason = \"the service model is their documentation\")]",
            "",
            *(["use std::collections::BTreeMap;", ""] if self.has_maps() else []),
            "use crate::codec::{enumerations, operations, structures};",
            *(["use crate::plain::{plain_structures, plain_texts};"] if any(self.plain()) else []),
            *(["use crate::json::answers;"] if self.json else []),
            "#[allow(unused_imports, reason = \"which of them a service needs depends on its operations\")]",
            "use crate::{Blob, Timestamp, ids::*};" if self.ec2 else "use crate::{Blob, Constraint, Timestamp, ids::*};",
            "",
            *self.namespace(),
            "",
            f"/// The API's version.\npub const VERSION: &str = \"{self.model['metadata']['apiVersion']}\";",
            "",
            "/// Every operation of the model, ours or not, in order.",
            "#[rustfmt::skip]",
            "pub const MODEL_OPERATIONS: &[&str] = &[",
            *(f'    "{op}",' for op in sorted(self.model["operations"])),
            "];",
            "",
            "operations! {",
            *self.operation_rows(),
            "}",
            "",
            "enumerations! {",
            *self.enums(),
            "}",
            "",
            "structures! {",
            *self.structures(self.inputs if self.json else self.inputs | self.outputs),
            "}",
            "",
            *self.plain_rows(),
            *(["answers! {", *self.structures(self.outputs), "}", ""] if self.json else []),
            *self.constraints(),
        ]
        return "\n".join(out)

    def namespace(self):
        metadata = self.model["metadata"]
        if self.json:
            return []
        name = metadata["xmlNamespace"].rstrip("/") + "/"
        return [f'/// The name space of responses.\npub const NAMESPACE: &str = "{name}";']


def table(name, folder, json):
    """The one table of operations, with the file that implements each."""
    rows = []
    for path in compiled_sources(folder):
        for op in re.findall(r"impl Operation<Error> for (\w+)Request\b", path.read_text()):
            rows.append((op, path.relative_to(folder).as_posix()))
    lines = [
        "// Written by emulator/wire/generate.py from the sources beside it; edit those, never this.",
        "",
        "//! The one table of operations: dispatch, action names and the coverage page derive from it.",
        "",
        "use terrarium_query::Entry;",
        f"use terrarium_wire::{name.replace('-', '_')}::*;",
        "",
        "use crate::Error;",
        "",
        "/// Every operation that this service has, in order, and the file that it is in.",
        "#[rustfmt::skip]",
        "pub const OPERATIONS: &[Entry] = &[",
        *(f'    Entry::{"json" if json else "of"}::<{op}Request, Error>("{path}"),' for op, path in sorted(rows)),
        "];",
        "",
    ]
    return "\n".join(lines)


class Documents:
    """The XML documents that S3 keeps as it is given them: what they may hold, as tables that one function checks."""

    SCALARS = {"string": "TEXT", "integer": "INTEGER", "long": "INTEGER", "boolean": "BOOLEAN", "timestamp": "TIMESTAMP"}
    # The operations that bring one.
    BRINGING = """PutBucketAbac PutBucketAccelerateConfiguration PutBucketAcl PutBucketAnalyticsConfiguration PutBucketCors PutBucketEncryption
        PutBucketIntelligentTieringConfiguration PutBucketInventoryConfiguration PutBucketLifecycleConfiguration PutBucketLogging
        PutBucketMetricsConfiguration PutBucketNotificationConfiguration PutBucketOwnershipControls PutBucketRequestPayment
        PutBucketVersioning PutBucketWebsite PutObjectLegalHold
        PutObjectLockConfiguration PutObjectRetention PutPublicAccessBlock""".split()

    def __init__(self):
        self.model = Loader().load_service_model("s3", "service-2")
        self.shapes = self.model["shapes"]
        self.tables = {}

    def constant(self, name):
        return snake(name).removeprefix("r#").upper()

    def reference(self, name):
        """The table of a shape, which is written on the way."""
        shape = self.shapes[name]
        if shape["type"] != "structure":
            values = ", ".join(f'"{value}"' for value in shape.get("enum", []))
            return f"&Shape::OneOf(&[{values}])" if values else f"&{self.SCALARS[shape['type']]}"
        if name not in self.tables:
            self.tables[name] = None
            required = shape.get("required", [])
            members = [self.member(key, member, key in required) for key, member in shape["members"].items()]
            self.tables[name] = f"static {self.constant(name)}: Shape = Shape::Structure(&[{', '.join(members)}]);"
        return f"&{self.constant(name)}"

    def member(self, name, member, required):
        name = member.get("locationName", name)
        required = "true" if required else "false"
        target = self.shapes[member["shape"]]
        if member.get("xmlAttribute"):
            return f"attribute({self.reference(member['shape'])})"
        if target["type"] != "list":
            return f'one("{name}", {required}, {self.reference(member["shape"])})'
        item = self.reference(target["member"]["shape"])
        if target.get("flattened"):
            return f'flat("{name}", {required}, {item})'
        return f'list("{name}", "{target["member"].get("locationName", "member")}", {required}, {item})'

    def render(self):
        documents = []
        for op in self.BRINGING:
            given = self.shapes[self.model["operations"][op]["input"]["shape"]]
            member = given["members"][given["payload"]]
            root = member["locationName"]
            documents += [
                f"/// What {op} brings.",
                f"pub(crate) static {self.constant(op)}: Document ="
                f' Document {{ root: "{root}", shape: {self.reference(member["shape"])} }};',
            ]
        return "\n".join(
            [
                "// Written by emulator/wire/generate.py from the AWS service model; edit that, never this.",
                "",
                "//! The XML documents that S3 keeps for buckets and objects: their elements, in order.",
                "",
                "use crate::documents::{BOOLEAN, Document, INTEGER, Shape, TEXT, TIMESTAMP, attribute, flat, list, one};",
                "",
                *documents,
                *self.tables.values(),
                "",
            ]
        )


def formatted(text):
    command = ["rustfmt", "--edition", "2024"]
    return subprocess.run(command, input=text, capture_output=True, text=True, check=True).stdout


def main():
    check = "--check" in sys.argv
    files = {EMULATOR / "s3" / "src" / "documents" / "shapes.rs": Documents().render()}
    for name, folder in SERVICES.items():
        if not folder.is_dir():
            continue
        service = Service(name, folder)
        files[HERE / "src" / "generated" / f"{name.replace('-', '_')}.rs"] = service.render()
        files[folder / "operations.rs"] = table(name, folder, service.json)
    stale = []
    for path, text in files.items():
        text = formatted(text)
        if path.exists() and path.read_text() == text:
            continue
        stale.append(str(path.relative_to(EMULATOR.parent)))
        if not check:
            path.write_text(text)
    if check and stale:
        sys.exit(f"not fresh, run emulator/wire/generate.py: {', '.join(stale)}")
    print(f"{'checked' if check else 'wrote'}: {', '.join(stale) or 'nothing to change'}")


if __name__ == "__main__":
    main()
