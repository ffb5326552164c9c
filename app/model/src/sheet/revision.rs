//! What a later edition of a list (訂正版) says otherwise than the one before. It compares what is printed; it joins no
//! years and knows no stored facts.

use super::{PlanTable, PrintedIndicator, Row, Table};
use crate::id::PublicationId;
use crate::indicator::{Amount, Figure};
use crate::text::name_key;
use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;

/// One thing that differs.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Revised {
    /// The plan's title.
    pub plan: String,
    /// 「1-(2)」 in the later edition, of a removed row in the earlier one; 「1」 of a shared report.
    pub place: String,
    /// Title of the 項目; of a shared report that of the policy under which it stands.
    pub title: String,
    /// What differs.
    pub what: What,
}

/// What differs.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum What {
    /// The 項目 is new in the later edition.
    Added,
    /// The 項目 is gone.
    Removed,
    /// A cell other than the figures: its official name, and both texts.
    Cell {
        /// 評価, 題名, 計画の記載, 説明, 備考, 担当, 番号.
        name: String,
        /// Empty where nothing was printed.
        from: String,
        /// Empty where nothing is printed.
        to: String,
    },
    /// A figure: its name and both; `None` where it isn't printed.
    Figure {
        /// Heading + space + label.
        name: String,
        /// Earlier.
        from: Option<PrintedFigure>,
        /// Later.
        to: Option<PrintedFigure>,
    },
}

/// A figure as an edition prints it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct PrintedFigure {
    /// 「27件（前年度20件）」.
    pub words: String,
    /// The year's own value.
    pub value: Option<Figure>,
    /// Whether it is printed as approximate.
    pub approximate: bool,
    /// The printed text of it.
    pub as_printed: String,
}

/// What one edition of a list says otherwise than the one before it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Revision {
    /// The edition before.
    pub earlier: PublicationId,
    /// The edition that corrects it.
    pub later: PublicationId,
    /// Its number, from 2.
    pub edition: i32,
    /// What differs, in the order of the later edition.
    pub revised: Vec<Revised>,
}

/// Stands for a figure while texts are compared: no printed text holds a noncharacter.
const FIGURE: &str = "\u{fdd0}";

/// A row and where it stands.
struct Placed<'a> {
    place: String,
    title: &'a str,
    row: &'a Row,
}

/// What differs, in the order of the later edition; what is gone comes last in its plan.
#[must_use]
pub fn compare_editions(before: &Table, after: &Table) -> Vec<Revised> {
    let mut revised = Vec::new();
    for plan in &after.plans {
        let same = |other: &&PlanTable| name_key(&other.title) == name_key(&plan.title);
        let old = before.plans.iter().find(same).map(rows_of).unwrap_or_default();
        compare_rows(&plan.title, old, rows_of(plan), &mut revised);
    }
    for plan in &before.plans {
        if !after.plans.iter().any(|other| name_key(&other.title) == name_key(&plan.title)) {
            compare_rows(&plan.title, rows_of(plan), Vec::new(), &mut revised);
        }
    }
    revised
}

/// Whether two copies of a list say the same, whatever lines they say it on.
#[must_use]
pub fn says_the_same(one: &Table, other: &Table) -> bool {
    let bare = |table: &Table| {
        let mut table = table.clone();
        let policies = table.plans.iter_mut().flat_map(|plan| &mut plan.policies);
        for row in policies.flat_map(|policy| &mut policy.rows) {
            row.line = 0;
            row.indicators.iter_mut().for_each(|it| it.line = 0);
        }
        table
    };
    bare(one) == bare(other)
}

fn rows_of(plan: &PlanTable) -> Vec<Placed<'_>> {
    let rows = plan.policies.iter().flat_map(|policy| policy.rows.iter().map(move |row| (policy, row)));
    let place = |number: &str, row: &Row| match &row.number {
        Some(item) => format!("{number}-{item}"),
        None => number.to_owned(),
    };
    rows.map(|(policy, row)| Placed {
        place: place(&policy.number, row),
        title: row.title.as_deref().unwrap_or(&policy.title),
        row,
    })
    .collect()
}

