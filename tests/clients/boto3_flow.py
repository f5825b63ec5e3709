"""The control plane of the deployment flow as boto3's users write it, with waiters, paginators and error codes.

Endpoint, credentials and region come from the environment. Everything that it makes, it deletes.
"""

import io
import json
import os

import boto3
import urllib3
from boto3.s3.transfer import TransferConfig
from botocore.config import Config
from botocore.exceptions import ClientError

ec2, s3, sts = boto3.client("ec2"), boto3.client("s3"), boto3.client("sts")
browser = urllib3.PoolManager()


def equal(found, expected):
    assert found == expected, f"{found!r} is not {expected!r}"


def refused(code, call, **arguments):
    """The call has to fail with that code; gives the message."""
    try:
        answer = call(**arguments)
    except ClientError as error:
        equal(error.response["Error"]["Code"], code)
        assert error.response["ResponseMetadata"]["RequestId"], error.response
        return error.response["Error"]["Message"]
    raise AssertionError(f"{call.__name__} was not refused with {code}: {answer}")


def named(kind, name):
    return [{"ResourceType": kind, "Tags": [{"Key": "Name", "Value": name}, {"Key": "Empty", "Value": ""}]}]


def network():
    """VPC, two subnets, internet gateway, route table and the endpoint of S3."""
    vpc = ec2.create_vpc(CidrBlock="10.0.0.0/16", TagSpecifications=named("vpc", "boto3 <&> ü"))["Vpc"]
    vpc_id = vpc["VpcId"]
    equal(vpc["CidrBlock"], "10.0.0.0/16")
    ec2.get_waiter("vpc_exists").wait(VpcIds=[vpc_id])
    ec2.get_waiter("vpc_available").wait(VpcIds=[vpc_id])
    found = ec2.describe_vpcs(Filters=[{"Name": "tag:Name", "Values": ["boto3 <&> ü"]}])["Vpcs"]
    equal([vpc["VpcId"] for vpc in found], [vpc_id])
    equal(sorted(tag["Value"] for tag in found[0]["Tags"]), ["", "boto3 <&> ü"])
    ec2.modify_vpc_attribute(VpcId=vpc_id, EnableDnsHostnames={"Value": True})
    equal(ec2.describe_vpc_attribute(VpcId=vpc_id, Attribute="enableDnsHostnames")["EnableDnsHostnames"], {"Value": True})

    zones = [zone["ZoneName"] for zone in ec2.describe_availability_zones()["AvailabilityZones"]]
    subnets = []
    for index, zone in enumerate(zones[:2]):
        subnet = ec2.create_subnet(VpcId=vpc_id, CidrBlock=f"10.0.{index}.0/24", AvailabilityZone=zone)["Subnet"]
        equal(subnet["AvailableIpAddressCount"], 251)
        ec2.modify_subnet_attribute(SubnetId=subnet["SubnetId"], MapPublicIpOnLaunch={"Value": True})
        subnets.append(subnet["SubnetId"])
    ec2.get_waiter("subnet_available").wait(SubnetIds=subnets)
    assert all(subnet["MapPublicIpOnLaunch"] for subnet in ec2.describe_subnets(SubnetIds=subnets)["Subnets"])
    refused("InvalidSubnet.Conflict", ec2.create_subnet, VpcId=vpc_id, CidrBlock="10.0.1.128/25")
    refused("InvalidSubnet.Range", ec2.create_subnet, VpcId=vpc_id, CidrBlock="10.1.0.0/24")

    gateway = ec2.create_internet_gateway()["InternetGateway"]["InternetGatewayId"]
    table = ec2.create_route_table(VpcId=vpc_id)["RouteTable"]["RouteTableId"]
    refused("InvalidInternetGatewayID.NotFound", ec2.attach_internet_gateway, VpcId=vpc_id, InternetGatewayId="igw-0123456789abcdef0")
    ec2.attach_internet_gateway(VpcId=vpc_id, InternetGatewayId=gateway)
    ec2.get_waiter("internet_gateway_exists").wait(InternetGatewayIds=[gateway])
    ec2.create_route(RouteTableId=table, DestinationCidrBlock="0.0.0.0/0", GatewayId=gateway)
    associations = [ec2.associate_route_table(RouteTableId=table, SubnetId=subnet)["AssociationId"] for subnet in subnets]
    endpoint = ec2.create_vpc_endpoint(VpcId=vpc_id, ServiceName="com.amazonaws.us-east-1.s3", RouteTableIds=[table])["VpcEndpoint"]
    routes = ec2.describe_route_tables(RouteTableIds=[table])["RouteTables"][0]["Routes"]
    equal({route["State"] for route in routes}, {"active"})
    prefix_lists = [route["DestinationPrefixListId"] for route in routes if "DestinationPrefixListId" in route]
    equal(ec2.describe_prefix_lists(PrefixListIds=prefix_lists)["PrefixLists"][0]["PrefixListName"], "com.amazonaws.us-east-1.s3")
    return vpc_id, subnets, gateway, table, associations, endpoint["VpcEndpointId"]


