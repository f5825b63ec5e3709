# Route tables of every kind: with inline and separate routes, the main one, the default one, and one of a gateway.

resource "aws_vpc" "this" {
  cidr_block                       = "10.50.0.0/16"
  assign_generated_ipv6_cidr_block = true
}

resource "aws_subnet" "this" {
  count      = 3
  vpc_id     = aws_vpc.this.id
  cidr_block = "10.50.${count.index}.0/24"
}

resource "aws_internet_gateway" "this" {
  vpc_id = aws_vpc.this.id
}

resource "aws_egress_only_internet_gateway" "this" {
  vpc_id = aws_vpc.this.id
}

resource "aws_network_interface" "appliance" {
  subnet_id         = aws_subnet.this[2].id
  source_dest_check = false
}

resource "aws_route_table" "inline" {
  vpc_id = aws_vpc.this.id
  tags   = { Name = var.name }

  route {
    cidr_block = "0.0.0.0/0"
    gateway_id = aws_internet_gateway.this.id
  }

  route {
    ipv6_cidr_block        = "::/0"
    egress_only_gateway_id = aws_egress_only_internet_gateway.this.id
  }

  route {
    cidr_block           = var.name == "first" ? "172.20.0.0/16" : "172.21.0.0/16"
    network_interface_id = aws_network_interface.appliance.id
  }

  # The local route, which leads elsewhere with the second name.
  route {
    cidr_block           = "10.50.0.0/16"
    gateway_id           = var.name == "first" ? "local" : null
    network_interface_id = var.name == "first" ? null : aws_network_interface.appliance.id
  }

  # Where one local route is listed, the provider wants all of them.
  route {
    ipv6_cidr_block = aws_vpc.this.ipv6_cidr_block
    gateway_id      = "local"
  }
}

resource "aws_route_table_association" "inline" {
  subnet_id      = aws_subnet.this[0].id
  route_table_id = aws_route_table.inline.id
}

resource "aws_route_table" "apart" {
  vpc_id = aws_vpc.this.id
}

resource "aws_route" "ipv4" {
  route_table_id         = aws_route_table.apart.id
  destination_cidr_block = "0.0.0.0/0"
  gateway_id             = var.name == "first" ? aws_internet_gateway.this.id : null
  network_interface_id   = var.name == "first" ? null : aws_network_interface.appliance.id
}

resource "aws_route" "ipv6" {
  route_table_id              = aws_route_table.apart.id
  destination_ipv6_cidr_block = "::/0"
  gateway_id                  = aws_internet_gateway.this.id
}

resource "aws_main_route_table_association" "this" {
  vpc_id         = aws_vpc.this.id
  route_table_id = aws_route_table.apart.id
}

resource "aws_route_table" "of_gateway" {
  vpc_id = aws_vpc.this.id

  route {
    cidr_block           = aws_subnet.this[0].cidr_block
    network_interface_id = aws_network_interface.appliance.id
  }
}

resource "aws_route_table_association" "of_gateway" {
  gateway_id     = aws_internet_gateway.this.id
  route_table_id = aws_route_table.of_gateway.id
}

resource "aws_vpc" "other" {
  cidr_block = "10.51.0.0/16"
}

resource "aws_internet_gateway" "other" {
  vpc_id = aws_vpc.other.id
}

resource "aws_default_route_table" "other" {
  default_route_table_id = aws_vpc.other.default_route_table_id

  route {
    cidr_block = "0.0.0.0/0"
    gateway_id = aws_internet_gateway.other.id
  }

  tags = { Name = var.name }
}

data "aws_route_table" "of_subnet" {
  subnet_id  = aws_subnet.this[0].id
  depends_on = [aws_route_table_association.inline]
}

data "aws_route_tables" "all" {
  vpc_id     = aws_vpc.this.id
  depends_on = [aws_route_table.of_gateway, aws_route_table.inline]
}

data "aws_route" "local" {
  route_table_id         = aws_route_table.apart.id
  destination_cidr_block = aws_vpc.this.cidr_block
}

output "found" {
  value = [data.aws_route_table.of_subnet.id, length(data.aws_route_tables.all.ids), data.aws_route.local.gateway_id]
}
