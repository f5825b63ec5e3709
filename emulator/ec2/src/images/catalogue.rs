//! The public images that every account finds in every region: plain data, after AWS's own names, owners and dates.
//!
//! An image's id and snapshot follow from its region and name, so they are the same in every Terrarium. The newest build of a
//! line stands for the line's Docker image; an older one has that image's name with the build's date as its tag.

use jiff::Timestamp;
use sha2::{Digest, Sha256};
use terrarium_model::ResourceId;
use terrarium_model::ids::ImageId;
use terrarium_model::resources::Image;

const DEBIAN: &str = "136693071363";
const AMAZON: &str = "137112412989";
const CANONICAL: &str = "099720109477";

/// A line of images: what its builds have in common.
struct Line {
    /// The owner's account id; AWS shows them all under the alias `amazon`.
    owner: &'static str,
    description: &'static str,
    /// The repository of the Docker image behind it; `fixtures/amis/build` makes those that have a recipe.
    docker_repository: &'static str,
    architecture: &'static str,
    root_device_name: &'static str,
    root_volume_gib: i32,
    root_volume_type: &'static str,
    boot_mode: Option<&'static str>,
    requires_tokens: bool,
    /// Name and moment of each, the newest last.
    builds: &'static [(&'static str, &'static str)],
}

const LINES: &[Line] = &[
    Line {
        owner: DEBIAN,
        description: "Debian 11",
        docker_repository: "terrarium/ami-debian-11",
        architecture: "x86_64",
        root_device_name: "/dev/xvda",
        root_volume_gib: 8,
        root_volume_type: "gp2",
        boot_mode: None,
        requires_tokens: false,
        builds: &[("debian-11-amd64-20240507-1740", "2024-05-07T17:53:28Z")],
    },
    Line {
        owner: DEBIAN,
        description: "Debian 12",
        docker_repository: "terrarium/ami-debian-12",
        architecture: "x86_64",
        root_device_name: "/dev/xvda",
        root_volume_gib: 8,
        root_volume_type: "gp3",
        boot_mode: Some("uefi-preferred"),
        requires_tokens: true,
        builds: &[
            ("debian-12-amd64-20231013-1532", "2023-10-13T15:59:27Z"),
            ("debian-12-amd64-20240717-1811", "2024-07-17T18:26:14Z"),
            ("debian-12-amd64-20250316-2053", "2025-03-16T21:07:51Z"),
            ("debian-12-amd64-20251112-2294", "2025-11-12T22:08:43Z"),
        ],
    },
    Line {
        owner: DEBIAN,
        description: "Debian 12",
        docker_repository: "terrarium/ami-debian-12-arm64",
        architecture: "arm64",
        root_device_name: "/dev/xvda",
        root_volume_gib: 8,
        root_volume_type: "gp3",
        boot_mode: Some("uefi"),
        requires_tokens: true,
        builds: &[("debian-12-arm64-20251112-2294", "2025-11-12T22:11:09Z")],
    },
    Line {
        owner: DEBIAN,
        description: "Debian 13",
        docker_repository: "terrarium/ami-debian-13",
        architecture: "x86_64",
        root_device_name: "/dev/xvda",
        root_volume_gib: 8,
        root_volume_type: "gp3",
        boot_mode: Some("uefi-preferred"),
        requires_tokens: true,
        builds: &[("debian-13-amd64-20251117-2299", "2025-11-17T22:05:36Z")],
    },
    Line {
        owner: AMAZON,
        description: "Amazon Linux 2 AMI 2.0.20251110.1 x86_64 HVM gp2",
        docker_repository: "terrarium/ami-amazon-linux-2",
        architecture: "x86_64",
        root_device_name: "/dev/xvda",
        root_volume_gib: 8,
        root_volume_type: "gp2",
        boot_mode: None,
        requires_tokens: false,
        builds: &[(
            "amzn2-ami-hvm-2.0.20251110.1-x86_64-gp2",
            "2025-11-12T01:33:05Z",
        )],
    },
    Line {
        owner: AMAZON,
        description: "Amazon Linux 2 Kernel 5.10 AMI 2.0.20251110.1 x86_64 HVM gp2",
        docker_repository: "terrarium/ami-amazon-linux-2",
        architecture: "x86_64",
        root_device_name: "/dev/xvda",
        root_volume_gib: 8,
        root_volume_type: "gp2",
        boot_mode: None,
        requires_tokens: false,
        builds: &[(
            "amzn2-ami-kernel-5.10-hvm-2.0.20251110.1-x86_64-gp2",
            "2025-11-12T01:34:17Z",
        )],
    },
    Line {
        owner: AMAZON,
        description: "Amazon Linux 2023 AMI 2023.9.20251117.1 x86_64 HVM kernel-6.1",
        docker_repository: "terrarium/ami-amazon-linux-2023",
        architecture: "x86_64",
        root_device_name: "/dev/xvda",
        root_volume_gib: 8,
        root_volume_type: "gp3",
        boot_mode: Some("uefi-preferred"),
        requires_tokens: true,
        builds: &[(
            "al2023-ami-2023.9.20251117.1-kernel-6.1-x86_64",
            "2025-11-18T00:26:42Z",
        )],
    },
    Line {
        owner: AMAZON,
        description: "Amazon Linux 2023 AMI 2023.9.20251117.1 arm64 HVM kernel-6.1",
        docker_repository: "terrarium/ami-amazon-linux-2023-arm64",
        architecture: "arm64",
        root_device_name: "/dev/xvda",
        root_volume_gib: 8,
        root_volume_type: "gp3",
        boot_mode: Some("uefi"),
        requires_tokens: true,
        builds: &[(
            "al2023-ami-2023.9.20251117.1-kernel-6.1-arm64",
            "2025-11-18T00:26:51Z",
        )],
    },
    Line {
        owner: CANONICAL,
        description: "Canonical, Ubuntu, 20.04 LTS, amd64 focal image",
        docker_repository: "terrarium/ami-ubuntu-20.04",
        architecture: "x86_64",
        root_device_name: "/dev/sda1",
        root_volume_gib: 8,
        root_volume_type: "gp2",
        boot_mode: None,
        requires_tokens: false,
        builds: &[(
            "ubuntu/images/hvm-ssd/ubuntu-focal-20.04-amd64-server-20250603",
            "2025-06-03T06:20:12Z",
        )],
    },
    Line {
        owner: CANONICAL,
        description: "Canonical, Ubuntu, 22.04, amd64 jammy image",
        docker_repository: "terrarium/ami-ubuntu-22.04",
        architecture: "x86_64",
        root_device_name: "/dev/sda1",
        root_volume_gib: 8,
        root_volume_type: "gp2",
        boot_mode: Some("uefi-preferred"),
        requires_tokens: false,
        builds: &[
            (
                "ubuntu/images/hvm-ssd/ubuntu-jammy-22.04-amd64-server-20240301",
                "2024-03-01T05:12:33Z",
            ),
            (
                "ubuntu/images/hvm-ssd/ubuntu-jammy-22.04-amd64-server-20251111",
                "2025-11-11T06:47:58Z",
            ),
        ],
    },
    Line {
        owner: CANONICAL,
        description: "Canonical, Ubuntu, 24.04, amd64 noble image",
        docker_repository: "terrarium/ami-ubuntu-24.04",
        architecture: "x86_64",
        root_device_name: "/dev/sda1",
        root_volume_gib: 8,
        root_volume_type: "gp3",
        boot_mode: Some("uefi-preferred"),
        requires_tokens: true,
        builds: &[(
            "ubuntu/images/hvm-ssd-gp3/ubuntu-noble-24.04-amd64-server-20251022",
            "2025-10-22T07:03:40Z",
        )],
    },
];

