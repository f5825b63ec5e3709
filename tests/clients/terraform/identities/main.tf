# Identities of every kind with their policies.

data "aws_caller_identity" "me" {}

data "aws_iam_policy_document" "trust" {
  statement {
    actions = ["sts:AssumeRole"]

    principals {
      type        = "Service"
      identifiers = ["ec2.amazonaws.com"]
    }
  }
}

data "aws_iam_policy_document" "reading" {
  statement {
    sid       = var.name
    actions   = ["s3:GetObject", "s3:ListBucket"]
    resources = ["arn:aws:s3:::${var.name}", "arn:aws:s3:::${var.name}/*"]

    condition {
      test     = "StringEquals"
      variable = "aws:PrincipalAccount"
      values   = [data.aws_caller_identity.me.account_id]
    }
  }
}

data "aws_iam_policy" "core" {
  name = "AmazonSSMManagedInstanceCore"
}

resource "aws_iam_policy" "reading" {
  name        = "reading"
  path        = "/made/"
  description = "Reads a bucket"
  policy      = data.aws_iam_policy_document.reading.json
  tags        = { Name = var.name }
}

resource "aws_iam_role" "web" {
  name                  = "web"
  path                  = "/made/"
  description           = "What web servers do: ${var.name}"
  assume_role_policy    = data.aws_iam_policy_document.trust.json
  max_session_duration  = var.name == "first" ? 3600 : 7200
  permissions_boundary  = var.name == "first" ? aws_iam_policy.reading.arn : data.aws_iam_policy.core.arn
  force_detach_policies = true
  tags                  = { Name = var.name }
}

resource "aws_iam_role_policy" "own" {
  name   = "own"
  role   = aws_iam_role.web.id
  policy = data.aws_iam_policy_document.reading.json
}

resource "aws_iam_role_policy_attachment" "managed" {
  for_each   = { core = data.aws_iam_policy.core.arn, reading = aws_iam_policy.reading.arn }
  role       = aws_iam_role.web.name
  policy_arn = each.value
}

resource "aws_iam_instance_profile" "web" {
  name = "web"
  path = "/made/"
  role = aws_iam_role.web.name
  tags = { Name = var.name }
}

resource "aws_iam_group" "staff" {
  name = "staff-${var.name}"
}

resource "aws_iam_group_policy" "own" {
  name   = "own"
  group  = aws_iam_group.staff.name
  policy = data.aws_iam_policy_document.reading.json
}

resource "aws_iam_group_policy_attachment" "viewing" {
  group      = aws_iam_group.staff.name
  policy_arn = "arn:aws:iam::aws:policy/AmazonEC2ReadOnlyAccess"
}

# Its name stays, since the provider sets the new tags of a user before its new name.
resource "aws_iam_user" "alice" {
  name                 = "alice"
  path                 = "/made/"
  permissions_boundary = data.aws_iam_policy.core.arn
  force_destroy        = true
  tags                 = { Name = var.name }
}

resource "aws_iam_user" "bob" {
  name = "bob-${var.name}"
}

resource "aws_iam_user_group_membership" "alice" {
  user   = aws_iam_user.alice.name
  groups = [aws_iam_group.staff.name]
}

resource "aws_iam_user_policy" "own" {
  name   = "own"
  user   = aws_iam_user.alice.name
  policy = data.aws_iam_policy_document.reading.json
}

resource "aws_iam_user_policy_attachment" "reading" {
  user       = aws_iam_user.alice.name
  policy_arn = aws_iam_policy.reading.arn
}

resource "aws_iam_access_key" "alice" {
  user   = aws_iam_user.alice.name
  status = var.name == "first" ? "Active" : "Inactive"
}

resource "aws_iam_account_alias" "house" {
  account_alias = "glass-${var.name}"
}

resource "aws_iam_service_linked_role" "spot" {
  aws_service_name = "spot.amazonaws.com"
  description      = var.name
}

data "aws_iam_policy_document" "anyone_here" {
  statement {
    actions = ["sts:AssumeRole"]

    principals {
      type        = "AWS"
      identifiers = [data.aws_caller_identity.me.account_id]
    }

    condition {
      test     = "StringEquals"
      variable = "sts:ExternalId"
      values   = ["glass"]
    }
  }
}

resource "aws_iam_role" "operator" {
  name_prefix        = "operator-"
  assume_role_policy = data.aws_iam_policy_document.anyone_here.json
}

data "aws_iam_role" "web" {
  name = aws_iam_role.web.name
}

data "aws_iam_instance_profile" "web" {
  name = aws_iam_instance_profile.web.name
}

data "aws_iam_user" "alice" {
  user_name = aws_iam_user.alice.name
}

data "aws_iam_roles" "made" {
  path_prefix = "/made/"
  depends_on  = [aws_iam_role.web]
}
