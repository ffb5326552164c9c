//! The pages of the printed form: titles, legends, header words where the PDF leaves them (after the rows on the first
//! page, before them on the others), meeting, date and 資料番号, and the rows between.

use super::row;
use crate::calendar::Calendar;
use crate::sheet::{MarkWords, PlanTable, PolicyTable, Row, Table};

/// Lines that one page takes before it breaks at the next row.
const PAGE: usize = 108;

/// The table in the official text form. What it writes, [`crate::sheet::read`] reads back without loss, except `raw`
/// and `line`, which tell of the source.
#[must_use]
pub fn write(table: &Table) -> String {
    let mut pages = Pages { table, lines: Vec::new(), waiting: Vec::new(), used: 0, head: 0, first: true, legend: &[] };
    pages.head();
    for (at, plan) in table.plans.iter().enumerate() {
        pages.plan(at, plan);
    }
    pages.block();
    if pages.first {
        pages.foot();
    }
    let mut text = pages.lines.join("\n");
    text.push('\n');
    text
}

struct Pages<'a> {
    table: &'a Table,
    lines: Vec<String>,
    /// Headings, which stay on the page of the first row below them.
    waiting: Vec<String>,
    used: usize,
    /// Lines of the page's own head.
    head: usize,
    first: bool,
    legend: &'a [MarkWords],
}

impl<'a> Pages<'a> {
    /// Title and 基準日; the names of the plans are told by this line.
    fn head(&mut self) {
        let titles: Vec<_> = self.table.plans.iter().map(|plan| plan.title.as_str()).collect();
        self.push("");
        self.push(&format!("{}進捗状況一覧表", titles.join("・")));
        if let Some(day) = self.table.as_of {
            self.push(&format!("{}現在", Calendar::Japanese.day(day)));
        }
        self.head = self.used;
    }

    fn plan(&mut self, at: usize, plan: &'a PlanTable) {
        self.wait("");
        self.wait(&format!("{}\u{3000}{}", full_width(at + 1), plan.title));
        if self.legend != plan.mark_scheme {
            self.legend = &plan.mark_scheme;
            self.wait("");
            self.wait(&legend(self.legend));
        }
        if at == 0 {
            ["", "備考", "", "評価 説明(進捗状況) （特殊要因等）"].iter().for_each(|line| self.wait(line));
        }
        for policy in &plan.policies {
            self.policy(plan, policy);
        }
    }

    /// The policies that share a report stand before it, one after the
    /// other.
    fn policy(&mut self, plan: &PlanTable, policy: &PolicyTable) {
        let answered_elsewhere = |it: &PolicyTable| plan.policies.iter().any(|other| shares(other, it));
        if policy.rows.is_empty() && answered_elsewhere(policy) {
            return;
        }
        self.waiting.extend(headings(plan, policy));
        for row in &policy.rows {
            self.wait("");
            self.waiting.extend(row::lines(row));
            self.block();
        }
    }

    /// What waits, on this page or the next.
    fn block(&mut self) {
        let block = std::mem::take(&mut self.waiting);
        if self.used + block.len() > PAGE && self.used > self.head {
            self.turn();
        }
        block.iter().for_each(|line| self.push(line));
    }

    fn turn(&mut self) {
        if self.first {
            self.foot();
        }
        self.first = false;
        self.used = 0;
        self.push(&format!(" {}", legend(self.legend)));
        let year = self.year();
        self.push_all(&["", "備考", "", "評価 説明(進捗状況) （特殊要因等）"]);
        self.push_all(&["担当", "", "項目", "", "基本施策", "計画の記載", "", &year]);
        self.head = self.used;
    }

    /// What the first page's head leaves below its rows, last first.
    fn foot(&mut self) {
        let year = self.year();
        self.push_all(&["", "担当", "項目", "", "基本施策", "計画の記載", "", &year]);
        let day = self.table.meeting_date.map(|day| Calendar::Japanese.day(day));
        for line in [self.table.material_number.clone(), day, self.table.meeting.clone()].into_iter().flatten() {
            self.push("");
            self.push(&line);
        }
    }

    fn year(&self) -> String {
        let year = self.table.fiscal_year;
        let japanese = Calendar::Japanese.year(year);
        japanese.replace("年度", &format!("({})年度", year.western()))
    }

    fn wait(&mut self, line: &str) {
        self.waiting.push(line.to_owned());
    }

    fn push_all(&mut self, lines: &[&str]) {
        lines.iter().for_each(|line| self.push(line));
    }

    fn push(&mut self, line: &str) {
        self.used += 1;
        self.lines.push(line.to_owned());
    }
}

fn shares(owner: &PolicyTable, other: &PolicyTable) -> bool {
    owner.number != other.number && owner.rows.iter().any(|row| row.shared_with.contains(&other.number))
}

fn headings(plan: &PlanTable, policy: &PolicyTable) -> Vec<String> {
    let shared = policy.rows.iter().any(|row: &Row| !row.shared_with.is_empty());
    let stand_here = |it: &&PolicyTable| it.number == policy.number || (shared && shares(policy, it));
    let policies = plan.policies.iter().filter(stand_here);
    policies.flat_map(|it| [String::new(), format!("{} {}", it.number, it.title)]).collect()
}

fn legend(marks: &[MarkWords]) -> String {
    let marks: Vec<_> = marks.iter().map(|mark| format!("「{}」{}", mark.symbol, mark.words)).collect();
    format!("※評価：{}", marks.join("、"))
}

fn full_width(number: usize) -> String {
    let widen = |digit: char| char::from_u32(u32::from(digit) + 0xfee0).unwrap_or(digit);
    number.to_string().chars().map(widen).collect()
}
