//! 一覧表 as a text that is read aloud: what print tells by position and signs is told in words.

use super::{PlanTable, PolicyTable, Row, Table};
use crate::calendar::Calendar;
use std::fmt::Write as _;

/// The whole list, a paragraph a 項目.
#[must_use]
pub fn read_aloud(table: &Table) -> String {
    let mut text = String::new();
    let titles: Vec<&str> = table.plans.iter().map(|it| it.title.as_str()).collect();
    line(&mut text, &format!("{}　進捗状況一覧表　{}", titles.join("、"), Calendar::Japanese.year(table.fiscal_year)));
    let day = |words: &str, day: crate::date::Date| format!("{words}、{}。", Calendar::Japanese.day(day));
    let facts = [
        table.as_of.map(|it| day("基準日は", it)),
        table.meeting.as_ref().map(|it| format!("会議は、{it}。")),
        table.meeting_date.map(|it| day("会議の日は", it)),
        table.material_number.as_ref().map(|it| format!("資料番号は、{it}。")),
    ];
    line(&mut text, &facts.into_iter().flatten().collect::<String>());
    for plan in &table.plans {
        read_plan(&mut text, plan);
    }
    text
}

fn line(text: &mut String, line: &str) {
    if !line.is_empty() {
        text.push_str(line);
        text.push('\n');
    }
}

fn read_plan(text: &mut String, plan: &PlanTable) {
    text.push('\n');
    line(text, &format!("計画、{}", plan.title));
    let marks: Vec<String> = plan.mark_scheme.iter().map(|it| it.words.clone()).collect();
    line(text, &format!("評価は、{}の{}種類です。", marks.join("、"), marks.len()));
    for policy in &plan.policies {
        text.push('\n');
        line(text, &format!("基本施策{}、{}", policy.number, policy.title));
        for row in &policy.rows {
            text.push('\n');
            read_row(text, plan, policy, row);
        }
        if policy.rows.is_empty() {
            line(text, "ほかの基本施策と合わせて報告されています。");
        }
    }
}

fn read_row(text: &mut String, plan: &PlanTable, policy: &PolicyTable, row: &Row) {
    let number = row.number.as_deref().map(|it| it.trim_matches(['(', ')']).to_owned());
    let place = match (&number, row.shared_with.as_slice()) {
        (Some(number), _) => format!("{}の{number}", policy.number),
        (None, [first, .., last]) => format!("基本施策{first}から{last}までに共通の報告"),
        (None, _) => format!("基本施策{}の報告", policy.number),
    };
    let title = row.title.as_deref().map(|it| format!("、{it}")).unwrap_or_default();
    line(text, &format!("{place}{title}。{}", flags(row)));
    let words = row.mark.as_ref().map(|symbol| {
        let known = plan.mark_scheme.iter().find(|it| it.symbol == *symbol);
        known.map_or_else(|| symbol.clone(), |it| it.words.clone())
    });
    line(text, &format!("評価は、{}。", words.as_deref().unwrap_or("未報告")));
    if !row.departments.is_empty() {
        line(text, &format!("担当は、{}。", row.departments.join("、")));
    }
    let parts = [
        ("計画の記載。", row.commitment.as_deref()),
        ("説明。", Some(row.narrative.as_str())),
        ("備考。", row.remark.as_deref()),
    ];
    for (words, part) in parts.into_iter().filter_map(|(words, part)| Some((words, part.filter(|it| !it.is_empty())?)))
    {
        line(text, words);
        part.lines().for_each(|it| line(text, &speak(it)));
    }
}

fn flags(row: &Row) -> String {
    let mut flags = String::new();
    if row.new {
        flags.push_str("新規です。");
    }
    if let Some(from) = &row.relisted_from {
        let _ = write!(flags, "{}の再掲です。", from.replace("-(", "の").trim_end_matches(')'));
    }
    flags
}

/// A line of text with signs that are only seen told in words, and a full stop, at which voices pause.
fn speak(line: &str) -> String {
    let bare = line.trim().trim_start_matches(['・', '○', '●', '■', '◆', '－']).trim_start();
    let mut spoken = String::with_capacity(bare.len());
    for c in bare.chars() {
        match c {
            '→' | '⇒' => spoken.push_str("から"),
            '〜' | '～' => spoken.push_str("から"),
            '※' => spoken.push_str("注、"),
            '【' | '】' | '「' | '」' if spoken.is_empty() => {}
            '【' | '】' => spoken.push('、'),
            '%' | '％' => spoken.push_str("パーセント"),
            '\u{3000}' => spoken.push('、'),
            c => spoken.push(c),
        }
    }
    if !spoken.is_empty() && !spoken.ends_with(['。', '、']) {
        spoken.push('。');
    }
    spoken
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::sheet::MarkWords;
    use crate::year::FiscalYear;

    #[test]
    fn what_print_tells_by_signs_is_told_in_words() {
        let row = Row {
            number: Some("(2)".to_owned()),
            title: Some("見守りの輪".to_owned()),
            new: true,
            relisted_from: None,
            shared_with: Vec::new(),
            commitment: None,
            mark: Some("○".to_owned()),
            narrative: "・相談件数：27件（前年度20件）\n・５月〜６月に開催".to_owned(),
            remark: None,
            departments: vec!["地域支援課".to_owned(), "市民社協".to_owned()],
            indicators: Vec::new(),
            raw: Vec::new(),
            line: 0,
        };
        let shared = Row {
            number: None,
            title: None,
            new: false,
            mark: None,
            shared_with: vec!["2".to_owned(), "3".to_owned()],
            ..row.clone()
        };
        let policy =
            |number: &str, rows| PolicyTable { number: number.to_owned(), title: "つながり".to_owned(), rows };
        let plan = PlanTable {
            title: "見守り計画".to_owned(),
            mark_scheme: vec![MarkWords { symbol: "○".to_owned(), words: "予定通り進捗".to_owned() }],
            policies: vec![policy("1", vec![row]), policy("2", vec![shared]), policy("3", Vec::new())],
        };
        let year = FiscalYear::new(2024).unwrap();
        let table = Table {
            fiscal_year: year,
            as_of: None,
            meeting: None,
            meeting_date: None,
            material_number: None,
            plans: vec![plan],
        };
        insta::assert_snapshot!(read_aloud(&table), @r"
        見守り計画　進捗状況一覧表　令和６年度

        計画、見守り計画
        評価は、予定通り進捗の1種類です。

        基本施策1、つながり

        1の2、見守りの輪。新規です。
        評価は、予定通り進捗。
        担当は、地域支援課、市民社協。
        説明。
        相談件数：27件（前年度20件）。
        ５月から６月に開催。

        基本施策2、つながり

        基本施策2から3までに共通の報告。
        評価は、未報告。
        担当は、地域支援課、市民社協。
        説明。
        相談件数：27件（前年度20件）。
        ５月から６月に開催。

        基本施策3、つながり
        ほかの基本施策と合わせて報告されています。
        ");
    }
}
