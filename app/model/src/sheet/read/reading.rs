//! The reader as a whole: what it gives, when it refuses, and the order of its steps.

use super::asking::{Asking, Question};
use super::blocks::{is_labelled, is_unknown, note_years};
use super::cells::Widths;
use super::complaint::refuse_yearless;
use super::figure::{Columns, Narrated};
use super::form::{Form, Layout};
use super::furniture::{Legend, Sorted, sort_lines};
use super::invisible::as_seen;
use super::labelled::read_labelled;
use super::lines::split_lines;
use super::order::{Stated, read_order};
use super::outline::{PlanPart, PolicyPart, read_outline};
use super::relisting::{Again, tie_relisted};
use super::row::{Frame, read_row};
use super::series::{apply_merged, merge_cells};
use super::signs::in_brackets;
use super::titled::year_of_title;
use super::whole::{
    ask_early_meeting, ask_empty, ask_missing_items, ask_missing_plans, ask_silent, ask_within_year, check_narratives,
    check_once,
};
use crate::date::Date;
use crate::intake::{Decisions, Doubt};
use crate::plan::MarkScheme;
use crate::sheet::{MarkWords, PlanTable, PolicyTable, Table};
use crate::year::FiscalYear;
use serde::{Deserialize, Serialize};

/// A list as read: the table, what is doubtful about it, and what was left.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Reading {
    /// The table.
    pub table: Table,
    /// What a person should look at.
    pub doubts: Vec<Doubt>,
    /// Lines that were understood and deliberately not kept (header words, page numbers, repeated legends).
    pub left: Vec<Left>,
}

/// A line that is not part of the table.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Left {
    /// From 1.
    pub line: u32,
    /// As it stands.
    pub text: String,
    /// Why it was left, in Japanese words.
    pub why: String,
}

/// Why a text can't be read as a 一覧表; nothing of it may be stored.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[error("{sentence}")]
pub struct ReadRefused {
    /// First line not understood, from 1; 0 where it is about the whole text.
    pub line: u32,
    /// A clear Japanese sentence that names the line and says what to do.
    pub sentence: String,
}

/// Reads the text form of the 一覧表.
///
/// # Errors
/// When a line can't be understood without guessing.
pub fn read(text: &str, decisions: &Decisions) -> Result<Reading, ReadRefused> {
    let text = as_seen(text);
    read_seen(&text, decisions).or_else(|refused| {
        in_brackets(&text, &refused).and_then(|plain| read_seen(&plain, decisions).ok()).ok_or(refused)
    })
}

fn read_seen(text: &str, decisions: &Decisions) -> Result<Reading, ReadRefused> {
    let lines = split_lines(text)?;
    let merged = merge_cells(&lines);
    let lines = apply_merged(lines, &merged);
    let mut asking = Asking::new(decisions);
    let layout = if is_labelled(&lines) { Layout::Labelled } else { Layout::Table };
    let mut sorted = sort_lines(lines, layout, &mut asking)?;
    let (parts, fiscal_year) = read_parts(&mut sorted, layout, &mut asking)?;
    check_once(&parts)?;
    ask_missing_plans(sorted.title.as_deref(), &parts, &mut asking);
    ask_early_meeting(sorted.as_of, sorted.meeting_date, &mut asking);
    let mut gathered = Gathered { left: std::mem::take(&mut sorted.left), ..Gathered::default() };
    let stated = match layout {
        Layout::Table => read_order(&sorted.heads)?,
        Layout::Labelled => Stated::default(),
    };
    for (part, scheme) in parts.iter().zip(&schemes_of(&parts, &sorted.legends)?) {
        let columns = sorted.columns.as_ref().map(|(_, columns)| columns);
        gathered.read_plan(part, scheme, (stated, columns, fiscal_year), &mut asking)?;
    }
    check_doubts(&asking)?;
    if !ask_within_year(sorted.as_of, fiscal_year, &mut asking) {
        gathered.drop_figures();
    }
    tie_relisted(&mut gathered.plans, &gathered.again, &mut asking);
    let table = Table {
        fiscal_year,
        as_of: sorted.as_of.map(|(_, date)| date),
        meeting: sorted.meeting,
        meeting_date: sorted.meeting_date,
        material_number: sorted.material,
        plans: gathered.plans,
    };
    gathered.left.sort_by_key(|left| left.line);
    Ok(Reading { table, doubts: asking.into_doubts(), left: gathered.left })
}

