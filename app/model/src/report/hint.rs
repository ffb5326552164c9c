//! What a careful reader would ask about a report before it is submitted: text and fields that contradict each other, a
//! text left from last year, small numbers of people. A hint never blocks.

use super::few::{find_few, is_few};
use super::stated::{Sought, find_told};
use super::{Draft, Entry};
use crate::id::IndicatorId;
use crate::indicator::{Change, Counting, Decimal, Direction, Figure, Moved, Way, grouped, is_ranked};
use crate::number::unit_key;
use crate::plan::{Mark, MarkShape};
use crate::text::name_key;
use serde::{Deserialize, Serialize};

/// What is known of one indicator while its year is written.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Known<'a> {
    /// Key.
    pub indicator: IndicatorId,
    /// Heading + space + label.
    pub name: &'a str,
    /// As printed.
    pub unit: Option<&'a str>,
    /// How it is counted.
    pub way: Way,
    /// 望ましい向き, where the city has said one.
    pub desired: Option<Direction>,
    /// What the year before says; none where it was counted otherwise.
    pub before: Option<Figure>,
}

impl<'a> Known<'a> {
    fn sought(&self) -> Sought<'a> {
        Sought::of(self.name, self.unit, self.way)
    }
}

/// What is asked.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum Hint {
    /// The text states another number than the field.
    Stated {
        /// The indicator.
        indicator: IndicatorId,
        /// As the text states it: 「相談件数：27件」.
        words: String,
        /// The field.
        field: Decimal,
    },
    /// A good mark beside a figure that moved far the other way.
    MarkBesideFall {
        /// The indicator.
        indicator: IndicatorId,
        /// How it moved.
        change: Change,
    },
    /// The text is last year's.
    SameText,
    /// So few people that somebody might be recognised.
    FewPeople {
        /// The indicator.
        indicator: IndicatorId,
        /// How many.
        value: Decimal,
    },
    /// The same in the text.
    FewInText {
        /// As the text writes them: 「２人」.
        words: Vec<String>,
    },
    /// A number below 0.
    BelowZero {
        /// The indicator.
        indicator: IndicatorId,
        /// The number.
        value: Decimal,
    },
}

impl Hint {
    /// Whose figure it is about; `None`: about the text alone.
    #[must_use]
    pub const fn indicator(&self) -> Option<IndicatorId> {
        match self {
            Self::Stated { indicator, .. }
            | Self::MarkBesideFall { indicator, .. }
            | Self::FewPeople { indicator, .. }
            | Self::BelowZero { indicator, .. } => Some(*indicator),
            Self::SameText | Self::FewInText { .. } => None,
        }
    }

    /// The hint as a sentence; `name` is that of its indicator.
    #[must_use]
    pub fn words(&self, name: &str) -> String {
        match self {
            Self::Stated { words, field, .. } => {
                format!("説明には「{words}」とありますが、{name}の欄は{}です。", grouped(*field))
            }
            Self::MarkBesideFall { change, .. } => {
                let (rate, way) = (change.rate_words().unwrap_or_default(), way_of(change));
                format!("{name}が{rate}{way}。評価と合っているか、備考に理由があるか確かめてください。")
            }
            Self::SameText => "説明が前年度の文と同じです。今年度の取組になっているか確かめてください。".to_owned(),
            Self::FewPeople { value, .. } => {
                let people = grouped(*value);
                format!("{name}は{people}人です。少人数なので、個人が分かるおそれがないか確かめてください。")
            }
            Self::FewInText { words } => {
                let words: String = words.iter().map(|it| format!("「{it}」")).collect();
                format!("説明に{words}とあります。少人数なので、個人が分かるおそれがないか確かめてください。")
            }
            Self::BelowZero { value, .. } => {
                format!("{name}は{}で、0より小さい数です。打ちまちがいがないか確かめてください。", grouped(*value))
            }
        }
    }
}

const fn way_of(change: &Change) -> &'static str {
    match change {
        Change::Up(_) | Change::UpFromZero(_) => "増えています",
        _ => "減っています",
    }
}

