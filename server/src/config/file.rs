//! The TOML file. It is read key by key, so that a refusal names the file, the key and what is wrong with it.

use super::value::{read_base_path, read_public_url, read_site_code, read_site_name};
use crate::command::Failure;
use crate::layers::PlainHttp;
use app::site::Base;
use backend::store::Address;
use std::io::ErrorKind;
use std::net::{IpAddr, SocketAddr};
use std::path::{Path, PathBuf};
use toml::{Table, Value};

/// Every key, in the order in which the help names them.
pub(super) const KEYS: [&str; 13] = [
    "data",
    "database",
    "listen",
    "metrics",
    "public-url",
    "base-path",
    "allow-insecure-http",
    "trusted-proxy",
    "smtp",
    "mail-from",
    "site-name",
    "site-code",
    "font",
];

/// What the file says.
#[derive(Debug, Default, PartialEq, Eq)]
pub(super) struct File {
    pub data: Option<PathBuf>,
    pub database: Option<String>,
    pub listen: Option<SocketAddr>,
    pub metrics: Option<SocketAddr>,
    pub public_url: Option<String>,
    pub base: Option<Base>,
    pub plain_http: PlainHttp,
    pub trusted_proxy: Vec<IpAddr>,
    pub smtp: Option<String>,
    pub mail_from: Option<String>,
    pub site_name: Option<String>,
    pub site_code: Option<String>,
    pub font: Option<PathBuf>,
}

impl File {
    /// Reads the file.
    pub fn open(path: &Path) -> Result<Self, Failure> {
        let shown = path.display();
        let text = match std::fs::read_to_string(path) {
            Ok(text) => text,
            Err(error) if error.kind() == ErrorKind::InvalidData => {
                return Err(Failure::usage(format!(
                    "設定ファイル {shown} は UTF-8 ではありません。UTF-8 で保存してください。"
                )));
            }
            Err(error) => return Err(Failure::io(format!("設定ファイル {shown} を読めません：{error}"))),
        };
        Self::read(&text).map_err(|wrong| Failure::usage(format!("設定ファイル {shown} {wrong}。")))
    }

    /// Reads its text; a refusal goes on after the file's name.
    fn read(text: &str) -> Result<Self, String> {
        let text = text.strip_prefix('\u{feff}').unwrap_or(text);
        let table: Table = toml::from_str(text).map_err(|error| no_toml(text, &error))?;
        let mut file = Self::default();
        for (key, value) in &table {
            file.take(key, value).map_err(|wrong| match wrong {
                Wrong::Key => unknown(key),
                Wrong::Value(what) => format!("の {key} に誤りがあります：{what}"),
            })?;
        }
        Ok(file)
    }

    fn take(&mut self, key: &str, value: &Value) -> Result<(), Wrong> {
        match key {
            "data" => self.data = Some(word(value)?.into()),
            "database" => self.database = Some(parsed(value, read_database)?),
            "listen" => self.listen = Some(parsed(value, read_listen)?),
            "metrics" => self.metrics = Some(parsed(value, read_listen)?),
            "public-url" => self.public_url = Some(parsed(value, read_public_url)?),
            "base-path" => self.base = Some(parsed(value, read_base_path)?),
            "allow-insecure-http" => self.plain_http = plain_http(value)?,
            "trusted-proxy" => self.trusted_proxy = proxies(value)?,
            "smtp" => self.smtp = Some(word(value)?.to_owned()),
            "mail-from" => self.mail_from = Some(word(value)?.to_owned()),
            "site-name" => self.site_name = Some(parsed(value, read_site_name)?),
            "site-code" => self.site_code = Some(parsed(value, read_site_code)?),
            "font" => self.font = Some(word(value)?.into()),
            _ => return Err(Wrong::Key),
        }
        Ok(())
    }
}

/// What is wrong with a line of the file.
enum Wrong {
    Key,
    Value(String),
}

impl From<String> for Wrong {
    fn from(what: String) -> Self {
        Self::Value(what)
    }
}