def firewall(vpc_id):
    """A security group with rules from addresses and from another group."""
    web = ec2.create_security_group(GroupName="web", Description="web", VpcId=vpc_id)["GroupId"]
    database = ec2.create_security_group(GroupName="database", Description="database", VpcId=vpc_id)["GroupId"]
    ec2.get_waiter("security_group_exists").wait(GroupIds=[web, database])
    refused("InvalidGroup.Duplicate", ec2.create_security_group, GroupName="web", Description="web", VpcId=vpc_id)

    def tcp(port):
        return [{"IpProtocol": "tcp", "FromPort": port, "ToPort": port, "IpRanges": [{"CidrIp": "198.18.255.1/32", "Description": "me"}]}]

    rules = ec2.authorize_security_group_ingress(GroupId=web, IpPermissions=tcp(22) + tcp(80))["SecurityGroupRules"]
    equal([rule["CidrIpv4"] for rule in rules], ["198.18.255.1/32"] * 2)
    from_web = [{"IpProtocol": "tcp", "FromPort": 5432, "ToPort": 5432, "UserIdGroupPairs": [{"GroupId": web}]}]
    ec2.authorize_security_group_ingress(GroupId=database, IpPermissions=from_web)
    refused("InvalidPermission.Duplicate", ec2.authorize_security_group_ingress, GroupId=web, IpPermissions=tcp(80))
    refused("InvalidGroup.NotFound", ec2.authorize_security_group_ingress, GroupId="sg-0123456789abcdef0", IpPermissions=tcp(80))
    ec2.revoke_security_group_ingress(GroupId=web, IpPermissions=tcp(80))
    group = ec2.describe_security_groups(GroupIds=[web])["SecurityGroups"][0]
    equal([(rule["FromPort"], rule["IpRanges"]) for rule in group["IpPermissions"]], [(22, [{"CidrIp": "198.18.255.1/32", "Description": "me"}])])
    equal([rule["IpProtocol"] for rule in group["IpPermissionsEgress"]], ["-1"])
    pages = ec2.get_paginator("describe_security_group_rules").paginate(
        Filters=[{"Name": "group-id", "Values": [web, database]}], PaginationConfig={"PageSize": 5}
    )
    rules = [rule for page in pages for rule in page["SecurityGroupRules"]]
    equal(sorted(rule["FromPort"] for rule in rules if not rule["IsEgress"]), [22, 5432])
    equal([rule["ReferencedGroupInfo"]["GroupId"] for rule in rules if "ReferencedGroupInfo" in rule], [web])
    refused("DependencyViolation", ec2.delete_security_group, GroupId=web)
    return web, database


