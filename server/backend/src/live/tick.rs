//! What was written since the last tick: taken into the document, stored with the typed rows in one transaction, and only
//! then passed on and acknowledged.

use super::document::{Applied, merge};
use super::entity::{live_author, live_update};
use super::presence::SeatId;
use super::room::{Edit, Room, Way, damaged};
use super::seat::{FROZEN, Farewell, Writer};
use super::versions::{Wrote, note};
use super::{full, store};
use crate::Error;
use bytes::Bytes;
use model::id::AccountId;
use model::live::{Frame, MOST_DOCUMENT};
use model::report::{Draft, DraftRefused};
use sea_orm::DatabaseTransaction;
use std::collections::HashMap;
use std::sync::Arc;
use tokio::time::Instant;

/// The log is folded into the document when it holds so many updates or bytes: reading it is most of opening.
const FOLD_UPDATES: usize = 500;
const FOLD_BYTES: usize = 512 * 1024;

/// What the edits of a tick come to.
#[derive(Debug, Default)]
struct Digest {
    rows: Vec<(SeatId, AccountId, Vec<u8>)>,
    /// Clients that wrote, and for whom.
    authors: Vec<(u64, AccountId)>,
    /// Who wrote in which field.
    wrote: Wrote,
    /// What each connection is to hear of its edits.
    news: HashMap<SeatId, News>,
    draft: Draft,
}

#[derive(Clone, Copy, Debug, Default)]
struct News {
    stored: Option<u64>,
    held: bool,
    ask: bool,
    denied: Option<&'static str>,
}

/// How often the document is looked at while edits are taken.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Care {
    Once,
    AfterEach,
}

enum Kept {
    /// Stored; these updates of another process were found.
    Stored(Vec<Vec<u8>>),
    Refused(String),
}

/// Stores and passes on. What can't be stored ends the room: nobody has been told of it, and everybody sends it again.
pub(super) async fn tick(room: &mut Room) -> Result<(), Farewell> {
    let edits = std::mem::take(&mut room.edits);
    let update = if edits.is_empty() { Ok(None) } else { keep(room, edits).await };
    let update = update.map_err(|error| {
        tracing::error!(target: "live", report = %room.report, %error, "what was written was not stored");
        Farewell::TryLater
    })?;
    deliver(room, update);
    Ok(())
}

async fn keep(room: &mut Room, mut edits: Vec<(Writer, Edit)>) -> Result<Option<Vec<Bytes>>, Error> {
    let digest = loop {
        if let Ok(digest) = take_in(room, &edits, Care::Once) {
            break digest;
        }
        // Somebody sent what spoils the document: who it was shows when each edit is looked at by itself.
        room.reload().await?;
        match take_in(room, &edits, Care::AfterEach) {
            Ok(digest) => break digest,
            Err(culprit) => {
                tracing::warn!(target: "live", report = %room.report, "an update was refused");
                room.part(culprit, Farewell::Refused);
                edits.retain(|(_, it)| it.seat != culprit);
                room.reload().await?;
            }
        }
    };
    let kept = if digest.rows.is_empty() { Ok(Kept::Stored(Vec::new())) } else { store_rows(room, &digest).await };
    let kept = match kept {
        Err(Error::Full(error)) => Kept::Refused(full::wait(room, &error).to_owned()),
        kept => kept?,
    };
    match kept {
        Kept::Stored(others) => {
            tell(room, &digest.news);
            let updates: Vec<_> = others.into_iter().chain(digest.rows.into_iter().map(|(.., bytes)| bytes)).collect();
            Ok(if updates.is_empty() { None } else { Some(pack(updates)) })
        }
        Kept::Refused(why) => {
            room.reload().await?;
            deny(room, &digest, &why);
            Ok(None)
        }
    }
}

/// One frame where the library can make one of them all.
fn pack(updates: Vec<Vec<u8>>) -> Vec<Bytes> {
    let frame = |update: &[u8]| Frame::Update(update).write().into();
    match merge(&updates) {
        Ok(merged) => vec![frame(&merged)],
        Err(_) => updates.iter().map(|it| frame(it)).collect(),
    }
}

