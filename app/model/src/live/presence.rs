//! Who is here: the states that clients tell of themselves (awareness), each with a clock that says which is newer.

use super::bytes::{Reader, put_number, put_part};
use super::frame::FrameRefused;

/// Longest state of one client, in bytes.
pub const MOST_STATE: usize = 4 * 1024;

/// What is said of one client.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Present {
    /// The client, as the document knows it.
    pub client: u64,
    /// Grows with each state.
    pub clock: u32,
    /// JSON; `None`: gone.
    pub state: Option<String>,
}

/// Reads the states of a presence message.
///
/// # Errors
/// When the bytes hold anything else, or a state is too long.
pub fn read_presence(bytes: &[u8]) -> Result<Vec<Present>, FrameRefused> {
    let mut reader = Reader::new(bytes);
    let mut all = Vec::new();
    for _ in 0..reader.number()? {
        let (client, clock, state) = (reader.number()?, reader.short()?, reader.text()?);
        if state.len() > MOST_STATE || clock == u32::MAX {
            return Err(FrameRefused);
        }
        all.push(Present { client, clock, state: (state != "null").then(|| state.to_owned()) });
    }
    if reader.is_empty() { Ok(all) } else { Err(FrameRefused) }
}

/// The bytes of a presence message.
#[must_use]
pub fn write_presence<'a>(all: impl ExactSizeIterator<Item = &'a Present>) -> Vec<u8> {
    let mut bytes = Vec::new();
    put_number(&mut bytes, all.len() as u64);
    for it in all {
        put_number(&mut bytes, it.client);
        put_number(&mut bytes, u64::from(it.clock));
        put_part(&mut bytes, it.state.as_deref().unwrap_or("null").as_bytes());
    }
    bytes
}

#[cfg(test)]
mod tests {
    use super::*;

    fn present(client: u64, clock: u32, state: Option<&str>) -> Present {
        Present { client, clock, state: state.map(str::to_owned) }
    }

    #[test]
    fn states_are_read_as_they_were_written() {
        let all = [present(1, 0, Some("{}")), present((1 << 53) - 1, 7, None)];
        assert_eq!(read_presence(&write_presence(all.iter())), Ok(all.to_vec()));
    }

    #[test]
    fn a_message_announces_no_more_than_it_holds() {
        assert_eq!(read_presence(&[0xff, 0xff, 0xff, 0x7f]), Err(FrameRefused));
        let long = present(1, 1, Some(&"x".repeat(MOST_STATE + 1)));
        assert_eq!(read_presence(&write_presence([long].iter())), Err(FrameRefused));
        let last = present(1, u32::MAX, None);
        assert_eq!(read_presence(&write_presence([last].iter())), Err(FrameRefused));
    }
}
