//! What follows an amount: which bracket gives the year before, and what the others add.

use super::amount::{Found, read_amount};
use super::chars::{Chars, is_digit};
use super::given::alone;
use super::previous::{Previous, is_calendar, only_changes, read_previous};
use super::remarked::Odd;
use super::said::{Of, year_at};
use super::scan::OnLine;
use super::words::counting_of;
use crate::indicator::Counting;
use crate::number::Amount;
use crate::text::narrow;
use crate::year::FiscalYear;

/// What a text says of its brackets.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Brackets {
    /// Nothing: each says for itself what it holds.
    Unsaid,
    /// A number alone is the year before's: 「※（　）内は前年度」.
    YearBefore,
}

impl Brackets {
    /// What a line says of them.
    pub fn said_by(text: &str) -> Self {
        let plain: String = text.chars().map(narrow).filter(|c| *c != ' ').collect();
        let brackets = ["かっこ内", "カッコ内", "括弧内", "()内", "かっこは", "カッコは", "()は"];
        let said = brackets.iter().filter_map(|word| plain.find(word).map(|at| &plain[at + word.len()..]));
        let before = |rest: &str| {
            let rest = rest.trim_start_matches(['は', 'の', '数', '字', '値', ':', '、']);
            ["前年度", "昨年度"].iter().any(|word| rest.starts_with(word)) && !rest.contains(['比', '増', '減'])
        };
        if said.into_iter().any(before) { Self::YearBefore } else { Self::Unsaid }
    }

    fn read(self, content: &str, year: FiscalYear) -> Previous {
        if self == Self::YearBefore && Amount::read(content).is_some() {
            return read_previous(&format!("前年度{content}"), year);
        }
        read_previous(content, year)
    }
}

/// What stands behind an amount.
pub(super) struct Behind {
    pub previous: Previous,
    /// Behind the year before, else behind the amount.
    pub end: usize,
    /// 「506件（延べ）」.
    pub counting: Option<Counting>,
    /// 「12人（約）」.
    pub approximate: bool,
    /// A bracket with numbers of its own stands before that of the year before.
    pub beside: Option<String>,
    /// What a ※ between amount and year before says.
    pub note: Option<String>,
    /// What the bracket says that names the year before and can't be read.
    pub unread: String,
    /// What a bracket says that makes somebody ask, though the amount is taken.
    pub odd: Option<Odd>,
}

impl Behind {
    fn silent(end: usize) -> Self {
        Self {
            previous: Previous::Silent,
            end,
            counting: None,
            approximate: false,
            beside: None,
            note: None,
            unread: String::new(),
            odd: None,
        }
    }
}

/// What a bracket says of an amount that is no exact one.
const ABOUT: &[&str] = &["約", "およそ", "おおむね", "概ね", "概数", "程度"];
/// Nouns that go with an amount without changing it: 「３回開催（前年度２回）」.
pub(super) const GOES_WITH: &[&str] = &[
    "開催",
    "実施",
    "参加",
    "受講",
    "出席",
    "配布",
    "利用",
    "登録",
    "来場",
    "発行",
    "設置",
    "作成",
    "相談",
    "派遣",
    "対応",
    "訪問",
    "支援",
    "修了",
    "受付",
    "新設",
    "増設",
    "交付",
    "支給",
    "認定",
    "助成",
    "貸出",
    "紹介",
    "寄付",
    "寄附",
    "提供",
    "締結",
    "申請",
    "養成",
    "育成",
    "採用",
    "掲載",
    "整備",
    "協力",
    "応募",
    "送付",
    "委嘱",
    "継続",
    "終了",
    "完了",
    "配置",
    "回収",
    "申込",
    "書面開催",
];

/// Looks for the year before in what follows `end`: in its brackets, behind a ※, or plainly: 「27件、前年度20件」.
pub(super) fn read_behind(chars: &Chars, end: usize, year: FiscalYear, brackets: Brackets) -> Behind {
    let mut read = Behind::silent(end);
    let mut at = skip_noun(chars, end);
    if let Some((start, note)) = note_before_bracket(chars, at, year) {
        (at, read.note) = (start, note);
    }
    for _ in 0..4 {
        let open = chars.skip_spaces(at);
        if chars.at(open) != '(' {
            break;
        }
        let Some(close) = chars.closing(open) else { return unclosed(chars, open, read) };
        let content = chars.slice(open + 1, close);
        match brackets.read(&content, year) {
            Previous::Silent if is_of_next(chars, &content, close + 1) => break,
            Previous::Silent => read.pass(content, year),
            Previous::Unread => return Behind { previous: Previous::Unread, end: close + 1, unread: content, ..read },
            previous => return Behind { previous, end: close + 1, ..read },
        }
        at = close + 1;
    }
    match read_plain(chars, at, year) {
        Some((previous, end)) if read.beside.is_none() => Behind { previous, end, ..read },
        // A number alone in a bracket is of no year that is told: 「27（20）件」.
        _ => Behind { beside: read.beside.filter(|content| is_number(content)), note: None, ..read },
    }
}

fn is_number(content: &str) -> bool {
    Amount::read(content).is_some_and(|read| read.unit.is_none())
}

