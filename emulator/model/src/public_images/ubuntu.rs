//! Canonical's images: Ubuntu 20.04 to 26.04, server and minimal, on both architectures.

use super::{Build, Line};

/// The base of all lines: Canonical's account, and what its images have in common.
const UBUNTU: Line = Line {
    owner: "099720109477",
    name: "",
    description: "",
    architecture: "x86_64",
    windows: false,
    docker_repository: "",
    root_device_name: "/dev/sda1",
    root_volume_gib: 8,
    root_volume_type: "gp3",
    ephemeral_devices: &["/dev/sdb", "/dev/sdc"],
    boot_mode: Some("uefi-preferred"),
    requires_tokens: true,
    listed_days: 730,
    builds: &[],
    parameters: &[],
};

/// Of Ubuntu 20.04.
#[rustfmt::skip]
const FOCAL: &[Build] = &[
    Build { version: "20250111", created: "2025-01-11T06:11:24Z" },
    Build { version: "20250530", created: "2025-05-30T06:33:50Z" },
    Build { version: "20250603", created: "2025-06-03T06:20:12Z" },
    Build { version: "20250624", created: "2025-06-24T06:27:45Z" },
];

/// Of Ubuntu 22.04.
#[rustfmt::skip]
const JAMMY: &[Build] = &[
    Build { version: "20240301", created: "2024-03-01T05:12:33Z" },
    Build { version: "20240607", created: "2024-06-07T05:40:07Z" },
    Build { version: "20251111", created: "2025-11-11T06:47:58Z" },
    Build { version: "20260218", created: "2026-02-18T06:31:16Z" },
    Build { version: "20260430", created: "2026-04-30T06:52:29Z" },
    Build { version: "20260731", created: "2026-07-31T06:44:03Z" },
];

/// Of Ubuntu 24.04.
#[rustfmt::skip]
const NOBLE: &[Build] = &[
    Build { version: "20240423", created: "2024-04-23T11:22:09Z" },
    Build { version: "20250305", created: "2025-03-05T07:10:22Z" },
    Build { version: "20251022", created: "2025-10-22T07:03:40Z" },
    Build { version: "20260313", created: "2026-03-13T07:19:51Z" },
    Build { version: "20260610", created: "2026-06-10T07:08:35Z" },
    Build { version: "20260923", created: "2026-09-23T07:26:14Z" },
];

/// Of Ubuntu 25.04.
#[rustfmt::skip]
const PLUCKY: &[Build] = &[
    Build { version: "20251210", created: "2025-12-10T07:41:55Z" },
];

/// Of Ubuntu 26.04.
#[rustfmt::skip]
const RESOLUTE: &[Build] = &[
    Build { version: "20260421", created: "2026-04-21T10:35:18Z" },
    Build { version: "20260604", created: "2026-06-04T07:55:02Z" },
    Build { version: "20260916", created: "2026-09-16T07:49:27Z" },
    Build { version: "20261003", created: "2026-10-03T07:38:11Z" },
];

/// Of Ubuntu 24.04, minimal.
#[rustfmt::skip]
const NOBLE_MINIMAL: &[Build] = &[
    Build { version: "20251210", created: "2025-12-10T07:15:30Z" },
    Build { version: "20260203", created: "2026-02-03T07:04:48Z" },
    Build { version: "20260313", created: "2026-03-13T07:22:39Z" },
    Build { version: "20260923", created: "2026-09-23T07:29:56Z" },
];

