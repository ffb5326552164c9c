//! 変更の記録 as a room keeps it: who wrote in which field, and what stood there when nobody had written for a while. What
//! a quiet moment would have kept when the server ended, or when everybody had left before, is kept at the next opening.

use super::room::Room;
use crate::Error;
use model::id::AccountId;
use model::report::Part;
use sea_orm::DatabaseTransaction;
use std::collections::BTreeSet;
use tokio::time::Instant;

/// Who wrote in which field.
pub(super) type Wrote = BTreeSet<(AccountId, Part)>;

/// What a room knows of the versions of its report.
#[derive(Debug, Default)]
pub(super) struct Versions {
    /// Number of the version that is being written.
    next: i32,
    /// What of it is noted already.
    noted: Wrote,
    /// When it is quiet, if nobody writes until then.
    pub quiet: Option<Instant>,
}

/// Notes who wrote, once a version, in the transaction that stores it.
pub(super) async fn note(room: &mut Room, db: &DatabaseTransaction, wrote: &Wrote) -> Result<(), Error> {
    let next = room.shared.follow.count_versions(db, room.report).await? + 1;
    if room.versions.next != next {
        room.versions.next = next;
        room.versions.noted.clear();
    }
    let new: Vec<_> = wrote.difference(&room.versions.noted).copied().collect();
    if !new.is_empty() {
        room.shared.follow.note(db, room.report, next, &new).await?;
        room.versions.noted.extend(new);
    }
    Ok(())
}

/// Keeps what stands there: nobody has written for a while, if that is so.
pub(super) async fn keep(room: &mut Room) {
    room.versions.quiet = None;
    if let Err(error) = room.shared.keep_version(room.report).await {
        // The letters are stored; the next quiet moment keeps them.
        tracing::warn!(target: "live", report = %room.report, %error, "a version was not kept");
    }
}
