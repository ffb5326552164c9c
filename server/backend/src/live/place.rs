//! A connection as its room knows it.

use super::seat::{Farewell, Parcel, Rights, Speaks, Writer};
use bytes::Bytes;
use model::live::Frame;
use std::sync::Arc;
use tokio::sync::mpsc;

/// A connection as its room knows it.
#[derive(Debug)]
pub(super) struct Place {
    pub writer: Writer,
    /// Of its frames the last with an edit that is stored.
    pub stored: u64,
    /// Something of it is missing or was denied: what is stored after it says nothing until it has sent all that it has.
    pub held: bool,
    speaks: Speaks,
    parcels: mpsc::Sender<Parcel>,
    /// What only this one is to be sent next.
    own: Vec<Bytes>,
}

impl Place {
    pub const fn new(writer: Writer, speaks: Speaks, parcels: mpsc::Sender<Parcel>) -> Self {
        Self { writer, stored: 0, held: false, speaks, parcels, own: Vec::new() }
    }

    /// Adds a frame to the next parcel.
    pub fn tell(&mut self, frame: &Frame<'_>) {
        self.own.push(frame.write().into());
    }

    /// Changes what its person may do. Who is told what is stored is told this too, before they type on: that nothing is
    /// taken any more, or that it is again, and that the report has changed around the document.
    pub fn update_writer(&mut self, writer: Writer, state_vector: &[u8]) {
        let before = std::mem::replace(&mut self.writer, writer);
        if self.speaks != Speaks::Ayumi {
            return;
        }
        match (before.rights, writer.rights.refusal()) {
            (Rights::Write, Some(why)) => self.tell(&Frame::Denied(why)),
            (Rights::Frozen | Rights::Read, None) => self.tell(&Frame::Ask(state_vector)),
            _ => {}
        }
        if before.deeds != writer.deeds {
            self.tell(&Frame::News);
        }
    }

    /// Tells who comes to a frozen report, where the client is told what is stored: nothing else would until they type.
    pub fn tell_frozen(&mut self) {
        let why = self.writer.rights.refusal().filter(|_| self.writer.rights == Rights::Frozen);
        if let Some(why) = why.filter(|_| self.speaks == Speaks::Ayumi) {
            self.tell(&Frame::Denied(why));
        }
    }

    /// Adds what is stored, where the client understands it.
    pub fn tell_stored(&mut self) {
        if self.speaks == Speaks::Ayumi {
            self.tell(&Frame::Stored(self.stored));
        }
    }

    /// Sends what there is, never waiting for a connection that takes nothing.
    pub fn send(&mut self, shared: &Arc<[Bytes]>) -> Result<(), Farewell> {
        if shared.is_empty() && self.own.is_empty() {
            return Ok(());
        }
        let parcel = Parcel::Frames(Arc::clone(shared), std::mem::take(&mut self.own));
        self.parcels.try_send(parcel).map_err(|_| Farewell::Slow)
    }

    /// Says farewell; who doesn't hear it any more finds the channel closed.
    pub fn close(&self, farewell: Farewell) {
        let _ = self.parcels.try_send(Parcel::Close(farewell));
    }
}
