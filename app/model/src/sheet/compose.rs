//! 説明 with its figures as they are printed: what people wrote, then a line for each figure that it does not state
//! already. The year before is what is stored, never what somebody typed again.

use super::PrintedIndicator;
use crate::indicator::{Amount, Figure, Indicator};
use crate::report::{Entry, find_stated};

/// One figure of a report.
#[derive(Clone, Debug)]
pub struct Reported<'a> {
    /// The indicator.
    pub indicator: &'a Indicator,
    /// This year.
    pub entry: Entry,
    /// 前年度, as stored.
    pub before: Option<Entry>,
}

/// 説明 and figures as they are printed.
#[must_use]
pub fn compose(narrative: &str, figures: &[Reported<'_>]) -> (String, Vec<PrintedIndicator>) {
    let mut text = narrative.trim_end().to_owned();
    let mut printed = Vec::new();
    let mut above: Option<String> = None;
    for figure in figures {
        let mut one = print(figure);
        if let Some(stated) = stated(&text, figure, &one.label) {
            one.as_printed = stated;
        } else {
            append(&mut text, &one, above.as_ref());
            above.clone_from(&one.heading);
        }
        printed.push(one);
    }
    (text, printed)
}

fn print(figure: &Reported<'_>) -> PrintedIndicator {
    let Reported { indicator, entry, before } = figure;
    let (heading, label) = match indicator.name.rsplit_once(' ') {
        Some((heading, label)) if !heading.is_empty() && !label.is_empty() => (Some(heading), label),
        _ => (None, indicator.name.as_str()),
    };
    let bracket = before.map(|it| format!("（前年度{}）", words(indicator, it))).unwrap_or_default();
    PrintedIndicator {
        name: indicator.name.clone(),
        heading: heading.map(str::to_owned),
        label: label.to_owned(),
        unit: indicator.unit.clone(),
        counting: indicator.counting,
        timing: indicator.timing,
        approximate: entry.approximate,
        value: Some(entry.figure),
        previous: before.map(|it| it.figure),
        previous_approximate: before.is_some_and(|it| it.approximate),
        earlier: Vec::new(),
        as_printed: format!("{label}：{}{bracket}", counted(indicator, *entry)),
        note: None,
        line: 0,
    }
}

/// 「延べ約71人」
fn counted(indicator: &Indicator, entry: Entry) -> String {
    let counting = indicator.counting.filter(|_| matches!(entry.figure, Figure::Value(_)));
    format!("{}{}", counting.map_or("", |it| it.words()), words(indicator, entry))
}

fn words(indicator: &Indicator, entry: Entry) -> String {
    let (figure, unit) = (Some(entry.figure), indicator.unit.clone());
    Amount { figure, unit, approximate: entry.approximate }.words()
}

/// The text's own words for the figure, where it states this very number with its year before or without.
fn stated(text: &str, figure: &Reported<'_>, label: &str) -> Option<String> {
    let value = figure.entry.figure.value()?;
    let unit = figure.indicator.unit.as_deref();
    let found = find_stated(text, label, unit).into_iter().find(|it| it.value == value)?;
    Some(text[found.bytes].to_owned())
}

/// A heading stands once above the figures under it.
fn append(text: &mut String, one: &PrintedIndicator, above: Option<&String>) {
    let mut line = |line: String| {
        if !text.is_empty() {
            text.push('\n');
        }
        text.push_str(&line);
    };
    match &one.heading {
        Some(heading) => {
            if above != Some(heading) {
                line(format!("・{heading}"));
            }
            line(one.as_printed.clone());
        }
        None => line(format!("・{}", one.as_printed)),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::id::{IndicatorId, MeasureId};
    use crate::indicator::{Counting, Decimal, Reason};

    fn indicator(name: &str, counting: Option<Counting>) -> Indicator {
        Indicator {
            id: IndicatorId(1),
            measure: MeasureId(1),
            order: 0,
            name: name.to_owned(),
            unit: Some("人".to_owned()),
            counting,
            timing: None,
            desired: None,
            breaks: Vec::new(),
            explanation: None,
            same_as: None,
        }
    }

    fn value(number: i64) -> Entry {
        Entry::exact(Figure::Value(Decimal::from(number)))
    }

    #[test]
    fn figures_stand_below_the_text_with_the_year_before() {
        let (one, two) = (indicator("講座 受講者数", Some(Counting::Cumulative)), indicator("講座 修了者数", None));
        let three = indicator("登録者数", None);
        let about = Entry { approximate: true, ..value(1_234) };
        let absent = |reason| Entry::exact(Figure::Absent(reason));
        let (text, printed) = compose(
            "・講座を開いた。\n",
            &[
                Reported { indicator: &one, entry: value(71), before: Some(about) },
                Reported { indicator: &two, entry: absent(Reason::Pending), before: Some(value(54)) },
                Reported { indicator: &three, entry: value(9), before: None },
            ],
        );
        let lines = [
            "・講座を開いた。",
            "・講座",
            "受講者数：延べ71人（前年度約1,234人）",
            "修了者数：集計中（前年度54人）",
            "・登録者数：9人",
        ];
        assert_eq!(text, lines.join("\n"));
        assert_eq!(printed.iter().map(|it| it.as_printed.as_str()).collect::<Vec<_>>()[2], "登録者数：9人");
        assert_eq!((printed[0].heading.as_deref(), &printed[0].label[..]), (Some("講座"), "受講者数"));
        assert_eq!(printed[1].previous, Some(Figure::Value(Decimal::from(54))));
    }

    #[test]
    fn what_the_text_states_already_is_not_printed_again() {
        let one = indicator("登録者数", None);
        let reported = |number| [Reported { indicator: &one, entry: value(number), before: Some(value(8)) }];
        let (text, printed) = compose("・登録者数は9人になった。", &reported(9));
        assert_eq!((text.as_str(), printed[0].as_printed.as_str()), ("・登録者数は9人になった。", "登録者数は9人"));
        let (text, _) = compose("・登録者数は7人になった。", &reported(9));
        assert_eq!(text, "・登録者数は7人になった。\n・登録者数：9人（前年度8人）");
        assert_eq!(compose("", &reported(9)).0, "・登録者数：9人（前年度8人）");
    }
}
