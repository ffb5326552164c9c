//! Amounts that are asked about: which readings a person can choose from. Whether to ask is told in `prose`.

use super::amount::{Found, Nature, read_amount};
use super::bracket::Behind;
use super::chars::is_digit;
use super::given::{Given, Row, read_row};
use super::kind::is_other_value;
use super::label::{Label, Tie, behind_other, read_label};
use super::name::{is_fragment, is_odd_name};
use super::previous::Previous;
use super::prose::{BOTH, COUNTING, NO_NAME, NO_UNIT, NO_UNIT_AT_ALL, OTHER_VALUE, SERIES};
use super::remarked::NEW;
use super::said::{Of, year_in};
use super::scan::{OnLine, Scan};
use super::ways::{TURNS, Way, Ways};
use super::words::counts_both;
use crate::indicator::{Counting, Decimal, Figure, Reason};
use crate::number::{Amount, leading_unit};
use crate::text::narrow;

pub(super) const BESIDE: &str = "かっこの中に、前年度の値のほかの数があります。";
const BARE: &str = "かっこの中の数が何の値か、書かれていません。";

/// 「参加者：61人（令和５年度）」: the year before alone.
fn before_alone(figure: &OnLine) -> Option<Way> {
    let named = figure.found.of == Some(Of::Before) && !figure.label.text.is_empty();
    let before = || OnLine { value: None, previous: Some(Given::from(&figure.found)), ..figure.clone() };
    named.then(|| Way::take("before", before()))
}

