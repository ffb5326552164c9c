//! Secrets: where randomness comes from, tokens, and how slow a password's hash is.

use crate::Error;
use crate::store::sha256;
use argon2::password_hash::{Error as HashError, PasswordHasher, PasswordVerifier};
use argon2::{Algorithm, Argon2, Params, Version};
use data_encoding::BASE64URL_NOPAD;

/// What secrets are made by.
#[derive(Clone, Copy, Debug)]
pub struct Means {
    /// Fills bytes that nobody can guess.
    pub random: fn(&mut [u8]) -> Result<(), Error>,
    /// How slow a password's hash is.
    pub cost: Cost,
}

impl Default for Means {
    /// The operating system's randomness, and a cost that keeps who has stolen the database busy.
    fn default() -> Self {
        Self { random: |bytes| Ok(getrandom::fill(bytes)?), cost: Cost::SERVING }
    }
}

/// Parameters of argon2id.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Cost {
    /// Memory, in KiB.
    pub memory: u32,
    /// How often it is gone through.
    pub passes: u32,
    /// Lanes that could be filled at the same time.
    pub lanes: u32,
}

impl Cost {
    /// What OWASP's Password Storage Cheat Sheet asks for at least.
    pub const SERVING: Self = Self { memory: 19 * 1024, passes: 2, lanes: 1 };

    /// A password as it is kept.
    pub(super) fn hash(self, password: &str, salt: &[u8]) -> Result<String, Error> {
        let params = Params::new(self.memory, self.passes, self.lanes, None).map_err(unusable)?;
        let argon2 = Argon2::new(Algorithm::Argon2id, Version::V0x13, params);
        let hash = argon2.hash_password_with_salt(password.as_bytes(), salt).map_err(unusable)?;
        Ok(hash.to_string())
    }
}

/// Whether a password is the one kept; what is kept says how slow this is.
pub(super) fn is_kept(kept: &str, password: &str) -> Result<bool, Error> {
    match Argon2::default().verify_password(password.as_bytes(), kept) {
        Ok(()) => Ok(true),
        Err(HashError::PasswordInvalid) => Ok(false),
        Err(error) => Err(unusable(error)),
    }
}

fn unusable(error: impl std::fmt::Display) -> Error {
    Error::Inconsistent(format!("account.password: {error}"))
}

/// 256 random bits that someone holds and the database doesn't: it has their hash. It shows itself to nobody, logs
/// included.
#[derive(Clone, PartialEq, Eq)]
pub struct Token([u8; 32]);

impl Token {
    pub(super) fn draw(means: Means) -> Result<Self, Error> {
        let mut bytes = [0; 32];
        (means.random)(&mut bytes)?;
        Ok(Self(bytes))
    }

    /// From a cookie or an address; `None` when it can't be one.
    #[must_use]
    pub fn read(text: &str) -> Option<Self> {
        let bytes = BASE64URL_NOPAD.decode(text.as_bytes()).ok()?;
        bytes.try_into().ok().map(Self)
    }

    /// For the cookie or the address, in letters that both take as they are.
    #[must_use]
    pub fn reveal(&self) -> String {
        BASE64URL_NOPAD.encode(&self.0)
    }

    /// Under which the database knows it. Enough without salt, as nobody can try 2²⁵⁶ of them.
    pub(super) fn sha256(&self) -> String {
        sha256(self.0)
    }
}

impl std::fmt::Debug for Token {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("Token(…)")
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const QUICK: Cost = Cost { memory: 8, passes: 1, lanes: 1 };

    #[test]
    fn a_password_is_kept_as_argon2id_with_its_cost() {
        let kept = QUICK.hash("correct horse battery", &[7; 16]).unwrap();
        assert!(kept.starts_with("$argon2id$v=19$m=8,t=1,p=1$"), "{kept}");
        assert!(is_kept(&kept, "correct horse battery").unwrap());
        assert!(!is_kept(&kept, "correct horse buttery").unwrap());
        assert!(matches!(is_kept("plain", "plain"), Err(Error::Inconsistent(_))));
    }

    #[test]
    fn the_same_password_is_kept_differently_with_another_salt() {
        assert_ne!(
            QUICK.hash("correct horse battery", &[1; 16]).unwrap(),
            QUICK.hash("correct horse battery", &[2; 16]).unwrap()
        );
    }

    #[test]
    fn a_token_survives_its_way_through_a_cookie_and_is_not_told_to_logs() {
        let token = Token::draw(Means::default()).unwrap();
        assert_eq!(Token::read(&token.reveal()), Some(token.clone()));
        assert_eq!(token.reveal().len(), 43);
        assert_eq!(format!("{token:?}"), "Token(…)");
        for wrong in ["", "a", &token.reveal()[1..], "%", &format!("{}A", token.reveal())] {
            assert_eq!(Token::read(wrong), None, "{wrong}");
        }
    }
}
