//! What a careful reader would ask about a report before it is submitted: text and fields that contradict each other, a
//! text left from last year, small numbers of people. A hint never blocks.

use super::stated::{Stated, find_stated};
use super::{Draft, Entry};
use crate::id::IndicatorId;
use crate::indicator::{Change, Decimal, Direction, Figure, Moved, grouped, is_ranked};
use crate::number::unit_key;
use crate::plan::{Mark, MarkShape};
use crate::text::name_key;
use serde::{Deserialize, Serialize};

/// Fewer people than this might be recognised.
const FEW: i64 = 5;
/// A shorter text may well be the same again.
const LONG_ENOUGH: usize = 20;

/// What is known of one indicator while its year is written.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Known<'a> {
    /// Key.
    pub indicator: IndicatorId,
    /// Heading + space + label.
    pub name: &'a str,
    /// As printed.
    pub unit: Option<&'a str>,
    /// 望ましい向き, where the city has said one.
    pub desired: Option<Direction>,
    /// What the year before says.
    pub before: Option<Figure>,
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
}

impl Hint {
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
    for it in known {
        let entry = draft.values.get(&it.indicator);
        let Some((entry, value)) = entry.and_then(|entry| Some((entry, entry.figure.value()?))) else { continue };
        hints.extend(differs(draft, it, value, known));
        hints.extend(mark.and_then(|mark| beside_fall(mark, it, entry)));
        hints.extend(few_people(it, value));
    }
    hints
}

fn is_same(text: &str, last: &str) -> bool {
    let text = name_key(text);
    text.chars().count() >= LONG_ENOUGH && text == name_key(last)
}

/// The last word of the name, under which a text would state it.
fn label<'a>(it: &Known<'a>) -> &'a str {
    it.name.rsplit([' ', '\u{3000}']).next().unwrap_or(it.name)
}

/// Under a label that several indicators have, the text may mean any of them.
fn differs(draft: &Draft, it: &Known<'_>, value: Decimal, known: &[Known<'_>]) -> Option<Hint> {
    if known.iter().filter(|other| label(other) == label(it)).count() > 1 {
        return None;
    }
    let stated = find_stated(&draft.narrative, label(it), it.unit);
    let first: &Stated = stated.first()?;
    let words = draft.narrative[first.bytes.clone()].to_owned();
    let agrees = stated.iter().any(|it| it.value == value);
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

fn few_people(it: &Known<'_>, value: Decimal) -> Option<Hint> {
    let people = it.unit.is_some_and(|unit| unit_key(unit) == "人");
    let few = value > Decimal::ZERO && value < Decimal::from(FEW);
    (people && few).then_some(Hint::FewPeople { indicator: it.indicator, value })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::indicator::Reason;
    use crate::plan::MarkKind;

    const COUNT: IndicatorId = IndicatorId(1);

    fn known(name: &'static str, unit: &'static str, before: i64) -> Known<'static> {
        let before = Some(Figure::Value(Decimal::from(before)));
        Known { indicator: COUNT, name, unit: Some(unit), desired: None, before }
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
    fn a_text_left_as_it_was_is_asked_about_and_a_short_one_is_not() {
        let long = "・地域の会合に出向いて相談を受け、担い手の講座を開いた。";
        let same = |now: &str, last: &str| find_hints(&draft(now, 9), None, &[], Some(last)) == [Hint::SameText];
        assert!(same(long, long));
        assert!(same(&format!("{long}\n"), &format!("　{long}")));
        assert!(!same(long, &long.replace("担い手", "支え手")));
        assert!(!same("・継続して実施した。", "・継続して実施した。"));
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
