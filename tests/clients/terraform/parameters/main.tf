# Parameters of every type and tier, and those that AWS publishes.

resource "aws_ssm_parameter" "plain" {
  name            = "/app/${var.name == "first" ? "one" : "two"}/host"
  type            = "String"
  value           = var.name
  description     = "Where it is"
  allowed_pattern = "[a-z]+"
  tags            = { Name = var.name }
}

resource "aws_ssm_parameter" "list" {
  name  = "names"
  type  = "StringList"
  value = "zero,${var.name}"
}

resource "aws_ssm_parameter" "secret" {
  name  = "/app/password"
  type  = "SecureString"
  value = "secret of ${var.name}"
}

resource "aws_ssm_parameter" "with_a_key" {
  name   = "/app/other-password"
  type   = "SecureString"
  value  = var.name
  key_id = "alias/mine"
}

resource "aws_ssm_parameter" "large" {
  name        = "/app/large"
  type        = "String"
  tier        = "Advanced"
  value       = join("", [for number in range(600) : "${var.name} ${number}"])
  description = var.name == "first" ? "Large" : null
}

resource "aws_ssm_parameter" "grown" {
  name  = "/app/grown"
  type  = "String"
  tier  = "Intelligent-Tiering"
  value = join("", [for number in range(var.name == "first" ? 1 : 600) : "${var.name} ${number}"])
}

data "aws_ssm_parameter" "debian" {
  name = "/aws/service/debian/release/12/latest/amd64"
}

data "aws_ssm_parameter" "linux" {
  name = "/aws/service/ami-amazon-linux-latest/al2023-ami-kernel-default-x86_64"
}

data "aws_ami" "debian" {
  owners = ["136693071363"]

  filter {
    name   = "image-id"
    values = [data.aws_ssm_parameter.debian.insecure_value]
  }
}

resource "aws_ssm_parameter" "image" {
  name      = "/app/image"
  type      = "String"
  data_type = "aws:ec2:image"
  value     = data.aws_ami.debian.id
}

data "aws_ssm_parameter" "secret" {
  name = aws_ssm_parameter.secret.name
}

data "aws_ssm_parameters_by_path" "app" {
  path       = "/app"
  recursive  = true
  depends_on = [aws_ssm_parameter.plain, aws_ssm_parameter.secret, aws_ssm_parameter.large, aws_ssm_parameter.image]
}

data "aws_ssm_parameter" "region" {
  name = "/aws/service/global-infrastructure/regions/us-east-1/longName"
}

output "region" {
  value     = data.aws_ssm_parameter.region.insecure_value
  sensitive = true
}
