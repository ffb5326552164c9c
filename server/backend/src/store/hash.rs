//! The one hash of what is stored: of sources, of secrets that only need to be recognised, and of the audit log's rows.

use data_encoding::HEXLOWER;
use sha2::{Digest, Sha256};

/// SHA-256, in lower-case hexadecimal.
pub(crate) fn sha256(bytes: impl AsRef<[u8]>) -> String {
    HEXLOWER.encode(&Sha256::digest(bytes))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn it_is_the_hash_that_everybody_else_calculates() {
        // FIPS 180-4, example of one block.
        assert_eq!(sha256("abc"), "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad");
    }
}
