//! The brackets behind an amount: which of them gives the year before, and what the others add.

use super::chars::Chars;
use super::previous::{Previous, read_previous};
use super::words::counting_of;
use crate::indicator::Counting;
use crate::text::narrow;
use crate::year::FiscalYear;

/// What stands behind an amount.
pub(super) struct Behind {
    pub previous: Previous,
    /// Behind the bracket with the year before, else behind the amount.
    pub end: usize,
    /// 「506件（延べ）」.
    pub counting: Option<Counting>,
    /// A bracket with numbers of its own stands before that of the year before.
    pub beside: Option<String>,
}

/// Nouns that go with an amount without changing it: 「３回開催（前年度２回）」.
const GOES_WITH: &[&str] =
    &["開催", "実施", "参加", "受講", "出席", "配布", "利用", "登録", "来場", "発行", "設置", "作成", "相談", "派遣"];

/// Looks for the year before in the brackets that follow `end`.
pub(super) fn read_behind(chars: &Chars, end: usize, year: FiscalYear) -> Behind {
    let mut counting = None;
    let mut beside = None;
    let mut at = skip_noun(chars, end);
    for _ in 0..4 {
        let open = chars.skip_spaces(at);
        if chars.at(open) != '(' {
            break;
        }
        let Some(close) = chars.closing(open) else {
            let rest = chars.slice(open + 1, chars.len());
            let lost = ["前年度", "昨年度"].iter().any(|word| rest.starts_with(&word[..6]) || word.starts_with(&rest));
            let previous = if lost { Previous::Unread } else { Previous::Silent };
            return Behind { previous, end: if lost { chars.len() } else { end }, counting, beside: None };
        };
        let content = chars.slice(open + 1, close);
        match read_previous(&content, year) {
            Previous::Silent => {
                let digits = content.contains(|c: char| narrow(c).is_ascii_digit());
                // 「（延べ152人）」 counts something else.
                counting = counting.or_else(|| counting_of(content.trim()).filter(|_| !digits));
                let limit = ["定数", "定員", "上限"].iter().any(|word| content.starts_with(word));
                if !limit && digits {
                    beside = Some(content);
                }
            }
            previous => return Behind { previous, end: close + 1, counting, beside },
        }
        at = close + 1;
    }
    Behind { previous: Previous::Silent, end, counting, beside: None }
}

/// Behind 開催 or が参加, where that stands directly behind an amount.
pub(super) fn skip_noun(chars: &Chars, end: usize) -> usize {
    let noun_at =
        |at: usize| GOES_WITH.iter().find(|word| chars.starts_with(at, word)).map(|word| at + word.chars().count());
    let particle = usize::from(matches!(chars.at(end), 'が' | 'を' | 'で'));
    noun_at(end + particle).unwrap_or(end)
}