impl Behind {
    /// Tells an amount how it was counted and whether it is an exact one.
    pub fn tell(&self, found: &mut Found) {
        found.counting = found.counting.or(self.counting);
        found.approximate |= self.approximate;
    }

    /// Gives an amount the year before, where the bracket tells one value and nothing else.
    pub fn give(&self, figure: &mut OnLine) -> bool {
        let Previous::Figures { given, beside, earlier } = &self.previous else { return false };
        let Some(only) = alone(given).filter(|_| beside.is_empty() && self.beside.is_none()) else { return false };
        figure.previous = Some(only.in_unit_of(figure.found.unit.as_deref()));
        figure.earlier.clone_from(earlier);
        true
    }

    /// A bracket that says nothing of the year before. 「（延べ152人）」 counts something else.
    fn pass(&mut self, content: String, year: FiscalYear) {
        let digits = content.contains(|c: char| narrow(c).is_ascii_digit());
        self.counting = self.counting.or_else(|| counting_alone(&content));
        self.approximate |= ABOUT.contains(&content.trim());
        self.odd = self.odd.or_else(|| Odd::of(&content));
        let limit = ["定数", "定員", "上限"].iter().any(|word| content.starts_with(word));
        if !limit && digits && !is_calendar(&content) && !only_changes(&content, year) {
            self.beside = Some(content);
        }
    }
}

/// 「延べ」, 「実人数」: how is counted, without a number.
fn counting_alone(content: &str) -> Option<Counting> {
    counting_of(content.trim()).filter(|_| !content.contains(|c: char| narrow(c).is_ascii_digit()))
}

/// Whether a bracket says how the number behind it is counted: 「（実）12人（延）45人」, but not 「12人（実）　45人（延）」.
fn is_of_next(chars: &Chars, content: &str, end: usize) -> bool {
    let at = (end..chars.len()).find(|at| !" :約計".contains(chars.at(*at))).unwrap_or(end);
    let Some(next) = counting_alone(content).and_then(|_| read_amount(chars, at, end).ok()) else { return false };
    let open = chars.skip_spaces(next.end);
    let own = chars.closing(open).map(|close| chars.slice(open + 1, close));
    is_digit(chars.at(at)) && own.and_then(|own| counting_alone(&own)).is_none()
}

/// A bracket that the line's end has cut off, where it would have given the year before.
fn unclosed(chars: &Chars, open: usize, read: Behind) -> Behind {
    let rest = chars.slice(open + 1, chars.len());
    let lost = ["前年度", "昨年度"].iter().any(|word| rest.starts_with(&word[..6]) || word.starts_with(&rest));
    if lost {
        Behind { previous: Previous::Unread, end: chars.len(), beside: None, unread: rest, ..read }
    } else {
        Behind { beside: None, ..read }
    }
}

/// The bracket behind 「※速報値」 that gives the year before, and what the ※ says.
fn note_before_bracket(chars: &Chars, at: usize, year: FiscalYear) -> Option<(usize, Option<String>)> {
    let sign = chars.skip_spaces(at);
    if chars.at(sign) != '※' {
        return None;
    }
    let open = (sign..chars.len().min(sign + 30)).find(|at| chars.at(*at) == '(')?;
    let content = chars.slice(open + 1, chars.closing(open)?);
    let note = chars.slice(sign + 1, open).trim().to_owned();
    let told = matches!(read_previous(&content, year), Previous::Figures { .. });
    told.then_some((open, (!note.is_empty()).then_some(note)))
}

/// The year before without a bracket: 「　前年度20件」, 「、前年度20件」, 「【前年度20件】」, 「※前年度20件」.
fn read_plain(chars: &Chars, end: usize, year: FiscalYear) -> Option<(Previous, usize)> {
    let mut start = end;
    while !chars.is_end(start) && " 、,/※【<".contains(chars.at(start)) {
        start += 1;
    }
    if start == end || start - end > 3 {
        return None;
    }
    let head = chars.head(start);
    year_at(&head, year).filter(|(of, _)| *of == Of::Before)?;
    let stop = chars.len().min(start + 40);
    let over = |at: usize| {
        let grouped = matches!(chars.at(at), ',' | '/') && (is_digit(chars.at(at + 1)) || chars.at(at + 1) == '年');
        at == chars.len() || " 、,。/)】>※".contains(chars.at(at)) && !grouped
    };
    let whole = |at: usize| match read_previous(&chars.slice(start, at), year) {
        Previous::Figures { given, beside, earlier } => {
            let one = given.len() == 1 && given[0].name.is_empty() && beside.is_empty();
            one.then_some((Previous::Figures { given, beside, earlier }, at))
        }
        _ => None,
    };
    let (previous, at) = (start..=stop).filter(|at| over(*at)).find_map(whole)?;
    Some((previous, at + usize::from("】>".contains(chars.at(at)) && !chars.is_end(at))))
}

/// Behind 開催 or が参加, where that stands directly behind an amount.
pub(super) fn skip_noun(chars: &Chars, end: usize) -> usize {
    let noun_at =
        |at: usize| GOES_WITH.iter().find(|word| chars.starts_with(at, word)).map(|word| at + word.chars().count());
    let particle = usize::from(matches!(chars.at(end), 'が' | 'を' | 'で'));
    noun_at(end + particle).unwrap_or(end)
}
