//! Amazon Linux 2 and 2023: standard, minimal and for ECS, on both architectures.

use super::{Build, Line};

/// The base of the lines of Amazon Linux 2023.
const AL2023: Line = Line {
    owner: "137112412989",
    name: "",
    description: "",
    architecture: "x86_64",
    windows: false,
    docker_repository: "",
    root_device_name: "/dev/xvda",
    root_volume_gib: 8,
    root_volume_type: "gp3",
    ephemeral_devices: &[],
    boot_mode: Some("uefi-preferred"),
    requires_tokens: true,
    listed_days: 90,
    builds: &[],
    parameters: &[],
};

/// The base of the lines of Amazon Linux 2.
const AL2: Line = Line {
    root_volume_type: "gp2",
    boot_mode: None,
    requires_tokens: false,
    listed_days: 730,
    ..AL2023
};

/// The base of the lines for ECS, which another account owns.
const ECS: Line = Line {
    owner: "591542846629",
    root_volume_gib: 30,
    listed_days: 730,
    ..AL2023
};

/// Of Amazon Linux 2023.
#[rustfmt::skip]
const BUILDS_OF_2023: &[Build] = &[
    Build { version: "2023.8.20250915.0", created: "2025-09-16T00:21:37Z" },
    Build { version: "2023.9.20251117.1", created: "2025-11-18T00:26:42Z" },
    Build { version: "2023.10.20260302.1", created: "2026-03-03T00:24:18Z" },
    Build { version: "2023.11.20260509.0", created: "2026-05-10T00:23:55Z" },
    Build { version: "2023.12.20260918.0", created: "2026-09-19T00:25:08Z" },
    Build { version: "2023.12.20260930.0", created: "2026-10-01T00:27:31Z" },
];

/// Of Amazon Linux 2023, since there is a kernel 6.18.
#[rustfmt::skip]
const BUILDS_WITH_6_18: &[Build] = &[
    Build { version: "2023.10.20260302.1", created: "2026-03-03T00:24:18Z" },
    Build { version: "2023.11.20260509.0", created: "2026-05-10T00:23:55Z" },
    Build { version: "2023.12.20260918.0", created: "2026-09-19T00:25:08Z" },
    Build { version: "2023.12.20260930.0", created: "2026-10-01T00:27:31Z" },
];

/// Of Amazon Linux 2.
#[rustfmt::skip]
const BUILDS_OF_2: &[Build] = &[
    Build { version: "2.0.20250721.2", created: "2025-07-22T01:31:44Z" },
    Build { version: "2.0.20251121.0", created: "2025-11-22T01:33:05Z" },
    Build { version: "2.0.20260302.0", created: "2026-03-03T01:30:27Z" },
    Build { version: "2.0.20260825.0", created: "2026-08-26T01:34:51Z" },
    Build { version: "2.0.20260923.0", created: "2026-09-24T01:32:13Z" },
];

/// Of Amazon Linux 2023 for ECS.
#[rustfmt::skip]
const BUILDS_OF_2023_FOR_ECS: &[Build] = &[
    Build { version: "2023.0.20260108", created: "2026-01-09T03:12:46Z" },
    Build { version: "2023.0.20260414", created: "2026-04-15T03:14:20Z" },
    Build { version: "2023.0.20260922", created: "2026-09-23T03:13:39Z" },
];

/// Of Amazon Linux 2 for ECS.
#[rustfmt::skip]
const BUILDS_OF_2_FOR_ECS: &[Build] = &[
    Build { version: "2.0.20260122", created: "2026-01-23T03:21:08Z" },
    Build { version: "2.0.20260226", created: "2026-02-27T03:20:33Z" },
    Build { version: "2.0.20260323", created: "2026-03-24T03:22:17Z" },
];

