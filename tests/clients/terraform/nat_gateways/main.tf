# A VPC whose private subnets reach out through NAT gateways: a public one with two elastic addresses, and a private one.

resource "aws_vpc" "this" {
  cidr_block = "10.20.0.0/16"
  tags       = { Name = var.name }
}

resource "aws_internet_gateway" "this" {
  vpc_id = aws_vpc.this.id
}

resource "aws_subnet" "public" {
  vpc_id     = aws_vpc.this.id
  cidr_block = "10.20.0.0/24"
}

resource "aws_subnet" "private" {
  count      = 2
  vpc_id     = aws_vpc.this.id
  cidr_block = "10.20.${count.index + 1}.0/24"
}

resource "aws_eip" "nat" {
  count  = 2
  domain = "vpc"
}

resource "aws_nat_gateway" "public" {
  subnet_id                = aws_subnet.public.id
  allocation_id            = aws_eip.nat[0].id
  private_ip               = "10.20.0.10"
  secondary_allocation_ids = [aws_eip.nat[1].id]
  tags                     = { Name = var.name }
  depends_on               = [aws_internet_gateway.this]
}

# With the second name it gets another address, and one less.
resource "aws_nat_gateway" "private" {
  subnet_id                      = aws_subnet.private[0].id
  connectivity_type              = "private"
  secondary_private_ip_addresses = var.name == "first" ? ["10.20.1.20", "10.20.1.21"] : ["10.20.1.21", "10.20.1.22"]
}

resource "aws_nat_gateway" "counted" {
  subnet_id                          = aws_subnet.private[1].id
  connectivity_type                  = "private"
  secondary_private_ip_address_count = 3
}

resource "aws_route_table" "private" {
  vpc_id = aws_vpc.this.id

  route {
    cidr_block     = "0.0.0.0/0"
    nat_gateway_id = aws_nat_gateway.public.id
  }
}

resource "aws_route" "elsewhere" {
  route_table_id         = aws_route_table.other.id
  destination_cidr_block = "192.168.0.0/16"
  nat_gateway_id         = aws_nat_gateway.private.id
}

resource "aws_route_table" "other" {
  vpc_id = aws_vpc.this.id
}

resource "aws_route_table_association" "private" {
  count          = 2
  subnet_id      = aws_subnet.private[count.index].id
  route_table_id = aws_route_table.private.id
}

data "aws_nat_gateway" "found" {
  subnet_id  = aws_subnet.public.id
  depends_on = [aws_nat_gateway.public]
}

data "aws_nat_gateways" "all" {
  vpc_id     = aws_vpc.this.id
  depends_on = [aws_nat_gateway.public, aws_nat_gateway.private, aws_nat_gateway.counted]
}

output "addresses" {
  value = [aws_nat_gateway.public.public_ip, data.aws_nat_gateway.found.private_ip, length(data.aws_nat_gateways.all.ids)]
}