/// Rows belong together by title, else by place.
fn compare_rows(plan: &str, old: Vec<Placed<'_>>, new: Vec<Placed<'_>>, revised: &mut Vec<Revised>) {
    let mut by_title: BTreeMap<String, Vec<usize>> = BTreeMap::new();
    for (at, it) in old.iter().enumerate() {
        by_title.entry(name_key(it.title)).or_default().push(at);
    }
    let mut pair_of: Vec<Option<usize>> = vec![None; new.len()];
    let mut taken = vec![false; old.len()];
    for (it, pair) in new.iter().zip(&mut pair_of) {
        let titled = by_title.get(&name_key(it.title)).map_or(&[][..], Vec::as_slice);
        let open = || titled.iter().copied().filter(|at| !taken[*at]);
        *pair = open().find(|at| old[*at].place == it.place).or_else(|| open().next());
        pair.iter().for_each(|at| taken[*at] = true);
    }
    for (it, pair) in new.iter().zip(&mut pair_of).filter(|(_, pair)| pair.is_none()) {
        *pair = (0..old.len()).find(|at| !taken[*at] && old[*at].place == it.place);
        pair.iter().for_each(|at| taken[*at] = true);
    }
    let tell = |it: &Placed<'_>, what: What| Revised {
        plan: plan.to_owned(),
        place: it.place.clone(),
        title: it.title.to_owned(),
        what,
    };
    for (it, pair) in new.iter().zip(pair_of) {
        match pair {
            Some(at) => revised.extend(differences(&old[at], it).into_iter().map(|what| tell(it, what))),
            None => revised.push(tell(it, What::Added)),
        }
    }
    revised.extend(old.iter().zip(taken).filter(|(_, taken)| !taken).map(|(it, _)| tell(it, What::Removed)));
}

fn differences(old: &Placed<'_>, new: &Placed<'_>) -> Vec<What> {
    let (before, after) = (old.row, new.row);
    let text = |it: &Option<String>| it.clone().unwrap_or_default();
    let cells = [
        ("番号", old.place.clone(), new.place.clone()),
        ("題名", old.title.to_owned(), new.title.to_owned()),
        ("計画の記載", text(&before.commitment), text(&after.commitment)),
        ("評価", text(&before.mark), text(&after.mark)),
        ("説明", before.narrative.clone(), after.narrative.clone()),
        ("備考", text(&before.remark), text(&after.remark)),
        ("担当", before.departments.join("、"), after.departments.join("、")),
    ];
    let figures = figures(&before.indicators, &after.indicators);
    let differing = cells.into_iter().filter(|(name, from, to)| match *name {
        "説明" => besides_figures(from, to, &figures),
        _ => from != to,
    });
    let mut all: Vec<What> = differing.map(|(name, from, to)| What::Cell { name: name.to_owned(), from, to }).collect();
    all.extend(figures);
    all
}

/// Whether texts differ in more than the figures that are told anyway.
fn besides_figures(from: &str, to: &str, figures: &[What]) -> bool {
    let (mut from, mut to) = (from.to_owned(), to.to_owned());
    let cut = |text: &mut String, figure: &Option<PrintedFigure>| {
        let printed = figure.iter().map(|it| it.as_printed.as_str()).find(|it| !it.is_empty());
        printed.and_then(|it| text.find(it).map(|at| text.replace_range(at..at + it.len(), FIGURE)));
    };
    for what in figures {
        if let What::Figure { from: old, to: new, .. } = what {
            cut(&mut from, old);
            cut(&mut to, new);
        }
    }
    from != to
}

fn figures(before: &[PrintedIndicator], after: &[PrintedIndicator]) -> Vec<What> {
    let mut open: Vec<&PrintedIndicator> = before.iter().collect();
    let mut all = Vec::new();
    for new in after {
        let same = |old: &&PrintedIndicator| name_key(&old.name) == name_key(&new.name) && old.counting == new.counting;
        let old = open.iter().position(same).map(|at| open.remove(at));
        let (from, to) = (old.map(printed), printed(new));
        if from.as_ref().map(|it| &it.words) != Some(&to.words) {
            all.push(What::Figure { name: new.name.clone(), from, to: Some(to) });
        }
    }
    let gone = open.into_iter().map(|old| What::Figure { name: old.name.clone(), from: Some(printed(old)), to: None });
    all.extend(gone);
    all
}

fn printed(it: &PrintedIndicator) -> PrintedFigure {
    PrintedFigure { words: words(it), value: it.value, approximate: it.approximate, as_printed: it.as_printed.clone() }
}

