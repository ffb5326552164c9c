//! 説明 with its figures as they are printed: what people wrote, then a line for each figure that it does not state
//! already. The year before is what is stored, never what somebody typed again.

use super::PrintedIndicator;
use crate::indicator::{Amount, Figure, Indicator, Lineage, Reason, Way};
use crate::report::{Entry, Outlined, Sought, find_same};

/// One figure of a report.
#[derive(Clone, Debug)]
pub struct Reported<'a> {
    /// The indicator, and what the report changes about it.
    pub outlined: &'a Outlined,
    /// This year; `None`: nothing is written.
    pub entry: Option<Entry>,
    /// 前年度, as stored.
    pub before: Option<Entry>,
}

impl Reported<'_> {
    /// What has ended has no figure any more, whatever was typed before.
    fn entry(&self) -> Option<Entry> {
        let ended = self.outlined.ended.is_some();
        if ended { Some(Entry::exact(Figure::Absent(Reason::Ended))) } else { self.entry }
    }

    /// What goes into the list: what has a figure; and what begins, goes on under another name or is counted otherwise,
    /// though nothing is written of it this year.
    fn is_listed(&self) -> bool {
        self.entry().is_some() || !self.outlined.lineage.is_unsaid()
    }

    /// What stands behind ※.
    fn note(&self) -> Option<String> {
        self.outlined.ended.clone().or_else(|| self.outlined.lineage.write())
    }
}

