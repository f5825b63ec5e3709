# VPCs that are peered: two in one region, with options and routes both ways, and one in another region that accepts.

provider "aws" {
  alias  = "far"
  region = "eu-west-1"
}

resource "aws_vpc" "near" {
  count                = 2
  cidr_block           = "10.3${count.index}.0.0/16"
  enable_dns_hostnames = true
}

resource "aws_vpc" "far" {
  provider             = aws.far
  cidr_block           = "10.40.0.0/16"
  enable_dns_hostnames = true
}

resource "aws_vpc_peering_connection" "near" {
  vpc_id      = aws_vpc.near[0].id
  peer_vpc_id = aws_vpc.near[1].id
  auto_accept = true
  tags        = { Name = var.name }

  requester {
    allow_remote_vpc_dns_resolution = true
  }

  accepter {
    allow_remote_vpc_dns_resolution = var.name == "second"
  }
}

resource "aws_route" "there" {
  route_table_id            = aws_vpc.near[0].main_route_table_id
  destination_cidr_block    = aws_vpc.near[1].cidr_block
  vpc_peering_connection_id = aws_vpc_peering_connection.near.id
}

resource "aws_route_table" "back" {
  vpc_id = aws_vpc.near[1].id

  route {
    cidr_block                = aws_vpc.near[0].cidr_block
    vpc_peering_connection_id = aws_vpc_peering_connection.near.id
  }
}

resource "aws_vpc_peering_connection" "far" {
  vpc_id      = aws_vpc.near[0].id
  peer_vpc_id = aws_vpc.far.id
  peer_region = "eu-west-1"
  tags        = { Side = "requester" }
}

resource "aws_vpc_peering_connection_accepter" "far" {
  provider                  = aws.far
  vpc_peering_connection_id = aws_vpc_peering_connection.far.id
  auto_accept               = true
  tags                      = { Side = "accepter", Name = var.name }
}

resource "aws_vpc_peering_connection_options" "requester" {
  vpc_peering_connection_id = aws_vpc_peering_connection_accepter.far.id

  requester {
    allow_remote_vpc_dns_resolution = true
  }
}

resource "aws_vpc_peering_connection_options" "accepter" {
  provider                  = aws.far
  vpc_peering_connection_id = aws_vpc_peering_connection_accepter.far.id

  accepter {
    allow_remote_vpc_dns_resolution = true
  }
}

resource "aws_route" "far" {
  provider                  = aws.far
  route_table_id            = aws_vpc.far.main_route_table_id
  destination_cidr_block    = aws_vpc.near[0].cidr_block
  vpc_peering_connection_id = aws_vpc_peering_connection_accepter.far.id
}

data "aws_vpc_peering_connection" "found" {
  vpc_id      = aws_vpc_peering_connection.near.vpc_id
  peer_vpc_id = aws_vpc.near[1].id
  status      = "active"
  depends_on  = [aws_vpc_peering_connection.near]
}

data "aws_vpc_peering_connections" "all" {
  filter {
    name   = "requester-vpc-info.vpc-id"
    values = [aws_vpc.near[0].id]
  }
  depends_on = [aws_vpc_peering_connection.near, aws_vpc_peering_connection_accepter.far]
}

output "found" {
  value = [data.aws_vpc_peering_connection.found.id, length(data.aws_vpc_peering_connections.all.ids)]
}