/// Plans, policies and items, and the year of the list.
fn read_parts<'a>(
    sorted: &mut Sorted<'a>,
    layout: Layout,
    asking: &mut Asking<'_>,
) -> Result<(Vec<PlanPart<'a>>, FiscalYear), ReadRefused> {
    match layout {
        Layout::Table => Ok((read_outline(sorted, asking)?, year_of(sorted, asking)?)),
        Layout::Labelled => {
            note_years(sorted);
            sorted.unknown = sorted.body.first().filter(|line| is_unknown(line)).copied();
            let year = year_of(sorted, asking)?;
            Ok((read_labelled(sorted, year, asking)?, year))
        }
    }
}

/// What is gathered plan by plan.
#[derive(Default)]
struct Gathered {
    plans: Vec<PlanTable>,
    again: Vec<Again>,
    left: Vec<Left>,
}

impl Gathered {
    fn drop_figures(&mut self) {
        let rows = self.plans.iter_mut().flat_map(|plan| &mut plan.policies).flat_map(|policy| &mut policy.rows);
        rows.for_each(|row| row.indicators.clear());
    }

    fn read_plan(
        &mut self,
        part: &PlanPart<'_>,
        (words, scheme): &Scheme,
        (stated, columns, year): (Stated, Option<&Columns>, FiscalYear),
        asking: &mut Asking<'_>,
    ) -> Result<(), ReadRefused> {
        let items = part.policies.iter().flat_map(|policy| &policy.items);
        let widths = Widths::measure(items.clone(), scheme);
        let to_come = columns.is_some_and(|columns| columns.years().any(|it| it > year));
        let one = columns.is_none() || stated.told && !to_come;
        let narrated = if one { Narrated::OneYear } else { Narrated::SeveralYears };
        let frame = Frame { widths, form: Form::of(stated, items, scheme, widths), columns, narrated, year };
        let mut plan = PlanTable { title: part.title.clone(), mark_scheme: words.clone(), policies: Vec::new() };
        ask_missing_items(part, asking);
        for policy in &part.policies {
            check_doubts(asking)?;
            let at = (self.plans.len(), plan.policies.len());
            plan.policies.push(self.read_policy(policy, at, (scheme, frame), asking)?);
        }
        check_narratives(&plan, (part, stated, year), asking)?;
        ask_silent(&plan, asking);
        ask_empty(&plan, part.line, asking);
        self.plans.push(plan);
        Ok(())
    }

