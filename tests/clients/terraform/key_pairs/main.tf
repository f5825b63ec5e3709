# Key pairs of both kinds, by name and by prefix. The change replaces a key and renames its tags.

locals {
  # Keys that were made for this file alone; their private halves are kept nowhere.
  ed25519 = "ssh-ed25519 AAAAC3NzaC1lZDI1NTE5AAAAIMpYzLq8DL5gs3MRhNVLP+KD1Vl/PPz6xsICEmKq17xP first@example.com"
  rsa     = "ssh-rsa AAAAB3NzaC1yc2EAAAADAQABAAABAQDQC/JhKefPEkBIfZIbZz3WYChfQLGbPolxRLm7VpjAsD2ruv65+bOSVLsqxqMwZMWor+kwBcg81/NUsD2IzpewhZVWC29SMnNrsp9JN0/rsw6gkiUx4eZhhOMaNWLWcZyo2Q2tti44BcFmHlYwiN8zIWZXNtfKTze0box2WxJe4yN0BOZsurg/5W0CUFZGZ/XrWHCNrgVANc3lki0wwQx5aginL3O6zWdAAATtynJfLv83Dsdx0nXvWt05YbA68B5Mqsye4EOF4ePlh7g1xU4bkqbSPfLfT6QqR1tbMqnBP/BQHwfJhZ83epPPcLC/cE47MecurDuoYl8YI3EZ6iy3 second@example.com"
}

resource "aws_key_pair" "deployer" {
  key_name   = "deployer"
  public_key = var.name == "first" ? local.ed25519 : local.rsa
  tags       = { Name = var.name }
}

resource "aws_key_pair" "prefixed" {
  key_name_prefix = "${var.name}-"
  public_key      = local.rsa
}

data "aws_key_pair" "deployer" {
  key_name           = aws_key_pair.deployer.key_name
  include_public_key = true

  lifecycle {
    postcondition {
      condition     = self.key_pair_id == aws_key_pair.deployer.key_pair_id
      error_message = "The pair is not found by its name."
    }
  }
}

data "aws_key_pair" "by_fingerprint" {
  include_public_key = true

  filter {
    name   = "fingerprint"
    values = [aws_key_pair.deployer.fingerprint]
  }

  filter {
    name   = "tag:Name"
    values = [var.name]
  }
}
