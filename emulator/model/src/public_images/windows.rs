//! Windows Server 2016 to 2025: names and ids, with no Docker image that could stand for them.

use super::{Build, Line};

/// The base of all lines: Amazon's account for Windows, and what its images have in common.
const WINDOWS: Line = Line {
    owner: "801119661308",
    name: "",
    description: "",
    architecture: "x86_64",
    windows: true,
    docker_repository: "",
    root_device_name: "/dev/sda1",
    root_volume_gib: 30,
    root_volume_type: "gp2",
    ephemeral_devices: &[],
    boot_mode: None,
    requires_tokens: false,
    listed_days: 730,
    builds: BUILDS,
    parameters: &[],
};

/// They are all built on the same days.
#[rustfmt::skip]
const BUILDS: &[Build] = &[
    Build { version: "2025.05.15", created: "2025-05-15T09:31:26Z" },
    Build { version: "2025.09.10", created: "2025-09-10T09:28:17Z" },
    Build { version: "2026.07.15", created: "2026-07-15T09:33:40Z" },
    Build { version: "2026.09.17", created: "2026-09-17T09:30:52Z" },
];

/// All of them.
pub(super) const LINES: &[Line] = &[
    Line {
        name: "Windows_Server-2016-English-Full-Base-{}",
        description: "Microsoft Windows Server 2016 Full Locale English AMI provided by Amazon",
        docker_repository: "terrarium/ami-windows-server-2016",
        parameters: &["/aws/service/ami-windows-latest/Windows_Server-2016-English-Full-Base"],
        ..WINDOWS
    },
    Line {
        name: "Windows_Server-2016-English-Core-Base-{}",
        description: "Microsoft Windows Server 2016 Core Locale English AMI provided by Amazon",
        docker_repository: "terrarium/ami-windows-server-2016-core",
        parameters: &["/aws/service/ami-windows-latest/Windows_Server-2016-English-Core-Base"],
        ..WINDOWS
    },
    Line {
        name: "Windows_Server-2019-English-Full-Base-{}",
        description: "Microsoft Windows Server 2019 Full Locale English AMI provided by Amazon",
        docker_repository: "terrarium/ami-windows-server-2019",
        parameters: &["/aws/service/ami-windows-latest/Windows_Server-2019-English-Full-Base"],
        ..WINDOWS
    },
    Line {
        name: "Windows_Server-2019-English-Core-Base-{}",
        description: "Microsoft Windows Server 2019 Core Locale English AMI provided by Amazon",
        docker_repository: "terrarium/ami-windows-server-2019-core",
        parameters: &["/aws/service/ami-windows-latest/Windows_Server-2019-English-Core-Base"],
        ..WINDOWS
    },
    Line {
        name: "Windows_Server-2022-English-Full-Base-{}",
        description: "Microsoft Windows Server 2022 Full Locale English AMI provided by Amazon",
        docker_repository: "terrarium/ami-windows-server-2022",
        parameters: &["/aws/service/ami-windows-latest/Windows_Server-2022-English-Full-Base"],
        ..WINDOWS
    },
    Line {
        name: "Windows_Server-2022-English-Core-Base-{}",
        description: "Microsoft Windows Server 2022 Core Locale English AMI provided by Amazon",
        docker_repository: "terrarium/ami-windows-server-2022-core",
        parameters: &["/aws/service/ami-windows-latest/Windows_Server-2022-English-Core-Base"],
        ..WINDOWS
    },
    Line {
        name: "Windows_Server-2025-English-Full-Base-{}",
        description: "Microsoft Windows Server 2025 Full Locale English AMI provided by Amazon",
        docker_repository: "terrarium/ami-windows-server-2025",
        root_volume_type: "gp3",
        boot_mode: Some("uefi"),
        requires_tokens: true,
        parameters: &["/aws/service/ami-windows-latest/Windows_Server-2025-English-Full-Base"],
        ..WINDOWS
    },
    Line {
        name: "Windows_Server-2025-English-Core-Base-{}",
        description: "Microsoft Windows Server 2025 Core Locale English AMI provided by Amazon",
        docker_repository: "terrarium/ami-windows-server-2025-core",
        root_volume_type: "gp3",
        boot_mode: Some("uefi"),
        requires_tokens: true,
        parameters: &["/aws/service/ami-windows-latest/Windows_Server-2025-English-Core-Base"],
        ..WINDOWS
    },
];