    fn read_policy(
        &mut self,
        part: &PolicyPart<'_>,
        (plan, policy): (usize, usize),
        (scheme, frame): (&MarkScheme, Frame<'_>),
        asking: &mut Asking<'_>,
    ) -> Result<PolicyTable, ReadRefused> {
        let mut table = PolicyTable { number: part.number.to_string(), title: part.title.clone(), rows: Vec::new() };
        for item in &part.items {
            let read = read_row(item, scheme, frame, asking)?;
            let row = table.rows.len();
            self.again.extend(read.relisted.map(|relisted| Again { plan, policy, row, relisted }));
            self.left.extend(read.left);
            table.rows.push(read.row);
        }
        Ok(table)
    }
}

fn check_doubts(asking: &Asking<'_>) -> Result<(), ReadRefused> {
    let Some((line, count)) = asking.first_line().filter(|_| asking.is_hopeless()) else { return Ok(()) };
    let sentence = format!(
        "{line}行目から、読み取りの確かでないところが{count}か所以上あります。進捗状況一覧表の形になっているか確かめてください。"
    );
    Err(ReadRefused { line, sentence })
}

/// The year of the head; where the head says none, that in which the 基準日 lies.
fn year_of(sorted: &Sorted<'_>, asking: &mut Asking<'_>) -> Result<FiscalYear, ReadRefused> {
    let as_of = sorted.as_of.and_then(|(line, date)| fiscal_year_at(date).map(|year| (line, date, year)));
    let dated = as_of.map(|(_, _, year)| year);
    let titled = sorted.title.as_deref().filter(|_| sorted.years.is_empty());
    let titled = titled.and_then(|title| year_of_title(title, dated, asking));
    let refuse = || refuse_yearless(sorted.unknown.as_ref());
    let Some((line, year)) = sorted.years.first().copied().or(titled.map(|year| (1, year))) else {
        if let (None, Some((line, columns))) = (as_of, &sorted.columns) {
            return ask_newest(*line, columns, asking).ok_or_else(refuse);
        }
        return as_of.map(|(_, _, year)| year).ok_or_else(refuse);
    };
    if let Some((other, _)) = sorted.years.iter().find(|(_, other)| *other != year) {
        let sentence = format!(
            "{other}行目の見出しの年度が、はじめの見出しの{year}と違います。一つの年度の一覧表にしてください。"
        );
        return Err(ReadRefused { line: *other, sentence });
    }
    if let Some((_, _, dated)) = as_of.filter(|(_, _, dated)| *dated != year) {
        let held = asking.ask(Question {
            topic: "year",
            line,
            text: &year.to_string(),
            why: format!("見出しの年度が、基準日から数えた{dated}と違います。"),
            assumed: format!("見出しの{year}としました。"),
            choices: &[("header", "見出しの年度が正しい"), ("dated", &format!("基準日から数えた{dated}が正しい"))],
        });
        return Ok(if held == "dated" { dated } else { year });
    }
    Ok(year)
}

/// Only columns of years: the newest is taken for the list's own.
fn ask_newest(line: u32, columns: &Columns, asking: &mut Asking<'_>) -> Option<FiscalYear> {
    let year = columns.years().max()?;
    asking.ask(Question {
        topic: "year",
        line,
        text: &columns.head(),
        why: "表題にも基準日にも、何年度の一覧表か書かれていません。".to_owned(),
        assumed: format!("列のうち最も新しい{year}の一覧表としました。"),
        choices: &[("newest", "最も新しい年度の一覧表である")],
    });
    Some(year)
}

/// The 年度 in which a day lies.
fn fiscal_year_at(date: Date) -> Option<FiscalYear> {
    let western = i32::from(date.year()) - i32::from(date.month() < 4);
    FiscalYear::new(western).ok()
}

type Scheme = (Vec<MarkWords>, MarkScheme);

/// A plan's marks: its own legend where it has one, else the one that holds on.
fn schemes_of(plans: &[PlanPart<'_>], legends: &[Legend]) -> Result<Vec<Scheme>, ReadRefused> {
    let mut schemes = Vec::new();
    for (at, plan) in plans.iter().enumerate() {
        let start = if at == 0 { 0 } else { plan.line };
        let end = plans.get(at + 1).map_or(u32::MAX, |next| next.line);
        let own = legends.iter().filter(|(line, _)| (start..end).contains(line)).collect::<Vec<_>>();
        let held = own.first().copied().or_else(|| legends.iter().rev().find(|(line, _)| *line < start));
        let Some((line, entries)) = held else { return Err(refuse_legend(plan)) };
        if let Some((other, _)) = own.iter().find(|(_, others)| others != entries) {
            let sentence =
                format!("{other}行目の評価の凡例が、{line}行目の凡例と違います。同じ計画の凡例をそろえてください。");
            return Err(ReadRefused { line: *other, sentence });
        }
        let pairs = entries.iter().map(|(symbol, words)| (symbol.as_str(), words.as_str()));
        let scheme = MarkScheme::from_legend(pairs).map_err(|_| ReadRefused {
            line: *line,
            sentence: format!("{line}行目の評価の凡例に、同じ印が二度あります（△と▲、☆と★は同じ印として読みます）。凡例を確かめてください。"),
        })?;
        let words =
            entries.iter().map(|(symbol, words)| MarkWords { symbol: symbol.clone(), words: words.clone() }).collect();
        schemes.push((words, scheme));
    }
    Ok(schemes)
}

fn refuse_legend(plan: &PlanPart<'_>) -> ReadRefused {
    let sentence = format!(
        "{}行目からの「{}」に、評価の凡例（※評価：「○」…）がありません。凡例の行を入れてください。",
        plan.line, plan.title
    );
    ReadRefused { line: plan.line, sentence }
}
