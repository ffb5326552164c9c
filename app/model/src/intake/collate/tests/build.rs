//! Small lists, and what a test asks about the facts made of them.

use crate::date::Date;
use crate::id::PublicationId;
use crate::indicator::{Counting, Figure, Indicator, Observation, Reason};
use crate::intake::{Collated, Decisions, Doubt, DoubtKind, Listing, collate, renaming_key};
use crate::plan::{Measure, Placement};
use crate::publication::{Provenance, Publication};
use crate::sheet::{MarkWords, PlanTable, PolicyTable, PrintedIndicator, Row, Table};
use crate::text::name_key;
use crate::year::FiscalYear;

pub const PLAN: &str = "第６期地域福祉計画";
/// The plan that goes on from it.
pub const NEXT_PLAN: &str = "第７期地域福祉計画";

pub fn year(western: i32) -> FiscalYear {
    FiscalYear::new(western).unwrap()
}

/// A row with a long text of its own, as real rows have.
pub fn row(number: &str, title: &str) -> Row {
    Row {
        number: Some(number.to_owned()),
        title: Some(title.to_owned()),
        commitment: Some(format!("・{title}について、関係機関と連携しながら取り組みます。")),
        mark: Some("○".to_owned()),
        narrative: format!("・{title}に取り組んだ。"),
        departments: vec!["地域支援課".to_owned()],
        ..Row::default()
    }
}

pub trait RowWith: Sized {
    fn promising(self, text: &str) -> Self;
    fn by(self, departments: &[&str]) -> Self;
    fn marked(self, mark: &str) -> Self;
    fn remarked(self, remark: &str) -> Self;
    fn relisted(self, from: &str) -> Self;
    fn with(self, indicator: PrintedIndicator) -> Self;
    fn counting(self, name: &str, unit: &str, value: i64, previous: impl Into<Option<i64>>) -> Self {
        self.with(figure(name, unit, value, previous))
    }
}

impl RowWith for Row {
    fn promising(mut self, text: &str) -> Self {
        self.commitment = Some(text.to_owned());
        self
    }
    fn by(mut self, departments: &[&str]) -> Self {
        self.departments = departments.iter().map(|&it| it.to_owned()).collect();
        self
    }
    fn marked(mut self, mark: &str) -> Self {
        self.mark = Some(mark.to_owned());
        self
    }
    fn remarked(mut self, remark: &str) -> Self {
        self.remark = Some(remark.to_owned());
        self
    }
    fn relisted(mut self, from: &str) -> Self {
        self.relisted_from = Some(from.to_owned());
        self
    }
    fn with(mut self, indicator: PrintedIndicator) -> Self {
        self.indicators.push(indicator);
        self
    }
}

pub fn figure(name: &str, unit: &str, value: i64, previous: impl Into<Option<i64>>) -> PrintedIndicator {
    let previous = previous.into();
    let before = previous.map_or(String::new(), |it| format!("（前年度{it}{unit}）"));
    PrintedIndicator {
        name: name.to_owned(),
        heading: None,
        label: name.to_owned(),
        unit: (!unit.is_empty()).then(|| unit.to_owned()),
        counting: None,
        timing: None,
        approximate: false,
        value: Some(Figure::Value(value.into())),
        previous: previous.map(|it| Figure::Value(it.into())),
        previous_approximate: false,
        earlier: Vec::new(),
        as_printed: format!("{name}：{value}{unit}{before}"),
        note: None,
        lineage: Default::default(),
        line: 0,
    }
}

pub fn counted(counting: Counting, indicator: PrintedIndicator) -> PrintedIndicator {
    PrintedIndicator { counting: Some(counting), ..indicator }
}

pub fn noted(note: &str, indicator: PrintedIndicator) -> PrintedIndicator {
    PrintedIndicator { note: Some(note.to_owned()), ..indicator }
}

pub fn not_held_before(indicator: PrintedIndicator) -> PrintedIndicator {
    PrintedIndicator { previous: Some(Figure::Absent(Reason::NotHeld)), ..indicator }
}

pub fn policy(number: &str, title: &str, rows: Vec<Row>) -> PolicyTable {
    PolicyTable { number: number.to_owned(), title: title.to_owned(), rows }
}

pub fn plan(title: &str, policies: Vec<PolicyTable>) -> PlanTable {
    let legend = [("○", "予定通り進捗"), ("△", "進捗あるが遅れ・課題あり"), ("□", "検討中"), ("×", "進捗なし")];
    let mark = |(symbol, words): (&str, &str)| MarkWords { symbol: symbol.to_owned(), words: words.to_owned() };
    PlanTable { title: title.to_owned(), mark_scheme: legend.map(mark).to_vec(), policies }
}