def machine(subnet, group):
    """An instance through its whole life."""
    key = ec2.create_key_pair(KeyName="boto3", KeyType="ed25519")
    assert key["KeyMaterial"].startswith("-----BEGIN OPENSSH PRIVATE KEY-----"), key["KeyMaterial"][:40]
    ec2.get_waiter("key_pair_exists").wait(KeyNames=["boto3"])
    images = ec2.describe_images(Owners=["136693071363"], Filters=[{"Name": "name", "Values": ["debian-12-amd64-*"]}])["Images"]
    image = max(images, key=lambda image: image["CreationDate"])["ImageId"]
    order = {"ImageId": image, "InstanceType": "t3.micro", "KeyName": "boto3", "SubnetId": subnet, "SecurityGroupIds": [group]}
    order |= {"MinCount": 1, "MaxCount": 1, "UserData": "#!/bin/sh\n", "ClientToken": "only-once", "TagSpecifications": named("instance", "web")}
    refused("DryRunOperation", ec2.run_instances, DryRun=True, **order)
    instance = ec2.run_instances(**order)["Instances"][0]
    equal(instance["State"]["Name"], "pending")
    again = ec2.run_instances(**order)["Instances"][0]
    equal(again["InstanceId"], instance["InstanceId"])
    refused("IdempotentParameterMismatch", ec2.run_instances, **(order | {"InstanceType": "t3.small"}))
    ids = [instance["InstanceId"]]
    wait = {"InstanceIds": ids, "WaiterConfig": {"Delay": 1, "MaxAttempts": 30}}
    ec2.get_waiter("instance_exists").wait(**wait)
    ec2.get_waiter("instance_running").wait(**wait)
    ec2.get_waiter("instance_status_ok").wait(**wait)
    running = ec2.describe_instances(InstanceIds=ids)["Reservations"][0]["Instances"][0]
    assert running["PublicIpAddress"] and running["PrivateIpAddress"].startswith("10.0.0."), running
    equal(running["LaunchTime"].tzinfo is not None, True)
    equal([group["GroupId"] for group in running["NetworkInterfaces"][0]["Groups"]], [group])
    ec2.create_tags(Resources=ids, Tags=[{"Key": "Stage", "Value": "test"}])
    tags = ec2.get_paginator("describe_tags").paginate(Filters=[{"Name": "resource-id", "Values": ids}]).build_full_result()["Tags"]
    equal(sorted(tag["Key"] for tag in tags), ["Empty", "Name", "Stage"])
    refused("DependencyViolation", ec2.delete_security_group, GroupId=group)
    ec2.reboot_instances(InstanceIds=ids)
    equal(ec2.stop_instances(InstanceIds=ids)["StoppingInstances"][0]["PreviousState"]["Name"], "running")
    ec2.get_waiter("instance_stopped").wait(**wait)
    ec2.start_instances(InstanceIds=ids)
    ec2.get_waiter("instance_running").wait(**wait)
    ec2.terminate_instances(InstanceIds=ids)
    ec2.get_waiter("instance_terminated").wait(**wait)
    equal(ec2.describe_network_interfaces(Filters=[{"Name": "subnet-id", "Values": [subnet]}])["NetworkInterfaces"], [])


def pages(subnet):
    """A fleet, read page by page."""
    amd64 = [{"Name": "architecture", "Values": ["x86_64"]}]
    image = ec2.describe_images(Owners=["136693071363"], Filters=amd64)["Images"][0]["ImageId"]
    fleet = ec2.run_instances(ImageId=image, InstanceType="t3.micro", SubnetId=subnet, MinCount=12, MaxCount=12)["Instances"]
    ids = sorted(instance["InstanceId"] for instance in fleet)
    filters = [{"Name": "instance-id", "Values": ids}]
    paginator = ec2.get_paginator("describe_instances").paginate(Filters=filters, PaginationConfig={"PageSize": 5})
    sizes, found = [], []
    for page in paginator:
        instances = [instance["InstanceId"] for reservation in page["Reservations"] for instance in reservation["Instances"]]
        sizes.append(len(instances))
        found += instances
    equal(sorted(found), ids)
    equal(sizes, [5, 5, 2])
    refused("InvalidParameterCombination", ec2.describe_instances, InstanceIds=ids, MaxResults=5)
    refused("InvalidNextToken", ec2.describe_vpcs, NextToken="nonsense")
    ec2.terminate_instances(InstanceIds=ids)
    ec2.get_waiter("instance_terminated").wait(InstanceIds=ids, WaiterConfig={"Delay": 1, "MaxAttempts": 30})


