//! A network namespace that code, processes and sockets can be put into. What is configured there is decided elsewhere.

use std::fs::File;
use std::io;
use std::os::fd::AsRawFd;
use std::panic;
use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::thread;

use nix::sched::{CloneFlags, setns};

/// Where `ip netns` keeps namespaces by name.
pub(crate) const NAMED: &str = "/run/netns";

/// A network namespace, held open. Cloning costs a pointer.
#[derive(Debug, Clone)]
pub struct Namespace {
    path: Arc<Path>,
    file: Arc<File>,
}

impl Namespace {
    /// The namespace at a path such as `/proc/<pid>/ns/net`.
    pub fn open(path: impl Into<PathBuf>) -> io::Result<Self> {
        let path = path.into();
        let file = File::open(&path)?;
        Ok(Self {
            path: path.into(),
            file: file.into(),
        })
    }

    /// The namespace that `ip netns` knows by that name.
    pub fn named(name: &str) -> io::Result<Self> {
        Self::open(Path::new(NAMED).join(name))
    }

    /// Where it was opened.
    pub fn path(&self) -> &Path {
        &self.path
    }

    /// A path that programs we start can open even when the one that this was opened at is gone.
    pub(crate) fn path_for_children(&self) -> String {
        format!("/proc/{}/fd/{}", std::process::id(), self.file.as_raw_fd())
    }

    /// Runs a closure inside. Sockets that it opens stay in the namespace, and processes that it starts run there.
    ///
    /// A thread of its own enters the namespace and ends with the closure, so no other code can find itself inside.
    pub fn run<T: Send>(&self, inside: impl FnOnce() -> T + Send) -> io::Result<T> {
        thread::scope(|scope| {
            let entered = scope.spawn(|| {
                setns(&self.file, CloneFlags::CLONE_NEWNET)?;
                Ok(inside())
            });
            entered
                .join()
                .unwrap_or_else(|panicked| panic::resume_unwind(panicked))
        })
    }
}