/// A text that says something.
fn word(value: &Value) -> Result<&str, String> {
    match value {
        Value::String(text) if text.trim().is_empty() => Err("空です。値を書くか、行ごと消してください".to_owned()),
        Value::String(text) => Ok(text),
        other => Err(format!("{} ではなく、引用符で囲んだ文字列で書いてください", kind(other))),
    }
}

fn parsed<T>(value: &Value, read: impl Fn(&str) -> Result<T, String>) -> Result<T, String> {
    read(word(value)?)
}

fn read_listen(text: &str) -> Result<SocketAddr, String> {
    text.trim().parse().map_err(|_| format!("「{text}」は IP アドレスとポートではありません（例 127.0.0.1:3000）"))
}

/// The address may hold a password, so it is not repeated.
fn read_database(text: &str) -> Result<String, String> {
    let address = text.trim();
    let known = Address::new(Path::new(""), Some(address));
    known.map(|_| address.to_owned()).map_err(|error| error.to_string().trim_end_matches('。').to_owned())
}

/// A list, or a text with commas as on the command line.
fn proxies(value: &Value) -> Result<Vec<IpAddr>, String> {
    let read = |text: &str| {
        let wrong = |_| format!("「{}」は IP アドレスではありません（例 \"10.0.0.1,10.0.0.2\"）", text.trim());
        text.trim().parse::<IpAddr>().map_err(wrong)
    };
    match value {
        Value::String(text) => text.split(',').map(read).collect(),
        Value::Array(all) => all.iter().map(|it| read(word(it)?)).collect(),
        other => Err(format!("{} ではなく、文字列（コンマ区切り）か文字列の配列で書いてください", kind(other))),
    }
}

fn plain_http(value: &Value) -> Result<PlainHttp, String> {
    match value {
        Value::Boolean(true) => Ok(PlainHttp::Allowed),
        Value::Boolean(false) => Ok(PlainHttp::Refused),
        other => Err(format!("{} ではなく、true か false で書いてください", kind(other))),
    }
}

fn kind(value: &Value) -> &'static str {
    match value {
        Value::String(_) => "文字列",
        Value::Integer(_) | Value::Float(_) => "数値",
        Value::Boolean(_) => "真偽値",
        Value::Datetime(_) => "日時",
        Value::Array(_) => "配列",
        Value::Table(_) => "表",
    }
}

fn no_toml(text: &str, error: &toml::de::Error) -> String {
    let line = error.span().and_then(|span| text.get(..span.start)).map(|before| before.matches('\n').count() + 1);
    let place = line.map(|line| format!("の {line} 行目")).unwrap_or_default();
    format!("{place}を TOML として読み取れません：{}", error.message().replace('\n', " "))
}

fn unknown(key: &str) -> String {
    let near = KEYS.into_iter().map(|known| (distance(&key.to_lowercase().replace('_', "-"), known), known)).min();
    let meant =
        near.filter(|(steps, known)| *steps <= known.len() / 3).map(|(_, known)| format!("{known} のことですか。"));
    format!("に知らないキー {key} があります。{}使えるキー：{}", meant.unwrap_or_default(), KEYS.join("、"))
}