/// The public images of a region.
pub(crate) fn images(region: &str) -> impl Iterator<Item = Image> {
    LINES.iter().flat_map(move |line| {
        let newest = line.builds.len() - 1;
        let builds = line.builds.iter().enumerate();
        builds.map(move |(index, (name, created))| {
            image(region, line, name, created, index == newest)
        })
    })
}

/// The public image with that id in a region.
pub(crate) fn find(region: &str, id: ImageId) -> Option<Image> {
    images(region).find(|image| image.id == id)
}

fn image(region: &str, line: &Line, name: &str, created: &str, newest: bool) -> Image {
    let creation_date: Timestamp = created.parse().expect("a constant moment");
    let date = creation_date.strftime("%Y%m%d");
    let tag = match newest {
        true => "latest".to_owned(),
        false => date.to_string(),
    };
    // AWS deprecates public images two years after they were made; the newest of a line stays, or searches would find none.
    let two_years_later = creation_date + jiff::SignedDuration::from_hours(2 * 365 * 24);
    Image {
        id: id(region, name, "image"),
        owner_id: line.owner.to_owned(),
        name: name.to_owned(),
        description: match line.owner {
            DEBIAN => format!("{} ({})", line.description, name_suffix(name)),
            _ => line.description.to_owned(),
        },
        docker_image: format!("{}:{tag}", line.docker_repository),
        architecture: line.architecture.to_owned(),
        root_device_name: line.root_device_name.to_owned(),
        root_volume_gib: line.root_volume_gib,
        root_volume_type: line.root_volume_type.to_owned(),
        snapshot_id: id(region, name, "snapshot"),
        boot_mode: line.boot_mode.map(str::to_owned),
        requires_tokens: line.requires_tokens,
        public: true,
        owner_alias: Some("amazon".to_owned()),
        creation_date,
        deprecation_time: (!newest).then_some(two_years_later),
    }
}

/// Date and number at the end of a Debian image's name.
fn name_suffix(name: &str) -> &str {
    let dashes: Vec<_> = name.match_indices('-').map(|(at, _)| at).collect();
    match dashes[..] {
        [.., before, _] => &name[before + 1..],
        _ => name,
    }
}

fn id<I: ResourceId>(region: &str, name: &str, kind: &str) -> I {
    let digest = Sha256::digest(format!("{kind} {region} {name}"));
    let (bits, _) = digest.split_at(16);
    I::from_random(
        bits.iter()
            .fold(0, |bits, byte| bits << 8 | u128::from(*byte)),
    )
}
