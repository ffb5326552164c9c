//! Codes of the second factor: RFC 6238 with SHA-1, thirty seconds and six digits, the one form that all authenticators
//! know.

use data_encoding::BASE32_NOPAD;
use hmac::{Hmac, KeyInit, Mac};
use sha1::Sha1;

/// Seconds for which a code is shown.
const STEP: i64 = 30;
/// Steps by which a telephone's clock may be off, either way.
const DRIFT: i64 = 1;

/// A secret shared with an authenticator.
pub(super) struct Secret(Vec<u8>);

impl Secret {
    /// Bits that nobody can guess: 160 (RFC 4226, 4, R6).
    pub fn new(bytes: [u8; 20]) -> Self {
        Self(bytes.to_vec())
    }

    /// As it is stored, and typed by who can't scan.
    pub fn read(text: &str) -> Option<Self> {
        BASE32_NOPAD.decode(text.as_bytes()).ok().map(Self)
    }

    pub fn write(&self) -> String {
        BASE32_NOPAD.encode(&self.0)
    }

    /// The step of the code that was typed, if it is shown about now and is later than the last one taken.
    pub fn find_step(&self, typed: u32, now: i64, last: i64) -> Option<i64> {
        let middle = now.div_euclid(STEP);
        (middle - DRIFT..=middle + DRIFT).find(|step| *step > last && self.code(*step) == Some(typed))
    }

    fn code(&self, step: i64) -> Option<u32> {
        let mut mac = Hmac::<Sha1>::new_from_slice(&self.0).ok()?;
        mac.update(&step.to_be_bytes());
        let hash = mac.finalize().into_bytes();
        let at = usize::from(hash[19] & 0xF);
        let four: [u8; 4] = hash[at..at + 4].try_into().ok()?;
        Some((u32::from_be_bytes(four) & 0x7FFF_FFFF) % 1_000_000)
    }
}

/// The address by which an authenticator takes the secret, mostly shown as a pattern to scan.
pub(super) fn write_address(secret: &Secret, issuer: &str, name: &str) -> String {
    let (issuer, name) = (escape(issuer), escape(name));
    format!("otpauth://totp/{issuer}:{name}?secret={}&issuer={issuer}", secret.write())
}

fn escape(text: &str) -> String {
    let escape = |byte: u8| match byte {
        b'A'..=b'Z' | b'a'..=b'z' | b'0'..=b'9' | b'-' | b'.' | b'_' | b'~' => char::from(byte).to_string(),
        other => format!("%{other:02X}"),
    };
    text.bytes().map(escape).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn secret() -> Secret {
        Secret::new(*b"12345678901234567890")
    }

    #[test]
    fn codes_are_those_of_the_standard() {
        // RFC 6238, appendix B; of its eight digits the last six.
        let check = |now: i64, code: u32| assert_eq!(secret().code(now / STEP), Some(code), "{now}");
        check(59, 287_082);
        check(1_111_111_109, 81_804);
        check(1_111_111_111, 50_471);
        check(1_234_567_890, 5_924);
        check(2_000_000_000, 279_037);
        check(20_000_000_000, 353_130);
    }

    #[test]
    fn a_clock_may_be_one_step_off_and_a_code_is_taken_once() {
        let check = |now, last, step| assert_eq!(secret().find_step(81_804, now, last), step, "{now} after {last}");
        let own = 1_111_111_109 / STEP;
        check(1_111_111_109, 0, Some(own));
        check(1_111_111_109 + STEP, 0, Some(own));
        check(1_111_111_109 - STEP, 0, Some(own));
        check(1_111_111_109 + 2 * STEP, 0, None);
        check(1_111_111_109 - 2 * STEP, 0, None);
        check(1_111_111_109, own, None);
        check(1_111_111_109, own - 1, Some(own));
    }

    #[test]
    fn an_authenticator_gets_secret_and_name() {
        assert_eq!(
            write_address(&secret(), "Ayumi", "yamada@city.example"),
            "otpauth://totp/Ayumi:yamada%40city.example?secret=GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ&issuer=Ayumi"
        );
        assert_eq!(Secret::read(&secret().write()).unwrap().code(1), secret().code(1));
    }
}
