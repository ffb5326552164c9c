//! How a browser that is signed in is known again: a cookie that holds the session's token. Where people come by HTTPS it
//! is bound to this host and never leaves in the clear; by plain HTTP there is none unless the settings say so. Where the
//! host is shared it is bound to our path instead, so that it is not sent to the other programs there.

use super::headers::Transport;
use app::site::Base;
use axum::http::header::COOKIE;
use axum::http::{HeaderMap, HeaderValue};
use backend::account::Token;

/// Whether people can sign in, and what their browsers keep.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Door {
    /// By HTTPS: `__Host-`, which no other host and no plain page can set (RFC 6265bis, 4.1.3.2), or below a path, which that
    /// name does not allow, `__Secure-`, which no plain page can set.
    Https,
    /// By plain HTTP, as the settings allow: whoever listens on the network can read along.
    Http,
    /// By plain HTTP, which the settings do not allow.
    Closed,
}

/// Whether the settings let people sign in by plain HTTP.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum PlainHttp {
    /// `--allow-insecure-http`.
    Allowed,
    /// The default.
    #[default]
    Refused,
}

impl Door {
    /// From how people reach the service.
    #[must_use]
    pub const fn of(transport: Transport, plain: PlainHttp) -> Self {
        match (transport, plain) {
            (Transport::Tls, _) => Self::Https,
            (Transport::Plain, PlainHttp::Allowed) => Self::Http,
            (Transport::Plain, PlainHttp::Refused) => Self::Closed,
        }
    }

    /// The token that a request carries.
    #[must_use]
    pub fn read(self, headers: &HeaderMap, base: &Base) -> Option<Token> {
        let name = self.name(base)?;
        let lines = headers.get_all(COOKIE).iter().filter_map(|it| it.to_str().ok());
        let pairs = lines.flat_map(|line| line.split(';')).filter_map(|pair| pair.trim().split_once('='));
        pairs.filter(|(key, _)| *key == name).find_map(|(_, value)| Token::read(value))
    }

    /// Lets the browser keep the token for as long as it is open; the session ends by itself before that.
    #[must_use]
    pub fn keep(self, token: &Token, base: &Base) -> Option<HeaderValue> {
        self.write(&token.reveal(), base, "")
    }

    /// Lets the browser forget it.
    #[must_use]
    pub fn forget(self, base: &Base) -> Option<HeaderValue> {
        self.write("", base, "; Max-Age=0")
    }

    const fn name(self, base: &Base) -> Option<&'static str> {
        match self {
            Self::Https if base.is_root() => Some("__Host-ayumi"),
            Self::Https => Some("__Secure-ayumi"),
            Self::Http => Some("ayumi"),
            Self::Closed => None,
        }
    }

    /// `Lax`, so that who follows a link from a mail is still signed in; what changes anything is asked for its origin.
    fn write(self, value: &str, base: &Base, age: &str) -> Option<HeaderValue> {
        let secure = if self == Self::Https { "; Secure" } else { "" };
        let (name, path) = (self.name(base)?, base.outward("/"));
        let text = format!("{name}={value}; Path={path}; HttpOnly; SameSite=Lax{secure}{age}");
        let mut header = HeaderValue::from_str(&text).ok()?;
        header.set_sensitive(true);
        Some(header)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const TOKEN: &str = "AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA";

    fn token() -> Token {
        Token::read(TOKEN).unwrap()
    }

    #[test]
    fn a_cookie_is_for_this_host_and_no_script_and_by_https_secure() {
        let root = Base::default();
        let kept = |door: Door| door.keep(&token(), &root).map(|it| it.to_str().unwrap().to_owned());
        let https = format!("__Host-ayumi={TOKEN}; Path=/; HttpOnly; SameSite=Lax; Secure");
        assert_eq!(kept(Door::Https), Some(https));
        assert_eq!(kept(Door::Http), Some(format!("ayumi={TOKEN}; Path=/; HttpOnly; SameSite=Lax")));
        assert_eq!(kept(Door::Closed), None);
        assert!(Door::Https.forget(&root).unwrap().to_str().unwrap().ends_with("; Secure; Max-Age=0"));
    }

    #[test]
    fn a_token_is_found_among_other_cookies_and_by_its_own_name_alone() {
        let read = |door: Door, cookie: String| {
            let headers = HeaderMap::from_iter([(COOKIE, HeaderValue::from_str(&cookie).unwrap())]);
            door.read(&headers, &Base::default())
        };
        assert_eq!(read(Door::Http, format!("a=b; ayumi={TOKEN};c")), Some(token()));
        assert_eq!(read(Door::Http, format!("ayumi=; ayumi={TOKEN}")), Some(token()));
        assert_eq!(read(Door::Https, format!("__Host-ayumi={TOKEN}")), Some(token()));
        assert_eq!(read(Door::Https, format!("ayumi={TOKEN}")), None, "a plain page may have set it");
        assert_eq!(read(Door::Closed, format!("ayumi={TOKEN}; __Host-ayumi={TOKEN}")), None);
        assert_eq!(read(Door::Http, format!("xayumi={TOKEN}")), None);
    }

    #[test]
    fn a_cookie_is_not_sent_to_other_programs_of_the_host() {
        let base = Base::read("/ayumi").unwrap();
        let kept = Door::Https.keep(&token(), &base).unwrap();
        let text = format!("__Secure-ayumi={TOKEN}; Path=/ayumi/; HttpOnly; SameSite=Lax; Secure");
        assert_eq!(kept.to_str().unwrap(), text);
        let read = |cookie: &str| {
            let headers = HeaderMap::from_iter([(COOKIE, HeaderValue::from_str(cookie).unwrap())]);
            Door::Https.read(&headers, &base)
        };
        assert_eq!(read(text.split(';').next().unwrap()), Some(token()));
        assert_eq!(read(&format!("__Host-ayumi={TOKEN}")), None, "of another installation at the root");
        assert!(Door::Http.forget(&base).unwrap().to_str().unwrap().starts_with("ayumi=; Path=/ayumi/; "));
    }

    #[test]
    fn plain_http_needs_a_word_of_the_settings() {
        assert_eq!(Door::of(Transport::Plain, PlainHttp::default()), Door::Closed);
        assert_eq!(Door::of(Transport::Plain, PlainHttp::Allowed), Door::Http);
        assert_eq!(Door::of(Transport::Tls, PlainHttp::Allowed), Door::Https);
    }
}