def storage():
    """Objects as today's boto3 sends them: with checksums, in chunks, in parts, presigned."""
    bucket, data = "boto3-flow", os.urandom(12 << 20)
    s3.create_bucket(Bucket=bucket)
    s3.get_waiter("bucket_exists").wait(Bucket=bucket)
    refused("NoSuchBucket", s3.list_objects_v2, Bucket="boto3-nowhere")
    refused("NoSuchKey", s3.get_object, Bucket=bucket, Key="nothing")
    key = "a folder/ü & <b>+.txt"
    assert s3.put_object(Bucket=bucket, Key=key, Body=b"0123456789", Metadata={"made-by": "boto3"})["ChecksumCRC32"]
    s3.put_object(Bucket=bucket, Key="stream", Body=io.BytesIO(data[: 1 << 20]))
    got = s3.get_object(Bucket=bucket, Key=key)
    equal((got["Body"].read(), got["Metadata"]), (b"0123456789", {"made-by": "boto3"}))
    part = s3.get_object(Bucket=bucket, Key=key, Range="bytes=2-4")
    equal((part["Body"].read(), part["ContentRange"]), (b"234", "bytes 2-4/10"))
    refused("InvalidRange", s3.get_object, Bucket=bucket, Key=key, Range="bytes=10-")

    s3.upload_fileobj(io.BytesIO(data), bucket, "large", Config=TransferConfig(multipart_threshold=5 << 20, multipart_chunksize=5 << 20))
    assert s3.head_object(Bucket=bucket, Key="large")["ETag"].endswith('-3"')
    whole = io.BytesIO()
    s3.download_fileobj(bucket, "large", whole)
    assert whole.getvalue() == data, "the large object came back changed"

    # boto3 presigns with the old version of the signature unless told otherwise.
    for client in [s3, boto3.client("s3", config=Config(signature_version="s3v4"))]:
        url = client.generate_presigned_url("put_object", {"Bucket": bucket, "Key": "presigned"}, ExpiresIn=60)
        put = browser.request("PUT", url, body=url.encode())
        equal((put.status, put.data), (200, b""))
        equal(s3.get_object(Bucket=bucket, Key="presigned")["Body"].read(), url.encode())
        url = client.generate_presigned_url("get_object", {"Bucket": bucket, "Key": key}, ExpiresIn=60)
        equal(browser.request("GET", url).data, b"0123456789")
        equal(browser.request("GET", url.replace("test", "nobody")).status, 403)

    pages = s3.get_paginator("list_objects_v2").paginate(Bucket=bucket, PaginationConfig={"PageSize": 2})
    keys = [entry["Key"] for page in pages for entry in page["Contents"]]
    equal(keys, [key, "large", "presigned", "stream"])
    equal(s3.list_objects_v2(Bucket=bucket, Delimiter="/")["CommonPrefixes"], [{"Prefix": "a folder/"}])
    refused("BucketNotEmpty", s3.delete_bucket, Bucket=bucket)
    deleted = s3.delete_objects(Bucket=bucket, Delete={"Objects": [{"Key": key} for key in keys[1:]]})
    equal(sorted(entry["Key"] for entry in deleted["Deleted"]), keys[1:])
    s3.delete_object(Bucket=bucket, Key=key)
    s3.get_waiter("object_not_exists").wait(Bucket=bucket, Key=key)
    s3.delete_bucket(Bucket=bucket)
    s3.get_waiter("bucket_not_exists").wait(Bucket=bucket)


def refusals():
    """Errors arrive as ClientError with AWS's codes and messages."""
    equal(refused("InvalidVpcID.NotFound", ec2.describe_vpcs, VpcIds=["vpc-0123456789abcdef0"]), "The vpc ID 'vpc-0123456789abcdef0' does not exist")
    refused("InvalidInstanceID.Malformed", ec2.describe_instances, InstanceIds=["web"])
    refused("InvalidKeyPair.NotFound", ec2.describe_key_pairs, KeyNames=["nobody's"])
    refused("InvalidParameterValue", ec2.describe_vpcs, Filters=[{"Name": "colour", "Values": ["red"]}])
    wrong = boto3.client("ec2", aws_access_key_id="test", aws_secret_access_key="wrong")
    refused("AuthFailure", wrong.describe_vpcs)
    refused("SignatureDoesNotMatch", boto3.client("s3", aws_access_key_id="test", aws_secret_access_key="wrong").list_buckets)
    unknown = boto3.client("sts", aws_access_key_id="nobody", aws_secret_access_key="x")
    refused("InvalidClientTokenId", unknown.get_caller_identity)


def main():
    account = sts.get_caller_identity()["Account"]
    refusals()
    vpc_id, subnets, gateway, table, associations, endpoint = network()
    equal(ec2.describe_vpcs(VpcIds=[vpc_id])["Vpcs"][0]["OwnerId"], account)
    web, database = firewall(vpc_id)
    machine(subnets[0], web)
    pages(subnets[1])
    storage()

    refused("DependencyViolation", ec2.delete_vpc, VpcId=vpc_id)
    refused("DependencyViolation", ec2.delete_route_table, RouteTableId=table)
    equal(ec2.delete_vpc_endpoints(VpcEndpointIds=[endpoint])["Unsuccessful"], [])
    for association in associations:
        ec2.disassociate_route_table(AssociationId=association)
    ec2.delete_route_table(RouteTableId=table)
    for subnet in subnets:
        ec2.delete_subnet(SubnetId=subnet)
    ec2.detach_internet_gateway(VpcId=vpc_id, InternetGatewayId=gateway)
    ec2.delete_internet_gateway(InternetGatewayId=gateway)
    ec2.delete_security_group(GroupId=database)
    ec2.delete_security_group(GroupId=web)
    ec2.delete_key_pair(KeyName="boto3")
    ec2.delete_vpc(VpcId=vpc_id)
    refused("InvalidVpcID.NotFound", ec2.describe_vpcs, VpcIds=[vpc_id])
    print(json.dumps({"account": account}))


main()
