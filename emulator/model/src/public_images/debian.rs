//! Debian's images: 11 to 13, on both architectures.

use super::{Build, Line};

/// The base of all lines: Debian's account, and what its images have in common.
const DEBIAN: Line = Line {
    owner: "136693071363",
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
    listed_days: 730,
    builds: &[],
    parameters: &[],
};

/// Of Debian 11.
#[rustfmt::skip]
const BULLSEYE: &[Build] = &[
    Build { version: "20240507-1740", created: "2024-05-07T17:53:28Z" },
    Build { version: "20240717-1811", created: "2024-07-17T18:22:05Z" },
    Build { version: "20241202-1949", created: "2024-12-02T19:14:40Z" },
    Build { version: "20250428-2096", created: "2025-04-28T22:03:19Z" },
];

/// Of Debian 12.
#[rustfmt::skip]
const BOOKWORM: &[Build] = &[
    Build { version: "20231013-1532", created: "2023-10-13T15:59:27Z" },
    Build { version: "20240717-1811", created: "2024-07-17T18:26:14Z" },
    Build { version: "20250316-2053", created: "2025-03-16T21:07:51Z" },
    Build { version: "20251112-2294", created: "2025-11-12T22:08:43Z" },
    Build { version: "20260923-2610", created: "2026-09-23T22:06:12Z" },
    Build { version: "20261006-2623", created: "2026-10-06T22:07:34Z" },
];

/// Of Debian 13.
#[rustfmt::skip]
const TRIXIE: &[Build] = &[
    Build { version: "20251006-2257", created: "2025-10-06T22:04:58Z" },
    Build { version: "20251117-2299", created: "2025-11-17T22:05:36Z" },
    Build { version: "20260316-2418", created: "2026-03-16T22:06:47Z" },
    Build { version: "20260712-2537", created: "2026-07-12T22:05:21Z" },
    Build { version: "20260914-2601", created: "2026-09-14T22:08:09Z" },
];

/// All of them.
pub(super) const LINES: &[Line] = &[
    Line {
        name: "debian-11-amd64-{}",
        description: "Debian 11 ({})",
        docker_repository: "terrarium/ami-debian-11",
        root_volume_type: "gp2",
        requires_tokens: false,
        boot_mode: None,
        builds: BULLSEYE,
        parameters: &[
            "/aws/service/debian/release/11/latest/amd64",
            "/aws/service/debian/release/11/{}/amd64",
            "/aws/service/debian/release/bullseye/latest/amd64",
            "/aws/service/debian/release/bullseye/{}/amd64",
        ],
        ..DEBIAN
    },
    Line {
        name: "debian-11-arm64-{}",
        description: "Debian 11 ({})",
        docker_repository: "terrarium/ami-debian-11-arm64",
        root_volume_type: "gp2",
        requires_tokens: false,
        architecture: "arm64",
        boot_mode: Some("uefi"),
        builds: BULLSEYE,
        parameters: &[
            "/aws/service/debian/release/11/latest/arm64",
            "/aws/service/debian/release/11/{}/arm64",
            "/aws/service/debian/release/bullseye/latest/arm64",
            "/aws/service/debian/release/bullseye/{}/arm64",
        ],
        ..DEBIAN
    },
    Line {
        name: "debian-12-amd64-{}",
        description: "Debian 12 ({})",
        docker_repository: "terrarium/ami-debian-12",
        builds: BOOKWORM,
        parameters: &[
            "/aws/service/debian/release/12/latest/amd64",
            "/aws/service/debian/release/12/{}/amd64",
            "/aws/service/debian/release/bookworm/latest/amd64",
            "/aws/service/debian/release/bookworm/{}/amd64",
        ],
        ..DEBIAN
    },
    Line {
        name: "debian-12-arm64-{}",
        description: "Debian 12 ({})",
        docker_repository: "terrarium/ami-debian-12-arm64",
        architecture: "arm64",
        boot_mode: Some("uefi"),
        builds: BOOKWORM,
        parameters: &[
            "/aws/service/debian/release/12/latest/arm64",
            "/aws/service/debian/release/12/{}/arm64",
            "/aws/service/debian/release/bookworm/latest/arm64",
            "/aws/service/debian/release/bookworm/{}/arm64",
        ],
        ..DEBIAN
    },
    Line {
        name: "debian-13-amd64-{}",
        description: "Debian 13 ({})",
        docker_repository: "terrarium/ami-debian-13",
        builds: TRIXIE,
        parameters: &[
            "/aws/service/debian/release/13/latest/amd64",
            "/aws/service/debian/release/13/{}/amd64",
            "/aws/service/debian/release/trixie/latest/amd64",
            "/aws/service/debian/release/trixie/{}/amd64",
        ],
        ..DEBIAN
    },
    Line {
        name: "debian-13-arm64-{}",
        description: "Debian 13 ({})",
        docker_repository: "terrarium/ami-debian-13-arm64",
        architecture: "arm64",
        boot_mode: Some("uefi"),
        builds: TRIXIE,
        parameters: &[
            "/aws/service/debian/release/13/latest/arm64",
            "/aws/service/debian/release/13/{}/arm64",
            "/aws/service/debian/release/trixie/latest/arm64",
            "/aws/service/debian/release/trixie/{}/arm64",
        ],
        ..DEBIAN
    },
];
