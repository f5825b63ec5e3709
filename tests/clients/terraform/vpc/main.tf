# VPCs and subnets with all that can be said of them: IPv4 and IPv6 blocks, DHCP options, reservations, egress-only gateways,
# what the account blocks, zones and regions; and, in a region of their own, the default VPC and its subnets.

locals {
  changed = var.name != "first"
}

data "aws_availability_zones" "available" {
  state = "available"

  filter {
    name   = "opt-in-status"
    values = ["opt-in-not-required"]
  }
}

data "aws_availability_zone" "local" {
  name                   = "us-east-1-nyc-1a"
  all_availability_zones = true
}

data "aws_region" "current" {}

data "aws_regions" "all" {
  all_regions = true
}

resource "aws_vpc" "main" {
  cidr_block                       = "10.0.0.0/16"
  assign_generated_ipv6_cidr_block = true
  tags                             = { Name = var.name }
}

# A VPC that gets its IPv6 block later, and becomes one of default tenancy.
resource "aws_vpc" "later" {
  cidr_block                           = "172.20.0.0/16"
  instance_tenancy                     = local.changed ? "default" : "dedicated"
  enable_dns_hostnames                 = !local.changed
  enable_network_address_usage_metrics = local.changed

  # The block is associated below: the provider takes it for the VPC's own otherwise, against AWS as well.
  lifecycle {
    ignore_changes = [assign_generated_ipv6_cidr_block]
  }
}

resource "aws_vpc_ipv6_cidr_block_association" "later" {
  vpc_id                           = aws_vpc.later.id
  assign_generated_ipv6_cidr_block = true
}

resource "aws_vpc_ipv4_cidr_block_association" "further" {
  for_each   = toset(local.changed ? ["10.1.0.0/16", "100.64.0.0/20"] : ["10.1.0.0/16"])
  vpc_id     = aws_vpc.main.id
  cidr_block = each.key
}

# The provider waits ten seconds after each attribute, so no subnet has many.
resource "aws_subnet" "dual" {
  count                                       = 2
  vpc_id                                      = aws_vpc.main.id
  availability_zone                           = data.aws_availability_zones.available.names[count.index]
  cidr_block                                  = cidrsubnet(aws_vpc.main.cidr_block, 8, count.index)
  ipv6_cidr_block                             = cidrsubnet(aws_vpc.main.ipv6_cidr_block, 8, count.index)
  assign_ipv6_address_on_creation             = local.changed
  enable_dns64                                = count.index == 0
  map_public_ip_on_launch                     = count.index == 0
  enable_resource_name_dns_a_record_on_launch = count.index == 1
  private_dns_hostname_type_on_launch         = count.index == 1 ? "resource-name" : "ip-name"
  tags                                        = { Name = "${var.name}-${count.index}" }
}

# Its IPv6 block is another one after the change.
resource "aws_subnet" "moving" {
  vpc_id               = aws_vpc.main.id
  availability_zone_id = data.aws_availability_zones.available.zone_ids[2]
  cidr_block           = "10.0.7.0/24"
  ipv6_cidr_block      = cidrsubnet(aws_vpc.main.ipv6_cidr_block, 8, local.changed ? 18 : 17)
}

resource "aws_subnet" "ipv6_only" {
  vpc_id                                         = aws_vpc.main.id
  ipv6_cidr_block                                = cidrsubnet(aws_vpc.main.ipv6_cidr_block, 8, 255)
  ipv6_native                                    = true
  assign_ipv6_address_on_creation                = true
  enable_resource_name_dns_aaaa_record_on_launch = true
}

resource "aws_subnet" "further" {
  vpc_id     = aws_vpc_ipv4_cidr_block_association.further["10.1.0.0/16"].vpc_id
  cidr_block = "10.1.0.0/24"
}

resource "aws_subnet" "later" {
  vpc_id          = aws_vpc.later.id
  cidr_block      = "172.20.0.0/24"
  ipv6_cidr_block = cidrsubnet(aws_vpc_ipv6_cidr_block_association.later.ipv6_cidr_block, 8, 0)
}

