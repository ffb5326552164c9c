//! The feed of publications (Atom, RFC 4287). Its ids are tag URIs (RFC 4151), which stay when the address changes.

use app::site::Site;
use backend::store::Snapshot;
use model::calendar::Calendar;
use model::date::Date;
use model::publication::Publication;
use std::fmt::Write as _;

/// Entries of the feed.
const MOST: usize = 50;

/// The feed as text; links are whole where the public address is known.
pub(super) fn write(now: &Snapshot, site: &Site, root: &str) -> String {
    let root = root.trim_end_matches('/');
    let city = site.name.clone().unwrap_or_default();
    let code = site.code.clone().unwrap_or_else(|| "0".to_owned());
    let entries: Vec<&Publication> = now.publications.iter().take(MOST).collect();
    let updated = entries.iter().filter_map(|it| it.meeting_date).max();
    let mut feed = String::from("<?xml version=\"1.0\" encoding=\"utf-8\"?>\n");
    let _ = write!(
        feed,
        "<feed xmlns=\"http://www.w3.org/2005/Atom\" xml:lang=\"ja\">\n<title>{}</title>\n<id>tag:ayumi,2026:{}</id>\n\
         <updated>{}</updated>\n<author><name>{}</name></author>\n<link rel=\"self\" href=\"{root}/feed.atom\"/>\n\
         <link href=\"{root}/\"/>\n",
        escape(format!("{city}　福祉の計画の進捗").trim()),
        escape(&code),
        moment(updated),
        escape(if city.is_empty() { "あゆみ" } else { &city })
    );
    for it in entries {
        let _ = write!(
            feed,
            "<entry>\n<title>{}</title>\n<id>tag:ayumi,2026:{}:publication:{}</id>\n<updated>{}</updated>\n\
             <link href=\"{root}/table?year={}\"/>\n<summary>{}</summary>\n</entry>\n",
            escape(&title(it)),
            escape(&code),
            it.id,
            moment(it.meeting_date),
            it.year.western(),
            escape(&summary(it))
        );
    }
    feed.push_str("</feed>\n");
    feed
}

fn title(it: &Publication) -> String {
    let edition = if it.edition > 1 { "　訂正版" } else { "" };
    format!("{}　進捗状況一覧表{edition}", Calendar::Japanese.year(it.year))
}

fn summary(it: &Publication) -> String {
    let as_of = it.as_of.map(|day| format!("{}現在", Calendar::Japanese.day(day)));
    [it.meeting.clone(), it.material_number.clone(), as_of].into_iter().flatten().collect::<Vec<_>>().join("　")
}

/// The day of the meeting at midnight in Japan; a list without one is of no day that is known.
fn moment(day: Option<Date>) -> String {
    day.map_or_else(|| "1970-01-01T00:00:00Z".to_owned(), |day| format!("{day}T00:00:00+09:00"))
}

/// Text within an element or an attribute.
fn escape(text: &str) -> String {
    let mut escaped = String::with_capacity(text.len());
    for c in text.chars() {
        match c {
            '&' => escaped.push_str("&amp;"),
            '<' => escaped.push_str("&lt;"),
            '>' => escaped.push_str("&gt;"),
            '"' => escaped.push_str("&quot;"),
            // XML has no other control signs.
            c if c.is_control() && !matches!(c, '\n' | '\t') => {}
            c => escaped.push(c),
        }
    }
    escaped
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_xml_can_t_hold_is_written_otherwise() {
        assert_eq!(escape("a<b>&\"c\"\u{1}"), "a&lt;b&gt;&amp;&quot;c&quot;");
    }
}
