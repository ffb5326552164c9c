//! The one address of what a reader asks for: only what differs from the default, in one order, each name once. Links are
//! written in this form; a form without script, or a hand, may write another one. What a page is asked for is its room's
//! to say.

use crate::site::Ask;
use crate::site::ask::{KEYS, read_query};
use crate::{indicator, plan, search, sheet};
use leptos_router::location::Url;
use leptos_router::params::ParamsMap;

/// How an address is written.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Spelling {
    /// As links are.
    Tidy,
    /// Empty or nameless values, defaults, doubles, another order.
    Other,
}

/// The tidy address of a page's path and query, and whether they were written so. Names that mean nothing to anybody
/// here (`utm_source`) are passed over: they make no other page, and nobody is sent elsewhere for them.
#[must_use]
pub fn tidy(path: &str, query: Option<&str>) -> (String, Spelling) {
    let place = tidy_place(path).unwrap_or_else(|| path.to_owned());
    let address = address(&place, &read_query(query.unwrap_or_default()));
    let same = match query {
        _ if place != path => false,
        None => true,
        Some(query) => says_the_same(query, address.split_once('?').map_or("", |(_, query)| query)),
    };
    let spelling = if same { Spelling::Tidy } else { Spelling::Other };
    (address, spelling)
}

/// A number is written in one way: `/measures/007` and `/measures/%37` are `/measures/7`.
fn tidy_place(path: &str) -> Option<String> {
    let (room, id) = path.strip_prefix('/')?.split_once('/')?;
    let id: i64 = Url::unescape(id).parse().ok()?;
    Some(format!("/{room}/{id}"))
}

fn address(path: &str, query: &ParamsMap) -> String {
    match path {
        sheet::PATH => sheet::address(query),
        indicator::PATH => indicator::address(query),
        indicator::together::PATH => indicator::together::address(query),
        search::PATH => search::address(query),
        _ if path.starts_with("/measures/") => plan::address(path, query),
        _ => Ask::read(query).href(path),
    }
}

/// Whether the parts of a query are the tidy ones in their order, however their letters are written (`+`, `%20`).
fn says_the_same(query: &str, tidy: &str) -> bool {
    let parts: Vec<_> = query.split('&').map(crate::site::ask::read_part).collect();
    let blank = |(key, value): &(String, String)| key.trim().is_empty() || value.trim().is_empty();
    let known = parts.iter().filter(|(key, _)| KEYS.contains(&key.as_str()));
    let tidy = tidy.split('&').filter(|it| !it.is_empty()).map(crate::site::ask::read_part);
    !parts.iter().any(blank) && known.cloned().eq(tidy)
}

#[cfg(test)]
mod tests {
    use super::*;

    /// What is written leads to this address, and that one to itself.
    #[track_caller]
    fn check(written: &str, address: &str) {
        let read = |it: &str| {
            let (path, query) = it.split_once('?').map_or((it, None), |(path, query)| (path, Some(query)));
            tidy(path, query)
        };
        let spelling = if written == address { Spelling::Tidy } else { Spelling::Other };
        assert_eq!(read(written), (address.to_owned(), spelling), "{written}");
        assert_eq!(read(address), (address.to_owned(), Spelling::Tidy), "{address} is tidy");
    }

    #[test]
    fn only_what_differs_from_the_default_stands_in_an_address_in_one_order_and_once() {
        check("/", "/");
        check("/?", "/");
        check("/?&=&=x&plan=", "/");
        check("/?calendar=western&year=2024", "/?year=2024&calendar=western");
        check("/table?year=&plan=&mark=&department=&q=&change=on&change=off", "/table");
        check("/table?calendar=western&year=&q=+&change=off&diff=on", "/table?diff=on&change=off&calendar=western");
        check("/table?change=on&diff=off&calendar=japanese", "/table");
        check("/table?year=2024&year=2023", "/table?year=2024");
        check("/table?year=2024&plan=007", "/table?plan=7&year=2024");
        check("/indicators?view=chart&sort=plan&q=&unit=&=", "/indicators");
        check("/indicators?unit=%E4%BA%BA&plan=1", "/indicators?plan=1&unit=%E4%BA%BA");
        check("/indicators?sort=rise&view=table&move=up", "/indicators?move=up&sort=rise&view=table");
        check("/indicators?q=a&scope=&move=up", "/indicators?move=up&q=a");
        check("/indicators?view=table&scope=all&calendar=western", "/indicators?scope=all&view=table&calendar=western");
        check("/search?kind=measures&q=%E8%AA%8D+&page=1", "/search?q=%E8%AA%8D");
        check("/search?page=2&kind=indicators&q=a&year=2024", "/search?year=2024&q=a&kind=indicators&page=2");
        check("/measures/3?year=x", "/measures/3");
        check("/measures/003", "/measures/3");
        check("/measures/%33?calendar=western&x=y", "/measures/3?calendar=western");
        check("/indicators/+3", "/indicators/3");
        check("/measures/x", "/measures/x");
        check("/measures/99999999999999999999", "/measures/99999999999999999999");
        check("/indicators/3?plan=&calendar=western", "/indicators/3?calendar=western");
        check("/?lang=en&calendar=western&year=2024", "/?year=2024&calendar=western&lang=en");
        check("/?lang=ja", "/");
        check("/table?lang=en&q=a&lang=ja", "/table?q=a&lang=en");
        check("/table?lang=EN", "/table");
        check("/indicators?lang=en&sort=rise", "/indicators?sort=rise&lang=en");
        check("/indicators/compare?lang=en&with=4&add=7", "/indicators/compare?with=4.7&lang=en");
        check("/search?lang=en&q=a&calendar=japanese", "/search?q=a&lang=en");
        check("/measures/3?lang=en&against=2023&year=2024", "/measures/3?year=2024&against=2023&lang=en");
        check("/about?lang=en", "/about?lang=en");
        check("/nowhere?lang=en", "/nowhere?lang=en");
    }

    #[test]
    fn letters_may_be_written_in_several_ways() {
        for query in ["q=a%20b", "q=a+b", "%71=a%20b", "q=%61+b"] {
            assert_eq!(tidy("/table", Some(query)), ("/table?q=a%20b".to_owned(), Spelling::Tidy), "{query}");
        }
        assert_eq!(tidy("/table", Some("q=100%25&utm_source=mail")).1, Spelling::Tidy);
        assert_eq!(tidy("/table", Some("q=%2541")).0, "/table?q=%2541");
    }

    #[test]
    fn the_longest_words_lead_to_an_address_that_stays() {
        for words in ["あ".repeat(400), format!("{} {}", "あ".repeat(59), "い".repeat(9)), "%".repeat(90)] {
            for page in ["/table", "/indicators"] {
                let written = format!("q={0}&unit={0}&mark={0}", Url::escape(&words));
                let (address, _) = tidy(page, Some(&written));
                let query = address.split_once('?').unwrap().1;
                assert_eq!(tidy(page, Some(query)), (address.clone(), Spelling::Tidy));
                assert!(query.len() < 2048);
            }
        }
    }
}