/// 説明 and figures as they are printed.
#[must_use]
pub fn compose(narrative: &str, figures: &[Reported<'_>]) -> (String, Vec<PrintedIndicator>) {
    let mut text = narrative.trim_end().to_owned();
    let mut printed = Vec::new();
    let mut above: Option<String> = None;
    for figure in figures.iter().filter(|it| it.is_listed()) {
        let mut one = print(figure);
        if let Some(stated) = stated(&text, figure) {
            one.as_printed = stated;
        } else if one.value.is_some() {
            append(&mut text, &one, above.as_ref());
            above.clone_from(&one.heading);
        }
        printed.push(one);
    }
    (text, printed)
}

fn print(figure: &Reported<'_>) -> PrintedIndicator {
    let (indicator, entry) = (&figure.outlined.indicator, figure.entry());
    let (heading, label) = match indicator.name.rsplit_once(' ') {
        Some((heading, label)) if !heading.is_empty() && !label.is_empty() => (Some(heading), label),
        _ => (None, indicator.name.as_str()),
    };
    let before = figure.before.filter(|_| entry.is_some());
    let bracket = before.map(|it| format!("（前年度{}）", words(indicator, it))).unwrap_or_default();
    PrintedIndicator {
        name: indicator.name.clone(),
        heading: heading.map(str::to_owned),
        label: label.to_owned(),
        unit: indicator.unit.clone(),
        counting: indicator.counting,
        timing: indicator.timing,
        approximate: entry.is_some_and(|it| it.approximate),
        value: entry.map(|it| it.figure),
        previous: before.map(|it| it.figure),
        previous_approximate: before.is_some_and(|it| it.approximate),
        earlier: Vec::new(),
        as_printed: entry.map_or_else(String::new, |it| format!("{label}：{}{bracket}", counted(indicator, it))),
        note: figure.note(),
        lineage: if figure.outlined.ended.is_some() { Lineage::default() } else { figure.outlined.lineage.clone() },
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
/// What has a note needs a line of its own to put it behind.
fn stated(text: &str, figure: &Reported<'_>) -> Option<String> {
    let value = figure.entry()?.figure.value().filter(|_| figure.note().is_none())?;
    let Indicator { name, unit, counting, timing, .. } = &figure.outlined.indicator;
    let sought = Sought::of(name, unit.as_deref(), Way { counting: *counting, timing: *timing });
    Some(text[find_same(text, &sought, value)?].to_owned())
}

/// A heading stands once above the figures under it.
fn append(text: &mut String, one: &PrintedIndicator, above: Option<&String>) {
    let mut line = |line: String| {
        if !text.is_empty() {
            text.push('\n');
        }
        text.push_str(&line);
    };
    let note = one.note.as_ref().map(|note| format!("※{note}")).unwrap_or_default();
    match &one.heading {
        Some(heading) => {
            if above != Some(heading) {
                line(format!("・{heading}"));
            }
            line(format!("{}{note}", one.as_printed));
        }
        None => line(format!("・{}{note}", one.as_printed)),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::id::{IndicatorId, MeasureId};
    use crate::indicator::{Ancestry, Counting, Decimal};

    fn outlined(name: &str, counting: Option<Counting>) -> Outlined {
        let indicator = Indicator {
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
        };
        Outlined { indicator, lineage: Lineage::default(), ended: None }
    }

    fn value(number: i64) -> Entry {
        Entry::exact(Figure::Value(Decimal::from(number)))
    }

    fn reported(outlined: &Outlined, entry: Option<Entry>, before: Option<Entry>) -> Reported<'_> {
        Reported { outlined, entry, before }
    }

    #[test]
    fn figures_stand_below_the_text_with_the_year_before() {
        let (one, two) = (outlined("講座 受講者数", Some(Counting::Cumulative)), outlined("講座 修了者数", None));
        let (three, four) = (outlined("登録者数", None), outlined("書かれていない数", None));
        let about = Entry { approximate: true, ..value(1_234) };
        let absent = |reason| Entry::exact(Figure::Absent(reason));
        let (text, printed) = compose(
            "・講座を開いた。\n",
            &[
                reported(&one, Some(value(71)), Some(about)),
                reported(&two, Some(absent(Reason::Pending)), Some(value(54))),
                reported(&three, Some(value(9)), None),
                reported(&four, None, Some(value(9))),
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
        assert_eq!((printed[1].previous, printed.len()), (Some(Figure::Value(Decimal::from(54))), 3));
    }

    #[test]
    fn what_the_text_states_already_is_not_printed_again() {
        let one = outlined("登録者数", None);
        let said = |number| [reported(&one, Some(value(number)), Some(value(8)))];
        let (text, printed) = compose("・登録者数：9人", &said(9));
        assert_eq!((text.as_str(), printed[0].as_printed.as_str()), ("・登録者数：9人", "登録者数：9人"));
        let (text, _) = compose("・登録者数は9人になった。", &said(9));
        assert_eq!(
            text, "・登録者数は9人になった。\n・登録者数：9人（前年度8人）",
            "a sentence is no line of the list"
        );
        let (text, _) = compose("・登録者数は7人になった。", &said(9));
        assert_eq!(text, "・登録者数は7人になった。\n・登録者数：9人（前年度8人）");
        assert_eq!(compose("", &said(9)).0, "・登録者数：9人（前年度8人）");
        let visits = outlined("講座 受講者数（延べ）", Some(Counting::Cumulative));
        let (text, printed) = compose("受講者数（延べ）：9人", &[reported(&visits, Some(value(9)), None)]);
        assert_eq!((text.as_str(), printed[0].as_printed.as_str()), ("受講者数（延べ）：9人", "受講者数（延べ）：9人"));
        let (text, _) = compose("受講者数（実）：9人", &[reported(&visits, Some(value(9)), None)]);
        assert_eq!(text, "受講者数（実）：9人\n・講座\n受講者数（延べ）：延べ9人");
    }

    #[test]
    fn what_changed_about_an_indicator_stands_behind_its_figure() {
        let lineage = Lineage {
            ancestry: Ancestry::Renamed("会員数".to_owned()),
            redefined: Some("休会を除いた".to_owned()),
        };
        let renamed = Outlined { lineage: lineage.clone(), ..outlined("登録者数", None) };
        let ended =
            Outlined { ended: Some("事業が終わったため".to_owned()), ..outlined("来場者数", None) };
        let figures = [reported(&renamed, Some(value(9)), Some(value(8))), reported(&ended, None, Some(value(5)))];
        let (text, printed) = compose("・登録者数は9人になった。", &figures);
        let lines = [
            "・登録者数は9人になった。",
            "・登録者数：9人（前年度8人）※「会員数」から名前を変更。数え方の変更：休会を除いた",
            "・来場者数：廃止（前年度5人）※事業が終わったため",
        ];
        assert_eq!(text, lines.join("\n"));
        assert_eq!((&printed[0].lineage, printed[1].value), (&lineage, Some(Figure::Absent(Reason::Ended))));
        assert_eq!(printed[1].note.as_deref(), Some("事業が終わったため"));
    }

    #[test]
    fn another_name_and_a_new_one_are_in_the_list_though_nothing_is_written() {
        let with =
            |ancestry| Outlined { lineage: Lineage { ancestry, redefined: None }, ..outlined("登録者数", None) };
        let renamed = with(Ancestry::Renamed("会員数".to_owned()));
        let (text, printed) = compose("・休んだ。", &[reported(&renamed, None, Some(value(8)))]);
        assert_eq!((text.as_str(), printed.len(), printed[0].value), ("・休んだ。", 1, None));
        let new = with(Ancestry::New);
        let (text, printed) = compose("", &[reported(&new, None, None)]);
        assert_eq!((text.as_str(), printed.len(), printed[0].value), ("", 1, None));
    }
}
