# Images: the newest of every public family, and images of an instance, of a snapshot and of other images, with who may launch
# them. The change renames what can be renamed, resizes a root volume and lets another account launch an image.

locals {
  families = {
    amazon_linux_2      = ["amazon", "amzn2-ami-hvm-*-x86_64-gp2"]
    amazon_linux_2_arm  = ["137112412989", "amzn2-ami-kernel-5.10-hvm-*-arm64-gp2"]
    amazon_linux_2023   = ["amazon", "al2023-ami-2023.*-kernel-6.1-x86_64"]
    amazon_linux_ecs    = ["amazon", "al2023-ami-ecs-hvm-*-x86_64"]
    ubuntu_20_04        = ["099720109477", "ubuntu/images/hvm-ssd/ubuntu-focal-20.04-amd64-server-*"]
    ubuntu_22_04        = ["099720109477", "ubuntu/images/hvm-ssd/ubuntu-jammy-22.04-amd64-server-*"]
    ubuntu_24_04        = ["099720109477", "ubuntu/images/hvm-ssd-gp3/ubuntu-noble-24.04-amd64-server-*"]
    ubuntu_26_04_arm    = ["099720109477", "ubuntu/images/hvm-ssd-gp3/ubuntu-resolute-26.04-arm64-server-*"]
    debian_11           = ["136693071363", "debian-11-amd64-*"]
    debian_12           = ["136693071363", "debian-12-amd64-*"]
    debian_13           = ["136693071363", "debian-13-amd64-*"]
    windows_server_2022 = ["amazon", "Windows_Server-2022-English-Full-Base-*"]
  }
}

data "aws_ami" "newest" {
  for_each    = local.families
  most_recent = true
  owners      = [each.value[0]]

  filter {
    name   = "name"
    values = [each.value[1]]
  }

  filter {
    name   = "virtualization-type"
    values = ["hvm"]
  }

  filter {
    name   = "root-device-type"
    values = ["ebs"]
  }
}

resource "aws_instance" "source" {
  ami           = data.aws_ami.newest["debian_12"].id
  instance_type = "t3.micro"
}

resource "aws_ami_from_instance" "golden" {
  name                    = "golden"
  description             = "An image of ${var.name == "first" ? "the first" : "another"} kind"
  source_instance_id      = aws_instance.source.id
  snapshot_without_reboot = true
  tags                    = { Name = var.name }
}

resource "aws_ebs_volume" "root" {
  availability_zone = aws_instance.source.availability_zone
  size              = 4
}

resource "aws_ebs_snapshot" "root" {
  volume_id = aws_ebs_volume.root.id
}

resource "aws_ami" "registered" {
  name                = "registered"
  description         = var.name
  architecture        = "x86_64"
  virtualization_type = "hvm"
  root_device_name    = "/dev/xvda"
  ena_support         = true
  imds_support        = "v2.0"
  boot_mode           = "uefi"
  tpm_support         = "v2.0"
  deprecation_time    = var.name == "first" ? "2035-01-01T00:00:00Z" : "2035-06-01T00:00:00Z"

  ebs_block_device {
    device_name = "/dev/xvda"
    snapshot_id = aws_ebs_snapshot.root.id
    volume_size = 8
    volume_type = "gp3"
    iops        = 4000
    throughput  = 150
  }

  ebs_block_device {
    device_name           = "/dev/sdf"
    delete_on_termination = false
    encrypted             = true
    volume_size           = 2
  }

  ephemeral_block_device {
    device_name  = "/dev/sdb"
    virtual_name = "ephemeral0"
  }
}

resource "aws_ami_copy" "encrypted" {
  name              = "encrypted"
  description       = "A copy"
  source_ami_id     = aws_ami_from_instance.golden.id
  source_ami_region = "us-east-1"
  encrypted         = true
}

resource "aws_ami_copy" "public" {
  name              = "a-copy-of-a-public-image"
  source_ami_id     = data.aws_ami.newest["debian_13"].id
  source_ami_region = "us-east-1"
}

resource "aws_ami_launch_permission" "account" {
  count      = var.name == "first" ? 1 : 2
  image_id   = aws_ami_from_instance.golden.id
  account_id = "11112222333${count.index}"
}

resource "aws_ami_launch_permission" "organization" {
  image_id         = aws_ami_from_instance.golden.id
  organization_arn = "arn:aws:organizations::000000000000:organization/o-abcdefghij"
}

resource "aws_ec2_image_block_public_access" "all" {
  state = "unblocked"
}

resource "aws_ami_launch_permission" "everyone" {
  image_id   = aws_ami_copy.public.id
  group      = "all"
  depends_on = [aws_ec2_image_block_public_access.all]
}

resource "aws_instance" "of_golden" {
  ami           = aws_ami_from_instance.golden.id
  instance_type = "t3.micro"
}

data "aws_ami" "own" {
  owners     = ["self"]
  depends_on = [aws_ami.registered]

  filter {
    name   = "name"
    values = ["registered"]
  }
}

data "aws_ami_ids" "own" {
  owners     = ["self"]
  depends_on = [aws_ami.registered, aws_ami_copy.public, aws_ami_copy.encrypted, aws_ami_from_instance.golden]

  lifecycle {
    postcondition {
      condition     = length(self.ids) == 4
      error_message = "There are other images than those made here."
    }
  }
}
