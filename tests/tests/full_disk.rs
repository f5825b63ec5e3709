//! A disk that fills up under the state of EC2 and S3: what is refused and how, that nothing is lost, and the way back.

use std::collections::BTreeSet;
use std::io::{BufRead, BufReader, Write};
use std::path::{Path, PathBuf};
use std::process::{Child, Command, Stdio};

use terrarium_tests::{Terrarium, element, elements};

/// A file system of a few megabytes that this test and what it starts in it see alone. It goes with this value.
struct SmallDisk {
    /// Holds the mount until its input ends.
    holder: Child,
    folder: PathBuf,
}

impl SmallDisk {
    /// None where this user may not mount.
    fn mount(folder: &Path) -> Option<Self> {
        let script = format!(
            "mount -t tmpfs -o size=4m tmpfs {} && echo mounted && cat",
            folder.display()
        );
        let mut holder = Command::new("unshare")
            .args(["--mount", "sh", "-c", &script])
            .stdin(Stdio::piped())
            .stdout(Stdio::piped())
            .stderr(Stdio::null())
            .spawn()
            .expect("unshare is installed");
        let mut said = String::new();
        let output = holder.stdout.take().expect("it is piped");
        BufReader::new(output).read_line(&mut said).expect("text");
        let folder = folder.to_owned();
        (said == "mounted\n").then_some(Self { holder, folder })
    }

    /// Starts a Terrarium whose data is on it.
    fn start(&self) -> Terrarium {
        let namespace = format!("--mount=/proc/{}/ns/mnt", self.holder.id());
        let data = self.folder.display().to_string();
        let arguments = ["--compute", "simulated", "--data", &data];
        Terrarium::start_under(&["nsenter", &namespace], &arguments)
            .unwrap_or_else(|said| panic!("it does not start: {said}"))
    }

    /// A file on it that takes all the room there is.
    fn fill(&self) -> PathBuf {
        let path = format!(
            "/proc/{}/root{}/filler",
            self.holder.id(),
            self.folder.display()
        );
        let mut file = std::fs::File::create(&path).expect("room for a name");
        while file.write_all(&[0; 4096]).is_ok() {}
        path.into()
    }
}

impl Drop for SmallDisk {
    fn drop(&mut self) {
        let _ = self.holder.kill();
        let _ = self.holder.wait();
    }
}

fn groups(terrarium: &Terrarium) -> BTreeSet<String> {
    let answer = terrarium.ec2("DescribeSecurityGroups").ok();
    elements(&answer, "groupName").map(str::to_owned).collect()
}

/// Makes groups until one is refused; gives those that were not, and the refusal.
fn until_refused(terrarium: &Terrarium) -> (BTreeSet<String>, u16, String) {
    let mut made = BTreeSet::new();
    loop {
        let name = format!("group-{}-{}", terrarium.pid(), made.len());
        let padding = "x".repeat(200);
        let request = format!("CreateSecurityGroup&GroupName={name}&GroupDescription={padding}");
        let answer = terrarium.ec2(&request);
        if answer.status != 200 {
            return (made, answer.status, answer.code().to_owned());
        }
        made.insert(name);
    }
}

#[test]
fn a_full_disk_refuses_changes_loses_nothing_and_takes_them_again_when_there_is_room() {
    let directory = tempfile::tempdir().expect("a directory");
    let Some(disk) = SmallDisk::mount(directory.path()) else {
        assert!(
            std::env::var_os("CI").is_none(),
            "in CI nothing is left out"
        );
        return println!("NOT RUN: only root may mount a small disk");
    };
    let terrarium = disk.start();
    terrarium.s3("PUT", "/a-bucket", b"").ok();
    terrarium.s3("PUT", "/a-bucket/kept", b"kept").ok();
    let before = groups(&terrarium);
    let filler = disk.fill();

    let (made, status, code) = until_refused(&terrarium);
    assert_eq!((status, code.as_str()), (503, "Unavailable"));
    let expected: BTreeSet<_> = before.union(&made).cloned().collect();
    assert_eq!(
        groups(&terrarium),
        expected,
        "what was refused is not there"
    );
    let refused = terrarium.s3("PUT", "/a-bucket/large", &[b'x'; 100_000]);
    assert_eq!(
        (refused.status, refused.code()),
        (503, "ServiceUnavailable")
    );
    assert_eq!(terrarium.s3("GET", "/a-bucket/kept", b"").ok(), "kept");

    std::fs::remove_file(filler).expect("it is there");
    terrarium.ec2("CreateVpc&CidrBlock=10.0.0.0/16").ok();
    let large = [b'x'; 100_000];
    terrarium.s3("PUT", "/a-bucket/large", &large).ok();

    // Full once more, and killed while it is.
    let filler = disk.fill();
    terrarium.kill();
    let terrarium = disk.start();
    assert!(groups(&terrarium).is_superset(&expected));
    let vpcs = terrarium
        .ec2("DescribeVpcs&Filter.1.Name=cidr&Filter.1.Value.1=10.0.0.0/16")
        .ok();
    assert!(element(&vpcs, "vpcId").is_some(), "{vpcs}");
    assert_eq!(
        terrarium.s3("GET", "/a-bucket/large", b"").ok().len(),
        large.len()
    );
    assert_eq!(until_refused(&terrarium).1, 503);
    std::fs::remove_file(filler).expect("it is there");
    terrarium.ec2("CreateVpc&CidrBlock=10.1.0.0/16").ok();
    let log = terrarium.log();
    assert!(log.contains("the disk is full: free some of it"), "{log}");
}
