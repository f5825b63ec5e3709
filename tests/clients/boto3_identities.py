"""Identities, keys and sessions as boto3's users have them: who may ask is decided by IAM and STS, with their waiters and paginators.

Endpoint, credentials and region come from the environment. Everything that it makes, it deletes.
"""

import datetime
import json

import boto3
from botocore.exceptions import ClientError

iam, sts, ssm = boto3.client("iam"), boto3.client("sts"), boto3.client("ssm")
ACCOUNT = sts.get_caller_identity()["Account"]


def equal(found, expected):
    assert found == expected, f"{found!r} is not {expected!r}"


def refused(code, call, **arguments):
    """The call has to fail with that code."""
    try:
        answer = call(**arguments)
    except ClientError as error:
        equal(error.response["Error"]["Code"], code)
    else:
        raise AssertionError(f"{call} succeeded: {answer}")


def session_of(key):
    """A session with a key of IAM's or of STS's."""
    return boto3.Session(
        aws_access_key_id=key["AccessKeyId"],
        aws_secret_access_key=key["SecretAccessKey"],
        aws_session_token=key.get("SessionToken"),
    )


def works_everywhere(session, arn):
    """A key is good for every service."""
    equal(session.client("sts").get_caller_identity()["Arn"], arn)
    assert session.client("ec2").describe_vpcs()["Vpcs"]
    session.client("s3").list_buckets()
    session.client("ssm").describe_parameters()
    session.client("iam").list_roles()


def fails_everywhere(session, iam_code, ec2_code, s3_code):
    refused(iam_code, session.client("sts").get_caller_identity)
    refused(iam_code, session.client("ssm").describe_parameters)
    refused(ec2_code, session.client("ec2").describe_vpcs)
    refused(s3_code, session.client("s3").list_buckets)


def keys():
    iam.create_user(UserName="alice", Path="/staff/")
    iam.get_waiter("user_exists").wait(UserName="alice")
    key = iam.create_access_key(UserName="alice")["AccessKey"]
    alice = session_of(key)
    works_everywhere(alice, f"arn:aws:iam::{ACCOUNT}:user/staff/alice")
    equal(alice.client("iam").get_user()["User"]["UserName"], "alice")
    equal(sts.get_access_key_info(AccessKeyId=key["AccessKeyId"])["Account"], ACCOUNT)
    used = iam.get_access_key_last_used(AccessKeyId=key["AccessKeyId"])["AccessKeyLastUsed"]
    equal(used["ServiceName"], "iam")
    assert datetime.datetime.now(datetime.timezone.utc) - used["LastUsedDate"] < datetime.timedelta(minutes=5)

    temporary = alice.client("sts").get_session_token(DurationSeconds=900)["Credentials"]
    works_everywhere(session_of(temporary), f"arn:aws:iam::{ACCOUNT}:user/staff/alice")
    without_token = session_of({**temporary, "SessionToken": None})
    fails_everywhere(without_token, "InvalidClientTokenId", "AuthFailure", "InvalidAccessKeyId")
    other_token = session_of({**temporary, "SessionToken": temporary["SessionToken"][:-8] + "AAAAAAA="})
    fails_everywhere(other_token, "InvalidClientTokenId", "AuthFailure", "InvalidToken")
    wrong_secret = session_of({**temporary, "SecretAccessKey": "x"})
    fails_everywhere(wrong_secret, "SignatureDoesNotMatch", "AuthFailure", "SignatureDoesNotMatch")

    iam.update_access_key(UserName="alice", AccessKeyId=key["AccessKeyId"], Status="Inactive")
    fails_everywhere(alice, "InvalidClientTokenId", "AuthFailure", "InvalidAccessKeyId")
    iam.update_access_key(UserName="alice", AccessKeyId=key["AccessKeyId"], Status="Active")
    works_everywhere(alice, f"arn:aws:iam::{ACCOUNT}:user/staff/alice")
    iam.delete_access_key(UserName="alice", AccessKeyId=key["AccessKeyId"])
    fails_everywhere(alice, "InvalidClientTokenId", "AuthFailure", "InvalidAccessKeyId")
    iam.delete_user(UserName="alice")
    fails_everywhere(session_of(temporary), "InvalidClientTokenId", "AuthFailure", "InvalidToken")


