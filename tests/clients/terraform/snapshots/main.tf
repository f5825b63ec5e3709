# Snapshots: taken, copied, shared, archived, and made volumes of. The change restores one from the archive, shares one with
# another account more and blocks public sharing altogether.

locals {
  changed = var.name != "first"
}

resource "aws_ebs_volume" "source" {
  availability_zone = "us-east-1a"
  size              = 3
}

resource "aws_ebs_snapshot" "first" {
  volume_id   = aws_ebs_volume.source.id
  description = "The first"
  tags        = { Name = var.name }
}

resource "aws_ebs_snapshot" "archived" {
  volume_id              = aws_ebs_volume.source.id
  storage_tier           = local.changed ? "standard" : "archive"
  temporary_restore_days = local.changed ? 3 : null
}

resource "aws_ebs_snapshot_copy" "encrypted" {
  source_snapshot_id = aws_ebs_snapshot.first.id
  source_region      = "us-east-1"
  description        = "A copy"
  encrypted          = true
  kms_key_id         = "arn:aws:kms:us-east-1:000000000000:key/1234abcd-12ab-34cd-56ef-1234567890ab"
  tags               = { Name = var.name }
}

resource "aws_ebs_volume" "restored" {
  availability_zone = "us-east-1b"
  snapshot_id       = aws_ebs_snapshot_copy.encrypted.id
  size              = local.changed ? 6 : 5
  type              = "gp3"
}

resource "aws_snapshot_create_volume_permission" "account" {
  count       = local.changed ? 2 : 1
  snapshot_id = aws_ebs_snapshot.first.id
  account_id  = "11112222333${count.index}"
}

resource "aws_ebs_snapshot_block_public_access" "account" {
  state = local.changed ? "block-all-sharing" : "block-new-sharing"
}

resource "aws_ebs_fast_snapshot_restore" "first" {
  availability_zone = "us-east-1a"
  snapshot_id       = aws_ebs_snapshot.first.id
}

data "aws_ebs_snapshot" "copy" {
  most_recent = true
  owners      = ["self"]
  depends_on  = [aws_ebs_snapshot_copy.encrypted]

  filter {
    name   = "description"
    values = ["A copy"]
  }
}

data "aws_ebs_snapshot_ids" "own" {
  owners     = ["self"]
  depends_on = [aws_ebs_snapshot_copy.encrypted, aws_ebs_snapshot.archived]

  lifecycle {
    postcondition {
      condition     = length(self.ids) == 3
      error_message = "There are other snapshots than those made here."
    }
  }
}