/// Looks through a report. `last` is last year's 説明.
#[must_use]
pub fn find_hints(draft: &Draft, mark: Option<&Mark>, known: &[Known<'_>], last: Option<&str>) -> Vec<Hint> {
    let mut hints = Vec::new();
    if last.is_some_and(|last| is_same(&draft.narrative, last)) {
        hints.push(Hint::SameText);
    }
    hints.extend(few_in_text(draft, known));
    for it in known {
        let entry = draft.values.get(&it.indicator);
        let Some((entry, value)) = entry.and_then(|entry| Some((entry, entry.figure.value()?))) else { continue };
        hints.extend(differs(draft, it, value, known));
        hints.extend(mark.and_then(|mark| beside_fall(mark, it, entry)));
        hints.extend(few_people(it, value));
        hints.extend((value < Decimal::ZERO).then_some(Hint::BelowZero { indicator: it.indicator, value }));
    }
    hints
}

fn is_same(text: &str, last: &str) -> bool {
    let text = name_key(text);
    !text.is_empty() && text == name_key(last)
}

/// Under a label that several indicators have, the text may mean any of them, unless it says how it is counted and only
/// one is counted so.
fn differs(draft: &Draft, it: &Known<'_>, value: Decimal, known: &[Known<'_>]) -> Option<Hint> {
    let mine = it.sought();
    let namesakes: Vec<_> = known.iter().map(Known::sought).filter(|other| other.label == mine.label).collect();
    let alike = namesakes.iter().filter(|other| other.way.counting == mine.way.counting).count();
    let told = find_told(&draft.narrative, &mine).into_iter();
    let clear = |counting: Option<Counting>| {
        namesakes.len() == 1 || (alike == 1 && counting == mine.way.counting && counting.is_some())
    };
    let told: Vec<_> = told.filter(|told| clear(told.way.counting)).collect();
    let words = draft.narrative[told.first()?.bytes.clone()].to_owned();
    let agrees = told.iter().any(|it| it.value == value);
    (!agrees).then_some(Hint::Stated { indicator: it.indicator, words, field: value })
}

fn beside_fall(mark: &Mark, it: &Known<'_>, entry: &Entry) -> Option<Hint> {
    if !matches!(mark.shape, MarkShape::Ring | MarkShape::Star) {
        return None;
    }
    let (base, change) = (it.before?.value(), Change::between(it.before.as_ref(), Some(&entry.figure)));
    let wrong = match it.desired {
        Some(Direction::Down) => matches!(change, Change::Up(rate) if Change::Down(rate).is_far_fall()),
        _ => Moved { base, change, desired: it.desired }.far_fall().is_some(),
    };
    (wrong && is_ranked(base)).then_some(Hint::MarkBesideFall { indicator: it.indicator, change })
}

fn counts_people(it: &Known<'_>) -> bool {
    it.unit.is_some_and(|unit| unit_key(unit) == "人")
}

fn few_people(it: &Known<'_>, value: Decimal) -> Option<Hint> {
    (counts_people(it) && is_few(value)).then_some(Hint::FewPeople { indicator: it.indicator, value })
}

