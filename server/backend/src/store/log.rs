//! Whether an SQLite database can have changed since it was asked, told by its log: each commit of any process is written
//! there (WAL), which changes the file's length or the time of its last change. Looking at that costs a hundredth of a query.
//! It reads nothing of the file, and never opens it: closing a file would end the locks that SQLite holds on it.

use std::ffi::OsString;
use std::path::{Path, PathBuf};
use std::sync::{Mutex, PoisonError};
use std::time::{Duration, Instant, SystemTime};

/// A file system may keep times in steps as long as this: a log that has looked the same for longer will look otherwise after
/// the next commit.
const STEP: Duration = Duration::from_secs(2);

/// The log of a database file, and what was known when.
#[derive(Debug)]
pub(super) struct Log {
    path: PathBuf,
    last: Mutex<Option<Seen>>,
}

/// Length and time of the last change.
type Look = (u64, SystemTime);

/// How the log looked.
#[derive(Clone, Copy, Debug)]
struct Seen {
    look: Look,
    /// When it looked so for the first time.
    since: Instant,
    /// What the database answered when it had looked so for long enough.
    revision: Option<u64>,
}

impl Log {
    /// Of the database in that file.
    pub fn of(database: &Path) -> Self {
        let mut path = OsString::from(database);
        path.push("-wal");
        Self { path: path.into(), last: Mutex::default() }
    }

    /// How it looks now; `None` where there is none.
    pub fn look(&self) -> Option<Look> {
        let known = std::fs::metadata(&self.path).ok()?;
        Some((known.len(), known.modified().ok()?))
    }

    /// The revision that a database whose log looks so still has; `None` where it has to be asked.
    pub fn revision(&self, look: Look) -> Option<u64> {
        self.seen().filter(|it| it.look == look)?.revision
    }

    /// Keeps what the database has answered after its log had been looked at.
    pub fn keep(&self, look: Look, revision: u64, now: Instant) {
        let since = self.seen().filter(|it| it.look == look).map_or(now, |it| it.since);
        let settled = now.duration_since(since) > STEP;
        let seen = Seen { look, since, revision: settled.then_some(revision) };
        *self.last.lock().unwrap_or_else(PoisonError::into_inner) = Some(seen);
    }

    fn seen(&self) -> Option<Seen> {
        *self.last.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_log_is_trusted_once_it_has_looked_the_same_for_longer_than_a_file_system_can_tell_times_apart() {
        let log = Log::of(Path::new("ayumi.sqlite"));
        let (began, look) = (Instant::now(), (4_120, SystemTime::UNIX_EPOCH));
        assert_eq!(log.revision(look), None);
        log.keep(look, 7, began);
        assert_eq!(log.revision(look), None, "it may be written to once more in the same instant");
        log.keep(look, 8, began + STEP);
        assert_eq!(log.revision(look), None);
        log.keep(look, 8, began + STEP * 2);
        assert_eq!(log.revision(look), Some(8));
        let written = (8_240, SystemTime::UNIX_EPOCH);
        assert_eq!(log.revision(written), None, "somebody has written");
        log.keep(written, 9, began + STEP * 3);
        assert_eq!((log.revision(written), log.revision(look)), (None, None));
        let touched = (8_240, SystemTime::UNIX_EPOCH + STEP);
        log.keep(written, 9, began + STEP * 5);
        assert_eq!((log.revision(written), log.revision(touched)), (Some(9), None), "as long as before, but later");
    }

    #[test]
    fn a_database_without_a_log_is_asked() {
        assert_eq!(Log::of(Path::new("/nowhere/ayumi.sqlite")).look(), None);
    }
}
