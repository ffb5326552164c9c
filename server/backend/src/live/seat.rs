//! A connection's side of a document: frames go in, parcels of frames come out.

use super::allowance::Allowance;
use super::presence::SeatId;
use super::room::{Edit, Order, Way};
use bytes::Bytes;
use model::id::AccountId;
use model::live::{Frame, MOST_FRAME, inspect, read_presence};
use std::sync::Arc;
use tokio::sync::mpsc;
use tokio::time::Instant;

/// Who sits here.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Writer {
    /// The account.
    pub account: AccountId,
    /// What they may do.
    pub rights: Rights,
    /// Grows with every change of the report that does not stand in its document: steps, signatures, indicators.
    pub deeds: usize,
}

/// What somebody may do with a document.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Rights {
    /// See it change.
    Read,
    /// The same, though they might write: the report is submitted or confirmed.
    Frozen,
    /// Write in it.
    Write,
}

impl Rights {
    /// Why what somebody writes is not taken; `None`: it is.
    pub(super) const fn refusal(self) -> Option<&'static str> {
        match self {
            Self::Write => None,
            Self::Read => Some("この報告に書きこむ役割がありません。"),
            Self::Frozen => Some(FROZEN),
        }
    }
}

/// Why nobody writes in a report.
pub(super) const FROZEN: &str = "この報告は提出または確定されているため、書きこめません。";

/// What the client understands.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Speaks {
    /// y-sync and awareness alone.
    Standard,
    /// `ayumi.1` too: it is told what is stored.
    Ayumi,
}

/// Why a connection ends.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Farewell {
    /// What it sent is no frame, or over the limit of one.
    Malformed,
    /// What it wrote is no report.
    Refused,
    /// It sent too much.
    Flood,
    /// It takes what it is sent too slowly; it comes back and gets the whole.
    Slow,
    /// Its rights ended.
    Forbidden,
    /// Nothing can be stored at the moment.
    TryLater,
    /// The server ends.
    Ending,
}

/// What a connection is to be sent, in this order.
#[derive(Clone, Debug)]
pub enum Parcel {
    /// Frames for everybody, then frames for this one.
    Frames(Arc<[Bytes]>, Vec<Bytes>),
    /// The end.
    Close(Farewell),
}

/// A place at a document; given up when dropped.
#[derive(Debug)]
pub struct Seat {
    id: SeatId,
    orders: mpsc::Sender<Order>,
    parcels: mpsc::Receiver<Parcel>,
    taken: u64,
    allowance: Allowance,
}

impl Seat {
    pub(super) fn new(id: SeatId, orders: mpsc::Sender<Order>, parcels: mpsc::Receiver<Parcel>) -> Self {
        Self { id, orders, parcels, taken: 0, allowance: Allowance::new(Instant::now()) }
    }

    /// What is to be sent next; `None` when the connection is to end because it took too little of it.
    pub async fn next(&mut self) -> Option<Parcel> {
        self.parcels.recv().await
    }

    /// Takes a frame of the client. Waits while the document is busy.
    ///
    /// # Errors
    /// When the connection is to end.
    pub async fn take(&mut self, bytes: Bytes) -> Result<(), Farewell> {
        self.taken += 1;
        self.allowance.take(bytes.len(), Instant::now()).map_err(|_| Farewell::Flood)?;
        if bytes.len() > MOST_FRAME {
            return Err(Farewell::Malformed);
        }
        let order = match Frame::read(&bytes).map_err(|_| Farewell::Malformed)? {
            Frame::Ask(state_vector) => Order::Ask(self.id, bytes.slice_ref(state_vector)),
            Frame::Answer(update) => Order::Edit(self.edit(Way::Answer, bytes.slice_ref(update))?),
            Frame::Update(update) => Order::Edit(self.edit(Way::Update, bytes.slice_ref(update))?),
            Frame::Presence(told) => Order::Presence(self.id, read_presence(told).map_err(|_| Farewell::Malformed)?),
            Frame::AskPresence => Order::AskPresence(self.id),
            Frame::AskStored => Order::AskStored(self.id),
            Frame::Denied(_) | Frame::Stored(_) | Frame::News => return Err(Farewell::Malformed),
        };
        self.send(order).await
    }

    /// Takes an edit of the server's own, which may be larger than a frame: all that a form changes is one edit.
    pub(super) async fn write(&mut self, update: Vec<u8>) -> Result<(), Farewell> {
        self.taken += 1;
        self.send(Order::Edit(self.edit(Way::Update, update.into())?)).await
    }

    /// Changes what the person may do from now on, and tells them when the report has changed around the document.
    ///
    /// # Errors
    /// When the connection is to end.
    pub async fn update_writer(&self, writer: Writer) -> Result<(), Farewell> {
        self.send(Order::Writer(self.id, writer)).await
    }

    fn edit(&self, way: Way, update: Bytes) -> Result<Edit, Farewell> {
        let seen = inspect(&update).map_err(|_| Farewell::Refused)?;
        Ok(Edit { seat: self.id, frame: self.taken, way, update, seen })
    }

    async fn send(&self, order: Order) -> Result<(), Farewell> {
        self.orders.send(order).await.map_err(|_| Farewell::TryLater)
    }
}

impl Drop for Seat {
    fn drop(&mut self) {
        let (orders, leave) = (self.orders.clone(), Order::Leave(self.id));
        if let Err(mpsc::error::TrySendError::Full(leave)) = orders.try_send(leave)
            && let Ok(runtime) = tokio::runtime::Handle::try_current()
        {
            runtime.spawn(async move { orders.send(leave).await });
        }
    }
}
