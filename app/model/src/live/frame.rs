//! What travels over the wire: y-sync and awareness as `y-websocket` speaks them, one message a frame, and three messages
//! of our own for clients that ask for [`SUBPROTOCOL`].

use super::bytes::{Reader, Unreadable, put_number, put_part};

/// Largest frame that a client may send, in bytes.
pub const MOST_FRAME: usize = 64 * 1024;
/// Clients that ask for it are told what is stored.
pub const SUBPROTOCOL: &str = "ayumi.1";

/// One message.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Frame<'a> {
    /// SyncStep1: what the sender has, as a state vector; asks for the rest.
    Ask(&'a [u8]),
    /// SyncStep2: all that the other side lacks, deletions too.
    Answer(&'a [u8]),
    /// An edit.
    Update(&'a [u8]),
    /// Who is here (awareness).
    Presence(&'a [u8]),
    /// The edit is not taken, and why.
    Denied(&'a str),
    /// Asks who is here.
    AskPresence,
    /// `ayumi.1`: of the client's frames, counted from 1, the last with an edit that is stored; all before it are too.
    Stored(u64),
    /// `ayumi.1`: asks for [`Frame::Stored`]; the answer also shows that the other side is there.
    AskStored,
    /// `ayumi.1`: a page that shows more of the report than its document (state, signatures, indicators) is out of date.
    News,
}

/// No message of this protocol.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
#[error("a frame can't be read")]
pub struct FrameRefused;

impl From<Unreadable> for FrameRefused {
    fn from(_: Unreadable) -> Self {
        Self
    }
}

const SYNC: u64 = 0;
const AWARENESS: u64 = 1;
const AUTH: u64 = 2;
const QUERY_AWARENESS: u64 = 3;
const STORED: u64 = 100;
const ASK_STORED: u64 = 101;
const NEWS: u64 = 102;
const STEP_1: u64 = 0;
const STEP_2: u64 = 1;
const UPDATE: u64 = 2;
const DENIED: u64 = 0;

impl<'a> Frame<'a> {
    /// Reads a frame that holds one message and nothing else.
    ///
    /// # Errors
    /// When it doesn't.
    pub fn read(bytes: &'a [u8]) -> Result<Self, FrameRefused> {
        let mut reader = Reader::new(bytes);
        let frame = match reader.number()? {
            SYNC => match reader.number()? {
                STEP_1 => Self::Ask(reader.part()?),
                STEP_2 => Self::Answer(reader.part()?),
                UPDATE => Self::Update(reader.part()?),
                _ => return Err(FrameRefused),
            },
            AWARENESS => Self::Presence(reader.part()?),
            AUTH => match reader.number()? {
                DENIED => Self::Denied(reader.text()?),
                _ => return Err(FrameRefused),
            },
            QUERY_AWARENESS => Self::AskPresence,
            STORED => Self::Stored(reader.number()?),
            ASK_STORED => Self::AskStored,
            NEWS => Self::News,
            _ => return Err(FrameRefused),
        };
        if reader.is_empty() { Ok(frame) } else { Err(FrameRefused) }
    }

    /// The bytes of the frame.
    #[must_use]
    pub fn write(&self) -> Vec<u8> {
        let mut bytes = Vec::new();
        let (kinds, part): (&[u64], Option<&[u8]>) = match self {
            Self::Ask(part) => (&[SYNC, STEP_1], Some(part)),
            Self::Answer(part) => (&[SYNC, STEP_2], Some(part)),
            Self::Update(part) => (&[SYNC, UPDATE], Some(part)),
            Self::Presence(part) => (&[AWARENESS], Some(part)),
            Self::Denied(why) => (&[AUTH, DENIED], Some(why.as_bytes())),
            Self::AskPresence => (&[QUERY_AWARENESS], None),
            Self::Stored(frame) => (&[STORED, *frame], None),
            Self::AskStored => (&[ASK_STORED], None),
            Self::News => (&[NEWS], None),
        };
        kinds.iter().for_each(|kind| put_number(&mut bytes, *kind));
        if let Some(part) = part {
            put_part(&mut bytes, part);
        }
        bytes
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_message_is_read_as_it_was_written() {
        for frame in [
            Frame::Ask(&[0]),
            Frame::Answer(&[0, 0]),
            Frame::Update(&[1, 2, 3]),
            Frame::Presence(&[0]),
            Frame::Denied("確定しています。"),
            Frame::AskPresence,
            Frame::Stored(300),
            Frame::AskStored,
            Frame::News,
        ] {
            assert_eq!(Frame::read(&frame.write()), Ok(frame));
        }
    }

    #[test]
    fn the_bytes_are_those_of_y_websocket() {
        assert_eq!(Frame::Ask(&[0]).write(), [0, 0, 1, 0]);
        assert_eq!(Frame::Update(&[0, 0]).write(), [0, 2, 2, 0, 0]);
        assert_eq!(Frame::Presence(&[0]).write(), [1, 1, 0]);
        assert_eq!(Frame::AskPresence.write(), [3]);
    }

    #[test]
    fn what_is_no_message_or_more_than_one_is_refused() {
        for bytes in [&[][..], &[0], &[0, 3, 0], &[0, 0, 2, 0], &[7], &[3, 3], &[2, 1], &[0x80]] {
            assert_eq!(Frame::read(bytes), Err(FrameRefused), "{bytes:?}");
        }
    }
}