impl Scan<'_> {
    /// Asks about an amount that is not taken, and tells where to go on.
    pub fn ask_about(&mut self, why: &'static str, label: Label, found: Found, behind: &Behind, end: usize) -> usize {
        if why == SERIES {
            return self.ask_series(&label, found);
        }
        let (start, after) = (label.start.min(found.start), found.end);
        // What is named behind a bare number is another thing: 「サロン　45　参加者　8,912」.
        let apart = why == NO_UNIT_AT_ALL && label.tie == Tie::Space;
        // What follows without a bracket is told by itself.
        let bracket = self.chars.at(self.chars.skip_spaces(after)) == '(';
        if why == OTHER_VALUE
            && (behind.previous == Previous::Silent || !bracket)
            && let Some(end) = self.keep_other_year(&label, &found, after)
        {
            self.consumed = end;
            return end;
        }
        let end = match why {
            OTHER_VALUE if !bracket => after,
            COUNTING | BOTH => {
                self.chars.closing(self.chars.skip_spaces(after)).map_or(end, |close| end.max(close + 1))
            }
            _ => end,
        };
        let planned = why == OTHER_VALUE && found.of.is_none() && year_in(&label.text, self.year).is_none();
        self.planned = planned.then(|| (end, self.above(&label)));
        let mut figure = self.figure(behind_other(label), found, end);
        let (text, cut) = (&figure.label.text, figure.label.from_sentence);
        if (cut || why == NO_NAME) && is_odd_name(text) || cut && is_fragment(text) {
            figure.label.text.clear();
        }
        let whole = bracket && behind.give(&mut figure);
        let earlier = self.earlier_of_last(&figure);
        if !earlier.is_empty() {
            figure.label.text.clear();
        }
        let reading = self.before_of_last(&figure).or_else(|| self.under_last(&figure));
        let reading = reading.or_else(|| before_alone(&figure));
        let readings = if earlier.is_empty() { reading.into_iter().collect() } else { earlier };
        let ways = match known_unit(&figure.found) {
            _ if why == COUNTING || why == BOTH => Ways::counted(&figure),
            Some(unit) if why == NO_UNIT => Ways::nothing(in_either_unit(figure, unit)),
            _ => Ways::offer(figure, readings),
        };
        self.ask(start, end, why, ways);
        if !whole && behind.previous != Previous::Unread {
            self.consumed = if apart { after } else { self.consumed };
            return after;
        }
        self.leave_changes(after, end);
        self.consumed = end;
        end
    }

    /// Asks about a figure that is taken all the same.
    pub fn ask_taken(&mut self, why: &'static str, figure: &OnLine, behind: &Behind, end: usize) {
        let ways = match behind.previous {
            Previous::Unread => {
                let readings = self.read_unread(&figure.found, &behind.unread).into_iter();
                let way = |(key, given)| Way::before(key, figure, &given, figure.as_printed.clone());
                Ways::without_before(readings.map(way).collect())
            }
            _ if why == NEW => {
                let none = Given::plain(Figure::Absent(Reason::New), None);
                Ways::without_before(vec![Way::before("new", figure, &none, figure.as_printed.clone())])
            }
            _ => Ways::taken_figure(figure),
        };
        self.ask(figure.label.start.min(figure.found.start), end, why, ways);
    }

    /// 「27（20）件」: a number without a word behind a figure.
    pub fn ask_bare(&mut self, number: &str, figure: &OnLine, (start, end): (usize, usize)) {
        let close = self.chars.closing(self.chars.skip_spaces(figure.found.end));
        let end = close.map_or(end, |close| end.max(close + 1));
        let given = Amount::read(number).map(|read| Given::plain(Figure::Value(read.value), read.unit));
        let as_printed = || self.chars.slice(figure.label.start, end);
        let readings = given.map(|given| Way::before("before", figure, &given, as_printed()));
        self.ask(start, end, BARE, Ways::without_before(readings.into_iter().collect()));
    }

    /// 「506件（うち新規20件、前年度634件）」: what stands beside the year before may be a part of the figure.
    pub fn ask_beside(&mut self, beside: &[String], figure: &OnLine, (start, end): (usize, usize)) {
        let part = if let [only] = beside { self.read_part(figure, only) } else { None };
        self.ask(start, end, BESIDE, Ways::rest_left(part.into_iter().collect()));
    }

    fn read_part(&self, figure: &OnLine, printed: &str) -> Option<Way> {
        let Row::Values(given) = read_row(printed)? else { return None };
        let [only] = &given[..] else { return None };
        if only.name.is_empty() || is_other_value(&only.name, self.year) {
            return None;
        }
        let (at, above) = (figure.found.end, Vec::new());
        let (text, tie) = (only.name.clone(), Tie::Direct);
        let label = Label { start: at, text, above, tie, from_sentence: false, part: true, dated: false };
        let plain = Found::plain((at, at), only.figure, only.unit.clone());
        let found = Found { approximate: only.approximate, counting: only.counting, ..plain };
        let part = OnLine { label, as_printed: printed.to_owned(), ..self.figure(figure.label.clone(), found, at) };
        Some(Way::take_part("take", part, figure))
    }

    /// Numbers that follow one another under one name: each may be this year's, and of two the other the year before's.
    fn ask_series(&mut self, label: &Label, first: Found) -> usize {
        let start = label.start.min(first.start);
        let amounts = self.series_from(first);
        let end = amounts.last().map_or(start, |last| last.end);
        self.ask(start, end, SERIES, Ways::nothing(self.read_series(label, &amounts, end)));
        self.consumed = end;
        end
    }

    fn series_from(&self, first: Found) -> Vec<Found> {
        let mut amounts = vec![first];
        while let Some(end) = amounts.last().map(|last| last.end)
            && is_digit(self.chars.at(self.behind_sign(end)))
            && let Ok(next) = read_amount(self.chars, self.behind_sign(end), end)
            && next.end > end
        {
            amounts.push(next);
        }
        amounts
    }

    /// Behind the spaces and the sign that set numbers apart.
    fn behind_sign(&self, end: usize) -> usize {
        let at = self.chars.skip_spaces(end);
        if "/・、".contains(self.chars.at(at)) { self.chars.skip_spaces(at + 1) } else { at }
    }

    fn read_series(&self, label: &Label, amounts: &[Found], end: usize) -> Vec<Way> {
        if label.text.trim().is_empty() || amounts.len() > TURNS.len() {
            return Vec::new();
        }
        let last_unit = amounts.iter().rev().find_map(|one| one.unit.clone());
        let figure = |found: &Found| {
            let found = Found { unit: found.unit.clone().or_else(|| last_unit.clone()), ..found.clone() };
            self.figure(label.clone(), found, end)
        };
        let mut ways: Vec<Way> = read_each(label, amounts, figure).into_iter().collect();
        ways.extend(TURNS.into_iter().zip(amounts).map(|(turn, one)| Way::take(turn, figure(one))));
        if let [one, other] = amounts {
            let with = |now: &Found, before: &Found| {
                let given = Given { unit: figure(before).found.unit, ..Given::from(before) };
                OnLine { previous: Some(given), ..figure(now) }
            };
            ways.push(Way::take("old-new", with(other, one)));
            ways.push(Way::take("new-old", with(one, other)));
        }
        let joined = self.join_digits(amounts).map(|found| Way::take("joined", self.figure(label.clone(), found, end)));
        ways.extend(joined);
        ways
    }

    /// 「２ ７件」: one number whose digits stand apart.
    fn join_digits(&self, amounts: &[Found]) -> Option<Found> {
        let (first, last) = (amounts.first()?, amounts.last()?);
        let apart = amounts.windows(2).all(|pair| {
            let between = self.chars.slice(pair[0].end, pair[1].start);
            pair[0].unit.is_none() && between.chars().all(|c| narrow(c) == ' ')
        });
        let digits: String =
            self.chars.slice(first.start, last.end).chars().map(narrow).filter(char::is_ascii_digit).collect();
        let torn = amounts.iter().any(|one| one.figure.value().is_some_and(|value| value < Decimal::TEN));
        let value: Decimal = digits.parse().ok().filter(|_| apart && torn && digits.len() <= 6)?;
        Some(Found::plain((first.start, last.end), Figure::Value(value), last.unit.clone()))
    }

    /// 「開催回数　計画20回、実績14回」: what stands right behind a planned value shares what stands above it.
    pub fn label_behind_planned(&self, found: &Found) -> Option<Label> {
        let (end, above) = self.planned.as_ref()?;
        let label = read_label(self.chars, self.floor(found.start).max(*end), found.start);
        let beside = self.is_beside(*end, label.start) && label.tie != Tie::Bare && !label.from_sentence;
        (beside && label.above.is_empty()).then(|| Label { above: above.clone(), ..label })
    }

    /// Whether an amount stands right behind a figure, without a name of its own: 「12団体、1,234千円」.
    pub fn is_second(&self, found: &Found) -> bool {
        let amount = found.unit.is_some() && found.nature == Nature::Amount && found.is_over(self.chars);
        amount && !self.read.figures.is_empty() && self.is_beside(self.consumed, found.start)
    }

    /// Whether an amount stands in the bracket behind the figure that it is a part of.
    pub fn is_part(&self, found: &Found) -> bool {
        self.parts.is_some() && self.chars.enclosing(found.start) == self.parts
    }

    /// 「第10回大会：100人（第９回　90人）」, 「2,345件（計画策定時2,100件）」, 「（3年前　2,100件）」, 「（5年2,100件）」: another time, and
    /// no part of this one, as 「午前」, 「就学前」, 「災害時」 and 「青少年」 are.
    pub fn is_other_time(&self, label: &Label, found: &Found) -> bool {
        let text = label.text.as_str();
        let then = ["策定時", "開始時", "当初", "当時", "導入前", "導入後", "コロナ前", "コロナ禍前", "比", "年度"];
        let counted = text.strip_suffix("年前").or_else(|| text.strip_suffix('年'));
        let years = counted.is_some_and(|before| before.ends_with(|c: char| c.is_numeric()));
        let time = years || then.iter().any(|end| text.ends_with(end)) || text.starts_with('第');
        time && self.is_part(found)
    }
}

