"""boto3 against the service at AWS_ENDPOINT_URL: every operation of the deployment flow and what SDKs do by default."""

import hashlib
import io
import os
import threading
import urllib.error
import urllib.request

import boto3
from boto3.s3.transfer import TransferConfig
from botocore import UNSIGNED
from botocore.client import Config
from botocore.exceptions import ClientError

s3 = boto3.client("s3")
DATA = os.urandom(40 << 20)
opener = urllib.request.build_opener(urllib.request.ProxyHandler({}))


def code(call, **arguments):
    """The error code of a call that has to fail."""
    try:
        call(**arguments)
    except ClientError as error:
        return error.response["Error"]["Code"]
    raise AssertionError("no error")


s3.create_bucket(Bucket="py-bucket")
assert [b["Name"] for b in s3.list_buckets()["Buckets"]] == ["py-bucket"]
assert s3.head_bucket(Bucket="py-bucket")["BucketRegion"] == "us-east-1"
assert s3.get_bucket_location(Bucket="py-bucket")["LocationConstraint"] is None
assert code(s3.head_bucket, Bucket="nowhere-at-all") == "404"

# Objects, with each checksum that boto3 can compute here, and none.
for algorithm in [None, "CRC32", "SHA1", "SHA256"]:
    extra = {"ChecksumAlgorithm": algorithm} if algorithm else {}
    put = s3.put_object(Bucket="py-bucket", Key="k \u00e9+&=/x", Body=b"hello", Metadata={"A-b": "c"}, **extra)
    assert put["ETag"] == '"5d41402abc4b2a76b9719d911017c592"'
    assert put["ServerSideEncryption"] == "AES256" and put["ChecksumType"] == "FULL_OBJECT"
got = s3.get_object(Bucket="py-bucket", Key="k \u00e9+&=/x", ChecksumMode="ENABLED")
assert got["Body"].read() == b"hello" and got["Metadata"] == {"a-b": "c"}
assert got["ChecksumSHA256"] == put["ChecksumSHA256"]
assert code(s3.get_object, Bucket="py-bucket", Key="none") == "NoSuchKey"
assert code(s3.put_object, Bucket="py-bucket", Key="k", Body=b"x", ContentMD5="A" * 22 + "==") == "BadDigest"
head = s3.head_object(Bucket="py-bucket", Key="k \u00e9+&=/x")
assert head["ContentLength"] == 5 and head["ContentType"] == "binary/octet-stream"

# A stream whose length is known but whose hash is not: signed chunks, unsigned trailers.
for config in [Config(), Config(s3={"payload_signing_enabled": True}), Config(s3={"addressing_style": "path"})]:
    client = boto3.client("s3", config=config)
    client.put_object(Bucket="py-bucket", Key="stream", Body=io.BytesIO(DATA[: 1 << 20]))
    assert client.get_object(Bucket="py-bucket", Key="stream")["Body"].read() == DATA[: 1 << 20]

# Multipart, by the transfer manager and by hand.
config = TransferConfig(multipart_threshold=8 << 20, multipart_chunksize=8 << 20)
s3.upload_fileobj(io.BytesIO(DATA), "py-bucket", "big", Config=config, ExtraArgs={"ContentType": "a/b"})
sink = io.BytesIO()
s3.download_fileobj("py-bucket", "big", sink, Config=config)
assert hashlib.md5(sink.getvalue()).digest() == hashlib.md5(DATA).digest()
head = s3.head_object(Bucket="py-bucket", Key="big", PartNumber=2)
assert head["PartsCount"] == 5 and head["ContentLength"] == 8 << 20 and head["ContentType"] == "a/b"
for algorithm in ["SHA256", "CRC32"]:
    upload = s3.create_multipart_upload(Bucket="py-bucket", Key="m", ChecksumAlgorithm=algorithm)["UploadId"]
    parts = []
    for number, body in [(1, DATA[: 5 << 20]), (2, b"end")]:
        part = s3.upload_part(Bucket="py-bucket", Key="m", UploadId=upload, PartNumber=number, Body=body, ChecksumAlgorithm=algorithm)
        name = "Checksum" + algorithm
        parts.append({"PartNumber": number, "ETag": part["ETag"], name: part[name]})
    assert len(s3.list_parts(Bucket="py-bucket", Key="m", UploadId=upload)["Parts"]) == 2
    done = s3.complete_multipart_upload(Bucket="py-bucket", Key="m", UploadId=upload, MultipartUpload={"Parts": parts})
    assert done["ChecksumType"] == "COMPOSITE" and done["Checksum" + algorithm].endswith("-2")
upload = s3.create_multipart_upload(Bucket="py-bucket", Key="n")["UploadId"]
part = s3.upload_part_copy(Bucket="py-bucket", Key="n", UploadId=upload, PartNumber=1, CopySource="py-bucket/big", CopySourceRange="bytes=9-99")
assert s3.list_multipart_uploads(Bucket="py-bucket")["Uploads"][0]["Key"] == "n"
s3.complete_multipart_upload(Bucket="py-bucket", Key="n", UploadId=upload, MultipartUpload={"Parts": [{"PartNumber": 1, "ETag": part["CopyPartResult"]["ETag"]}]})
assert s3.get_object(Bucket="py-bucket", Key="n")["Body"].read() == DATA[9:100]