/// Takes edits into the document; answers with whose can't be.
fn take_in(room: &mut Room, edits: &[(Writer, Edit)], care: Care) -> Result<Digest, SeatId> {
    let mut digest = Digest::default();
    for (writer, edit) in edits {
        let held = room.places.get(&edit.seat).is_some_and(|place| place.held);
        let news = digest.news.entry(edit.seat).or_insert(News { held, ..News::default() });
        if let Some(why) = writer.rights.refusal() {
            let brings = edit.seen.inserted.iter().any(|run| run.end > room.document.known(run.client));
            if brings || edit.way == Way::Update {
                (news.denied, news.held) = (Some(why), true);
            }
            continue;
        }
        let applied = room.document.apply(&edit.update, &edit.seen).map_err(|_| edit.seat)?;
        match (&applied, edit.way) {
            (Applied::Gap, Way::Answer) => return Err(edit.seat),
            (Applied::Gap, Way::Update) => (news.held, news.ask) = (true, room.full.is_none()),
            (_, Way::Answer) => (news.held, news.ask, news.stored) = (false, false, Some(edit.frame)),
            (_, Way::Update) if news.held => news.ask = true,
            (_, Way::Update) => news.stored = Some(edit.frame),
        }
        if let Applied::Changed(bytes, parts) = applied {
            digest.wrote.extend(parts.into_iter().map(|part| (writer.account, part)));
            let new = edit.seen.inserted.iter().map(|run| run.client).filter(|it| !room.log.authors.contains(it));
            digest.authors.extend(new.map(|client| (client, writer.account)));
            digest.rows.push((edit.seat, writer.account, bytes));
            if care == Care::AfterEach {
                room.document.read().map_err(|_| edit.seat)?;
            }
        }
    }
    let last = digest.rows.last().map_or(0, |(seat, ..)| *seat);
    digest.draft = room.document.read().map_err(|_| last)?;
    Ok(digest)
}

async fn store_rows(room: &mut Room, digest: &Digest) -> Result<Kept, Error> {
    let db = room.shared.backend.connection().begin_write().await?;
    if !room.shared.follow.is_open(&db, room.report).await? {
        db.rollback().await?;
        return Ok(Kept::Refused(FROZEN.to_owned()));
    }
    let others = catch_up(room, &db).await?;
    add_rows(room, &db, digest).await?;
    let by = digest.rows.last().map_or(AccountId(0), |(_, account, _)| *account);
    let draft = if others.is_empty() {
        digest.draft.clone()
    } else {
        room.document.read().map_err(|_| damaged(room.report))?
    };
    if let Err(refused) = follow(room, &db, &draft, by).await {
        db.rollback().await?;
        return match refused {
            Error::Refused(why) => Ok(Kept::Refused(why)),
            error => Err(error),
        };
    }
    note(room, &db, &digest.wrote).await?;
    db.commit().await?;
    room.versions.quiet = Instant::now().checked_add(room.shared.pace.quiet);
    room.draft = draft;
    room.log.authors.extend(digest.authors.iter().map(|(client, _)| client));
    Ok(Kept::Stored(others))
}

/// Takes what another process has stored for this document meanwhile: while one version of the server hands over to the
/// next, both may serve.
async fn catch_up(room: &mut Room, db: &DatabaseTransaction) -> Result<Vec<Vec<u8>>, Error> {
    let through = store::get_through(db, room.report).await?.ok_or_else(|| damaged(room.report))?;
    let mut others = Vec::new();
    if through > room.log.last {
        let row = store::get(db, room.report).await?.ok_or_else(|| damaged(room.report))?;
        others.push(row.snapshot);
        room.log.last = through;
    }
    let updates = store::list_updates(db, room.report, room.log.last).await?;
    room.log.last = updates.last().map_or(room.log.last, |it| it.number);
    others.extend(updates.into_iter().map(|it| it.bytes));
    if !others.is_empty() {
        room.document.absorb(others.iter().map(|it| &it[..])).map_err(|_| damaged(room.report))?;
    }
    Ok(others)
}

