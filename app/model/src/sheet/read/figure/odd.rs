//! Numbers of a line that make no figure by themselves: torn ones, spans, those in kanji; and units that stand apart
//! from their number.

use super::amount::{Found, Nature, is_grouped_by_point, torn_group};
use super::around::read_before;
use super::bracket::{Behind, read_behind};
use super::chars::is_digit;
use super::given::{Given, is_unit_like};
use super::kind::counts;
use super::label::{Tie, read_label};
use super::previous::Previous;
use super::prose::{NO_UNIT, end_of_word, is_boundary};
use super::said::Of;
use super::scan::{OnLine, Scan};
use super::unit::longer_unit;
use super::ways::{Way, Ways};
use crate::indicator::{Decimal, Figure};
use crate::number::{leading_number, leading_unit, read_circled, read_kanji};
use crate::text::narrow;

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
const IN_KANJI: &str = "漢数字で書かれた数のようです。";
const CIRCLED: &str = "丸で囲んだ数で、値か番号か確かではありません。";
const GROUPS: &str = "数の桁区切りが読み取れません。";
const RANGE: &str = "幅または割合のある数で、一つの値になりません。";

impl Scan<'_> {
    /// 「相談件数：十二件」, 「相談：数十件」, 「相談：①件」: a number that isn't taken. Answers where to go on.
    pub fn pass_written(&mut self, at: usize) -> usize {
        let circled = read_circled(self.chars.at(at));
        let mut end = at + usize::from(circled.is_some());
        while circled.is_none() && KANJI.contains(&self.chars.at(end)) {
            end += 1;
        }
        let head = self.chars.head(end);
        let unit = leading_unit(&head).filter(|unit| *unit != "円");
        let colon = self.chars.before(self.chars.skip_spaces_back(at, self.consumed)) == ':';
        // 「実施回数　十二回」, where nothing but a label stands before.
        let label = read_label(self.chars, self.floor(at), at);
        let spaced = circled.is_none() && label.tie == Tie::Space && !label.from_sentence && counts(&label.text);
        let ends = |unit: &&str| is_boundary(self.chars, end + unit.chars().count());
        // 「①講座」 numbers what it names.
        let counter = |unit: &&str| circled.is_none() || unit.chars().count() == 1;
        let Some(unit) = unit.filter(|unit| (colon || spaced) && ends(unit) && counter(unit)) else { return end };
        let read = circled.or_else(|| read_kanji(&self.chars.slice(at, end))).map(|value| ("take", value));
        let why = if circled.is_some() { CIRCLED } else { IN_KANJI };
        self.ask_odd((at, end), unit, why, read.into_iter().collect())
    }

    /// A number that can't be read where a figure's would stand: 「件数：1,23件」.
    pub fn pass_odd_number(&mut self, at: usize, next: usize) -> usize {
        let torn = torn_group(self.chars, at, next);
        let comma = self.chars.slice(at, next).contains([',', '，']) && self.chars.before(next) != ',';
        let odd = torn.is_some() || comma || is_grouped_by_point(self.chars, at, next);
        let next = torn.unwrap_or(next);
        let head = self.chars.head(next);
        let label = read_label(self.chars, self.floor(at), at);
        let word = || end_of_word(self.chars, next, &label).map(|end| self.chars.slice(next, end));
        if let Some(unit) = leading_unit(&head).map(str::to_owned).or_else(word).filter(|_| odd) {
            let readings = read_groups(&self.chars.slice(at, next));
            return self.ask_odd((at, next), &unit, GROUPS, readings);
        }
        let labelled = read_label(self.chars, self.floor(at), at).start < at;
        if labelled && let Some(end) = self.end_of_share(next) {
            return self.ask_share(at, end);
        }
        if let Some(end) = self.pass_ordinal(at, next) {
            return end;
        }
        let within = self.chars.enclosing(at).is_some() && self.chars.at(next) == '/';
        if (labelled || within) && "~〜-/".contains(self.chars.at(next)) { self.pass_range(at, next) } else { next }
    }

    /// A number whose word mostly makes it no amount, where a label stands before it: 「平均年齢：71.5歳」, 「満足度　92.5点」. As a
    /// whole line it is asked about, else it is named.
    fn pass_ordinal(&mut self, at: usize, next: usize) -> Option<usize> {
        let label = read_label(self.chars, self.floor(at), at);
        let labelled = matches!(label.tie, Tie::Colon | Tie::Space) && !label.from_sentence && !label.text.is_empty();
        if !labelled || !"歳つ位点度級".contains(self.chars.at(next)) || !is_boundary(self.chars, next + 1) {
            return None;
        }
        let behind = self.chars.skip_spaces(next + 1);
        let whole = self.chars.is_end(behind) || self.chars.at(behind) == '(';
        let alone = label.above.is_empty() && self.chars.begins(label.start);
        if !(whole && alone) {
            self.leave_ordinal(label.start, next + 1);
            return None;
        }
        let unit = self.chars.slice(next, next + 1);
        let reading = leading_number(&self.chars.slice(at, next)).map(|(value, _)| ("take", value));
        Some(self.ask_odd((at, next), &unit, NO_UNIT, reading.into_iter().collect()))
    }

    /// Behind 「３分の１」.
    fn end_of_share(&self, next: usize) -> Option<usize> {
        let at = next + "分の".chars().count();
        let end = (at..self.chars.len()).find(|at| !is_digit(self.chars.at(*at))).unwrap_or(self.chars.len());
        (self.chars.starts_with(next, "分の") && end > at && is_boundary(self.chars, end)).then_some(end)
    }

    /// A share is no amount, and no reading of it is.
    fn ask_share(&mut self, at: usize, end: usize) -> usize {
        let start = read_label(self.chars, self.floor(at), at).start;
        self.ask(start, end, RANGE, Ways::nothing(Vec::new()));
        self.consumed = end;
        end
    }

    /// 「20～30人」, 「12/12校」: no single value. 「10/5」 and 「2-2-28」 are none at all.
    fn pass_range(&mut self, at: usize, next: usize) -> usize {
        let mut end = next + 1;
        while is_digit(self.chars.at(end)) || ",.".contains(self.chars.at(end)) && is_digit(self.chars.at(end + 1)) {
            end += 1;
        }
        let head = self.chars.head(end);
        let unit = leading_unit(&head).filter(|unit| *unit != "日").or_else(|| head.starts_with('点').then_some("点"));
        let Some(unit) = unit else { return self.pass_bare_range((at, next), end) };
        let whole = |text: String| leading_number(&text).filter(|(_, len)| *len == text.len()).map(|(value, _)| value);
        let ends = [whole(self.chars.slice(at, next)), whole(self.chars.slice(next + 1, end))];
        let readings = ["first", "second"].into_iter().zip(ends).filter_map(|(key, value)| Some((key, value?)));
        self.ask_odd((at, end), unit, RANGE, readings.collect())
    }

    /// 「利用者数（人）　45／50」: the label says that it counts, nothing says what both numbers are. 「会場　10/5」 is none.
    fn pass_bare_range(&mut self, (at, next): (usize, usize), end: usize) -> usize {
        let label = read_label(self.chars, self.floor(at), at);
        // 「（10/5）」 is a day.
        let large = |from, to| leading_number(&self.chars.slice(from, to)).is_some_and(|it| it.0 > Decimal::from(31));
        if self.chars.enclosing(at).is_some() && large(at, next) {
            self.leave_bracketed(at, end);
            return end;
        }
        if label.from_sentence || !counts(&label.text) || !is_boundary(self.chars, end) {
            return next;
        }
        self.ask(label.start, end, RANGE, Ways::nothing(Vec::new()));
        self.consumed = end;
        end
    }

    /// Asks about a number and its unit, with the readings of the number; with each goes the year before behind it.
    fn ask_odd(
        &mut self,
        (at, end): (usize, usize),
        unit: &str,
        why: &'static str,
        readings: Vec<(&'static str, Decimal)>,
    ) -> usize {
        let end = end + unit.chars().count();
        let behind = read_behind(self.chars, end, self.year, self.brackets);
        let found = |value| {
            let mut found = Found::plain((at, end), Figure::Value(value), Some(unit.to_owned()));
            read_before(self.chars, self.floor(at), &mut found);
            found
        };
        let label = read_label(self.chars, self.floor(at), found(Decimal::ZERO).start);
        let after = if behind.previous == Previous::Silent { end } else { behind.end };
        let mut ways = Vec::new();
        if label.tie != Tie::Bare && !label.text.trim().is_empty() {
            let figure = |value| self.figure_before(self.figure(label.clone(), found(value), after), &behind);
            ways.extend(readings.into_iter().map(|(key, value)| Way::take(key, figure(value))));
            let before = Some(figure(Decimal::ZERO)).filter(|figure| figure.previous.is_some());
            ways.extend(before.map(|figure| Way::take("before", OnLine { value: None, ..figure })));
        }
        self.ask(label.start.min(at), after, why, Ways::nothing(ways));
        self.leave_changes(end, after);
        self.consumed = after;
        after
    }

    /// A figure with the year before, where its bracket can be read in one way.
    pub fn figure_before(&self, mut figure: OnLine, behind: &Behind) -> OnLine {
        if behind.previous == Previous::Unread
            && let [("before", only)] = &self.read_unread(&figure.found, &behind.unread)[..]
        {
            figure.previous = Some(only.clone());
        }
        behind.give(&mut figure);
        figure
    }

    /// Whether what stands behind an amount says that it is no result of this year: 「30件を予定」, 「30件（見込み）」, 「30件
    /// （令和５年度）」.
    pub fn is_said_to_be_other(&self, found: &Found) -> bool {
        if found.nature == Nature::Planned || found.of.is_some_and(|of| of != Of::This) {
            return true;
        }
        let open = self.chars.skip_spaces(found.end);
        let content = self.chars.closing(open).map(|close| self.chars.slice(open + 1, close));
        content.is_some_and(|content| NO_RESULT.contains(&content.trim()))
    }

    /// The unit of 「12（世帯）」, or the one behind the bracket of 「27（20）件」 and 「2,712(前年度2,500)部」, and where it ends.
    pub fn read_split_unit(&self, found: &mut Found) -> usize {
        let close = (found.unit.is_none() && matches!(found.figure, Figure::Value(_)))
            .then(|| self.chars.closing(found.end).filter(|close| close - found.end < 24))
            .flatten();
        let content = close.map(|close| self.chars.slice(found.end + 1, close)).unwrap_or_default();
        if let Some((unit, close)) = leading_unit(&content).filter(|unit| *unit == content).zip(close) {
            found.unit = Some(unit.to_owned());
            found.end = close + 1;
            return close + 1;
        }
        let head = close.map(|close| self.chars.head(close + 1)).unwrap_or_default();
        let Some((close, unit)) = close.zip(leading_unit(&head)) else { return found.end };
        let longer = longer_unit(&head, unit);
        if longer.is_some() {
            found.nature = Nature::Unknown;
        }
        let unit = longer.unwrap_or(unit);
        found.unit = Some(unit.to_owned());
        close + 1 + unit.chars().count()
    }

    /// A unit that isn't known is one where the year before has it too: 「５基（前年度４基）」, 「12部屋（前年度10部屋）」.
    pub fn read_odd_unit(&self, found: &mut Found) {
        let Some((unit, end)) = self.odd_unit(found) else { return };
        let same = |given: &[Given]| given.first().is_some_and(|one| one.unit.as_deref() == Some(unit.as_str()));
        if matches!(read_behind(self.chars, end, self.year, self.brackets).previous, Previous::Figures { given, .. } if same(&given))
        {
            (found.unit, found.end) = (Some(unit), end);
            if found.nature == Nature::Unknown {
                found.nature = Nature::Amount;
            }
        }
    }

    /// The word behind a number that may be its unit, and where it ends.
    fn odd_unit(&self, found: &Found) -> Option<(String, usize)> {
        if let Some(unit) = &found.unit {
            return (found.nature == Nature::Unknown).then(|| (unit.clone(), found.end));
        }
        let mut end = found.end;
        while !self.chars.is_end(end) && end - found.end < 5 && is_unit_like(self.chars.at(end)) {
            end += 1;
        }
        let told = end > found.end && matches!(found.figure, Figure::Value(_));
        told.then(|| (self.chars.slice(found.end, end), end))
    }
}

/// Whether a number in kanji or in a circle may begin with a sign.
pub(super) fn is_written(c: char) -> bool {
    KANJI.contains(&c) || read_circled(c).is_some()
}

/// 「1,23」 and 「1.234」 with their groups joined, or with the sign for the decimal point; 「2、712」 joined.
fn read_groups(printed: &str) -> Vec<(&'static str, Decimal)> {
    let plain: String = printed.chars().map(narrow).collect();
    let digits: String = plain.chars().filter(char::is_ascii_digit).collect();
    let joined = digits.parse().ok().filter(|_| digits.len() <= 12).map(|value| ("take", value));
    let by_comma = plain.split_once(',').filter(|(_, rest)| rest.len() <= 2 && !rest.contains(','));
    let point = by_comma.or_else(|| plain.split_once('.'));
    let decimal =
        point.and_then(|(whole, rest)| format!("{whole}.{rest}").parse().ok()).map(|value| ("decimal", value));
    joined.into_iter().chain(decimal).collect()
}
