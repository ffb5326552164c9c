//! A disk of a few megabytes that can be filled up: a memory disk, mounted where that is allowed.

use std::fs::File;
use std::io::Write as _;
use std::path::{Path, PathBuf};
use std::process::Command;

/// A mounted disk; gone at the end.
pub struct SmallDisk(PathBuf);

impl SmallDisk {
    /// `None` where nothing may be mounted (not root, or within a container): what happens then is tried with a stand-in
    /// among the tests of `backend`.
    pub fn new(name: &str, megabytes: u32) -> Option<Self> {
        let place = std::env::temp_dir().join(format!("ayumi-disk-{}-{name}", std::process::id()));
        std::fs::create_dir_all(&place).unwrap();
        let size = format!("size={megabytes}m");
        let mut mount = Command::new("mount");
        let mounted = mount.args(["-t", "tmpfs", "-o", &size, "tmpfs"]).arg(&place).output();
        if mounted.is_ok_and(|it| it.status.success()) {
            return Some(Self(place));
        }
        eprintln!("nothing may be mounted here: not tried on a real disk");
        std::fs::remove_dir(&place).unwrap();
        None
    }

    pub fn path(&self) -> &Path {
        &self.0
    }

    fn filler(&self) -> PathBuf {
        self.0.join("filler")
    }

    /// Leaves no byte free.
    pub fn fill(&self) {
        let mut file = File::options().create(true).append(true).open(self.filler()).unwrap();
        for size in [64 * 1024, 4096, 1] {
            while file.write_all(&vec![0; size]).is_ok() {}
        }
    }

    pub fn free(&self) {
        std::fs::remove_file(self.filler()).unwrap();
    }
}

impl Drop for SmallDisk {
    fn drop(&mut self) {
        // What still has a file open there keeps the memory until it ends.
        drop(Command::new("umount").arg("-l").arg(&self.0).status());
        drop(std::fs::remove_dir(&self.0));
    }
}
