//! 控え of everything, made while others write, and taken back into an empty place.

use crate::account::store::mail;
use crate::store::archive::{self, Archived};
use crate::store::audit::{self, Entry};
use crate::store::{Address, Connection};
use crate::{Backend, Call, Error, Moment};
use model::account::Deed;
use std::path::Path;

impl Backend {
    /// Writes everything that is stored to a new file, as it stands at one moment. Who is signed in, and one-time links,
    /// are left out: they would let in again who was shut out since.
    ///
    /// # Errors
    /// When there is such a file already, it can't be written, or the database can't be read.
    pub async fn back_up(&self, file: &Path, at: Moment) -> Result<Archived, Error> {
        archive::write(self.connection(), file, at).await
    }

    /// Fills an empty place from a backup, on whichever database it was made; all of it or nothing.
    ///
    /// # Errors
    /// When it is no backup, not a whole one, of a newer version, or something is stored there already.
    pub async fn restore(address: &Address, file: &Path, call: &Call) -> Result<Archived, Error> {
        let head = archive::verify(file)?;
        let new = match address {
            Address::File(path) if !path.exists() => Some(path),
            _ => None,
        };
        let connection = Connection::open_empty(address).await?;
        let restored = fill(&connection, (file, &head), call).await;
        connection.close().await;
        if let (Some(path), Err(_)) = (new, &restored) {
            // Empty, and made by this alone.
            let _ = std::fs::remove_file(path);
        }
        restored
    }
}

async fn fill(connection: &Connection, (file, head): (&Path, &archive::Head), call: &Call) -> Result<Archived, Error> {
    let db = connection.begin_making().await?;
    let restored = archive::fill(&db, file, head).await?;
    // It may have been sent since the backup was made, and none goes twice.
    mail::hold(&db, call.at).await?;
    let subject = format!("backup {}", restored.made_at.0);
    let told = Entry { by: None, deed: Deed::Restored, subject, before: None, after: None, call };
    audit::append(&db, told).await?;
    db.commit().await?;
    Ok(restored)
}
