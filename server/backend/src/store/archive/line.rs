//! The lines of a backup: a head, for each table its name and columns with a line of cells a row, and a foot.

use serde::{Deserialize, Serialize};

/// What the first line calls itself.
const NAME: &str = "ayumi-backup";
/// The form of lines that this program writes and reads.
const FORM: u32 = 1;

/// The first line.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub(crate) struct Head {
    name: String,
    form: u32,
    /// Seconds since 1970.
    pub made_at: i64,
    /// Migrations that the tables have gone through, oldest first.
    pub migrations: Vec<String>,
}

/// Before the rows of a table.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub(super) struct TableLine {
    pub table: String,
    pub columns: Vec<String>,
}

/// The last line.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub(super) struct Foot {
    pub rows: u64,
    pub sha256: String,
}

/// How every backup begins, of whatever form.
pub(super) const BEGINNING: &[u8] = b"{\"name\":\"ayumi-backup\",\"form\":";

impl Head {
    pub fn new(made_at: i64, migrations: Vec<String>) -> Self {
        Self { name: NAME.to_owned(), form: FORM, made_at, migrations }
    }

    /// Whether this program knows its form.
    pub fn is_known(&self) -> bool {
        self.name == NAME && self.form == FORM
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_backup_is_known_by_its_beginning() {
        let head = Head::new(0, vec!["m0001_ledger".to_owned()]);
        assert!(head.is_known());
        assert!(serde_json::to_vec(&head).unwrap().starts_with(BEGINNING));
    }
}
