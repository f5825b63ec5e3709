# Instances with all that can be said of them, and what is asked about them.

locals {
  first = var.name == "first"
}

data "aws_ami" "debian" {
  most_recent = true
  owners      = ["136693071363"]

  filter {
    name   = "name"
    values = ["debian-12-amd64-*"]
  }
}

resource "aws_vpc" "main" {
  cidr_block = "10.0.0.0/16"
}

resource "aws_subnet" "main" {
  vpc_id            = aws_vpc.main.id
  cidr_block        = "10.0.1.0/24"
  availability_zone = "us-east-1b"
}

resource "aws_security_group" "web" {
  name   = "web"
  vpc_id = aws_vpc.main.id
}

resource "aws_security_group" "admin" {
  name   = "admin"
  vpc_id = aws_vpc.main.id
}

resource "aws_iam_role" "web" {
  name = "web"
  assume_role_policy = jsonencode({
    Version   = "2012-10-17"
    Statement = [{ Effect = "Allow", Action = "sts:AssumeRole", Principal = { Service = "ec2.amazonaws.com" } }]
  })
}

resource "aws_iam_instance_profile" "web" {
  count = 2
  name  = "web-${count.index}"
  role  = aws_iam_role.web.name
}

resource "aws_instance" "all" {
  ami                                  = data.aws_ami.debian.id
  instance_type                        = "t3.micro"
  subnet_id                            = aws_subnet.main.id
  private_ip                           = "10.0.1.10"
  vpc_security_group_ids               = local.first ? [aws_security_group.web.id] : [aws_security_group.web.id, aws_security_group.admin.id]
  iam_instance_profile                 = aws_iam_instance_profile.web[local.first ? 0 : 1].name
  monitoring                           = local.first
  ebs_optimized                        = true
  disable_api_stop                     = false
  disable_api_termination              = false
  source_dest_check                    = local.first
  instance_initiated_shutdown_behavior = local.first ? "stop" : "terminate"
  user_data                            = "#!/bin/sh\necho ${var.name}\n"
  tags                                 = { Name = var.name }

  root_block_device {
    volume_size           = local.first ? 8 : 10
    volume_type           = "gp3"
    iops                  = 3000
    throughput            = 125
    encrypted             = true
    delete_on_termination = true
    tags                  = { Name = "root of ${var.name}" }
  }

  ebs_block_device {
    device_name = "/dev/sdf"
    volume_size = 4
    volume_type = "io2"
    iops        = 100
    tags        = { Name = "data" }
  }

  credit_specification {
    cpu_credits = local.first ? "standard" : "unlimited"
  }

  metadata_options {
    http_endpoint               = "enabled"
    http_tokens                 = local.first ? "required" : "optional"
    http_put_response_hop_limit = local.first ? 2 : 3
    instance_metadata_tags      = local.first ? "disabled" : "enabled"
  }

  maintenance_options {
    auto_recovery = local.first ? "default" : "disabled"
  }

  private_dns_name_options {
    hostname_type                     = "ip-name"
    enable_resource_name_dns_a_record = local.first
  }

  capacity_reservation_specification {
    capacity_reservation_preference = "open"
  }
}

# What needs another type: fewer threads, an enclave, hibernation.
resource "aws_instance" "cpu" {
  ami              = data.aws_ami.debian.id
  instance_type    = local.first ? "c5.2xlarge" : "c5.4xlarge"
  subnet_id        = aws_subnet.main.id
  hibernation      = false
  volume_tags      = { Name = var.name }
  tenancy          = "dedicated"
  user_data_base64 = base64encode("of ${var.name}")

  cpu_options {
    core_count       = 2
    threads_per_core = 1
  }

  enclave_options {
    enabled = true
  }

  root_block_device {
    volume_size = 9
  }
}

resource "aws_instance" "hibernating" {
  ami           = data.aws_ami.debian.id
  instance_type = "m5.large"
  subnet_id     = aws_subnet.main.id
  hibernation   = true

  root_block_device {
    encrypted = true
  }
}

resource "aws_network_interface" "first" {
  subnet_id = aws_subnet.main.id
}

resource "aws_network_interface" "second" {
  subnet_id = aws_subnet.main.id
}

resource "aws_instance" "two_interfaces" {
  ami           = data.aws_ami.debian.id
  instance_type = "t3.small"

  network_interface {
    device_index         = 0
    network_interface_id = aws_network_interface.first.id
  }

  network_interface {
    device_index         = 1
    network_interface_id = aws_network_interface.second.id
  }
}

resource "aws_instance" "stopped" {
  ami           = data.aws_ami.debian.id
  instance_type = "t3.nano"
  subnet_id     = aws_subnet.main.id
}

resource "aws_ec2_instance_state" "stopped" {
  instance_id = aws_instance.stopped.id
  state       = local.first ? "stopped" : "running"
}

resource "aws_ec2_instance_metadata_defaults" "all" {
  http_tokens                 = local.first ? "required" : "no-preference"
  http_put_response_hop_limit = 2
}

data "aws_instance" "all" {
  instance_id       = aws_instance.all.id
  get_user_data     = true
  get_password_data = false
}

data "aws_instances" "running" {
  instance_state_names = ["running"]

  filter {
    name   = "vpc-id"
    values = [aws_vpc.main.id]
  }

  depends_on = [aws_instance.all, aws_instance.cpu, aws_instance.hibernating, aws_instance.two_interfaces]
}

output "private_dns" {
  value = data.aws_instance.all.private_dns
}
