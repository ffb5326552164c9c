//! The handle by which the rest of the server reaches shared documents: one room a document, for as long as somebody sits
//! at it.

use super::document::Document;
use super::entity::live_document;
use super::follow::Follow;
use super::room::{Order, Room};
use super::seat::{Seat, Speaks, Writer};
use super::store;
use crate::{Backend, Error, Moment};
use model::id::ReportId;
use std::collections::HashMap;
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};
use std::time::Duration;
use tokio::sync::{mpsc, oneshot};

/// How documents keep time.
#[derive(Clone, Copy, Debug)]
pub struct Pace {
    /// What comes within this time is stored and passed on together.
    pub tick: Duration,
    /// When nobody has written for so long, what stands there is kept as a version.
    pub quiet: Duration,
    /// What wall clocks show.
    pub clock: fn() -> Moment,
}

/// Ticks that a connection may lag behind.
pub(super) const LAG: usize = 256;
/// Orders that wait for a room before who gives them waits too.
const WAITING: usize = 1024;
/// A room that ends just when somebody comes is opened again; not for ever.
const TRIES: usize = 5;

/// Shared documents.
#[derive(Clone, Debug)]
pub struct Documents(pub(super) Arc<Shared>);

#[derive(Debug)]
pub(super) struct Shared {
    pub backend: Backend,
    pub follow: Arc<dyn Follow>,
    pub pace: Pace,
    rooms: Mutex<Rooms>,
}

#[derive(Debug, Default)]
struct Rooms {
    open: HashMap<ReportId, mpsc::Sender<Order>>,
    ending: bool,
}

impl Documents {
    /// Over the same data as the backend.
    #[must_use]
    pub fn new(backend: &Backend, follow: Arc<dyn Follow>, pace: Pace) -> Self {
        Self(Arc::new(Shared { backend: backend.clone(), follow, pace, rooms: Mutex::default() }))
    }

    /// Sits down at a report's document, which is made where there is none yet.
    ///
    /// # Errors
    /// When there is no such report, the database can't be read, or the server is about to end.
    pub async fn join(&self, report: ReportId, writer: Writer, speaks: Speaks) -> Result<Seat, Error> {
        for _ in 0..TRIES {
            let orders = self.room(report).await?;
            let (reply, told) = oneshot::channel();
            if orders.send(Order::Join { writer, speaks, reply }).await.is_ok()
                && let Ok((id, parcels)) = told.await
            {
                return Ok(Seat::new(id, orders, parcels));
            }
        }
        Err(Error::Stale)
    }

    /// Makes the document of a report where there is none yet.
    ///
    /// # Errors
    /// When there is no such report, or the database can't be written.
    pub async fn create(&self, report: ReportId) -> Result<(), Error> {
        let db = self.0.backend.connection().begin_write().await?;
        if store::get_through(&db, report).await?.is_none() {
            let draft = self.0.follow.seed(&db, report).await?.in_bounds().map_err(Error::refused)?;
            let (snapshot, made_at) = (Document::seed(&draft), (self.0.pace.clock)().0);
            let row = live_document::Model { report: report.0, snapshot, through: 0, made_at };
            store::create(&db, row).await?;
        }
        Ok(db.commit().await?)
    }

    /// Ends all rooms, once what was written is stored. Nobody sits down any more.
    pub async fn close(&self) {
        let open: Vec<_> = {
            let mut rooms = self.0.rooms();
            rooms.ending = true;
            rooms.open.values().cloned().collect()
        };
        for orders in open {
            if orders.send(Order::End).await.is_ok() {
                orders.closed().await;
            }
        }
    }

    /// How many documents are open.
    #[must_use]
    pub fn count_open(&self) -> usize {
        self.0.rooms().open.values().filter(|it| !it.is_closed()).count()
    }

    async fn room(&self, report: ReportId) -> Result<mpsc::Sender<Order>, Error> {
        if let Some(orders) = self.0.rooms().find(report)? {
            return Ok(orders);
        }
        let (orders, waiting) = mpsc::channel(WAITING);
        let room = Room::open(Arc::clone(&self.0), report, waiting).await?;
        let mut rooms = self.0.rooms();
        // Somebody else may have been faster; this room is then dropped unused.
        if let Some(orders) = rooms.find(report)? {
            return Ok(orders);
        }
        rooms.open.insert(report, orders.clone());
        tokio::spawn(room.run());
        Ok(orders)
    }
}

impl Shared {
    /// Keeps what stands in a report as a version, where it isn't kept already.
    pub async fn keep_version(&self, report: ReportId) -> Result<(), Error> {
        let db = self.backend.connection().begin_write().await?;
        self.follow.keep(&db, report, (self.pace.clock)()).await?;
        Ok(db.commit().await?)
    }

    /// The same at the opening of a room, if it was quiet before.
    pub async fn keep_old_version(&self, report: ReportId) -> Result<(), Error> {
        let quiet = i64::try_from(self.pace.quiet.as_secs()).unwrap_or(i64::MAX);
        let db = self.backend.connection().begin_write().await?;
        self.follow.keep(&db, report, Moment((self.pace.clock)().0.saturating_sub(quiet))).await?;
        Ok(db.commit().await?)
    }

    fn rooms(&self) -> MutexGuard<'_, Rooms> {
        self.rooms.lock().unwrap_or_else(PoisonError::into_inner)
    }

    /// Takes a room out of the list; one for which somebody waits stays.
    pub fn retire(&self, report: ReportId, waiting: &mpsc::Receiver<Order>) -> bool {
        let mut rooms = self.rooms();
        let unused = waiting.is_empty();
        if unused {
            rooms.open.remove(&report);
        }
        unused
    }
}

impl Rooms {
    fn find(&self, report: ReportId) -> Result<Option<mpsc::Sender<Order>>, Error> {
        if self.ending {
            return Err(Error::Stale);
        }
        Ok(self.open.get(&report).filter(|it| !it.is_closed()).cloned())
    }
}
