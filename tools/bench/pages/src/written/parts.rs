//! Parts that both pages have.

use model::indicator::{Amount, Change, Decimal, Figure, grouped};
use model::plan::{Mark, MarkShape};
use model::year::FiscalYear;
use std::fmt::Write as _;

/// Writes into a string, which can't fail.
macro_rules! put {
    ($out:expr, $($words:tt)*) => { let _ = write!($out, $($words)*); };
}
pub(super) use put;

/// Text that may stand in an element or in a quoted attribute.
pub fn text(out: &mut String, words: &str) {
    let mut rest = words;
    while let Some(at) = rest.find(['&', '<', '>', '"']) {
        out.push_str(&rest[..at]);
        out.push_str(match rest.as_bytes()[at] {
            b'&' => "&amp;",
            b'<' => "&lt;",
            b'>' => "&gt;",
            _ => "&quot;",
        });
        rest = &rest[at + 1..];
    }
    out.push_str(rest);
}

/// Texts with the same between each two.
pub fn joined(out: &mut String, words: &[String], between: &str) {
    for (at, it) in words.iter().enumerate() {
        if at > 0 {
            out.push_str(between);
        }
        text(out, it);
    }
}

const fn shape_of(shape: Option<MarkShape>) -> (&'static str, &'static str) {
    match shape {
        Some(MarkShape::Star) => ("star", "M12 1.7 14.8 9l7.9.4-6.1 5 2 7.6-6.6-4.3L5.4 22l2-7.6-6.1-5L9.2 9z"),
        Some(MarkShape::Ring) => ("ring", "M12 3.3a8.7 8.7 0 1 1 0 17.4 8.7 8.7 0 1 1 0-17.4z"),
        Some(MarkShape::Triangle) => ("triangle", "M12 3.8 21.8 20.3H2.2z"),
        Some(MarkShape::Square) => ("square", "M4 4h16v16H4z"),
        Some(MarkShape::Cross) => ("cross", "m4.1 4.1 15.8 15.8m0-15.8L4.1 19.9"),
        Some(MarkShape::Target) => {
            let path = "M12 1.2a10.8 10.8 0 1 1 0 21.6 10.8 10.8 0 1 1 0-21.6zm0 2.4a8.4 8.4 0 1 0 0 16.8 8.4 8.4 0 1 0 \
                        0-16.8zm0 3.4a5 5 0 1 1 0 10 5 5 0 1 1 0-10z";
            ("target", path)
        }
        Some(MarkShape::Bar) => ("bar", "M3 12h18"),
        None => ("missing", "M12 3a9 9 0 1 1 0 18 9 9 0 1 1 0-18z"),
    }
}

pub const fn shape_name(mark: Option<&Mark>) -> &'static str {
    match mark {
        Some(mark) => shape_of(Some(mark.shape)).0,
        None => shape_of(None).0,
    }
}

/// The sign of a mark.
pub fn mark(out: &mut String, mark: Option<&Mark>, rem: &str) {
    let (name, path) = shape_of(mark.map(|it| it.shape));
    put!(
        out,
        r#"<svg class="mark" data-shape="{name}" width="{rem}rem" height="{rem}rem" viewBox="0 0 24 24" aria-hidden="true"><path d="{path}"></path></svg>"#
    );
}

/// A figure with its unit.
pub fn value(out: &mut String, amount: &Amount) {
    match amount.figure {
        Some(Figure::Value(it)) => {
            out.push_str(r#"<span class="value">"#);
            if amount.approximate {
                out.push_str("<small>約</small>");
            }
            out.push_str(&grouped(it));
            if let Some(unit) = &amount.unit {
                out.push_str("<small>");
                text(out, unit);
                out.push_str("</small>");
            }
            out.push_str("</span>");
        }
        Some(Figure::Absent(reason)) => {
            put!(out, r#"<span class="value" data-absent="">{}</span>"#, reason.words());
        }
        None => {
            out.push_str(r#"<span class="value" data-absent="">"#);
            nothing(out);
            out.push_str("</span>");
        }
    }
}

/// Nothing is written there.
pub fn nothing(out: &mut String) {
    out.push_str(r#"<span class="nothing" aria-hidden="true">—</span><span class="visually-hidden">記載なし</span>"#);
}

/// 「54 → 18人」.
pub fn two_years(out: &mut String, before: &Amount, now: &Amount) {
    out.push_str(r#"<span class="two-years">"#);
    if before.figure.is_none() {
        value(out, now);
    } else {
        out.push_str(r#"<span class="visually-hidden">前年度"#);
        text(out, &before.words());
        out.push_str("、今年度");
        text(out, &now.words());
        out.push_str(r#"</span><span aria-hidden="true"><span class="before">"#);
        let bare = Amount { unit: before.unit.clone().filter(|_| before.unit != now.unit), ..*before };
        text(out, &bare.words());
        out.push_str(" → </span>");
        value(out, now);
        out.push_str("</span>");
    }
    out.push_str("</span>");
}

/// 「↑73%増」.
pub fn change(out: &mut String, change: Change) {
    let (arrow, number, word) = match change {
        Change::Up(_) => ("↑", change.rate_words().unwrap_or_default(), "増"),
        Change::Down(_) => ("↓", change.rate_words().unwrap_or_default(), "減"),
        Change::Same => ("→", String::new(), "同じ"),
        Change::UpFromZero(by) => ("↑", format!("0 → {}", grouped(by)), "増"),
        Change::NoBase => ("", String::new(), "前年度なし"),
        Change::Incomparable => ("", String::new(), "比べられません"),
        Change::NoValue => ("", String::new(), "今年度の値なし"),
    };
    let slight = if change.is_slight() { r#" data-slight="""# } else { "" };
    let wordy = if number.is_empty() { r#" data-wordy="""# } else { "" };
    put!(
        out,
        r#"<span class="change"{slight}{wordy}><span aria-hidden="true">{arrow}</span>{number}<small>{word}</small></span>"#
    );
}

/// Last year and this year as two bars.
pub fn pair_bars(out: &mut String, before: &Amount, now: &Amount) {
    let [before, now] = [before, now].map(|it| it.figure.as_ref().and_then(Figure::value));
    let Some(now) = now else { return };
    let full = before.unwrap_or_default().max(now);
    out.push_str(r#"<svg class="pair-bars" width="6.5rem" height="1.5rem" viewBox="0 0 104 24" aria-hidden="true">"#);
    match before {
        Some(it) => {
            put!(out, r#"<rect class="before" x="0.5" y="0.5" width="{}" height="8"></rect>"#, share(it, full));
        }
        None => out.push_str(r#"<path class="nothing" d="M.75 0v9"></path>"#),
    }
    put!(out, r#"<rect class="now" y="12" width="{}" height="11"></rect></svg>"#, share(now, full));
}

fn share(value: Decimal, full: Decimal) -> Decimal {
    if full.is_zero() || value.is_sign_negative() {
        return Decimal::ZERO;
    }
    (value / full * Decimal::from(103)).round_dp(1).normalize()
}

/// The beginning of a section; address, year, rest of the query and words of the way on.
pub fn section(out: &mut String, title: &str, note: &str, more: Option<(&str, FiscalYear, &str, &str)>) {
    put!(out, r#"<section class="section" aria-label="{title}"><div class="section-head"><h2>{title}</h2>"#);
    if !note.is_empty() {
        put!(out, r#"<span class="note">{note}</span>"#);
    }
    if let Some((path, year, rest, words)) = more {
        put!(out, r#"<a class="section-more" href="{path}?year={}{rest}">{words}</a>"#, year.western());
    }
    out.push_str("</div>");
}
