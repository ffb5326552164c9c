//! The reader's report: what was taken of a list, what is doubtful, what was left.

use super::Failure;
use super::passage::{write_passages, write_unjoined};
use super::revision::write_revised;
use backend::intake::{Imported, Outcome, PlanTaken};
use model::calendar::Calendar;
use model::id::PublicationId;
use model::intake::Doubt;
use model::sheet::Left;
use model::sheet::json::YearJson;
use serde_json::json;
use std::fmt::Write;

/// As text for people.
pub fn write_text(imported: &Imported) -> String {
    let mut text = String::new();
    let table = &imported.reading.table;
    let day = table.meeting_date.map(|day| Calendar::Japanese.day(day));
    let head =
        [Some(Calendar::Japanese.year(table.fiscal_year)), table.meeting.clone(), table.material_number.clone(), day];
    let _ = writeln!(text, "{}", head.into_iter().flatten().collect::<Vec<_>>().join("　"));
    let _ = writeln!(text, "{}", say_outcome(imported));
    for id in imported.replaced.iter().filter(|_| imported.stored) {
        let _ = writeln!(text, "同じ資料を言いかえた見本（公表資料 {id}）は取り下げました。");
    }
    let _ = writeln!(text, "\n取り込んだもの");
    for plan in &imported.taken.plans {
        write_plan(&mut text, plan);
    }
    write_leads(&mut text, imported.taken.plans.iter().map(|plan| plan.leads_assumed).sum());
    write_revised(&mut text, &imported.revised);
    write_passages(&mut text, imported.publication.year, &imported.passages);
    write_unjoined(&mut text, &imported.unjoined, &imported.taken.plans);
    write_doubts(&mut text, &imported.doubts, imported.publication.id);
    write_left(&mut text, &imported.reading.left);
    text
}

fn say_outcome(imported: &Imported) -> String {
    let id = imported.publication.id;
    let edition = imported.publication.edition;
    if !imported.stored {
        return "保存していません。".to_owned();
    }
    match imported.outcome {
        Outcome::New => format!("保存しました（公表資料 {id}）。"),
        Outcome::Correction => {
            format!("訂正版（第{edition}版）として保存しました（公表資料 {id}）。前の版も残ります。")
        }
        Outcome::Updated => format!("同じ内容は保存済みです。計画期間または読み取りを改めました（公表資料 {id}）。"),
        Outcome::Restored => format!("取り下げられていた公表資料 {id} を、もう一度有効にしました。"),
        Outcome::Unchanged { newest } if newest > edition => {
            format!(
                "第{edition}版として保存済みです。何も変わりません（公表資料 {id}）。新しい第{newest}版があります。"
            )
        }
        Outcome::Unchanged { .. } => format!("同じ内容は保存済みです。何も変わりません（公表資料 {id}）。"),
    }
}

fn write_plan(text: &mut String, plan: &PlanTaken) {
    let marks: Vec<_> =
        plan.marks.iter().filter(|(_, count)| *count > 0).map(|(mark, count)| format!("{mark}{count}")).collect();
    let _ = writeln!(text, "  {}", plan.title);
    let _ = write!(text, "    基本施策 {}、項目 {}", plan.policies, plan.measures);
    if plan.rows != plan.measures {
        let _ = write!(text, "（再掲を含む掲載 {}）", plan.rows);
    }
    let _ = write!(text, "、評価 {}", if marks.is_empty() { "なし".to_owned() } else { marks.join(" ") });
    if plan.unmarked > 0 {
        let _ = write!(text, "（評価なし {}）", plan.unmarked);
    }
    let _ = writeln!(text, "、実績値 {}（うち前年度の値あり {}）", plan.figures, plan.with_previous);
}