/// All of them.
pub(super) const LINES: &[Line] = &[
    Line {
        name: "al2023-ami-{}-kernel-6.1-x86_64",
        description: "Amazon Linux 2023 AMI {} x86_64 HVM kernel-6.1",
        docker_repository: "terrarium/ami-amazon-linux-2023",
        builds: BUILDS_OF_2023,
        parameters: &["/aws/service/ami-amazon-linux-latest/al2023-ami-kernel-6.1-x86_64"],
        ..AL2023
    },
    Line {
        name: "al2023-ami-{}-kernel-6.1-arm64",
        description: "Amazon Linux 2023 AMI {} arm64 HVM kernel-6.1",
        docker_repository: "terrarium/ami-amazon-linux-2023-arm64",
        architecture: "arm64",
        boot_mode: Some("uefi"),
        builds: BUILDS_OF_2023,
        parameters: &["/aws/service/ami-amazon-linux-latest/al2023-ami-kernel-6.1-arm64"],
        ..AL2023
    },
    Line {
        name: "al2023-ami-{}-kernel-6.12-x86_64",
        description: "Amazon Linux 2023 AMI {} x86_64 HVM kernel-6.12",
        docker_repository: "terrarium/ami-amazon-linux-2023",
        builds: BUILDS_OF_2023,
        parameters: &["/aws/service/ami-amazon-linux-latest/al2023-ami-kernel-6.12-x86_64"],
        ..AL2023
    },
    Line {
        name: "al2023-ami-{}-kernel-6.12-arm64",
        description: "Amazon Linux 2023 AMI {} arm64 HVM kernel-6.12",
        docker_repository: "terrarium/ami-amazon-linux-2023-arm64",
        architecture: "arm64",
        boot_mode: Some("uefi"),
        builds: BUILDS_OF_2023,
        parameters: &["/aws/service/ami-amazon-linux-latest/al2023-ami-kernel-6.12-arm64"],
        ..AL2023
    },
    Line {
        name: "al2023-ami-{}-kernel-6.18-x86_64",
        description: "Amazon Linux 2023 AMI {} x86_64 HVM kernel-6.18",
        docker_repository: "terrarium/ami-amazon-linux-2023",
        builds: BUILDS_WITH_6_18,
        parameters: &[
            "/aws/service/ami-amazon-linux-latest/al2023-ami-kernel-6.18-x86_64",
            "/aws/service/ami-amazon-linux-latest/al2023-ami-kernel-default-x86_64",
        ],
        ..AL2023
    },
    Line {
        name: "al2023-ami-{}-kernel-6.18-arm64",
        description: "Amazon Linux 2023 AMI {} arm64 HVM kernel-6.18",
        docker_repository: "terrarium/ami-amazon-linux-2023-arm64",
        architecture: "arm64",
        boot_mode: Some("uefi"),
        builds: BUILDS_WITH_6_18,
        parameters: &[
            "/aws/service/ami-amazon-linux-latest/al2023-ami-kernel-6.18-arm64",
            "/aws/service/ami-amazon-linux-latest/al2023-ami-kernel-default-arm64",
        ],
        ..AL2023
    },
    Line {
        name: "al2023-ami-minimal-{}-kernel-6.1-x86_64",
        description: "Amazon Linux 2023 AMI {} x86_64 Minimal HVM kernel-6.1",
        docker_repository: "terrarium/ami-amazon-linux-2023-minimal",
        root_volume_gib: 2,
        builds: BUILDS_OF_2023,
        parameters: &["/aws/service/ami-amazon-linux-latest/al2023-ami-minimal-kernel-6.1-x86_64"],
        ..AL2023
    },
    Line {
        name: "al2023-ami-minimal-{}-kernel-6.1-arm64",
        description: "Amazon Linux 2023 AMI {} arm64 Minimal HVM kernel-6.1",
        docker_repository: "terrarium/ami-amazon-linux-2023-minimal-arm64",
        architecture: "arm64",
        boot_mode: Some("uefi"),
        root_volume_gib: 2,
        builds: BUILDS_OF_2023,
        parameters: &["/aws/service/ami-amazon-linux-latest/al2023-ami-minimal-kernel-6.1-arm64"],
        ..AL2023
    },
    Line {
        name: "al2023-ami-minimal-{}-kernel-6.12-x86_64",
        description: "Amazon Linux 2023 AMI {} x86_64 Minimal HVM kernel-6.12",
        docker_repository: "terrarium/ami-amazon-linux-2023-minimal",
        root_volume_gib: 2,
        builds: BUILDS_OF_2023,
        parameters: &["/aws/service/ami-amazon-linux-latest/al2023-ami-minimal-kernel-6.12-x86_64"],
        ..AL2023
    },
    Line {
        name: "al2023-ami-minimal-{}-kernel-6.12-arm64",
        description: "Amazon Linux 2023 AMI {} arm64 Minimal HVM kernel-6.12",
        docker_repository: "terrarium/ami-amazon-linux-2023-minimal-arm64",
        architecture: "arm64",
        boot_mode: Some("uefi"),
        root_volume_gib: 2,
        builds: BUILDS_OF_2023,
        parameters: &["/aws/service/ami-amazon-linux-latest/al2023-ami-minimal-kernel-6.12-arm64"],
        ..AL2023
    },
    Line {
        name: "al2023-ami-minimal-{}-kernel-6.18-x86_64",
        description: "Amazon Linux 2023 AMI {} x86_64 Minimal HVM kernel-6.18",
        docker_repository: "terrarium/ami-amazon-linux-2023-minimal",
        root_volume_gib: 2,
        builds: BUILDS_WITH_6_18,
        parameters: &[
            "/aws/service/ami-amazon-linux-latest/al2023-ami-minimal-kernel-6.18-x86_64",
            "/aws/service/ami-amazon-linux-latest/al2023-ami-minimal-kernel-default-x86_64",
        ],
        ..AL2023
    },
    Line {
        name: "al2023-ami-minimal-{}-kernel-6.18-arm64",
        description: "Amazon Linux 2023 AMI {} arm64 Minimal HVM kernel-6.18",
        docker_repository: "terrarium/ami-amazon-linux-2023-minimal-arm64",
        architecture: "arm64",
        boot_mode: Some("uefi"),
        root_volume_gib: 2,
        builds: BUILDS_WITH_6_18,
        parameters: &[
            "/aws/service/ami-amazon-linux-latest/al2023-ami-minimal-kernel-6.18-arm64",
            "/aws/service/ami-amazon-linux-latest/al2023-ami-minimal-kernel-default-arm64",
        ],
        ..AL2023
    },
    Line {
        name: "amzn2-ami-hvm-{}-x86_64-gp2",
        description: "Amazon Linux 2 AMI {} x86_64 HVM gp2",
        docker_repository: "terrarium/ami-amazon-linux-2",
        builds: BUILDS_OF_2,
        parameters: &["/aws/service/ami-amazon-linux-latest/amzn2-ami-hvm-x86_64-gp2"],
        ..AL2
    },
    Line {
        name: "amzn2-ami-hvm-{}-x86_64-ebs",
        description: "Amazon Linux 2 AMI {} x86_64 HVM ebs",
        docker_repository: "terrarium/ami-amazon-linux-2",
        root_volume_type: "standard",
        builds: BUILDS_OF_2,
        parameters: &["/aws/service/ami-amazon-linux-latest/amzn2-ami-hvm-x86_64-ebs"],
        ..AL2
    },
    Line {
        name: "amzn2-ami-hvm-{}-arm64-gp2",
        description: "Amazon Linux 2 AMI {} arm64 HVM gp2",
        docker_repository: "terrarium/ami-amazon-linux-2-arm64",
        architecture: "arm64",
        boot_mode: Some("uefi"),
        builds: BUILDS_OF_2,
        parameters: &["/aws/service/ami-amazon-linux-latest/amzn2-ami-hvm-arm64-gp2"],
        ..AL2
    },
    Line {
        name: "amzn2-ami-kernel-5.10-hvm-{}-x86_64-gp2",
        description: "Amazon Linux 2 Kernel 5.10 AMI {} x86_64 HVM gp2",
        docker_repository: "terrarium/ami-amazon-linux-2",
        builds: BUILDS_OF_2,
        parameters: &["/aws/service/ami-amazon-linux-latest/amzn2-ami-kernel-5.10-hvm-x86_64-gp2"],
        ..AL2
    },
    Line {
        name: "amzn2-ami-kernel-5.10-hvm-{}-x86_64-ebs",
        description: "Amazon Linux 2 Kernel 5.10 AMI {} x86_64 HVM ebs",
        docker_repository: "terrarium/ami-amazon-linux-2",
        root_volume_type: "standard",
        builds: BUILDS_OF_2,
        parameters: &["/aws/service/ami-amazon-linux-latest/amzn2-ami-kernel-5.10-hvm-x86_64-ebs"],
        ..AL2
    },
    Line {
        name: "amzn2-ami-kernel-5.10-hvm-{}-arm64-gp2",
        description: "Amazon Linux 2 Kernel 5.10 AMI {} arm64 HVM gp2",
        docker_repository: "terrarium/ami-amazon-linux-2-arm64",
        architecture: "arm64",
        boot_mode: Some("uefi"),
        builds: BUILDS_OF_2,
        parameters: &["/aws/service/ami-amazon-linux-latest/amzn2-ami-kernel-5.10-hvm-arm64-gp2"],
        ..AL2
    },
    Line {
        name: "amzn2-ami-minimal-hvm-{}-x86_64-ebs",
        description: "Amazon Linux 2 AMI {} x86_64 Minimal HVM ebs",
        docker_repository: "terrarium/ami-amazon-linux-2-minimal",
        root_volume_type: "standard",
        root_volume_gib: 2,
        builds: BUILDS_OF_2,
        parameters: &["/aws/service/ami-amazon-linux-latest/amzn2-ami-minimal-hvm-x86_64-ebs"],
        ..AL2
    },
    Line {
        name: "amzn2-ami-minimal-hvm-{}-arm64-ebs",
        description: "Amazon Linux 2 AMI {} arm64 Minimal HVM ebs",
        docker_repository: "terrarium/ami-amazon-linux-2-minimal-arm64",
        architecture: "arm64",
        boot_mode: Some("uefi"),
        root_volume_type: "standard",
        root_volume_gib: 2,
        builds: BUILDS_OF_2,
        parameters: &["/aws/service/ami-amazon-linux-latest/amzn2-ami-minimal-hvm-arm64-ebs"],
        ..AL2
    },
    Line {
        name: "al2023-ami-ecs-hvm-{}-kernel-6.1-x86_64",
        description: "Amazon Linux AMI {} x86_64 ECS HVM EBS",
        docker_repository: "terrarium/ami-amazon-linux-2023-ecs",
        builds: BUILDS_OF_2023_FOR_ECS,
        parameters: &["/aws/service/ecs/optimized-ami/amazon-linux-2023/recommended/image_id"],
        ..ECS
    },
    Line {
        name: "amzn2-ami-ecs-hvm-{}-x86_64-ebs",
        description: "Amazon Linux AMI {} x86_64 ECS HVM GP2",
        docker_repository: "terrarium/ami-amazon-linux-2-ecs",
        root_volume_type: "gp2",
        requires_tokens: false,
        boot_mode: None,
        builds: BUILDS_OF_2_FOR_ECS,
        parameters: &["/aws/service/ecs/optimized-ami/amazon-linux-2/recommended/image_id"],
        ..ECS
    },
    Line {
        name: "al2023-ami-ecs-hvm-{}-kernel-6.1-arm64",
        description: "Amazon Linux AMI {} arm64 ECS HVM EBS",
        docker_repository: "terrarium/ami-amazon-linux-2023-ecs-arm64",
        architecture: "arm64",
        boot_mode: Some("uefi"),
        builds: BUILDS_OF_2023_FOR_ECS,
        parameters: &[
            "/aws/service/ecs/optimized-ami/amazon-linux-2023/arm64/recommended/image_id",
        ],
        ..ECS
    },
    Line {
        name: "amzn2-ami-ecs-hvm-{}-arm64-ebs",
        description: "Amazon Linux AMI {} arm64 ECS HVM GP2",
        docker_repository: "terrarium/ami-amazon-linux-2-ecs-arm64",
        root_volume_type: "gp2",
        requires_tokens: false,
        architecture: "arm64",
        boot_mode: Some("uefi"),
        builds: BUILDS_OF_2_FOR_ECS,
        parameters: &["/aws/service/ecs/optimized-ami/amazon-linux-2/arm64/recommended/image_id"],
        ..ECS
    },
];
