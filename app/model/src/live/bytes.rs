//! Numbers and strings as Yjs (lib0) writes them. Whatever the bytes are, reading ends within them and reserves nothing
//! that they merely announce.

/// Whole numbers are at most what JavaScript counts exactly.
const MOST_NUMBER: u64 = (1 << 53) - 1;

/// The bytes end early, or hold what can't stand there.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Unreadable;

/// Bytes that are read from the front.
pub(super) struct Reader<'a>(&'a [u8]);

impl<'a> Reader<'a> {
    pub const fn new(bytes: &'a [u8]) -> Self {
        Self(bytes)
    }

    pub const fn is_empty(&self) -> bool {
        self.0.is_empty()
    }

    pub fn byte(&mut self) -> Result<u8, Unreadable> {
        let (first, rest) = self.0.split_first().ok_or(Unreadable)?;
        self.0 = rest;
        Ok(*first)
    }

    pub fn number(&mut self) -> Result<u64, Unreadable> {
        let mut number = 0_u64;
        for shift in (0..56).step_by(7) {
            let byte = self.byte()?;
            number |= u64::from(byte & 0x7f) << shift;
            if byte < 0x80 {
                return if number <= MOST_NUMBER { Ok(number) } else { Err(Unreadable) };
            }
        }
        Err(Unreadable)
    }

    pub fn short(&mut self) -> Result<u32, Unreadable> {
        u32::try_from(self.number()?).map_err(|_| Unreadable)
    }

    /// Bytes with their length before them.
    pub fn part(&mut self) -> Result<&'a [u8], Unreadable> {
        let length = usize::try_from(self.number()?).map_err(|_| Unreadable)?;
        let (part, rest) = self.0.split_at_checked(length).ok_or(Unreadable)?;
        self.0 = rest;
        Ok(part)
    }

    pub fn text(&mut self) -> Result<&'a str, Unreadable> {
        std::str::from_utf8(self.part()?).map_err(|_| Unreadable)
    }
}

pub(super) fn put_number(bytes: &mut Vec<u8>, mut number: u64) {
    while number >= 0x80 {
        bytes.push((number & 0x7f) as u8 | 0x80);
        number >>= 7;
    }
    bytes.push(number as u8);
}

pub(super) fn put_part(bytes: &mut Vec<u8>, part: &[u8]) {
    put_number(bytes, part.len() as u64);
    bytes.extend_from_slice(part);
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn a_number_that_ends_nowhere_or_is_too_large_is_none() {
        let read = |bytes: &[u8]| Reader::new(bytes).number();
        assert_eq!(read(&[]), Err(Unreadable));
        assert_eq!(read(&[0x80]), Err(Unreadable));
        assert_eq!(read(&[0xff; 9]), Err(Unreadable));
        assert_eq!(read(&[0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0x0f]), Ok(MOST_NUMBER));
        assert_eq!(read(&[0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0x1f]), Err(Unreadable));
    }

    #[test]
    fn a_part_longer_than_what_is_left_is_none() {
        assert_eq!(Reader::new(&[3, 1, 2]).part(), Err(Unreadable));
        assert_eq!(Reader::new(&[1, 0xff]).text(), Err(Unreadable));
    }

    proptest! {
        #[test]
        fn what_is_written_is_read(number in 0..=MOST_NUMBER, part: Vec<u8>) {
            let mut bytes = Vec::new();
            put_number(&mut bytes, number);
            put_part(&mut bytes, &part);
            let mut reader = Reader::new(&bytes);
            prop_assert_eq!(reader.number(), Ok(number));
            prop_assert_eq!(reader.part(), Ok(&part[..]));
            prop_assert!(reader.is_empty());
        }
    }
}