resource "aws_ec2_subnet_cidr_reservation" "ipv4" {
  subnet_id        = aws_subnet.dual[0].id
  cidr_block       = "10.0.0.64/26"
  reservation_type = "prefix"
  description      = var.name
}

resource "aws_ec2_subnet_cidr_reservation" "ipv6" {
  subnet_id        = aws_subnet.dual[1].id
  cidr_block       = cidrsubnet(aws_subnet.dual[1].ipv6_cidr_block, 16, 3)
  reservation_type = "explicit"
}

resource "aws_vpc_dhcp_options" "main" {
  domain_name                       = "${var.name}.example"
  domain_name_servers               = ["10.0.0.53", "AmazonProvidedDNS"]
  ntp_servers                       = ["10.0.0.123", "2001:db8::123"]
  netbios_name_servers              = ["10.0.0.137"]
  netbios_node_type                 = 2
  ipv6_address_preferred_lease_time = 3600
  tags                              = { Name = var.name }
}

resource "aws_vpc_dhcp_options_association" "main" {
  vpc_id          = aws_vpc.main.id
  dhcp_options_id = aws_vpc_dhcp_options.main.id
}

resource "aws_egress_only_internet_gateway" "main" {
  vpc_id = aws_vpc.main.id
  tags   = { Name = var.name }
}

resource "aws_ec2_carrier_gateway" "later" {
  vpc_id = aws_vpc.later.id
  tags   = { Name = var.name }
}

resource "aws_vpc_block_public_access_exclusion" "vpc" {
  vpc_id                          = aws_vpc.main.id
  internet_gateway_exclusion_mode = local.changed ? "allow-egress" : "allow-bidirectional"
  tags                            = { Name = var.name }
}

resource "aws_vpc_block_public_access_exclusion" "subnet" {
  subnet_id                       = aws_subnet.later.id
  internet_gateway_exclusion_mode = "allow-egress"
}

data "aws_vpc" "main" {
  id         = aws_vpc.main.id
  depends_on = [aws_vpc_ipv4_cidr_block_association.further]
}

data "aws_vpcs" "named" {
  tags = { Name = aws_vpc.main.tags.Name }
}

data "aws_subnet" "ipv6_only" {
  id = aws_subnet.ipv6_only.id
}

data "aws_subnets" "dual" {
  filter {
    name   = "subnet-id"
    values = aws_subnet.dual[*].id
  }
}

data "aws_vpc_dhcp_options" "main" {
  dhcp_options_id = aws_vpc_dhcp_options.main.id
}

data "aws_vpc" "default" {
  default = true
}

# What stays behind must be as it was, so what changes the account's own VPC does so where nothing else is.
provider "aws" {
  alias  = "elsewhere"
  region = "eu-west-1"
}

resource "aws_default_vpc" "elsewhere" {
  provider             = aws.elsewhere
  enable_dns_hostnames = true
  tags                 = { Name = var.name }
}

resource "aws_default_subnet" "elsewhere" {
  for_each                = toset(["eu-west-1a", "eu-west-1b", "eu-west-1c"])
  provider                = aws.elsewhere
  availability_zone       = each.key
  map_public_ip_on_launch = each.key != "eu-west-1c"
  force_destroy           = true
}

resource "aws_default_vpc_dhcp_options" "elsewhere" {
  provider = aws.elsewhere
}

resource "aws_vpc_block_public_access_options" "elsewhere" {
  provider                    = aws.elsewhere
  internet_gateway_block_mode = local.changed ? "block-ingress" : "block-bidirectional"
}

resource "aws_ec2_availability_zone_group" "elsewhere" {
  provider      = aws.west
  group_name    = "us-west-2-lax-1"
  opt_in_status = "opted-in"
}

provider "aws" {
  alias  = "west"
  region = "us-west-2"
}

output "zones" {
  value = [
    data.aws_availability_zone.local.parent_zone_name,
    data.aws_region.current.name,
    length(data.aws_regions.all.names),
    data.aws_vpc.main.cidr_block_associations,
    data.aws_vpcs.named.ids,
    data.aws_subnet.ipv6_only.available_ip_address_count,
    data.aws_subnets.dual.ids,
    data.aws_vpc_dhcp_options.main.domain_name,
    data.aws_vpc.default.cidr_block,
  ]
}