async fn add_rows(room: &mut Room, db: &DatabaseTransaction, digest: &Digest) -> Result<(), Error> {
    let (report, at) = (room.report.0, (room.shared.pace.clock)().0);
    let numbers = room.log.last + 1..;
    let rows: Vec<_> = digest
        .rows
        .iter()
        .zip(numbers)
        .map(|((_, account, bytes), number)| live_update::Model {
            report,
            number,
            bytes: bytes.clone(),
            account: account.0,
            at,
        })
        .collect();
    room.log.last += i64::try_from(rows.len()).unwrap_or(0);
    room.log.updates += rows.len();
    room.log.bytes += rows.iter().map(|it| it.bytes.len()).sum::<usize>();
    store::add_updates(db, rows).await?;
    let author = |(client, account): &(u64, AccountId)| {
        let client = i64::try_from(*client).ok()?;
        Some(live_author::Model { report, client, account: account.0 })
    };
    store::add_authors(db, digest.authors.iter().filter_map(author).collect()).await
}

/// What follows the log in the same transaction: the typed rows, and the snapshot when its time has come.
async fn follow(room: &mut Room, db: &DatabaseTransaction, draft: &Draft, by: AccountId) -> Result<(), Error> {
    if *draft != room.draft {
        let (report, by, follow) = (room.report, (by, (room.shared.pace.clock)()), &room.shared.follow);
        let texts = draft.mark == room.draft.mark && draft.values == room.draft.values;
        if !(texts && follow.write_texts(db, report, draft, by).await?) {
            follow.write(db, report, draft, by).await?;
        }
    }
    if room.log.updates >= FOLD_UPDATES || room.log.bytes >= FOLD_BYTES {
        let snapshot = room.document.snapshot().map_err(|_| damaged(room.report))?;
        if snapshot.len() > MOST_DOCUMENT {
            return Err(Error::refused(DraftRefused::Large));
        }
        store::fold(db, room.report, snapshot, room.log.last).await?;
        (room.log.updates, room.log.bytes) = (0, 0);
    }
    Ok(())
}

/// Notes for each connection what it is to hear; it is sent with the rest of the tick.
fn tell(room: &mut Room, news: &HashMap<SeatId, News>) {
    let state_vector = room.document.state_vector();
    for (seat, news) in news {
        let Some(place) = room.places.get_mut(seat) else { continue };
        place.held = news.held;
        if news.ask {
            place.tell(&Frame::Ask(&state_vector));
        }
        if let Some(stored) = news.stored {
            place.stored = stored;
            place.tell_stored();
        }
        if let Some(why) = news.denied {
            place.tell(&Frame::Denied(why));
        }
    }
}

/// Nothing was stored: who wrote hears why, and who did not hears what they would have heard.
fn deny(room: &mut Room, digest: &Digest, why: &str) {
    let wrote = |seat: &SeatId| digest.rows.iter().any(|(of, ..)| of == seat);
    let others: HashMap<_, _> =
        digest.news.iter().filter(|(seat, _)| !wrote(seat)).map(|(seat, news)| (*seat, *news)).collect();
    tell(room, &others);
    for seat in digest.news.keys().filter(|seat| wrote(seat)) {
        if let Some(place) = room.places.get_mut(seat) {
            place.held = true;
            place.tell(&Frame::Denied(why));
        }
    }
}

/// Sends everybody what is new, each message once.
pub(super) fn deliver(room: &mut Room, update: Option<Vec<Bytes>>) {
    let presence = room.presence.take_news().map(|news| Frame::Presence(&news).write().into());
    let shared: Arc<[Bytes]> = update.into_iter().flatten().chain(presence).collect();
    let parted: Vec<_> = room
        .places
        .iter_mut()
        .filter_map(|(seat, place)| place.send(&shared).err().map(|farewell| (*seat, farewell)))
        .collect();
    for (seat, farewell) in parted {
        room.part(seat, farewell);
    }
}