/// 「27件（前年度20件）」.
fn words(it: &PrintedIndicator) -> String {
    let amount = |figure, approximate| Amount { figure: Some(figure), unit: it.unit.clone(), approximate }.words();
    let now = it.value.map_or_else(|| "記載なし".to_owned(), |now| amount(now, it.approximate));
    let before = it.previous.map(|before| format!("（前年度{}）", amount(before, it.previous_approximate)));
    let before = before.unwrap_or_default();
    now + &before
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::sheet::PolicyTable;
    use crate::year::FiscalYear;

    fn row(number: &str, title: &str, mark: &str, value: i64) -> Row {
        let figure = PrintedIndicator {
            name: "相談件数".to_owned(),
            heading: None,
            label: "相談件数".to_owned(),
            unit: Some("件".to_owned()),
            counting: None,
            timing: None,
            approximate: false,
            value: Some(Figure::Value(value.into())),
            previous: Some(Figure::Value(20.into())),
            previous_approximate: false,
            earlier: Vec::new(),
            as_printed: String::new(),
            note: None,
            lineage: Default::default(),
            line: 0,
        };
        Row {
            number: Some(number.to_owned()),
            title: Some(title.to_owned()),
            mark: Some(mark.to_owned()),
            indicators: vec![figure],
            ..Row::default()
        }
    }

    fn table(rows: Vec<Row>) -> Table {
        let policy = PolicyTable { number: "1".to_owned(), title: "見守り".to_owned(), rows };
        let plan = PlanTable { title: "見本計画".to_owned(), mark_scheme: Vec::new(), policies: vec![policy] };
        Table {
            fiscal_year: FiscalYear::new(2024).unwrap(),
            as_of: None,
            meeting: None,
            meeting_date: None,
            material_number: None,
            plans: vec![plan],
        }
    }

    fn told(before: Vec<Row>, after: Vec<Row>) -> Vec<String> {
        let words = |it: Revised| match it.what {
            What::Added => format!("{} added", it.place),
            What::Removed => format!("{} removed", it.place),
            What::Cell { name, from, to } => format!("{} {name} {from} → {to}", it.place),
            What::Figure { name, from, to } => {
                format!("{} {name} {:?} → {:?}", it.place, from.map(|it| it.words), to.map(|it| it.words))
            }
        };
        compare_editions(&table(before), &table(after)).into_iter().map(words).collect()
    }

    #[test]
    fn equal_editions_differ_in_nothing() {
        let rows = || vec![row("(1)", "見守りの輪", "○", 27), row("(2)", "居場所", "△", 3)];
        assert_eq!(told(rows(), rows()), Vec::<String>::new());
    }

    #[test]
    fn marks_figures_and_rows_that_differ_are_told_by_their_place() {
        let before =
            vec![row("(1)", "見守りの輪", "○", 27), row("(2)", "居場所", "△", 3), row("(3)", "住まい", "○", 1)];
        let after = vec![row("(1)", "見守りの輪", "△", 28), row("(2)", "居場所づくり", "△", 3)];
        let figure = "1-(1) 相談件数 Some(\"27件（前年度20件）\") → Some(\"28件（前年度20件）\")";
        let title = "1-(2) 題名 居場所 → 居場所づくり";
        assert_eq!(told(before, after), ["1-(1) 評価 ○ → △", figure, title, "1-(3) removed"]);
    }

    #[test]
    fn an_approximate_figure_is_told_as_such() {
        let about = |value: i64, approximate: bool| {
            let mut row = row("(1)", "見守りの輪", "○", value);
            (row.indicators[0].approximate, row.indicators[0].previous_approximate) = (approximate, true);
            vec![row]
        };
        let figure = "1-(1) 相談件数 Some(\"約1,200件（前年度約20件）\") → Some(\"1,180件（前年度約20件）\")";
        assert_eq!(told(about(1_200, true), about(1_180, false)), [figure]);
    }

    #[test]
    fn a_figure_in_a_text_is_told_once() {
        let with = |value: i64, after: &str| {
            let mut row = row("(1)", "見守りの輪", "○", value);
            row.indicators[0].as_printed = format!("相談件数：{value}件（前年度20件）");
            row.narrative = format!("見守りを続けた。\n・{}{after}", row.indicators[0].as_printed);
            vec![row]
        };
        let figure = "1-(1) 相談件数 Some(\"27件（前年度20件）\") → Some(\"28件（前年度20件）\")";
        assert_eq!(told(with(27, ""), with(28, "")), [figure]);
        let text = "1-(1) 説明 見守りを続けた。\n・相談件数：27件（前年度20件） → 見守りを続けた。\n・相談件数：28件（前年度20件）ほか";
        assert_eq!(told(with(27, ""), with(28, "ほか")), [text, figure]);
    }

    #[test]
    fn a_row_that_changed_places_is_the_same_by_its_title() {
        let before = vec![row("(1)", "見守りの輪", "○", 27), row("(2)", "居場所", "△", 3)];
        let after = vec![row("(1)", "居場所", "△", 3), row("(2)", "見守りの輪", "○", 27), row("(3)", "住まい", "○", 1)];
        let numbers = ["1-(1) 番号 1-(2) → 1-(1)", "1-(2) 番号 1-(1) → 1-(2)", "1-(3) added"];
        assert_eq!(told(before, after), numbers);
    }
}
