//! Readers' pages in English: what is not in an element that calls itself Japanese holds no Japanese, and every way on stays
//! in English.

use super::support::TestServer;
use axum::http::StatusCode;
use backend::intake::sample::{Sample, mihon, musashino};
use model::writing::is_japanese;
use std::collections::{BTreeMap, BTreeSet};

/// Elements that nothing stands in.
const VOID: &[&str] = &["meta", "link", "input", "br", "hr", "img", "col", "wbr"];
/// Attributes that people hear or read.
const SAID: &[&str] = &["aria-label", "aria-description", "alt", "label", "placeholder", "title"];

/// A tag as it is written: its name and its attributes.
struct Tag<'a> {
    name: &'a str,
    attributes: Vec<(&'a str, &'a str)>,
}

impl<'a> Tag<'a> {
    fn read(written: &'a str) -> Self {
        let (name, mut rest) = written.split_once(' ').unwrap_or((written, ""));
        let mut attributes = Vec::new();
        while let Some((key, behind)) = rest.trim_start().split_once("=\"") {
            let (value, behind) = behind.split_once('"').unwrap_or((behind, ""));
            // One without a value may stand before it.
            attributes.push((key.rsplit(' ').next().unwrap_or(key), value));
            rest = behind;
        }
        Self { name: name.trim_end_matches('/'), attributes }
    }

    fn get(&self, key: &str) -> Option<&'a str> {
        self.attributes.iter().find(|it| it.0 == key).map(|it| it.1)
    }
}

