//! The printed reason of a move: 備考, else a sentence of the same bullet that names a cause. Nothing is inferred from
//! other figures; what isn't printed is 「理由の記載なし」.

use crate::writing::Lang;

/// Words that name a cause. 「ために」 is a purpose and no cause.
const CAUSES: [&str; 4] = ["ため", "により", "を受け", "に伴い"];

/// A printed reason.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Quote {
    /// As printed.
    pub text: String,
    /// Where it stands.
    pub source: QuoteSource,
}

/// Where a printed reason stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum QuoteSource {
    /// 備考
    Remark,
    /// 説明
    Narrative,
}

impl QuoteSource {
    /// 「備考」「説明」.
    #[must_use]
    pub const fn words(self, lang: Lang) -> &'static str {
        match self {
            Self::Remark => lang.say("備考", "remarks"),
            Self::Narrative => lang.say("説明", "explanation"),
        }
    }
}

/// Quotes the reason for an indicator's move, if one is printed. `as_printed` is the figure's own text.
#[must_use]
pub fn find_reason(remark: Option<&str>, narrative: &str, as_printed: &str) -> Option<Quote> {
    if let Some(remark) = remark.filter(|it| !it.trim().is_empty()) {
        return Some(Quote { text: joined(remark), source: QuoteSource::Remark });
    }
    let bullet = bullets(narrative).into_iter().find(|it| squeezed(it).contains(&squeezed(as_printed)))?;
    let sentence = sentences(&bullet).find(|it| names_cause(it))?;
    Some(Quote { text: sentence, source: QuoteSource::Narrative })
}

/// A bullet begins with 「・」 or after an empty line; lines without one belong to the bullet above.
fn bullets(narrative: &str) -> Vec<String> {
    let mut bullets: Vec<String> = Vec::new();
    let mut fresh = true;
    for line in narrative.lines().map(str::trim) {
        if line.is_empty() {
            fresh = true;
            continue;
        }
        match bullets.last_mut() {
            Some(bullet) if !fresh && !line.starts_with('・') => {
                bullet.push('\n');
                bullet.push_str(line);
            }
            _ => bullets.push(line.to_owned()),
        }
        fresh = false;
    }
    bullets
}

fn sentences(bullet: &str) -> impl Iterator<Item = String> {
    let parts = bullet.split(['。', '\n']).map(|it| it.trim().trim_start_matches('・').trim().to_owned());
    parts.filter(|it| !it.is_empty())
}

fn names_cause(sentence: &str) -> bool {
    CAUSES.iter().any(|cause| {
        sentence.match_indices(cause).any(|(at, _)| {
            let rest = &sentence[at + cause.len()..];
            *cause != "ため" || !(rest.starts_with('に') || rest.starts_with('の') || rest.starts_with('し'))
        })
    })
}

/// Without spaces and breaks, for finding one text in another.
fn squeezed(text: &str) -> String {
    text.chars().filter(|it| !it.is_whitespace()).collect()
}

fn joined(text: &str) -> String {
    text.lines().map(str::trim).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(remark: Option<&str>, narrative: &str, as_printed: &str, found: Option<(&str, &str)>) {
        let quote = find_reason(remark, narrative, as_printed);
        assert_eq!(quote.as_ref().map(|it| (it.text.as_str(), it.source.words(Lang::Ja))), found);
    }

    #[test]
    fn remarks_speak_first() {
        let narrative = "・参加者数：18人（前年度54人）。雨天のため中止した回がある。";
        check(Some("会場改修の\nため"), narrative, "参加者数：18人（前年度54人）", Some(("会場改修のため", "備考")));
        check(Some(" "), narrative, "参加者数：18人（前年度54人）", Some(("雨天のため中止した回がある", "説明")));
    }

    #[test]
    fn a_cause_in_another_bullet_is_no_reason() {
        let narrative = "・利用者数：71人（前年度41人）\n就労件数：37件（前年度18件）\n・制度改正により委託へ移した。";
        check(None, narrative, "就労件数：37件（前年度18件）", None);
        check(None, narrative, "利用者数：71人（前年度41人）", None);
    }

    #[test]
    fn a_purpose_is_no_cause() {
        let narrative = "・事業を一体的に実施するために再編した。利用者数：71人（前年度41人）";
        check(None, narrative, "利用者数：71人（前年度41人）", None);
    }

    #[test]
    fn a_figure_that_stands_nowhere_has_no_reason() {
        check(None, "・雨天のため中止した。", "参加者数：3人", None);
    }
}
