//! Reads a backup. The whole file is looked through before anything is made of it.

use super::line::{BEGINNING, Foot, Head};
use crate::Error;
use data_encoding::HEXLOWER;
use sha2::{Digest, Sha256};
use std::fs::File;
use std::io::{BufRead as _, BufReader, Read as _};
use std::path::{Path, PathBuf};

/// A backup that is being read.
pub(super) struct Lines {
    input: BufReader<File>,
    path: PathBuf,
}

impl Lines {
    pub fn open(path: &Path) -> Result<Self, Error> {
        let opened = File::open(path).map_err(|error| Error::File(path.to_owned(), error))?;
        Ok(Self { input: BufReader::new(opened), path: path.to_owned() })
    }

    /// The next line with its end; `None` after the last.
    pub fn next(&mut self) -> Result<Option<Vec<u8>>, Error> {
        let mut line = Vec::new();
        let read = self.input.read_until(b'\n', &mut line).map_err(|error| Error::File(self.path.clone(), error))?;
        Ok((read > 0).then_some(line))
    }
}

/// Looks whether it is a whole backup that this program can read.
pub(crate) fn verify(path: &Path) -> Result<Head, Error> {
    refuse_strange(path)?;
    let mut lines = Lines::open(path)?;
    let first = lines.next()?.unwrap_or_default();
    let head: Head = match serde_json::from_slice::<Head>(&first) {
        Ok(head) if head.is_known() => head,
        Ok(_) => return Err(newer(path)),
        Err(_) => return Err(damaged(path)),
    };
    let (mut hash, mut last, mut rows) = (Sha256::new_with_prefix(&first), Vec::new(), 0_u64);
    while let Some(line) = lines.next()? {
        hash.update(&last);
        rows += u64::from(line.starts_with(b"["));
        last = line;
    }
    let foot: Foot = serde_json::from_slice(&last).map_err(|_| damaged(path))?;
    if foot.rows == rows && foot.sha256 == HEXLOWER.encode(&hash.finalize()) { Ok(head) } else { Err(damaged(path)) }
}

/// Something else may be one line of gigabytes.
fn refuse_strange(path: &Path) -> Result<(), Error> {
    let mut beginning = Vec::new();
    let mut input = Lines::open(path)?.input.take(BEGINNING.len() as u64);
    input.read_to_end(&mut beginning).map_err(|error| Error::File(path.to_owned(), error))?;
    if beginning == BEGINNING {
        return Ok(());
    }
    let shown = path.display();
    Err(Error::Refused(format!("{shown} は ayumi backup で作った控えではありません。何も変えていません。")))
}

pub(super) fn damaged(path: &Path) -> Error {
    let shown = path.display();
    Error::Refused(format!(
        "控え {shown} は、途中で切れているか、壊れています。何も変えていません。ほかの控えを使ってください。"
    ))
}

pub(super) fn newer(path: &Path) -> Error {
    let shown = path.display();
    Error::Refused(format!("控え {shown} は、より新しい版の ayumi で作られています。新しい版を使ってください。"))
}
