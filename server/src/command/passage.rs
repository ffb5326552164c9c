//! What an import says of the years that it joined: what stayed, moved, is called otherwise, ended and began.

use backend::intake::PlanTaken;
use model::calendar::Calendar;
use model::indicator::Counting;
use model::intake::{ListedIndicator, ListedMeasure, ListedPolicy, MarkTurn, Passage, Renamed, Turnover};
use model::year::FiscalYear;
use std::fmt::Write;

/// One block a neighbouring year; nothing where the list has no neighbour yet.
pub fn write_passages(text: &mut String, year: FiscalYear, passages: &[Passage]) {
    let mut told = None;
    for passage in passages {
        let other = if passage.to == year { passage.from } else { passage.to };
        if told != Some((passage.from, passage.to)) {
            let _ = writeln!(text, "\n{}の一覧表とのつながり", Calendar::Japanese.year(other));
            told = Some((passage.from, passage.to));
        }
        write_passage(text, passage);
    }
}

/// Says of plans that are joined to no other year how much begins anew with them.
pub fn write_unjoined(text: &mut String, unjoined: &[String], taken: &[PlanTaken]) {
    let plans: Vec<_> = taken.iter().filter(|plan| unjoined.contains(&plan.title)).collect();
    if plans.is_empty() {
        return;
    }
    let _ = writeln!(text, "\nほかの年度の一覧表とつながらない計画");
    for plan in plans {
        let (measures, figures) = (plan.measures, plan.figures);
        let _ =
            writeln!(text, "  {}\n    項目 {measures}、実績値 {figures}は、新しく始まるものとしました。", plan.title);
    }
    let _ =
        writeln!(text, "  続く計画としてつなぐのは、題名の違いが期と年度だけで、一覧表の年度が重ならない計画です。");
}

fn write_passage(text: &mut String, it: &Passage) {
    match &it.follows {
        Some(before) => {
            let _ = writeln!(text, "  {}（「{before}」から続く計画として）", it.plan);
        }
        None => {
            let _ = writeln!(text, "  {}", it.plan);
        }
    }
    let moves = [("ほかの施策へ", it.moved.len()), ("番号だけ変わる", it.renumbered.len())];
    if !it.policies.is_still() {
        write_counts(text, "基本施策", &it.policies, "題名が変わる", &[]);
    }
    write_counts(text, "項目", &it.measures, "題名が変わる", &moves);
    write_counts(text, "指標（続く項目のもの）", &it.indicators, "名前が変わる", &[]);
    write_counts(text, "担当", &it.departments, "名前が変わる", &[]);
    write_list(text, "基本施策の題名が変わる", it.policies.renamed.iter().map(say_policies));
    write_list(text, "基本施策が終わる", it.policies.ended.iter().map(say_policy));
    write_list(text, "基本施策が始まる", it.policies.began.iter().map(say_policy));
    write_list(text, "ほかの施策へ", it.moved.iter().map(say_place));
    write_list(text, "番号だけ変わる", it.renumbered.iter().map(say_place));
    write_list(text, "題名が変わる", it.measures.renamed.iter().map(say_title));
    write_list(text, "項目が終わる", it.measures.ended.iter().map(say_measure));
    write_list(text, "項目が始まる", it.measures.began.iter().map(say_measure));
    write_list(text, "評価が変わる", it.marks.iter().map(say_mark));
    write_list(text, "指標の名前が変わる", it.indicators.renamed.iter().map(say_name));
    write_list(text, "指標が終わる", it.indicators.ended.iter().map(say_indicator));
    write_list(text, "指標が始まる", it.indicators.began.iter().map(say_indicator));
    write_list(text, "指標がほかの項目へ（年度はつないでいません）", it.shifted.iter().map(say_shift));
    let renamed = it.departments.renamed.iter();
    write_list(text, "担当の名前が変わる", renamed.map(|it| format!("{} → {}", it.from, it.to)));
    let succeeded = it.succeeded.iter();
    write_list(text, "担当の仕事を引き継ぐ", succeeded.map(|it| format!("{} → {}", it.from, it.to)));
    let ended = it.departments.ended.iter().filter(|name| it.succeeded.iter().all(|pair| pair.from != **name));
    write_list(text, "担当でなくなる", ended.cloned());
    write_list(text, "担当になる", it.departments.began.iter().cloned());
}

/// 「項目 続く16（ほかの施策へ1、題名が変わる1）、終わる1、始まる1」.
fn write_counts<T>(text: &mut String, what: &str, it: &Turnover<T>, renamed: &str, moves: &[(&str, usize)]) {
    let changes = moves.iter().copied().chain([(renamed, it.renamed.len())]);
    let changes: Vec<_> =
        changes.filter(|(_, count)| *count > 0).map(|(words, count)| format!("{words}{count}")).collect();
    let changes = if changes.is_empty() { String::new() } else { format!("（{}）", changes.join("、")) };
    let (ended, began) = (it.ended.len(), it.began.len());
    let _ = writeln!(text, "    {what}　続く{}{changes}、終わる{ended}、始まる{began}", it.kept);
}

fn write_list(text: &mut String, words: &str, list: impl Iterator<Item = String>) {
    for it in list {
        let _ = writeln!(text, "      {words}　{it}");
    }
}

fn say_policy(it: &ListedPolicy) -> String {
    format!("{} {}", it.number, it.title)
}

fn say_policies(it: &Renamed<ListedPolicy>) -> String {
    format!("{} 「{}」 → 「{}」", it.to.number, it.from.title, it.to.title)
}

fn say_mark(it: &MarkTurn) -> String {
    let [from, to] = [&it.from, &it.to].map(|mark| mark.as_deref().unwrap_or("未報告"));
    format!("{} {from} → {to} {}", it.measure.place, it.measure.title)
}

fn say_shift(it: &Renamed<ListedIndicator>) -> String {
    format!("{} → {} {}", it.from.place, it.to.place, it.to.name)
}

fn say_measure(it: &ListedMeasure) -> String {
    format!("{} {}", it.place, it.title)
}

fn say_place(it: &Renamed<ListedMeasure>) -> String {
    format!("{} → {} {}", it.from.place, it.to.place, it.to.title)
}

fn say_title(it: &Renamed<ListedMeasure>) -> String {
    let (from, to) = (&it.from, &it.to);
    if from.place == to.place {
        return format!("{} 「{}」 → 「{}」", to.place, from.title, to.title);
    }
    format!("{} 「{}」 → {} 「{}」", from.place, from.title, to.place, to.title)
}

fn say_name(it: &Renamed<ListedIndicator>) -> String {
    format!("{} 「{}」 → 「{}」", it.to.place, it.from.name, it.to.name)
}

fn say_indicator(it: &ListedIndicator) -> String {
    let said: Vec<&str> = it.counting.map(Counting::words).into_iter().chain(it.unit.as_deref()).collect();
    let said = if said.is_empty() { String::new() } else { format!("（{}）", said.join("、")) };
    format!("{} {}{said}", it.place, it.name)
}
