# A small deployment as Terraform users write it: a network, a server and a bucket. Attributes that the provider waits ten
# seconds after (enable_dns_hostnames, map_public_ip_on_launch) are left to the other clients.

locals {
  port = var.name == "first" ? 80 : 81
}

# A key that was made for this file alone; its private half is kept nowhere.
variable "public_key" {
  default = "ssh-ed25519 AAAAC3NzaC1lZDI1NTE5AAAAIMngD9ttyLKh4Ap5B5WqkrwYq1kqKfrM2w7YZJWKXyjW"
}

data "aws_availability_zones" "all" {
  state = "available"
}

data "aws_ami" "debian" {
  most_recent = true
  owners      = ["136693071363"]

  filter {
    name   = "name"
    values = ["debian-12-amd64-*"]
  }

  filter {
    name   = "virtualization-type"
    values = ["hvm"]
  }
}

resource "aws_vpc" "main" {
  cidr_block = "10.0.0.0/16"
  tags       = { Name = var.name }
}

resource "aws_subnet" "public" {
  count             = 2
  vpc_id            = aws_vpc.main.id
  cidr_block        = cidrsubnet(aws_vpc.main.cidr_block, 8, count.index)
  availability_zone = data.aws_availability_zones.all.names[count.index]
}

resource "aws_internet_gateway" "main" {
  vpc_id = aws_vpc.main.id
}

resource "aws_route_table" "public" {
  vpc_id = aws_vpc.main.id

  route {
    cidr_block = "0.0.0.0/0"
    gateway_id = aws_internet_gateway.main.id
  }
}

resource "aws_route_table_association" "public" {
  count          = 2
  subnet_id      = aws_subnet.public[count.index].id
  route_table_id = aws_route_table.public.id
}

resource "aws_vpc_endpoint" "s3" {
  vpc_id          = aws_vpc.main.id
  service_name    = "com.amazonaws.us-east-1.s3"
  route_table_ids = [aws_route_table.public.id]
}

# One group with its rules inside, one with rules as resources: the provider speaks to each differently.
resource "aws_security_group" "web" {
  name        = "web"
  description = "Web servers"
  vpc_id      = aws_vpc.main.id

  ingress {
    description = "From outside"
    from_port   = local.port
    to_port     = local.port
    protocol    = "tcp"
    cidr_blocks = ["0.0.0.0/0"]
  }

  egress {
    from_port   = 0
    to_port     = 0
    protocol    = "-1"
    cidr_blocks = ["0.0.0.0/0"]
  }
}

resource "aws_security_group" "database" {
  name   = "database"
  vpc_id = aws_vpc.main.id
}

resource "aws_vpc_security_group_ingress_rule" "database" {
  security_group_id            = aws_security_group.database.id
  referenced_security_group_id = aws_security_group.web.id
  from_port                    = 5432
  to_port                      = 5432
  ip_protocol                  = "tcp"
  tags                         = { Name = var.name }
}

resource "aws_key_pair" "admin" {
  key_name   = "admin"
  public_key = var.public_key
}

resource "aws_instance" "web" {
  ami                         = data.aws_ami.debian.id
  instance_type               = "t3.micro"
  subnet_id                   = aws_subnet.public[0].id
  associate_public_ip_address = true
  vpc_security_group_ids      = [aws_security_group.web.id]
  key_name                    = aws_key_pair.admin.key_name
  user_data                   = "#!/bin/sh\necho hello\n"
  tags                        = { Name = var.name }

  metadata_options {
    http_tokens = "required"
  }
}

resource "aws_s3_bucket" "data" {
  bucket_prefix = "terrarium-"
  force_destroy = true
  tags          = { Name = var.name }
}

resource "aws_s3_object" "greeting" {
  bucket  = aws_s3_bucket.data.id
  key     = "greetings/hello.txt"
  content = "Hello from Terraform\n"
}

output "address" {
  value = aws_instance.web.public_ip
}

output "bucket" {
  value = aws_s3_bucket.data.id
}
