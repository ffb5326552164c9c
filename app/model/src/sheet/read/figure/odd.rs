//! Numbers of a line that make no figure by themselves: torn ones, spans, series, a year before without its figure; and
//! units that stand apart from their number.

use super::amount::{Found, read_amount, torn_group};
use super::bracket::read_behind;
use super::chars::is_digit;
use super::given::is_unit_like;
use super::label::read_label;
use super::previous::{Given, Previous, read_previous};
use super::prose::is_boundary;
use super::said::{Of, year_at};
use super::scan::Scan;
use crate::indicator::Figure;
use crate::number::leading_unit;

pub(super) const KANJI: &[char] = &['〇', '一', '二', '三', '四', '五', '六', '七', '八', '九', '十', '百', '千', '数'];
/// What a bracket says of a value that is no result.
const NO_RESULT: &[&str] = &[
    "見込",
    "見込み",
    "見込値",
    "見込数",
    "予定",
    "予定数",
    "計画",
    "計画値",
    "目標",
    "目標値",
    "予算",
    "予算額",
    "推計",
    "推計値",
    "推定",
];
const IN_KANJI: &str = "漢数字で書かれた数のようです。取っていません。";

impl Scan<'_> {
    /// 「相談件数：十二件」, 「相談：数十件」: a number that isn't read. Answers where to go on.
    pub fn pass_kanji(&mut self, at: usize) -> usize {
        let mut end = at;
        while KANJI.contains(&self.chars.at(end)) {
            end += 1;
        }
        let head = self.chars.head(end);
        let unit = leading_unit(&head).filter(|unit| *unit != "円").map(|unit| unit.chars().count());
        let colon = self.chars.before(self.chars.skip_spaces_back(at, self.consumed)) == ':';
        let Some(unit) = unit.filter(|unit| colon && is_boundary(self.chars, end + unit)) else { return end };
        let start = read_label(self.chars, self.floor(at), at).start.min(at);
        self.ask(start, end + unit, IN_KANJI, None);
        end + unit
    }

    /// A number that can't be read where a figure's would stand: 「件数：1,23件」.
    pub fn pass_odd_number(&mut self, at: usize, next: usize) -> usize {
        let torn = torn_group(self.chars, at, next);
        let odd = torn.is_some() || self.chars.slice(at, next).contains([',', '，']) && self.chars.before(next) != ',';
        let next = torn.unwrap_or(next);
        let start = read_label(self.chars, self.floor(at), at).start.min(at);
        if odd && leading_unit(&self.chars.head(next)).is_some() {
            self.ask(start, next, "数の桁区切りが読み取れません。", None);
        }
        if "~〜-/".contains(self.chars.at(next)) && start < at {
            return self.pass_range(start, next);
        }
        next
    }

    /// 「20～30人」, 「12/12校」: no single value. 「10/5」 and 「2-2-28」 are none at all.
    fn pass_range(&mut self, start: usize, next: usize) -> usize {
        let mut end = next + 1;
        while is_digit(self.chars.at(end)) {
            end += 1;
        }
        let unit = leading_unit(&self.chars.head(end)).map(str::to_owned);
        if unit.as_deref().is_some_and(|unit| unit != "日") || self.chars.at(end) == '点' {
            self.ask(start, end + 1, "幅または割合のある数で、一つの値になりません。", None);
            return end;
        }
        next
    }

    /// A bracket with a year before that no figure stands before.
    pub fn skip_lost_bracket(&mut self, open: usize) -> usize {
        let Some(close) = self.chars.closing(open).filter(|close| close - open < 120) else { return open + 1 };
        let content = self.chars.slice(open + 1, close);
        // 「相談件数（R6：27件、R5：20件）」 gives this year's first.
        let own = year_at(&content, self.year).is_some_and(|(of, _)| of == Of::This);
        let lost = !own && matches!(read_previous(&content, self.year), Previous::Figures { .. });
        if !lost {
            return open + 1;
        }
        let why = "前年度の値がありますが、その前に今年度の値が読み取れません。";
        self.ask(open.saturating_sub(20).max(self.consumed), close + 1, why, None);
        self.consumed = close + 1;
        close + 1
    }

    /// Behind the numbers that follow one another.
    pub fn end_of_series(&self, mut end: usize) -> usize {
        while let Ok(next) = read_amount(self.chars, self.behind_sign(end), end) {
            if next.end <= end || !is_digit(self.chars.at(self.behind_sign(end))) {
                break;
            }
            end = next.end;
        }
        end
    }

    /// Behind the spaces and the slash that set numbers apart.
    fn behind_sign(&self, end: usize) -> usize {
        let at = self.chars.skip_spaces(end);
        if self.chars.at(at) == '/' { self.chars.skip_spaces(at + 1) } else { at }
    }

    /// Whether a bracket says that the amount before it is no result: 「30件（見込み）」.
    pub fn is_said_to_be_other(&self, end: usize) -> bool {
        let open = self.chars.skip_spaces(end);
        let content = self.chars.closing(open).map(|close| self.chars.slice(open + 1, close));
        content.is_some_and(|content| NO_RESULT.contains(&content.trim()))
    }

    /// The unit behind the bracket of 「27（20）件」 and 「2,712(前年度2,500)部」, and where it ends.
    pub fn read_split_unit(&self, found: &mut Found) -> usize {
        let close = (found.unit.is_none() && matches!(found.figure, Figure::Value(_)))
            .then(|| self.chars.closing(found.end).filter(|close| close - found.end < 24))
            .flatten();
        let unit = close.and_then(|close| leading_unit(&self.chars.head(close + 1)).map(str::to_owned));
        let Some((close, unit)) = close.zip(unit) else { return found.end };
        let end = close + 1 + unit.chars().count();
        found.unit = Some(unit);
        end
    }

    /// A unit that isn't known is one where the year before has it too: 「５基（前年度４基）」.
    pub fn read_odd_unit(&self, found: &mut Found) {
        if found.unit.is_some() || !matches!(found.figure, Figure::Value(_)) {
            return;
        }
        let mut end = found.end;
        while !self.chars.is_end(end) && end - found.end < 5 && is_unit_like(self.chars.at(end)) {
            end += 1;
        }
        let unit = self.chars.slice(found.end, end);
        let same = |given: &[Given]| given.first().is_some_and(|one| one.unit.as_deref() == Some(unit.as_str()));
        if end > found.end
            && matches!(read_behind(self.chars, end, self.year, self.brackets).previous, Previous::Figures { given, .. } if same(&given))
        {
            found.unit = Some(unit);
            found.end = end;
        }
    }
}
