//! What is written is read back as it was, whatever the texts: their lengths move every wrap and every page break.

use super::write;
use crate::date::Date;
use crate::indicator::{Decimal, Figure, grouped};
use crate::intake::Decisions;
use crate::sheet::{MarkWords, PlanTable, PolicyTable, PrintedIndicator, Row, Table, read};
use crate::year::FiscalYear;
use proptest::collection::vec;
use proptest::option;
use proptest::prelude::*;
use proptest::sample::{select, subsequence};

const NOUNS: [&str; 12] = [
    "地域",
    "相談支援",
    "見守り・声かけ",
    "ネットワーク",
    "「通いの場」",
    "担い手",
    "（仮称）拠点",
    "コーディネーター",
    "関係機関",
    "高齢の方",
    "ＩＣＴ",
    "NPO",
];
const LINKS: [&str; 6] = ["の", "、", "と", "について", "を通じた", "・"];
const LABELS: [&str; 5] = ["相談件数", "参加者数", "登録者数", "訪問回数", "講座の修了者数"];
const OFFICES: [&str; 4] = ["地域支援課", "高齢福祉課", "市民社協", "福祉公社"];
const MARKS: [(&str, &str); 3] = [("○", "予定通り進捗"), ("△", "遅れ・課題あり"), ("－", "中止")];

fn words(most: usize) -> impl Strategy<Value = String> {
    vec((select(&NOUNS[..]), select(&LINKS[..])), 1..most).prop_map(|parts| {
        let text: String = parts.iter().flat_map(|(noun, link)| [*noun, *link]).collect();
        text.trim_start_matches('・').to_owned() + "充実"
    })
}

fn bullets(lines: std::ops::Range<usize>) -> impl Strategy<Value = String> {
    vec(words(14).prop_map(|words| format!("・{words}に取り組む。")), lines).prop_map(|lines| lines.join("\n"))
}

fn figure(label: &'static str) -> impl Strategy<Value = PrintedIndicator> {
    (0..20_000_i64, option::of(0..20_000_i64)).prop_map(move |(now, before)| {
        let amount = |it: i64| format!("{}件", grouped(Decimal::from(it)));
        let bracket = before.map(|it| format!("（前年度{}）", amount(it)));
        PrintedIndicator {
            name: label.to_owned(),
            heading: None,
            label: label.to_owned(),
            unit: Some("件".to_owned()),
            counting: None,
            timing: None,
            approximate: false,
            value: Some(Figure::Value(Decimal::from(now))),
            previous: before.map(|it| Figure::Value(Decimal::from(it))),
            previous_approximate: false,
            earlier: Vec::new(),
            as_printed: format!("{label}：{}{}", amount(now), bracket.unwrap_or_default()),
            note: None,
            lineage: Default::default(),
            line: 0,
        }
    })
}

fn row() -> impl Strategy<Value = Row> {
    let figures = subsequence(&LABELS[..], 0..=3)
        .prop_flat_map(|labels| labels.into_iter().map(|label| figure(label).boxed()).collect::<Vec<_>>());
    let offices = subsequence(&OFFICES[..], 1..=3);
    let remark = option::of(words(4).prop_map(|words| format!("{words}のため変更した。")));
    let head = (words(6), any::<bool>(), bullets(1..4), option::weighted(0.85, select(&MARKS[..])));
    (head, bullets(1..3), figures, remark, offices).prop_map(|(head, prose, indicators, remark, offices)| {
        let (title, new, commitment, mark) = head;
        let figures = indicators.iter().map(|it: &PrintedIndicator| format!("\n・{}", it.as_printed));
        Row {
            title: Some(title),
            new,
            commitment: Some(commitment),
            mark: mark.map(|(mark, _)| mark.to_owned()),
            narrative: prose.clone() + &figures.collect::<String>(),
            remark,
            departments: offices.into_iter().map(str::to_owned).collect(),
            indicators,
            ..Row::default()
        }
    })
}

/// How the items of a plan are numbered.
#[derive(Clone, Copy, Debug)]
enum Numbers {
    Anew,
    Through,
    /// As nobody should: on from the policy before, but anew under the last.
    Mixed,
}

fn policies() -> impl Strategy<Value = Vec<PolicyTable>> {
    let numbers = select(&[Numbers::Anew, Numbers::Through, Numbers::Mixed][..]);
    (numbers, vec((words(6), vec(row(), 1..6)), 1..5)).prop_map(|(numbers, policies)| {
        let (mut last, count) = (0, policies.len());
        let policy = |(at, (title, rows)): (usize, (String, Vec<Row>))| {
            let anew = matches!(numbers, Numbers::Anew) || matches!(numbers, Numbers::Mixed) && at + 1 == count;
            let from = if anew { 0 } else { last };
            last = from + rows.len();
            let number = |(at, row): (usize, Row)| Row { number: Some(format!("({})", from + at + 1)), ..row };
            PolicyTable {
                number: (at + 1).to_string(),
                title: format!("{title}その{}", at + 1), // no two 基本施策 of a plan bear one title
                rows: rows.into_iter().enumerate().map(number).collect(),
            }
        };
        policies.into_iter().enumerate().map(policy).collect()
    })
}

fn shared_plan() -> impl Strategy<Value = PlanTable> {
    (2..5_usize, row()).prop_map(|(count, row)| {
        let numbers: Vec<_> = (1..=count).map(|it| it.to_string()).collect();
        let policy = |number: &String| PolicyTable {
            number: number.clone(),
            title: format!("基本の方向その{number}"),
            rows: vec![],
        };
        let mut policies: Vec<_> = numbers.iter().map(policy).collect();
        let shared = Row { number: None, title: None, new: false, commitment: None, shared_with: numbers, ..row };
        policies[0].rows.push(shared);
        plan("再出発支援計画", policies)
    })
}

fn plan(title: &str, policies: Vec<PolicyTable>) -> PlanTable {
    let words = |(symbol, words): (&str, &str)| MarkWords { symbol: symbol.to_owned(), words: words.to_owned() };
    PlanTable { title: title.to_owned(), mark_scheme: MARKS.map(words).into(), policies }
}

fn table() -> impl Strategy<Value = Table> {
    (2019..2040_i16, policies(), option::of(shared_plan()), 1..28_i8).prop_map(|(year, policies, second, day)| Table {
        fiscal_year: FiscalYear::new(year.into()).unwrap(),
        as_of: Some(Date::constant(year + 1, 3, 31)),
        meeting: Some("第１回福祉推進審議会".to_owned()),
        meeting_date: Some(Date::constant(year + 1, 5, day)),
        material_number: Some("資料２".to_owned()),
        plans: std::iter::once(plan("第４期地域福祉計画", policies)).chain(second).collect(),
    })
}

fn without_source(mut table: Table) -> Table {
    for row in table.plans.iter_mut().flat_map(|plan| &mut plan.policies).flat_map(|policy| &mut policy.rows) {
        row.raw.clear();
        row.line = 0;
        row.indicators.iter_mut().for_each(|it| it.line = 0);
    }
    table
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(128))]
    #[test]
    fn what_is_written_is_read_back_without_loss(table in table()) {
        let text = write(&table);
        let reading = read(&text, &Decisions::new());
        let found = reading.map(|it| without_source(it.table)).map_err(|it| it.sentence);
        prop_assert_eq!(Ok(table), found, "{}", text);
    }
}
