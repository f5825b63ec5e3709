"""A world that is reset, as suites do between their tests. The argument is the path of the call that resets all.

The server has to be permissive: the key of the second account is its id.
"""

import os
import sys
import urllib.request

import boto3

OTHER = "222233334444"


def clients(key):
    session = boto3.Session(aws_access_key_id=key, aws_secret_access_key="test")
    return [session.client(service) for service in ("ec2", "s3")]


def fill(ec2, s3, bucket):
    """Something of each kind, beside what every account has."""
    vpc = ec2.create_vpc(CidrBlock="10.9.0.0/16")["Vpc"]["VpcId"]
    ec2.create_key_pair(KeyName="mine")
    ec2.create_vpc(CidrBlock="10.8.0.0/16", TagSpecifications=[{"ResourceType": "vpc", "Tags": [{"Key": "a", "Value": "b"}]}])
    image = ec2.describe_images(Owners=["136693071363"], Filters=[{"Name": "name", "Values": ["debian-12-amd64-*"]}])["Images"][0]["ImageId"]
    ec2.run_instances(ImageId=image, MinCount=1, MaxCount=2)
    s3.create_bucket(Bucket=bucket)
    s3.put_object(Bucket=bucket, Key="k", Body=b"x" * 100_000)
    s3.create_multipart_upload(Bucket=bucket, Key="part")
    return vpc


def seen(ec2, s3):
    """What an account sees, without ids that are new each time."""
    return {
        "vpcs": [vpc["CidrBlock"] for vpc in ec2.describe_vpcs()["Vpcs"]],
        "default": [vpc["IsDefault"] for vpc in ec2.describe_vpcs()["Vpcs"]],
        "subnets": len(ec2.describe_subnets()["Subnets"]),
        "groups": [group["GroupName"] for group in ec2.describe_security_groups()["SecurityGroups"]],
        "keys": ec2.describe_key_pairs()["KeyPairs"],
        "tags": ec2.describe_tags()["Tags"],
        "instances": ec2.describe_instances()["Reservations"],
        "interfaces": ec2.describe_network_interfaces()["NetworkInterfaces"],
        "buckets": [bucket["Name"] for bucket in s3.list_buckets()["Buckets"]],
    }


def reset(path):
    request = urllib.request.Request(os.environ["AWS_ENDPOINT_URL"] + path, method="POST")
    with urllib.request.urlopen(request) as answer:
        assert answer.status == 200, answer.status


mine, other = clients("test"), clients(OTHER)
fresh = seen(*mine)
assert fresh["default"] == [True] and fresh["buckets"] == [], fresh
fill(*mine, "mine"), fill(*other, "other")
of_other = seen(*other)
assert len(of_other["vpcs"]) == 3 and of_other["buckets"] == ["other"], of_other

reset("/_terrarium/reset?account=000000000000")
assert seen(*mine) == fresh, seen(*mine)
assert seen(*other) == of_other, "another account lost something"
fill(*mine, "mine")

reset(sys.argv[1])
assert seen(*mine) == fresh, seen(*mine)
assert seen(*other) == fresh, seen(*other)
fill(*mine, "other")
