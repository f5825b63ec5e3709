# Volumes of every type, by themselves and with instances, and encryption by default. The change makes volumes larger and
# faster and turns encryption by default off.

data "aws_ami" "debian" {
  most_recent = true
  owners      = ["136693071363"]

  filter {
    name   = "name"
    values = ["debian-12-amd64-*"]
  }
}

locals {
  changed = var.name != "first"
  zone    = "us-east-1a"
  key     = "arn:aws:kms:us-east-1:000000000000:key/1234abcd-12ab-34cd-56ef-1234567890ab"
}

resource "aws_ebs_encryption_by_default" "account" {
  enabled = !local.changed
}

resource "aws_ebs_default_kms_key" "account" {
  key_arn = local.key
}

resource "aws_ebs_volume" "of_type" {
  for_each = {
    gp2      = { size = 10 }
    gp3      = { size = 10, iops = local.changed ? 4000 : 3500, throughput = local.changed ? 300 : 200 }
    io1      = { size = 10, iops = 200 }
    io2      = { size = local.changed ? 20 : 10, iops = 1000 }
    st1      = { size = 125 }
    sc1      = { size = 125 }
    standard = { size = 10 }
  }
  availability_zone = local.zone
  type              = each.key
  size              = each.value.size
  iops              = lookup(each.value, "iops", null)
  throughput        = lookup(each.value, "throughput", null)
  # The account's default decides first, and volumes do not change with it.
  encrypted  = true
  kms_key_id = local.key
  tags       = { Name = var.name }
}

resource "aws_ebs_volume" "shared" {
  availability_zone    = local.zone
  type                 = "io2"
  size                 = 8
  iops                 = 800
  multi_attach_enabled = true
  encrypted            = true
  depends_on           = [aws_ebs_default_kms_key.account, aws_ebs_encryption_by_default.account]

  lifecycle {
    postcondition {
      condition     = self.kms_key_id == local.key
      error_message = "The account's default key was not taken."
    }
  }
}

resource "aws_instance" "server" {
  count             = 2
  ami               = data.aws_ami.debian.id
  instance_type     = "t3.micro"
  availability_zone = local.zone

  root_block_device {
    volume_size           = local.changed ? 12 : 10
    volume_type           = "gp3"
    iops                  = 3000
    delete_on_termination = true
    encrypted             = true
    kms_key_id            = local.key
  }
}

resource "aws_instance" "with_disks" {
  ami               = data.aws_ami.debian.id
  instance_type     = "t3.micro"
  availability_zone = local.zone

  ebs_block_device {
    device_name = "/dev/sdf"
    volume_size = 5
    volume_type = "gp2"
    encrypted   = true
    tags        = { Name = "disk" }
  }

  ebs_block_device {
    device_name           = "/dev/sdg"
    volume_size           = 6
    volume_type           = "io1"
    iops                  = 100
    encrypted             = true
    delete_on_termination = true
  }

  ephemeral_block_device {
    device_name  = "/dev/sdb"
    virtual_name = "ephemeral0"
  }

  depends_on = [aws_ebs_encryption_by_default.account]

  lifecycle {
    # Encryption of a volume that is there does not change with the account's default.
    ignore_changes = [root_block_device]
  }
}

resource "aws_volume_attachment" "data" {
  device_name = "/dev/sdh"
  volume_id   = aws_ebs_volume.of_type["gp3"].id
  instance_id = aws_instance.server[0].id
}

resource "aws_volume_attachment" "shared" {
  count                          = 2
  device_name                    = "/dev/sdi"
  volume_id                      = aws_ebs_volume.shared.id
  instance_id                    = aws_instance.server[count.index].id
  stop_instance_before_detaching = count.index == 0
}

data "aws_ebs_volume" "data" {
  most_recent = true
  depends_on  = [aws_volume_attachment.data]

  filter {
    name   = "attachment.device"
    values = ["/dev/sdh"]
  }
}

data "aws_ebs_volumes" "all" {
  depends_on = [aws_ebs_volume.of_type]

  filter {
    name   = "tag:Name"
    values = [var.name]
  }

  lifecycle {
    postcondition {
      condition     = length(self.ids) == 7
      error_message = "Not all volumes are found by their tag."
    }
  }
}

data "aws_ebs_default_kms_key" "current" {
  depends_on = [aws_ebs_default_kms_key.account]
}

data "aws_ebs_encryption_by_default" "current" {
  depends_on = [aws_ebs_encryption_by_default.account]
}