/// Every tag that opens, with the language that holds in it, and what stands behind it up to the next tag.
fn walk(html: &str, mut see: impl FnMut(&Tag<'_>, &str, &str)) {
    let mut open: Vec<(&str, &str)> = Vec::new();
    for piece in html.split('<').skip(1).filter(|it| !it.starts_with('!')) {
        let (written, text) = piece.split_once('>').unwrap_or((piece, ""));
        if let Some(name) = written.strip_prefix('/') {
            assert_eq!(open.pop().map(|it| it.0), Some(name), "elements end in their order");
            see(&Tag { name, attributes: Vec::new() }, open.last().map_or("", |it| it.1), text);
            continue;
        }
        let tag = Tag::read(written);
        let lang = tag.get("lang").or(open.last().map(|it| it.1)).unwrap_or_default();
        see(&tag, lang, if VOID.contains(&tag.name) || written.ends_with('/') { "" } else { text });
        if !VOID.contains(&tag.name) && !written.ends_with('/') {
            open.push((tag.name, lang));
        } else {
            see(&Tag { name: "", attributes: Vec::new() }, open.last().map_or("", |it| it.1), text);
        }
    }
    assert!(open.is_empty(), "every element ends: {open:?}");
}

/// Japanese that no element calls so. A document's title has no room for elements, and nobody reads a script.
fn strays(html: &str) -> Vec<String> {
    let mut strays = Vec::new();
    walk(html, |tag, lang, text| {
        if lang == "ja" || ["title", "script"].contains(&tag.name) {
            return;
        }
        let said = tag.attributes.iter().filter(|it| SAID.contains(&it.0)).map(|it| it.1);
        strays.extend(said.chain([text]).filter(|it| is_japanese(it)).map(str::to_owned));
    });
    strays
}

/// Ways to other readers' pages that lead out of English.
fn ways_out(html: &str) -> Vec<String> {
    let mut out = Vec::new();
    walk(html, |tag, _, _| {
        let href = tag.get("href").filter(|it| tag.name == "a" && it.starts_with('/'));
        let stays = tag.get("rel").is_some_and(|it| it == "external");
        out.extend(href.filter(|it| !stays && !it.contains("lang=en")).map(str::to_owned));
    });
    out
}

fn links(html: &str) -> BTreeSet<String> {
    let mut found = BTreeSet::new();
    walk(html, |tag, _, _| {
        let href = tag.get("href").filter(|_| tag.name == "a" && tag.get("rel") != Some("external"));
        found.extend(href.map(|it| it.split('#').next().unwrap_or_default().replace("&amp;", "&")));
    });
    found
}

/// The tag of the document.
fn root(html: &str) -> &str {
    html.split('>').nth(1).unwrap_or_default()
}

/// Pages of all kinds, and each measure, indicator and department that they lead to, once.
async fn read_all(sample: Sample) -> BTreeMap<String, String> {
    let server = TestServer::with_lists_of(sample).await;
    let starts = [
        "/?lang=en",
        "/data/api?lang=en",
        "/?calendar=western&lang=en",
        "/table?lang=en",
        "/table?q=%E7%9B%B8%E8%AB%87&diff=on&lang=en",
        "/table?mark=missing&q=zzz&lang=en",
        "/indicators?lang=en",
        "/indicators?scope=all&lang=en",
        "/indicators?counting=cumulative&move=up&scope=all&sort=rise&view=table&lang=en",
        "/indicators?q=zzz&lang=en",
        "/indicators/compare?lang=en",
        "/indicators/compare?with=1.2.3&lang=en",
        "/search?lang=en",
        "/search?q=%E6%94%AF%E6%8F%B4&lang=en",
        "/search?q=%E6%94%AF%E6%8F%B4&kind=indicators&lang=en",
        "/search?q=%E8%AA%B2&kind=departments&lang=en",
        "/search?q=zzz&lang=en",
        "/departments?lang=en",
        "/data?lang=en",
        "/about?lang=en",
        "/about/accessibility?lang=en",
    ];
    let mut pages = BTreeMap::new();
    let mut asked: Vec<String> = starts.map(str::to_owned).into();
    let mut known: BTreeSet<String> = BTreeSet::new();
    while let Some(address) = asked.pop() {
        let answer = server.get(&address).await;
        assert_eq!(answer.status, StatusCode::OK, "{address}");
        for link in links(answer.text()) {
            let path = link.split('?').next().unwrap_or_default();
            let one_of_many = path.rsplit('/').next().is_some_and(|it| it.parse::<u32>().is_ok());
            if one_of_many && known.insert(path.to_owned()) {
                asked.push(link.clone());
            }
        }
        pages.insert(address, answer.text().to_owned());
    }
    pages
}

async fn check_city(sample: Sample, least: usize) {
    let pages = read_all(sample).await;
    assert!(pages.len() > least, "{} pages", pages.len());
    for (address, html) in pages {
        assert!(root(&html).contains(" lang=\"en\""), "{address}");
        assert_eq!(strays(&html), [""; 0], "{address}");
        assert_eq!(ways_out(&html), [""; 0], "{address}");
        let forms = html.matches("<form").count();
        assert_eq!(html.matches("<input type=\"hidden\" name=\"lang\" value=\"en\">").count(), forms, "{address}");
        let own = address.replace("&lang=en", "").replace("?lang=en", "").replace('&', "&amp;");
        let other = format!("<link rel=\"alternate\" hreflang=\"ja\" href=\"{own}\">");
        assert!(html.contains(&other), "{address}: {other}");
        assert!(html.contains(">日本語</a>"), "{address}");
    }
}

#[tokio::test]
async fn no_page_of_the_real_city_in_english_has_japanese_that_does_not_say_so() {
    check_city(musashino(), 70).await;
}

#[tokio::test]
async fn no_page_of_the_invented_city_in_english_has_japanese_that_does_not_say_so() {
    check_city(mihon(1, 3, 1), 40).await;
}

#[tokio::test]
async fn what_is_not_there_is_said_in_english_too() {
    let server = TestServer::with_lists().await;
    for (method, address, status, words) in [
        ("GET", "/nope?lang=en".to_owned(), 404, "Page not found"),
        ("GET", "/measures/9999?lang=en".to_owned(), 404, "Page not found"),
        ("GET", "/?year=1999&lang=en".to_owned(), 404, "Page not found"),
        ("POST", "/?lang=en".to_owned(), 405, "The page cannot be opened in this way"),
        ("GET", format!("/?lang=en&q={}", "x".repeat(3000)), 414, "The address is too long"),
    ] {
        let answer = server.ask(method, &address, &[]).await;
        let html = answer.text();
        assert_eq!(answer.status, status, "{address}");
        assert!(root(html).contains(" lang=\"en\"") && html.contains(words), "{address}: {html}");
        assert_eq!((strays(html), ways_out(html)), (Vec::new(), Vec::new()), "{address}");
    }
    let empty = TestServer::empty().await.get("/?lang=en").await;
    assert!(empty.text().contains("No progress table has been imported yet"));
    assert_eq!(strays(empty.text()), [""; 0]);
}

#[tokio::test]
async fn redirects_charts_and_frames_stay_in_english() {
    let server = TestServer::with_lists().await;
    let led = server.get("/table?lang=en&q=&calendar=western").await;
    assert_eq!(led.header("location"), "/table?calendar=western&lang=en");
    let file = server.get("/charts/indicators/1.svg?lang=en").await;
    assert!(file.text().contains(" lang=\"en\" ") && file.text().contains(" in FY"), "{}", file.text());
    assert_ne!(file.body, server.get("/charts/indicators/1.svg").await.body);
    let framed = server.get("/embed/indicators/1?lang=en").await;
    assert!(framed.text().contains("<html lang=\"en\"") && framed.text().contains("href=\"/indicators/1?lang=en\""));
}

#[tokio::test]
async fn a_page_in_japanese_bears_nothing_of_english_but_the_way_there() {
    let server = TestServer::with_lists().await;
    for address in ["/", "/table", "/indicators", "/measures/1", "/indicators/1", "/departments", "/about"] {
        let answer = server.get(address).await;
        let html = answer.text();
        assert_eq!(html.matches(" lang=\"ja\"").count(), 1, "{address}: the document alone");
        assert_eq!(html.matches(" lang=\"en\"").count(), 2, "{address}: in the menu and at the foot");
        let alternate = format!("<link rel=\"alternate\" hreflang=\"en\" href=\"{address}?lang=en\">");
        assert!(html.contains(&alternate), "{address}");
        assert!(!html.contains("FY20"), "{address}");
    }
}

#[test]
fn what_does_not_say_so_is_found() {
    let found = |html: &str| strays(html);
    assert_eq!(found("<html lang=\"en\"><p>Plan</p><p lang=\"ja\">計画<b lang=\"en\">R6</b></p></html>"), [""; 0]);
    assert_eq!(found("<html lang=\"en\"><p>Plan<br>計画</p></html>"), ["計画"]);
    assert_eq!(found("<html lang=\"en\"><p lang=\"ja\">計画<b lang=\"en\">六年</b></p>後</html>"), ["六年", "後"]);
    assert_eq!(found("<html lang=\"en\"><a aria-label=\"計画\" data-x lang=\"en\">x</a></html>"), ["計画"]);
}
