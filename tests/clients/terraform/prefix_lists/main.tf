# Prefix lists of a customer's, in rules and routes, and those of AWS.

locals {
  offices = var.name == "first" ? { "10.61.0.0/16" = "one", "10.62.0.0/16" = "two" } : { "10.62.0.0/16" = "two", "10.63.0.0/16" = "three", "10.64.0.0/16" = "four" }
}

resource "aws_ec2_managed_prefix_list" "offices" {
  name           = "offices-${var.name}"
  address_family = "IPv4"
  max_entries    = var.name == "first" ? 5 : 6
  tags           = { Name = var.name }

  dynamic "entry" {
    for_each = local.offices
    content {
      cidr        = entry.key
      description = entry.value
    }
  }
}

resource "aws_ec2_managed_prefix_list" "entries_apart" {
  name           = "apart"
  address_family = "IPv6"
  max_entries    = 3
}

resource "aws_ec2_managed_prefix_list_entry" "apart" {
  for_each       = toset(var.name == "first" ? ["2001:db8:1::/48", "2001:db8:2::/48"] : ["2001:db8:2::/48", "2001:db8:3::/48"])
  cidr           = each.value
  description    = "apart"
  prefix_list_id = aws_ec2_managed_prefix_list.entries_apart.id
}

resource "aws_vpc" "this" {
  cidr_block = "10.60.0.0/16"
}

resource "aws_internet_gateway" "this" {
  vpc_id = aws_vpc.this.id
}

resource "aws_route_table" "this" {
  vpc_id = aws_vpc.this.id

  route {
    destination_prefix_list_id = aws_ec2_managed_prefix_list.offices.id
    gateway_id                 = aws_internet_gateway.this.id
  }
}

resource "aws_route_table" "apart" {
  vpc_id = aws_vpc.this.id
}

resource "aws_route" "apart" {
  route_table_id             = aws_route_table.apart.id
  destination_prefix_list_id = aws_ec2_managed_prefix_list.offices.id
  gateway_id                 = aws_internet_gateway.this.id
}

data "aws_ec2_managed_prefix_list" "cloudfront" {
  name = "com.amazonaws.global.cloudfront.origin-facing"
}

data "aws_prefix_list" "s3" {
  name = "com.amazonaws.us-east-1.s3"
}

data "aws_ec2_managed_prefix_lists" "own" {
  filter {
    name   = "owner-id"
    values = [aws_vpc.this.owner_id]
  }
  depends_on = [aws_ec2_managed_prefix_list.offices]
}

resource "aws_security_group" "this" {
  vpc_id = aws_vpc.this.id

  ingress {
    from_port       = 443
    to_port         = 443
    protocol        = "tcp"
    prefix_list_ids = [aws_ec2_managed_prefix_list.offices.id]
  }
}

resource "aws_vpc_security_group_egress_rule" "s3" {
  security_group_id = aws_security_group.this.id
  ip_protocol       = "tcp"
  from_port         = 443
  to_port           = 443
  prefix_list_id    = data.aws_prefix_list.s3.id
}

output "lists" {
  value = [data.aws_ec2_managed_prefix_list.cloudfront.id, data.aws_prefix_list.s3.cidr_blocks, aws_ec2_managed_prefix_list.offices.version]
}