def trust(principal, **more):
    statement = {"Effect": "Allow", "Principal": principal, "Action": "sts:AssumeRole", **more}
    return json.dumps({"Version": "2012-10-17", "Statement": [statement]})


def roles():
    secret = {"StringEquals": {"sts:ExternalId": "glass"}}
    iam.create_role(RoleName="operator", Path="/made/", AssumeRolePolicyDocument=trust({"AWS": ACCOUNT}, Condition=secret))
    iam.get_waiter("role_exists").wait(RoleName="operator")
    arn = f"arn:aws:iam::{ACCOUNT}:role/made/operator"
    refused("AccessDenied", sts.assume_role, RoleArn=arn, RoleSessionName="me")
    answer = sts.assume_role(RoleArn=arn, RoleSessionName="me", ExternalId="glass", DurationSeconds=900)
    left = answer["Credentials"]["Expiration"] - datetime.datetime.now(datetime.timezone.utc)
    assert datetime.timedelta(seconds=890) < left <= datetime.timedelta(seconds=900), left
    assumed = f"arn:aws:sts::{ACCOUNT}:assumed-role/operator/me"
    equal(answer["AssumedRoleUser"]["Arn"], assumed)
    operator = session_of(answer["Credentials"])
    works_everywhere(operator, assumed)
    refused("AccessDenied", operator.client("sts").get_session_token)
    presigned = operator.client("s3").generate_presigned_url("list_buckets")
    assert "X-Amz-Security-Token=" in presigned or "x-amz-security-token=" in presigned

    iam.update_assume_role_policy(RoleName="operator", PolicyDocument=trust({"Service": "ec2.amazonaws.com"}))
    refused("AccessDenied", sts.assume_role, RoleArn=arn, RoleSessionName="me", ExternalId="glass")
    iam.delete_role(RoleName="operator")
    fails_everywhere(operator, "InvalidClientTokenId", "AuthFailure", "InvalidToken")


def pages():
    for number in range(5):
        iam.create_role(RoleName=f"role{number}", AssumeRolePolicyDocument=trust({"Service": "ec2.amazonaws.com"}))
    listed = iam.get_paginator("list_roles").paginate(PaginationConfig={"PageSize": 2})
    equal([role["RoleName"] for role in listed.search("Roles")], [f"role{number}" for number in range(5)])
    equal(listed.build_full_result()["Roles"][0]["AssumeRolePolicyDocument"]["Statement"][0]["Effect"], "Allow")
    for number in range(5):
        iam.delete_role(RoleName=f"role{number}")
    managed = iam.get_paginator("list_policies").paginate(Scope="AWS").search("Policies[].PolicyName")
    assert {"AdministratorAccess", "AmazonSSMManagedInstanceCore"} <= set(managed)


def profiles():
    iam.create_instance_profile(InstanceProfileName="web")
    iam.get_waiter("instance_profile_exists").wait(InstanceProfileName="web")
    equal(iam.get_instance_profile(InstanceProfileName="web")["InstanceProfile"]["Roles"], [])
    iam.delete_instance_profile(InstanceProfileName="web")


def parameters():
    for number in range(12):
        ssm.put_parameter(Name=f"/app/{number:02}", Value=str(number), Type="String")
    below = ssm.get_paginator("get_parameters_by_path").paginate(Path="/app")
    equal([one["Value"] for one in below.search("Parameters")], [str(number) for number in range(12)])
    assert isinstance(ssm.get_parameter(Name="/app/00")["Parameter"]["LastModifiedDate"], datetime.datetime)
    refused("ParameterAlreadyExists", ssm.put_parameter, Name="/app/00", Value="x", Type="String")
    refused("ParameterNotFound", ssm.get_parameter, Name="/none")
    refused("ValidationException", ssm.get_parameters, Names=[f"/app/{number:02}" for number in range(12)])
    for start in (0, 10):
        ssm.delete_parameters(Names=[f"/app/{number:02}" for number in range(start, start + 10)])
    image = ssm.get_parameter(Name="/aws/service/canonical/ubuntu/server/24.04/stable/current/amd64/hvm/ebs-gp3/ami-id")
    ec2 = boto3.client("ec2")
    equal(ec2.describe_images(ImageIds=[image["Parameter"]["Value"]])["Images"][0]["OwnerId"], "099720109477")


keys()
roles()
pages()
profiles()
parameters()
