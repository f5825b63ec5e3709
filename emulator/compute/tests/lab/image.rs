//! The tests' guest: a shell and a few programs from the host with their libraries, and an init. No image registry is needed.

use std::collections::BTreeSet;
use std::hash::{DefaultHasher, Hasher};
use std::path::{Path, PathBuf};
use std::process::Command;

use bollard::Docker;
use bollard::query_parameters::CreateImageOptionsBuilder;
use futures_util::TryStreamExt;

/// Two imports of the same archive would leave an image without a name.
static IMPORT: tokio::sync::Mutex<()> = tokio::sync::Mutex::const_new(());

const PROGRAMS: &[&str] = &["/bin/sh", "/bin/sleep", "/bin/mount", "/bin/mkdir"];

/// The name of an image of the tests' guest, made first where it is missing.
pub async fn guest(docker: &Docker) -> String {
    let mut archive = tar::Builder::new(Vec::new());
    put(&mut archive, "sbin/init", include_bytes!("init.sh"));
    for file in PROGRAMS
        .iter()
        .flat_map(|program| with_libraries(program))
        .collect::<BTreeSet<_>>()
    {
        let content = std::fs::read(&file).unwrap();
        put(
            &mut archive,
            file.strip_prefix("/").unwrap().to_str().unwrap(),
            &content,
        );
    }
    import(docker, archive.into_inner().unwrap()).await
}

/// The name of an image in which nothing can be run.
pub async fn without_a_shell(docker: &Docker) -> String {
    let mut archive = tar::Builder::new(Vec::new());
    put(&mut archive, "readme", b"There is no shell here.\n");
    import(docker, archive.into_inner().unwrap()).await
}

fn put(archive: &mut tar::Builder<Vec<u8>>, path: &str, content: &[u8]) {
    let mut header = tar::Header::new_gnu();
    header.set_mode(0o755);
    header.set_size(content.len() as u64);
    archive.append_data(&mut header, path, content).unwrap();
}

/// A program and what the dynamic linker loads for it, at the paths where it looks.
fn with_libraries(program: &str) -> Vec<PathBuf> {
    let ldd = Command::new("ldd").arg(program).output().unwrap();
    let text = String::from_utf8(ldd.stdout).unwrap();
    let libraries = text.split_whitespace().filter(|word| word.starts_with('/'));
    [program]
        .into_iter()
        .chain(libraries)
        .map(|path| Path::new(path).to_owned())
        .collect()
}

/// Imports an archive under a name that follows from its content, so that it is done once for all tests.
async fn import(docker: &Docker, archive: Vec<u8>) -> String {
    let mut hasher = DefaultHasher::new();
    hasher.write(&archive);
    let tag = format!("{:016x}", hasher.finish());
    let image = format!("terrarium/test-guest:{tag}");
    let _one_at_a_time = IMPORT.lock().await;
    if docker.inspect_image(&image).await.is_ok() {
        return image;
    }
    let options = CreateImageOptionsBuilder::default()
        .from_src("-")
        .repo("terrarium/test-guest")
        .tag(&tag)
        .build();
    docker
        .create_image(
            Some(options),
            Some(bollard::body_full(archive.into())),
            None,
        )
        .try_collect::<Vec<_>>()
        .await
        .unwrap();
    image
}