# Listings in pages, in the order of UTF-8.
keys = sorted((f"list/{c}/{n}" for c in "ab\u00e9\U0001f600\uffee" for n in range(7)), key=lambda key: key.encode())
for key in keys:
    s3.put_object(Bucket="py-bucket", Key=key, Body=b"")
pages = s3.get_paginator("list_objects_v2").paginate(Bucket="py-bucket", Prefix="list/", PaginationConfig={"PageSize": 4})
assert [o["Key"] for page in pages for o in page["Contents"]] == keys
pages = s3.get_paginator("list_objects").paginate(Bucket="py-bucket", Prefix="list/", Delimiter="/", PaginationConfig={"PageSize": 2})
prefixes = [p["Prefix"] for page in pages for p in page.get("CommonPrefixes", [])]
assert prefixes == sorted({key[:-1] for key in keys}, key=lambda key: key.encode()), prefixes

# Copies, tags, conditions.
s3.copy_object(Bucket="py-bucket", Key="copy", CopySource={"Bucket": "py-bucket", "Key": "k \u00e9+&=/x"})
s3.put_object_tagging(Bucket="py-bucket", Key="copy", Tagging={"TagSet": [{"Key": "a", "Value": "b"}]})
assert s3.get_object_tagging(Bucket="py-bucket", Key="copy")["TagSet"] == [{"Key": "a", "Value": "b"}]
assert code(s3.put_object, Bucket="py-bucket", Key="copy", Body=b"", IfNoneMatch="*") == "PreconditionFailed"
attributes = s3.get_object_attributes(Bucket="py-bucket", Key="big", ObjectAttributes=["ETag", "ObjectSize", "ObjectParts", "Checksum"])
assert attributes["ObjectSize"] == len(DATA) and attributes["ObjectParts"]["TotalPartsCount"] == 5

# Presigned URLs, both ways, and what is wrong with them.
signing = boto3.client("s3", config=Config(signature_version="s3v4"))
url = signing.generate_presigned_url("get_object", Params={"Bucket": "py-bucket", "Key": "k \u00e9+&=/x"})
assert opener.open(url).read() == b"hello"
old = s3.generate_presigned_url("get_object", Params={"Bucket": "py-bucket", "Key": "k \u00e9+&=/x", "ResponseContentType": "a/b c"})
assert "AWSAccessKeyId=" in old
with opener.open(old) as answer:
    assert answer.read() == b"hello" and answer.headers["Content-Type"] == "a/b c"
put = signing.generate_presigned_url("put_object", Params={"Bucket": "py-bucket", "Key": "signed"})
assert opener.open(urllib.request.Request(put, data=b"by url", method="PUT")).status == 200
assert s3.get_object(Bucket="py-bucket", Key="signed")["Body"].read() == b"by url"
try:
    opener.open(url.replace("Expires=3600", "Expires=3601"))
    raise AssertionError("a changed signature was taken")
except urllib.error.HTTPError as error:
    assert error.code == 403 and b"SignatureDoesNotMatch" in error.read()
assert code(boto3.client("s3", config=Config(signature_version=UNSIGNED)).get_object, Bucket="py-bucket", Key="signed") == "AccessDenied"
assert code(boto3.client("s3", aws_secret_access_key="wrong", aws_access_key_id="test").list_buckets) == "SignatureDoesNotMatch"
assert code(boto3.client("s3", aws_secret_access_key="x", aws_access_key_id="nobody").list_buckets) == "InvalidAccessKeyId"

# A bucket elsewhere is found by redirection.
there = boto3.client("s3", region_name="eu-west-1")
there.create_bucket(Bucket="py-europe", CreateBucketConfiguration={"LocationConstraint": "eu-west-1"})
s3.put_object(Bucket="py-europe", Key="k", Body=b"x")
assert there.get_object(Bucket="py-europe", Key="k")["Body"].read() == b"x"

# Many at once.
def put_many(thread):
    client = boto3.session.Session().client("s3")
    for n in range(30):
        client.put_object(Bucket="py-bucket", Key=f"many/{thread}/{n}", Body=b"x" * (n * 2000))
threads = [threading.Thread(target=put_many, args=(n,)) for n in range(4)]
[thread.start() for thread in threads]
[thread.join() for thread in threads]
assert s3.list_objects_v2(Bucket="py-bucket", Prefix="many/")["KeyCount"] == 120

bucket = boto3.resource("s3").Bucket("py-bucket")
assert code(s3.delete_bucket, Bucket="py-bucket") == "BucketNotEmpty"
bucket.object_versions.delete()
s3.delete_bucket(Bucket="py-bucket")