/// One year's list; its publication is keyed by the year.
pub fn plans(western: i32, plans: Vec<PlanTable>) -> Listing {
    let meeting_date = Some(Date::constant(i16::try_from(western + 1).unwrap(), 5, 19));
    let (meeting, material) = (Some("第１回健康福祉施策推進審議会".to_owned()), Some("資料３".to_owned()));
    let publication = Publication {
        id: PublicationId(western.into()),
        year: year(western),
        meeting: meeting.clone(),
        meeting_date,
        material_number: material.clone(),
        as_of: None,
        edition: 1,
        provenance: Provenance::Official,
    };
    let table =
        Table { fiscal_year: year(western), as_of: None, meeting, meeting_date, material_number: material, plans };
    Listing { publication, table, plan_years: vec![] }
}

/// One year's list of one plan.
pub fn list(western: i32, policies: Vec<PolicyTable>) -> Listing {
    plans(western, vec![plan(PLAN, policies)])
}

/// One year's list of one policy.
pub fn rows(western: i32, rows: Vec<Row>) -> Listing {
    list(western, vec![policy("1", "見守りの推進", rows)])
}

/// What was asked and found.
pub struct Found(pub Collated);

pub fn join(listings: &[Listing]) -> Found {
    Found(collate(listings, &Decisions::new()))
}

/// Collates again after the choice was made in every doubt of this kind whose text has these words.
pub fn decide(listings: &[Listing], words: &str, key: &str) -> Found {
    let asked = join(listings);
    let doubts = asked.0.doubts.iter().filter(|it| it.text.contains(words) || it.why.contains(words));
    let decisions: Decisions = doubts.map(|it| (it.id.clone(), key.to_owned())).collect();
    assert!(!decisions.is_empty(), "nothing was asked about {words}: {:#?}", asked.0.doubts);
    Found(collate(listings, &decisions))
}

/// Collates with a 組織改正 that was entered by hand.
pub fn join_renamed(listings: &[Listing], [before, after]: [&str; 2]) -> Found {
    Found(collate(listings, &Decisions::from([(renaming_key(before), name_key(after))])))
}

impl Found {
    pub fn doubts(&self, kind: DoubtKind) -> Vec<&Doubt> {
        self.0.doubts.iter().filter(|it| it.kind == kind).collect()
    }

    /// The only doubt.
    #[track_caller]
    pub fn doubt(&self) -> &Doubt {
        assert_eq!(self.0.doubts.len(), 1, "{:#?}", self.0.doubts);
        &self.0.doubts[0]
    }

    #[track_caller]
    pub fn is_clear(&self) -> &Self {
        assert_eq!(self.0.doubts, vec![]);
        self
    }

    /// Placements of the measure with this (newest) title: 「2024 1-(2)」.
    pub fn places(&self, title: &str) -> Vec<String> {
        let measure = self.measure(title);
        let all = self.0.facts.placements.iter().filter(|it| it.measure == measure.id);
        all.map(|it| self.place(it)).collect()
    }

    pub fn place(&self, it: &Placement) -> String {
        let policy = self.0.facts.policies.iter().find(|policy| policy.id == it.policy).unwrap();
        let flag = if it.relisted { " 再掲" } else { "" };
        format!("{} {}-{}{flag}", it.year.western(), policy.number, it.number.as_deref().unwrap_or("*"))
    }

    #[track_caller]
    pub fn measure(&self, title: &str) -> &Measure {
        let all: Vec<_> = self.0.facts.measures.iter().filter(|it| it.title == title).collect();
        assert_eq!(all.len(), 1, "{title}: {:#?}", self.0.facts.measures);
        all[0]
    }

    pub fn titles(&self) -> Vec<&str> {
        self.0.facts.measures.iter().map(|it| it.title.as_str()).collect()
    }

    #[track_caller]
    pub fn indicator(&self, name: &str) -> &Indicator {
        let all: Vec<_> = self.0.facts.indicators.iter().filter(|it| it.name == name).collect();
        assert_eq!(all.len(), 1, "{name}: {:#?}", self.0.facts.indicators);
        all[0]
    }

    #[track_caller]
    pub fn observations(&self, name: &str) -> Vec<&Observation> {
        let id = self.indicator(name).id;
        self.0.facts.observations.iter().filter(|it| it.indicator == id).collect()
    }

    /// 「2023=73 2024=68」.
    #[track_caller]
    pub fn values(&self, name: &str) -> String {
        let value = |it: &Observation| match it.figure {
            Figure::Value(value) => format!("{}={value}", it.year.western()),
            Figure::Absent(reason) => format!("{}={}", it.year.western(), reason.words()),
        };
        self.observations(name).into_iter().map(value).collect::<Vec<_>>().join(" ")
    }

    /// Names of a department, each with its years.
    #[track_caller]
    pub fn department(&self, name: &str) -> Vec<(String, i32, Option<i32>)> {
        let has = |it: &&crate::department::Department| it.names.iter().any(|it| it.name == name);
        let found = self.0.facts.departments.iter().find(has).unwrap();
        let name = |it: &crate::department::DepartmentName| {
            (it.name.clone(), it.first.western(), it.last.map(FiscalYear::western))
        };
        found.names.iter().map(name).collect()
    }
}