/// What is assumed of the departments: no list says who leads.
fn write_leads(text: &mut String, count: usize) {
    if count > 0 {
        let assumed = "並び順がはじめの課・団体を主担当としました（一覧表には書かれていません）。";
        let _ = writeln!(text, "  担当が二つ以上ある項目 {count}件は、{assumed}");
    }
}

fn write_doubts(text: &mut String, doubts: &[Doubt], own: PublicationId) {
    if doubts.is_empty() {
        let _ = writeln!(text, "\n確認が必要なもの　なし");
        return;
    }
    let _ = writeln!(text, "\n確認が必要なもの　{}件", doubts.len());
    for doubt in doubts {
        let other = doubt.source.filter(|source| *source != own);
        write_doubt(text, doubt, other, None);
    }
}

/// One doubt with what can be decided; with the publication in which its line stands, where that isn't clear.
pub fn write_doubt(text: &mut String, doubt: &Doubt, source: Option<PublicationId>, decided: Option<&str>) {
    let source = source.map(|id| format!("公表資料 {id}の")).unwrap_or_default();
    let line = if doubt.line > 0 { format!("{source}{}行目　", doubt.line) } else { String::new() };
    let _ = writeln!(text, "  [{}] {line}「{}」", doubt.id, doubt.text.replace('\n', "⏎"));
    let _ = writeln!(text, "    {}", doubt.why);
    match decided.and_then(|key| doubt.choices.iter().find(|choice| choice.key == key)) {
        Some(choice) => {
            let _ = writeln!(text, "    決定：{}（{}）", choice.key, choice.words);
        }
        None => {
            let _ = writeln!(text, "    いまの扱い：{}", doubt.assumed);
        }
    }
    for choice in &doubt.choices {
        let _ = writeln!(text, "    ayumi decide {} {}　{}", doubt.id, choice.key, choice.words);
    }
}

fn write_left(text: &mut String, left: &[Left]) {
    if left.is_empty() {
        return;
    }
    let _ = writeln!(text, "\n取り込まなかったもの　{}か所", left.len());
    let mut reasons: Vec<(&str, Vec<String>)> = Vec::new();
    for it in left {
        let line = it.line.to_string();
        match reasons.iter_mut().find(|(why, _)| *why == it.why) {
            Some((_, lines)) => lines.push(line),
            None => reasons.push((&it.why, vec![line])),
        }
    }
    for (why, lines) in reasons {
        let _ = writeln!(text, "  {why}：{}行目", lines.join("、"));
    }
}

/// As JSON for programs.
pub fn write_json(imported: &Imported) -> Result<String, Failure> {
    let whole = json!({
        "taken": imported.taken,
        "revised": imported.revised,
        "passages": imported.passages,
        "unjoined": imported.unjoined,
        "doubts": imported.doubts,
        "left": imported.reading.left,
        "table": YearJson::from(&imported.reading.table),
        "publication": imported.stored.then_some(&imported.publication),
    });
    write_pretty(&whole)
}

/// JSON as people can read it too, with a line end.
pub fn write_pretty(value: &impl serde::Serialize) -> Result<String, Failure> {
    let written = serde_json::to_string_pretty(value);
    written.map(|text| text + "\n").map_err(|error| Failure::io(format!("JSONを書けません：{error}")))
}

/// What came of a sample.
pub fn write_sample(city: &str, imported: &[Imported], open_doubts: u64) -> String {
    let years: std::collections::BTreeSet<_> = imported.iter().map(|it| it.publication.year).collect();
    let span = match (years.first(), years.last()) {
        (Some(first), Some(last)) if first < last => Calendar::Japanese.span(*first, *last),
        (Some(only), _) => Calendar::Japanese.year(*only),
        _ => String::new(),
    };
    let new = imported.iter().filter(|it| matches!(it.outcome, Outcome::New | Outcome::Correction)).count();
    format!(
        "{city}の一覧表（{span}）：{}件のうち{new}件を保存しました。確認が必要なもの {open_doubts}件。\n",
        imported.len()
    )
}
