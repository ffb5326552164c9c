//! When there is no room to store anything: people read on and are told so, and what they had written is asked for once
//! there is room again. Nobody has to do anything for it.

use super::room::Room;
use super::seat::Rights;
use super::{store, tick};
use crate::Error;
use crate::error::FULL;
use model::live::Frame;
use std::time::Duration;
use tokio::time::Instant;

/// Between two looks whether there is room again.
const AGAIN: Duration = Duration::from_secs(2);

/// Waits for room. Answers with what people are told.
pub(super) fn wait(room: &mut Room, error: &sea_orm::DbErr) -> &'static str {
    tracing::error!(target: "live", report = %room.report, %error, "there is no room to store anything");
    room.full = Instant::now().checked_add(AGAIN);
    FULL
}

/// Looks whether there is room again; if so, everybody whose letters were not stored is asked for all that they have.
pub(super) async fn try_again(room: &mut Room) {
    room.full = None;
    if let Err(error) = probe(room).await {
        wait_quietly(room, &error);
        return;
    }
    let state_vector = room.document.state_vector();
    for place in room.places.values_mut().filter(|it| it.held && it.writer.rights == Rights::Write) {
        place.tell(&Frame::Ask(&state_vector));
    }
    tick::deliver(room, None);
}

fn wait_quietly(room: &mut Room, error: &Error) {
    tracing::debug!(target: "live", report = %room.report, %error, "there is still no room");
    room.full = Instant::now().checked_add(AGAIN);
}

/// Stores something that changes nothing.
async fn probe(room: &Room) -> Result<(), Error> {
    let db = room.shared.backend.connection().begin_write().await?;
    store::touch(&db, room.report).await?;
    Ok(db.commit().await?)
}
