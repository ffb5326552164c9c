//! Where the data is, as people write it. A refusal says how it is written and never repeats the address: it may hold a
//! password.

use crate::Error;
use sea_orm::sqlx::postgres::PgConnectOptions;
use std::path::{Path, PathBuf};

/// Where the data is.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Address {
    /// An SQLite file, made where it isn't there.
    File(PathBuf),
    /// An SQLite file that has to be there already (`?mode=rw`).
    Existing(PathBuf),
    /// An SQLite database that is forgotten at the end (to try something).
    Memory,
    /// A PostgreSQL database.
    Server(String),
}

impl Address {
    /// The address given, else the file in the data folder.
    ///
    /// # Errors
    /// When the address is of another kind of database, or can't be understood.
    pub fn new(data: &Path, database: Option<&str>) -> Result<Self, Error> {
        let Some(url) = database else { return Ok(Self::File(data.join("ayumi.sqlite"))) };
        match url.split_once(':') {
            Some(("postgres" | "postgresql", rest)) if rest.starts_with("//") => read_server(rest),
            Some(("sqlite", rest)) => read_file(rest),
            _ => refuse("データベースの指定は postgres://… または sqlite:ファイル名 で書いてください。"),
        }
    }
}

fn read_server(rest: &str) -> Result<Address, Error> {
    let url = format!("postgres:{rest}");
    if url.parse::<PgConnectOptions>().is_ok() {
        return Ok(Address::Server(url));
    }
    refuse(
        "PostgreSQL のアドレスを読み取れません（パスワードを含むことがあるため、ここには示しません）。\
         postgres://利用者:パスワード@ホスト:ポート/データベース名 の形で書き、パスワードの中の記号は %40 のような形にしてください。",
    )
}

fn read_file(rest: &str) -> Result<Address, Error> {
    let (path, query) = rest.split_once('?').unwrap_or((rest, ""));
    match (path.strip_prefix("//").unwrap_or(path), query) {
        ("", _) => refuse("sqlite: の後にファイル名を書いてください（例 sqlite:data/ayumi.sqlite）。"),
        (":memory:", "") => Ok(Address::Memory),
        (path, "" | "mode=rwc") => Ok(Address::File(path.into())),
        (path, "mode=rw") => Ok(Address::Existing(path.into())),
        _ => refuse(
            "sqlite: のファイル名の後に書けるのは ?mode=rwc（なければ作る）と ?mode=rw（なければ断る）だけです。",
        ),
    }
}

fn refuse(sentence: &str) -> Result<Address, Error> {
    Err(Error::Refused(sentence.to_owned()))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(url: &str) -> Result<Address, String> {
        Address::new(Path::new("data"), Some(url)).map_err(|error| error.to_string())
    }

    #[test]
    fn an_address_is_a_file_or_a_server() {
        assert_eq!(Address::new(Path::new("data"), None).unwrap(), Address::File("data/ayumi.sqlite".into()));
        let server = Address::Server("postgres://h/d".to_owned());
        for (url, expected) in [
            ("postgres://h/d", server.clone()),
            ("postgresql://h/d", server),
            ("sqlite::memory:", Address::Memory),
            ("sqlite://x.db", Address::File("x.db".into())),
            ("sqlite:/srv/x.db", Address::File("/srv/x.db".into())),
            ("sqlite:///srv/x.db", Address::File("/srv/x.db".into())),
        ] {
            assert_eq!(read(url), Ok(expected), "{url}");
        }
        for wrong in ["mysql://h/d", "x.db", "", "sqlite:", "sqlite://", "sqlite:?mode=rwc", "postgres:h"] {
            assert!(read(wrong).is_err(), "{wrong}");
        }
    }

    #[test]
    fn the_usual_address_of_an_sqlite_file_names_the_file_alone() {
        for url in ["sqlite://q.db?mode=rwc", "sqlite:q.db?mode=rwc", "sqlite:q.db"] {
            assert_eq!(read(url), Ok(Address::File("q.db".into())), "{url}");
        }
        assert_eq!(read("sqlite://q.db?mode=rw"), Ok(Address::Existing("q.db".into())));
        for wrong in ["sqlite:q.db?mode=ro", "sqlite:q.db?mode=memory", "sqlite:q.db?cache=shared"] {
            assert!(read(wrong).unwrap_err().contains("?mode=rwc"), "{wrong}");
        }
    }

    #[test]
    fn a_password_is_never_repeated() {
        for url in ["postgres://u:secret@127.0.0.1:notaport/d", "postgres://h/d?port=secret", "mysql://u:secret@h/d"] {
            assert!(!read(url).unwrap_err().contains("secret"), "{url}");
        }
    }
}