/// 「申請件数・決定件数：50件・27件」, 「利用者数（実・延べ）：12人・45人」: as many names or ways of counting as amounts.
fn read_each(label: &Label, amounts: &[Found], figure: impl Fn(&Found) -> OnLine) -> Option<Way> {
    if let ([one, other], true) = (amounts, counts_both(&label.text)) {
        let mut ways = [Counting::Distinct, Counting::Cumulative];
        if label.text.find('延') < label.text.find('実') {
            ways.reverse();
        }
        let counted = |(amount, way): (&Found, Counting)| figure(&Found { counting: Some(way), ..amount.clone() });
        return Some(Way::take_each("each", [one, other].into_iter().zip(ways).map(counted).collect()));
    }
    let names: Vec<&str> = label.text.split(['・', '、', '／', '/']).map(str::trim).collect();
    let whole = names.len() == amounts.len() && !names.iter().any(|name| is_odd_name(name));
    let named = |(name, amount): (&&str, &Found)| {
        let figure = figure(amount);
        OnLine { label: Label { text: (*name).to_owned(), ..figure.label.clone() }, ..figure }
    };
    whole.then(|| Way::take_each("each", names.iter().zip(amounts).map(named).collect()))
}

/// The known unit that a longer word begins with: 部 of 「12部屋」.
fn known_unit(found: &Found) -> Option<String> {
    let unit = found.unit.as_deref().filter(|_| found.nature == Nature::Unknown);
    unit.and_then(leading_unit).map(str::to_owned)
}

/// 「12部屋」 in 部屋 and in 部.
fn in_either_unit(figure: OnLine, unit: String) -> Vec<Way> {
    if figure.label.text.trim().is_empty() {
        return Vec::new();
    }
    let mut known = figure.clone();
    known.found.unit = Some(unit);
    vec![Way::take("take", figure), Way::take("known", known)]
}
