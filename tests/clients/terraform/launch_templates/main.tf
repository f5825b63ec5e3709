# Launch templates with all that a version can hold, and instances made from them.

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

resource "aws_iam_instance_profile" "web" {
  name = "template"
}

resource "aws_key_pair" "me" {
  key_name   = "me"
  public_key = "ssh-ed25519 AAAAC3NzaC1lZDI1NTE5AAAAIMngD9ttyLKh4Ap5B5WqkrwYq1kqKfrM2w7YZJWKXyjW"
}

# A version with every member; nothing is launched from it.
resource "aws_launch_template" "all" {
  name                                 = "all"
  description                          = "of ${var.name}"
  update_default_version               = true
  image_id                             = data.aws_ami.debian.id
  instance_type                        = local.first ? "c5.2xlarge" : "c5.4xlarge"
  key_name                             = aws_key_pair.me.key_name
  ebs_optimized                        = true
  disable_api_stop                     = true
  disable_api_termination              = true
  instance_initiated_shutdown_behavior = "terminate"
  user_data                            = base64encode("#!/bin/sh\necho ${var.name}\n")
  tags                                 = { Name = var.name }

  block_device_mappings {
    device_name = "/dev/xvda"

    ebs {
      volume_size           = local.first ? 20 : 30
      volume_type           = "gp3"
      iops                  = 4000
      throughput            = 200
      encrypted             = true
      delete_on_termination = true
    }
  }

  block_device_mappings {
    device_name  = "/dev/sdc"
    virtual_name = "ephemeral0"
  }

  capacity_reservation_specification {
    capacity_reservation_preference = "open"
  }

  cpu_options {
    core_count       = 2
    threads_per_core = 1
  }

  enclave_options {
    enabled = false
  }

  hibernation_options {
    configured = true
  }

  iam_instance_profile {
    arn = aws_iam_instance_profile.web.arn
  }

  instance_market_options {
    market_type = "spot"

    spot_options {
      max_price          = "0.5"
      spot_instance_type = "one-time"
    }
  }

  license_specification {
    license_configuration_arn = "arn:aws:license-manager:us-east-1:000000000000:license-configuration:lic-0123456789abcdef0123456789abcdef"
  }

  maintenance_options {
    auto_recovery = "disabled"
  }

  metadata_options {
    http_endpoint               = "enabled"
    http_tokens                 = local.first ? "required" : "optional"
    http_put_response_hop_limit = 2
    http_protocol_ipv6          = "enabled"
    instance_metadata_tags      = "enabled"
  }

  monitoring {
    enabled = local.first
  }

  network_interfaces {
    device_index                = 0
    subnet_id                   = aws_subnet.main.id
    security_groups             = [aws_security_group.web.id]
    associate_public_ip_address = true
    delete_on_termination       = true
    description                 = "first of ${var.name}"
    ipv4_address_count          = 1
  }

  network_interfaces {
    device_index       = 1
    network_card_index = 0
    subnet_id          = aws_subnet.main.id
    private_ip_address = "10.0.1.50"

    connection_tracking_specification {
      tcp_established_timeout = 3600
      udp_timeout             = 60
      udp_stream_timeout      = 120
    }
  }

  placement {
    availability_zone = "us-east-1b"
    tenancy           = "dedicated"
  }

  private_dns_name_options {
    hostname_type                     = "resource-name"
    enable_resource_name_dns_a_record = true
  }

  tag_specifications {
    resource_type = "instance"
    tags          = { Name = var.name }
  }

  tag_specifications {
    resource_type = "volume"
    tags          = { Of = var.name }
  }

  tag_specifications {
    resource_type = "spot-instances-request"
    tags          = { Of = var.name }
  }
}

# Types by what they must have.
resource "aws_launch_template" "requirements" {
  name_prefix = "requirements-"
  image_id    = data.aws_ami.debian.id

  instance_requirements {
    accelerator_count {
      max = 0
    }

    allowed_instance_types = ["m5.*", "c5.*"]
    bare_metal             = "excluded"
    burstable_performance  = "included"
    cpu_manufacturers      = ["intel", "amd"]
    instance_generations   = ["current"]
    local_storage          = "excluded"

    memory_mib {
      min = 2048
      max = local.first ? 8192 : 16384
    }

    memory_gib_per_vcpu {
      min = 0.5
    }

    network_interface_count {
      min = 1
    }

    vcpu_count {
      min = 2
    }
  }
}

resource "aws_launch_template" "small" {
  name                   = "small"
  image_id               = data.aws_ami.debian.id
  instance_type          = "t3.micro"
  vpc_security_group_ids = [aws_security_group.web.id]

  credit_specification {
    cpu_credits = "standard"
  }

  metadata_options {
    http_tokens = local.first ? "optional" : "required"
  }

  tag_specifications {
    resource_type = "network-interface"
    tags          = { Of = "template" }
  }
}

resource "aws_instance" "by_name" {
  subnet_id = aws_subnet.main.id
  tags      = { Name = var.name }

  launch_template {
    name    = aws_launch_template.small.name
    version = "$Default"
  }
}

resource "aws_instance" "by_id" {
  subnet_id     = aws_subnet.main.id
  instance_type = "t3.nano"

  launch_template {
    id      = aws_launch_template.small.id
    version = aws_launch_template.small.latest_version
  }
}

data "aws_launch_template" "all" {
  name       = aws_launch_template.all.name
  depends_on = [aws_launch_template.all]
}

output "type" {
  value = data.aws_launch_template.all.instance_type
}
