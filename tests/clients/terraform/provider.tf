# What every configuration beside this one shares; tests/terraform.rs puts it into each. It applies each with `name` at its
# default, then with "second", and destroys it.

terraform {
  required_providers {
    aws = {
      source  = "hashicorp/aws"
      version = "~> 5.100"
    }
  }
}

# Where it is and who asks come from the environment (AWS_ENDPOINT_URL, AWS_ACCESS_KEY_ID, ...), as with any other client.
provider "aws" {
  region            = "us-east-1"
  s3_use_path_style = true

  default_tags {
    tags = { Project = "terrarium" }
  }
}

variable "name" {
  default = "first"
}