/// All of them.
pub(super) const LINES: &[Line] = &[
    Line {
        name: "ubuntu/images/hvm-ssd/ubuntu-focal-20.04-amd64-server-{}",
        description: "Canonical, Ubuntu, 20.04 LTS, amd64 focal image",
        docker_repository: "terrarium/ami-ubuntu-20.04",
        root_volume_type: "gp2",
        requires_tokens: false,
        boot_mode: None,
        builds: FOCAL,
        parameters: &[
            "/aws/service/canonical/ubuntu/server/20.04/stable/current/amd64/hvm/ebs-gp2/ami-id",
            "/aws/service/canonical/ubuntu/server/20.04/stable/{}/amd64/hvm/ebs-gp2/ami-id",
            "/aws/service/canonical/ubuntu/server/focal/stable/current/amd64/hvm/ebs-gp2/ami-id",
            "/aws/service/canonical/ubuntu/server/focal/stable/{}/amd64/hvm/ebs-gp2/ami-id",
        ],
        ..UBUNTU
    },
    Line {
        name: "ubuntu/images/hvm-ssd/ubuntu-focal-20.04-arm64-server-{}",
        description: "Canonical, Ubuntu, 20.04 LTS, arm64 focal image",
        docker_repository: "terrarium/ami-ubuntu-20.04-arm64",
        root_volume_type: "gp2",
        requires_tokens: false,
        architecture: "arm64",
        boot_mode: Some("uefi"),
        builds: FOCAL,
        parameters: &[
            "/aws/service/canonical/ubuntu/server/20.04/stable/current/arm64/hvm/ebs-gp2/ami-id",
            "/aws/service/canonical/ubuntu/server/20.04/stable/{}/arm64/hvm/ebs-gp2/ami-id",
            "/aws/service/canonical/ubuntu/server/focal/stable/current/arm64/hvm/ebs-gp2/ami-id",
            "/aws/service/canonical/ubuntu/server/focal/stable/{}/arm64/hvm/ebs-gp2/ami-id",
        ],
        ..UBUNTU
    },
    Line {
        name: "ubuntu-minimal/images/hvm-ssd/ubuntu-focal-20.04-amd64-minimal-{}",
        description: "Canonical, Ubuntu Minimal, 20.04 LTS, amd64 focal image",
        docker_repository: "terrarium/ami-ubuntu-20.04-minimal",
        root_volume_type: "gp2",
        requires_tokens: false,
        boot_mode: None,
        builds: FOCAL,
        parameters: &[
            "/aws/service/canonical/ubuntu/server-minimal/20.04/stable/current/amd64/hvm/ebs-gp2/ami-id",
            "/aws/service/canonical/ubuntu/server-minimal/20.04/stable/{}/amd64/hvm/ebs-gp2/ami-id",
            "/aws/service/canonical/ubuntu/server-minimal/focal/stable/current/amd64/hvm/ebs-gp2/ami-id",
            "/aws/service/canonical/ubuntu/server-minimal/focal/stable/{}/amd64/hvm/ebs-gp2/ami-id",
        ],
        ..UBUNTU
    },
    Line {
        name: "ubuntu-minimal/images/hvm-ssd/ubuntu-focal-20.04-arm64-minimal-{}",
        description: "Canonical, Ubuntu Minimal, 20.04 LTS, arm64 focal image",
        docker_repository: "terrarium/ami-ubuntu-20.04-minimal-arm64",
        root_volume_type: "gp2",
        requires_tokens: false,
        architecture: "arm64",
        boot_mode: Some("uefi"),
        builds: FOCAL,
        parameters: &[
            "/aws/service/canonical/ubuntu/server-minimal/20.04/stable/current/arm64/hvm/ebs-gp2/ami-id",
            "/aws/service/canonical/ubuntu/server-minimal/20.04/stable/{}/arm64/hvm/ebs-gp2/ami-id",
            "/aws/service/canonical/ubuntu/server-minimal/focal/stable/current/arm64/hvm/ebs-gp2/ami-id",
            "/aws/service/canonical/ubuntu/server-minimal/focal/stable/{}/arm64/hvm/ebs-gp2/ami-id",
        ],
        ..UBUNTU
    },
    Line {
        name: "ubuntu/images/hvm-ssd/ubuntu-jammy-22.04-amd64-server-{}",
        description: "Canonical, Ubuntu, 22.04, amd64 jammy image",
        docker_repository: "terrarium/ami-ubuntu-22.04",
        root_volume_type: "gp2",
        requires_tokens: false,
        builds: JAMMY,
        parameters: &[
            "/aws/service/canonical/ubuntu/server/22.04/stable/current/amd64/hvm/ebs-gp2/ami-id",
            "/aws/service/canonical/ubuntu/server/22.04/stable/{}/amd64/hvm/ebs-gp2/ami-id",
            "/aws/service/canonical/ubuntu/server/jammy/stable/current/amd64/hvm/ebs-gp2/ami-id",
            "/aws/service/canonical/ubuntu/server/jammy/stable/{}/amd64/hvm/ebs-gp2/ami-id",
        ],
        ..UBUNTU
    },
    Line {
        name: "ubuntu/images/hvm-ssd/ubuntu-jammy-22.04-arm64-server-{}",
        description: "Canonical, Ubuntu, 22.04, arm64 jammy image",
        docker_repository: "terrarium/ami-ubuntu-22.04-arm64",
        root_volume_type: "gp2",
        requires_tokens: false,
        architecture: "arm64",
        boot_mode: Some("uefi"),
        builds: JAMMY,
        parameters: &[
            "/aws/service/canonical/ubuntu/server/22.04/stable/current/arm64/hvm/ebs-gp2/ami-id",
            "/aws/service/canonical/ubuntu/server/22.04/stable/{}/arm64/hvm/ebs-gp2/ami-id",
            "/aws/service/canonical/ubuntu/server/jammy/stable/current/arm64/hvm/ebs-gp2/ami-id",
            "/aws/service/canonical/ubuntu/server/jammy/stable/{}/arm64/hvm/ebs-gp2/ami-id",
        ],
        ..UBUNTU
    },
    Line {
        name: "ubuntu-minimal/images/hvm-ssd/ubuntu-jammy-22.04-amd64-minimal-{}",
        description: "Canonical, Ubuntu Minimal, 22.04, amd64 jammy image",
        docker_repository: "terrarium/ami-ubuntu-22.04-minimal",
        root_volume_type: "gp2",
        requires_tokens: false,
        builds: JAMMY,
        parameters: &[
            "/aws/service/canonical/ubuntu/server-minimal/22.04/stable/current/amd64/hvm/ebs-gp2/ami-id",
            "/aws/service/canonical/ubuntu/server-minimal/22.04/stable/{}/amd64/hvm/ebs-gp2/ami-id",
            "/aws/service/canonical/ubuntu/server-minimal/jammy/stable/current/amd64/hvm/ebs-gp2/ami-id",
            "/aws/service/canonical/ubuntu/server-minimal/jammy/stable/{}/amd64/hvm/ebs-gp2/ami-id",
        ],
        ..UBUNTU
    },
    Line {
        name: "ubuntu-minimal/images/hvm-ssd/ubuntu-jammy-22.04-arm64-minimal-{}",
        description: "Canonical, Ubuntu Minimal, 22.04, arm64 jammy image",
        docker_repository: "terrarium/ami-ubuntu-22.04-minimal-arm64",
        root_volume_type: "gp2",
        requires_tokens: false,
        architecture: "arm64",
        boot_mode: Some("uefi"),
        builds: JAMMY,
        parameters: &[
            "/aws/service/canonical/ubuntu/server-minimal/22.04/stable/current/arm64/hvm/ebs-gp2/ami-id",
            "/aws/service/canonical/ubuntu/server-minimal/22.04/stable/{}/arm64/hvm/ebs-gp2/ami-id",
            "/aws/service/canonical/ubuntu/server-minimal/jammy/stable/current/arm64/hvm/ebs-gp2/ami-id",
            "/aws/service/canonical/ubuntu/server-minimal/jammy/stable/{}/arm64/hvm/ebs-gp2/ami-id",
        ],
        ..UBUNTU
    },
    Line {
        name: "ubuntu/images/hvm-ssd-gp3/ubuntu-noble-24.04-amd64-server-{}",
        description: "Canonical, Ubuntu, 24.04, amd64 noble image",
        docker_repository: "terrarium/ami-ubuntu-24.04",
        builds: NOBLE,
        parameters: &[
            "/aws/service/canonical/ubuntu/server/24.04/stable/current/amd64/hvm/ebs-gp3/ami-id",
            "/aws/service/canonical/ubuntu/server/24.04/stable/{}/amd64/hvm/ebs-gp3/ami-id",
            "/aws/service/canonical/ubuntu/server/noble/stable/current/amd64/hvm/ebs-gp3/ami-id",
            "/aws/service/canonical/ubuntu/server/noble/stable/{}/amd64/hvm/ebs-gp3/ami-id",
        ],
        ..UBUNTU
    },
    Line {
        name: "ubuntu/images/hvm-ssd-gp3/ubuntu-noble-24.04-arm64-server-{}",
        description: "Canonical, Ubuntu, 24.04, arm64 noble image",
        docker_repository: "terrarium/ami-ubuntu-24.04-arm64",
        architecture: "arm64",
        boot_mode: Some("uefi"),
        builds: NOBLE,
        parameters: &[
            "/aws/service/canonical/ubuntu/server/24.04/stable/current/arm64/hvm/ebs-gp3/ami-id",
            "/aws/service/canonical/ubuntu/server/24.04/stable/{}/arm64/hvm/ebs-gp3/ami-id",
            "/aws/service/canonical/ubuntu/server/noble/stable/current/arm64/hvm/ebs-gp3/ami-id",
            "/aws/service/canonical/ubuntu/server/noble/stable/{}/arm64/hvm/ebs-gp3/ami-id",
        ],
        ..UBUNTU
    },
    Line {
        name: "ubuntu-minimal/images/hvm-ssd-gp3/ubuntu-noble-24.04-amd64-minimal-{}",
        description: "Canonical, Ubuntu Minimal, 24.04, amd64 noble image",
        docker_repository: "terrarium/ami-ubuntu-24.04-minimal",
        builds: NOBLE_MINIMAL,
        parameters: &[
            "/aws/service/canonical/ubuntu/server-minimal/24.04/stable/current/amd64/hvm/ebs-gp3/ami-id",
            "/aws/service/canonical/ubuntu/server-minimal/24.04/stable/{}/amd64/hvm/ebs-gp3/ami-id",
            "/aws/service/canonical/ubuntu/server-minimal/noble/stable/current/amd64/hvm/ebs-gp3/ami-id",
            "/aws/service/canonical/ubuntu/server-minimal/noble/stable/{}/amd64/hvm/ebs-gp3/ami-id",
        ],
        ..UBUNTU
    },
    Line {
        name: "ubuntu-minimal/images/hvm-ssd-gp3/ubuntu-noble-24.04-arm64-minimal-{}",
        description: "Canonical, Ubuntu Minimal, 24.04, arm64 noble image",
        docker_repository: "terrarium/ami-ubuntu-24.04-minimal-arm64",
        architecture: "arm64",
        boot_mode: Some("uefi"),
        builds: NOBLE_MINIMAL,
        parameters: &[
            "/aws/service/canonical/ubuntu/server-minimal/24.04/stable/current/arm64/hvm/ebs-gp3/ami-id",
            "/aws/service/canonical/ubuntu/server-minimal/24.04/stable/{}/arm64/hvm/ebs-gp3/ami-id",
            "/aws/service/canonical/ubuntu/server-minimal/noble/stable/current/arm64/hvm/ebs-gp3/ami-id",
            "/aws/service/canonical/ubuntu/server-minimal/noble/stable/{}/arm64/hvm/ebs-gp3/ami-id",
        ],
        ..UBUNTU
    },
    Line {
        name: "ubuntu/images/hvm-ssd-gp3/ubuntu-plucky-25.04-amd64-server-{}",
        description: "Canonical, Ubuntu, 25.04, amd64 plucky image",
        docker_repository: "terrarium/ami-ubuntu-25.04",
        builds: PLUCKY,
        parameters: &[
            "/aws/service/canonical/ubuntu/server/25.04/stable/current/amd64/hvm/ebs-gp3/ami-id",
            "/aws/service/canonical/ubuntu/server/25.04/stable/{}/amd64/hvm/ebs-gp3/ami-id",
            "/aws/service/canonical/ubuntu/server/plucky/stable/current/amd64/hvm/ebs-gp3/ami-id",
            "/aws/service/canonical/ubuntu/server/plucky/stable/{}/amd64/hvm/ebs-gp3/ami-id",
        ],
        ..UBUNTU
    },
    Line {
        name: "ubuntu/images/hvm-ssd-gp3/ubuntu-plucky-25.04-arm64-server-{}",
        description: "Canonical, Ubuntu, 25.04, arm64 plucky image",
        docker_repository: "terrarium/ami-ubuntu-25.04-arm64",
        architecture: "arm64",
        boot_mode: Some("uefi"),
        builds: PLUCKY,
        parameters: &[
            "/aws/service/canonical/ubuntu/server/25.04/stable/current/arm64/hvm/ebs-gp3/ami-id",
            "/aws/service/canonical/ubuntu/server/25.04/stable/{}/arm64/hvm/ebs-gp3/ami-id",
            "/aws/service/canonical/ubuntu/server/plucky/stable/current/arm64/hvm/ebs-gp3/ami-id",
            "/aws/service/canonical/ubuntu/server/plucky/stable/{}/arm64/hvm/ebs-gp3/ami-id",
        ],
        ..UBUNTU
    },
    Line {
        name: "ubuntu/images/hvm-ssd-gp3/ubuntu-resolute-26.04-amd64-server-{}",
        description: "Canonical, Ubuntu, 26.04, amd64 resolute image",
        docker_repository: "terrarium/ami-ubuntu-26.04",
        builds: RESOLUTE,
        parameters: &[
            "/aws/service/canonical/ubuntu/server/26.04/stable/current/amd64/hvm/ebs-gp3/ami-id",
            "/aws/service/canonical/ubuntu/server/26.04/stable/{}/amd64/hvm/ebs-gp3/ami-id",
            "/aws/service/canonical/ubuntu/server/resolute/stable/current/amd64/hvm/ebs-gp3/ami-id",
            "/aws/service/canonical/ubuntu/server/resolute/stable/{}/amd64/hvm/ebs-gp3/ami-id",
        ],
        ..UBUNTU
    },
    Line {
        name: "ubuntu/images/hvm-ssd-gp3/ubuntu-resolute-26.04-arm64-server-{}",
        description: "Canonical, Ubuntu, 26.04, arm64 resolute image",
        docker_repository: "terrarium/ami-ubuntu-26.04-arm64",
        architecture: "arm64",
        boot_mode: Some("uefi"),
        builds: RESOLUTE,
        parameters: &[
            "/aws/service/canonical/ubuntu/server/26.04/stable/current/arm64/hvm/ebs-gp3/ami-id",
            "/aws/service/canonical/ubuntu/server/26.04/stable/{}/arm64/hvm/ebs-gp3/ami-id",
            "/aws/service/canonical/ubuntu/server/resolute/stable/current/arm64/hvm/ebs-gp3/ami-id",
            "/aws/service/canonical/ubuntu/server/resolute/stable/{}/arm64/hvm/ebs-gp3/ami-id",
        ],
        ..UBUNTU
    },
    Line {
        name: "ubuntu-minimal/images/hvm-ssd-gp3/ubuntu-resolute-26.04-amd64-minimal-{}",
        description: "Canonical, Ubuntu Minimal, 26.04, amd64 resolute image",
        docker_repository: "terrarium/ami-ubuntu-26.04-minimal",
        builds: RESOLUTE,
        parameters: &[
            "/aws/service/canonical/ubuntu/server-minimal/26.04/stable/current/amd64/hvm/ebs-gp3/ami-id",
            "/aws/service/canonical/ubuntu/server-minimal/26.04/stable/{}/amd64/hvm/ebs-gp3/ami-id",
            "/aws/service/canonical/ubuntu/server-minimal/resolute/stable/current/amd64/hvm/ebs-gp3/ami-id",
            "/aws/service/canonical/ubuntu/server-minimal/resolute/stable/{}/amd64/hvm/ebs-gp3/ami-id",
        ],
        ..UBUNTU
    },
    Line {
        name: "ubuntu-minimal/images/hvm-ssd-gp3/ubuntu-resolute-26.04-arm64-minimal-{}",
        description: "Canonical, Ubuntu Minimal, 26.04, arm64 resolute image",
        docker_repository: "terrarium/ami-ubuntu-26.04-minimal-arm64",
        architecture: "arm64",
        boot_mode: Some("uefi"),
        builds: RESOLUTE,
        parameters: &[
            "/aws/service/canonical/ubuntu/server-minimal/26.04/stable/current/arm64/hvm/ebs-gp3/ami-id",
            "/aws/service/canonical/ubuntu/server-minimal/26.04/stable/{}/arm64/hvm/ebs-gp3/ami-id",
            "/aws/service/canonical/ubuntu/server-minimal/resolute/stable/current/arm64/hvm/ebs-gp3/ami-id",
            "/aws/service/canonical/ubuntu/server-minimal/resolute/stable/{}/arm64/hvm/ebs-gp3/ami-id",
        ],
        ..UBUNTU
    },
];