/// How many letters have to be put in, taken out or changed (Levenshtein).
fn distance(a: &str, b: &str) -> usize {
    let b: Vec<char> = b.chars().collect();
    let mut row: Vec<usize> = (0..=b.len()).collect();
    for (at, letter) in a.chars().enumerate() {
        let mut diagonal = std::mem::replace(&mut row[0], at + 1);
        for (to, other) in b.iter().enumerate() {
            let changed = diagonal + usize::from(letter != *other);
            diagonal = row[to + 1];
            row[to + 1] = changed.min(diagonal + 1).min(row[to] + 1);
        }
    }
    row.last().copied().unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn proxies_are_a_list_or_a_text_with_commas() {
        let two: Vec<IpAddr> = vec!["10.0.0.1".parse().unwrap(), "::1".parse().unwrap()];
        for (text, found) in [
            ("trusted-proxy = '10.0.0.1, ::1'", &two[..]),
            ("trusted-proxy = ['10.0.0.1', '::1']", &two),
            ("trusted-proxy = '10.0.0.1'", &two[..1]),
            ("trusted-proxy = []", &[]),
            ("", &[]),
        ] {
            assert_eq!(File::read(text).unwrap().trusted_proxy, found, "{text}");
        }
    }

    #[test]
    fn plain_http_is_allowed_by_a_word_of_its_own() {
        let allowed = |text: &str| File::read(text).unwrap().plain_http;
        assert_eq!(allowed("allow-insecure-http = true"), PlainHttp::Allowed);
        assert_eq!(allowed("allow-insecure-http = false"), PlainHttp::Refused);
        assert_eq!(allowed(""), PlainHttp::Refused);
    }

    #[test]
    fn a_wrong_value_is_refused_by_its_key_and_what_is_wrong() {
        for (text, key, what) in [
            ("listen = 'x'", "listen", "「x」"),
            ("listen = '127.0.0.1'", "listen", "ポート"),
            ("listen = 3000", "listen", "数値"),
            ("metrics = 9100", "metrics", "数値"),
            ("metrics = 'localhost'", "metrics", "「localhost」"),
            ("data = true", "data", "真偽値"),
            ("data = ' '", "data", "空"),
            ("database = 'mysql://root:secret@h/d'", "database", "postgres://"),
            ("public-url = 'ayumi'", "public-url", "「ayumi」"),
            ("base-path = 'ayumi'", "base-path", "「ayumi」"),
            ("base-path = 7", "base-path", "数値"),
            ("trusted-proxy = '10.0.0.1,proxy'", "trusted-proxy", "「proxy」"),
            ("trusted-proxy = ['10.0.0.1', 7]", "trusted-proxy", "数値"),
            ("trusted-proxy = 7", "trusted-proxy", "配列"),
            ("allow-insecure-http = 'yes'", "allow-insecure-http", "文字列"),
            ("site-name = ''", "site-name", "空"),
            ("site-name = ['見本市']", "site-name", "配列"),
            ("site-code = 13203", "site-code", "数値"),
            ("site-code = '132'", "site-code", "「132」"),
            ("[listen]\nport = 1", "listen", "表"),
        ] {
            let refused = File::read(text).unwrap_err();
            assert!(refused.starts_with(&format!("の {key} に誤りがあります：")), "{text}: {refused}");
            assert!(refused.contains(what) && !refused.contains("secret"), "{text}: {refused}");
        }
    }

    #[test]
    fn an_unknown_key_is_named_with_the_one_that_is_meant() {
        let near = |key: &str| File::read(&format!("{key} = 'x'")).unwrap_err();
        for (key, meant) in [("lisen", "listen"), ("trusted_proxy", "trusted-proxy"), ("Site-Name", "site-name")] {
            assert!(near(key).contains(&format!("{key} があります。{meant} のことですか。")), "{}", near(key));
        }
        let far = near("colour");
        assert!(!far.contains("のことですか") && far.contains("colour"), "{far}");
        assert!(KEYS.iter().all(|key| far.contains(key)), "{far}");
    }

    #[test]
    fn what_is_no_toml_is_refused_by_its_line() {
        let refused = File::read("site-name = '見本市'\nlisten = 127.0.0.1:3000\n").unwrap_err();
        assert!(refused.starts_with("の 2 行目を TOML として読み取れません"), "{refused}");
        let twice = File::read("listen = '127.0.0.1:1'\nlisten = '127.0.0.1:2'\n").unwrap_err();
        assert!(twice.starts_with("の 2 行目"), "{twice}");
    }

    #[test]
    fn a_file_of_an_office_program_may_begin_with_a_mark() {
        assert_eq!(File::read("\u{feff}site-name = '見本市'").unwrap().site_name.as_deref(), Some("見本市"));
    }
}
