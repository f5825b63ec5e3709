# What is asked about instance types, and what follows from the answers.

locals {
  first = var.name == "first"
}

data "aws_ec2_instance_type" "one" {
  instance_type = local.first ? "p4d.24xlarge" : "m5d.metal"
}

data "aws_ec2_instance_types" "burstable" {
  filter {
    name   = "burstable-performance-supported"
    values = ["true"]
  }

  filter {
    name   = "processor-info.supported-architecture"
    values = ["arm64"]
  }

  filter {
    name   = "memory-info.size-in-mib"
    values = ["1024", "2048"]
  }
}

data "aws_ec2_instance_type_offering" "preferred" {
  preferred_instance_types = ["t9.micro", "t3.micro", "t2.micro"]

  filter {
    name   = "instance-type"
    values = ["t2.micro", "t3.micro"]
  }
}

data "aws_ec2_instance_type_offerings" "zones" {
  location_type = "availability-zone"

  filter {
    name   = "instance-type"
    values = ["t3.micro"]
  }
}

data "aws_ec2_instance_type_offerings" "zone_ids" {
  location_type = "availability-zone-id"

  filter {
    name   = "location"
    values = ["use1-az3"]
  }
}

resource "aws_vpc" "main" {
  cidr_block = "10.0.0.0/16"

  tags = {
    Type    = data.aws_ec2_instance_type_offering.preferred.instance_type
    Memory  = data.aws_ec2_instance_type.one.memory_size
    Network = data.aws_ec2_instance_type.one.network_performance
    Types   = join(" ", data.aws_ec2_instance_types.burstable.instance_types)
  }

  lifecycle {
    precondition {
      condition     = !contains(data.aws_ec2_instance_type_offerings.zones.locations, "us-east-1e")
      error_message = "AWS has no t3.micro in that zone."
    }

    precondition {
      condition     = !contains(data.aws_ec2_instance_type_offerings.zone_ids.instance_types, "t3.micro")
      error_message = "AWS has no t3.micro in that zone."
    }

    precondition {
      condition     = data.aws_ec2_instance_type.one.default_vcpus == 96
      error_message = "Both types have 96 processors."
    }
  }
}

# A type that not every zone has goes where it is.
resource "aws_subnet" "main" {
  count             = length(data.aws_ec2_instance_type_offerings.zones.locations)
  vpc_id            = aws_vpc.main.id
  cidr_block        = cidrsubnet(aws_vpc.main.cidr_block, 8, count.index)
  availability_zone = sort(data.aws_ec2_instance_type_offerings.zones.locations)[count.index]
}

resource "aws_ec2_instance_metadata_defaults" "all" {
  http_tokens            = local.first ? "required" : "optional"
  instance_metadata_tags = "enabled"
}