/// What is a figure of the report too is asked about there.
fn few_in_text(draft: &Draft, known: &[Known<'_>]) -> Option<Hint> {
    let people = known.iter().filter(|it| counts_people(it));
    let figures: Vec<_> = people.filter_map(|it| draft.values.get(&it.indicator)?.figure.value()).collect();
    let found = find_few(&draft.narrative).into_iter().filter(|(value, _)| !figures.contains(value));
    let words: Vec<_> = found.map(|(_, words)| words.to_owned()).collect();
    (!words.is_empty()).then_some(Hint::FewInText { words })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::indicator::Reason;
    use crate::plan::MarkKind;

    const COUNT: IndicatorId = IndicatorId(1);

    fn known(name: &'static str, unit: &'static str, before: i64) -> Known<'static> {
        let before = Some(Figure::Value(Decimal::from(before)));
        Known { indicator: COUNT, name, unit: Some(unit), way: Way::default(), desired: None, before }
    }

    fn mark(shape: MarkShape) -> Mark {
        let (symbol, words) = ("○".to_owned(), "予定通り進捗".to_owned());
        Mark { symbol, short: words.clone(), words, kind: MarkKind::Ladder(1), shape }
    }

    fn draft(narrative: &str, value: i64) -> Draft {
        let entry = Entry::exact(Figure::Value(Decimal::from(value)));
        Draft { narrative: narrative.to_owned(), values: [(COUNT, entry)].into(), ..Draft::default() }
    }

    #[test]
    fn a_number_in_the_text_that_the_field_lacks_is_asked_about() {
        let one = [known("電話 相談件数", "件", 25)];
        let check = |text: &str, value: i64, words: Option<&str>| {
            let found = find_hints(&draft(text, value), None, &one, None);
            let expected = words.map(|words| Hint::Stated {
                indicator: COUNT,
                words: words.to_owned(),
                field: Decimal::from(value),
            });
            assert_eq!(found, expected.into_iter().collect::<Vec<_>>(), "{text}");
        };
        check("・相談件数：27件", 28, Some("相談件数：27件"));
        check("・相談件数：28件", 28, None);
        check("・相談件数：27件、うち夏の相談件数：28件", 28, None);
        check("・相談員を増やした。", 28, None);
        let two = [known("電話 相談件数", "件", 25), known("窓口 相談件数", "件", 25)];
        assert_eq!(find_hints(&draft("・相談件数：27件", 28), None, &two, None), []);
    }

    #[test]
    fn a_name_is_understood_as_the_page_shows_it() {
        use crate::indicator::Counting::{Cumulative, Distinct};
        let row = |counting| Known { way: Way { counting, timing: None }, ..known("まるごと相談", "件", 25) };
        let check = |rows: &[Known<'_>], text: &str, words: Option<&str>| {
            let found = find_hints(&draft(text, 28), None, rows, None);
            let words = words.map(str::to_owned);
            let expected = words.map(|words| Hint::Stated { indicator: COUNT, words, field: Decimal::from(28) });
            assert_eq!(found, expected.into_iter().collect::<Vec<_>>(), "{text}");
        };
        let one = [row(Some(Cumulative))];
        check(&one, "・まるごと相談：27件", Some("まるごと相談：27件"));
        check(&one, "・まるごと相談（延べ）：27件", Some("まるごと相談（延べ）：27件"));
        check(&one, "・まるごと相談（延べ）27件", Some("まるごと相談（延べ）27件"));
        check(&one, "・まるごと相談は延べ27件", Some("まるごと相談は延べ27件"));
        check(&one, "・まるごと相談（延べ）：28件", None);
        check(&one, "・まるごと相談（実）：12件", None);
        check(&one, "まるごと相談は1,045件から28件", None);
        check(&one, "まるごと相談は1,045件から27件", Some("まるごと相談は1,045件から27件"));
        let own = [Known { name: "まるごと相談（延べ）", ..row(None) }];
        check(&own, "・まるごと相談(延べ)：27件", Some("まるごと相談(延べ)：27件"));
        check(&own, "・まるごと相談（実）：27件", None);
        let other = Known { indicator: IndicatorId(2), ..row(Some(Distinct)) };
        let both = [row(Some(Cumulative)), other.clone()];
        check(&both, "・まるごと相談：27件", None);
        check(&both, "・まるごと相談（延べ）：27件", Some("まるごと相談（延べ）：27件"));
        check(&both, "・まるごと相談（実）：27件", None);
        check(&[row(None), other], "・まるごと相談（実）：27件", None);
    }

    #[test]
    fn a_good_mark_beside_a_far_fall_is_asked_about() {
        let check = |shape, before, now, desired, asked: bool| {
            let it = Known { desired, ..known("相談件数", "件", before) };
            let found = find_hints(&draft("", now), Some(&mark(shape)), &[it], None);
            assert_eq!(!found.is_empty(), asked, "{before} → {now}");
        };
        check(MarkShape::Ring, 100, 58, None, true);
        check(MarkShape::Star, 100, 58, None, true);
        check(MarkShape::Triangle, 100, 58, None, false);
        check(MarkShape::Ring, 100, 71, None, false);
        check(MarkShape::Ring, 9, 1, None, false);
        check(MarkShape::Ring, 100, 58, Some(Direction::Down), false);
        check(MarkShape::Ring, 100, 158, Some(Direction::Down), true);
        check(MarkShape::Ring, 100, 158, None, false);
    }

    #[test]
    fn a_text_left_as_it_was_is_asked_about() {
        let long = "・地域の会合に出向いて相談を受け、担い手の講座を開いた。";
        let same = |now: &str, last: &str| find_hints(&draft(now, 9), None, &[], Some(last)) == [Hint::SameText];
        assert!(same(long, long));
        assert!(same(&format!("{long}\n"), &format!("　{long}")));
        assert!(!same(long, &long.replace("担い手", "支え手")));
        assert!(same("・継続して実施した。", "・継続して実施した。") && !same(" ", ""));
    }

    #[test]
    fn a_handful_of_people_is_asked_about() {
        let check = |unit, value, asked: bool| {
            let found = find_hints(&draft("", value), None, &[known("参加者数", unit, 9)], None);
            assert_eq!(!found.is_empty(), asked, "{value}{unit}");
        };
        check("人", 4, true);
        check("名", 1, true);
        check("人", 5, false);
        check("人", 0, false);
        check("件", 4, false);
    }

    #[test]
    fn a_handful_of_people_in_the_text_is_asked_about_once() {
        let check = |text: &str, value, words: &[&str]| {
            let found = find_hints(&draft(text, value), None, &[known("参加者数", "人", 9)], None);
            let words: Vec<_> = words.iter().map(|it| (*it).to_owned()).collect();
            let expected = (!words.is_empty()).then_some(Hint::FewInText { words });
            assert_eq!(found.into_iter().find(|it| it.indicator().is_none()), expected, "{text}");
        };
        check("虐待を受けた２人を保護した。利用者は3名。", 30, &["２人", "3名"]);
        check("虐待を受けた２人を保護した。", 2, &[]);
        check("一人暮らしの人を訪ねた。", 30, &[]);
        let words = Hint::FewInText { words: vec!["２人".to_owned(), "3名".to_owned()] }.words("");
        assert_eq!(
            words,
            "説明に「２人」「3名」とあります。少人数なので、個人が分かるおそれがないか確かめてください。"
        );
    }

    #[test]
    fn a_number_below_zero_is_asked_about() {
        let found = find_hints(&draft("", -5), None, &[known("参加者数", "人", 9)], None);
        let words: Vec<_> = found.iter().map(|it| it.words("参加者数")).collect();
        assert_eq!(words, ["参加者数は-5で、0より小さい数です。打ちまちがいがないか確かめてください。"]);
        assert_eq!(find_hints(&draft("", 0), None, &[known("参加者数", "人", 9)], None), []);
    }

    #[test]
    fn a_hint_is_a_sentence_that_says_what_to_look_at() {
        let found = find_hints(
            &draft("・相談件数：1,200件", 58),
            Some(&mark(MarkShape::Ring)),
            &[known("相談件数", "件", 100)],
            None,
        );
        let words: Vec<_> = found.iter().map(|it| it.words("相談件数")).collect();
        assert_eq!(
            words,
            [
                "説明には「相談件数：1,200件」とありますが、相談件数の欄は58です。",
                "相談件数が42%減っています。評価と合っているか、備考に理由があるか確かめてください。",
            ]
        );
    }

    #[test]
    fn a_reason_is_no_number_to_ask_about() {
        let mut it = draft("・相談件数：27件", 0);
        it.values.insert(COUNT, Entry::exact(Figure::Absent(Reason::Pending)));
        assert_eq!(find_hints(&it, Some(&mark(MarkShape::Ring)), &[known("相談件数", "件", 100)], None), []);
    }
}
