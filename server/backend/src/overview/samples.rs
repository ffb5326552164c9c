//! A small city for tests: 地域計画 (two policies, one 項目 listed again, one new) and 再犯計画 (two policies, one report).

use crate::store::Snapshot;
use model::id::{DepartmentId, IndicatorId, MeasureId, PlanId, PolicyId, PublicationId};
use model::indicator::{Decimal, Figure, Indicator, Observation, Origin, Reason};
use model::intake::Facts;
use model::plan::{Mark, MarkKind, MarkScheme, MarkShape, Measure, Placement, Plan, Policy};
use model::publication::{Provenance, Publication};
use model::report::Report;
use model::year::FiscalYear;

pub(crate) fn year(western: i32) -> FiscalYear {
    FiscalYear::new(western).unwrap()
}

/// Facts that tests add to.
#[derive(Clone, Default)]
pub(crate) struct City {
    pub facts: Facts,
}

impl City {
    /// Both plans with their list of 2024: measures 1 2 3 (3 is listed again under policy 2) and 4 (shared).
    pub fn in_first_year() -> Self {
        let mut city = Self::default();
        city.plan(1, "地域計画", Some((2024, 2029)));
        city.plan(2, "再犯計画", Some((2024, 2029)));
        for (id, plan, number) in [(11, 1, "1"), (12, 1, "2"), (21, 2, "1"), (22, 2, "2")] {
            city.facts.policies.push(Policy {
                id: PolicyId(id),
                plan: PlanId(plan),
                number: number.to_owned(),
                title: format!("施策{id}"),
            });
        }
        for (id, plan) in [(1, 1), (2, 1), (3, 1), (4, 2)] {
            city.facts.measures.push(Measure { id: MeasureId(id), plan: PlanId(plan), title: format!("項目{id}") });
        }
        city.list_of(2024);
        city
    }

    /// 地域計画 ends with the list of 2024; in the next one 項目 1 goes on and 項目 5 begins, and other signs are used.
    pub fn in_next_period() -> Self {
        let mut city = Self::in_first_year();
        city.facts.plans[0].years = Some((year(2022), year(2024)));
        city.plan(3, "次の地域計画", Some((2025, 2026)));
        city.facts.plans[2].scheme = MarkScheme::from_legend([("○", "計画どおり"), ("A", "計画を上回る")]).unwrap();
        let (id, plan, number, title) = (PolicyId(31), PlanId(3), "1".to_owned(), "施策31".to_owned());
        city.facts.policies.push(Policy { id, plan, number, title });
        city.facts.measures.push(Measure { id: MeasureId(5), plan, title: "項目5".to_owned() });
        city.facts.measures[0].plan = plan;
        city.place(1, 31, 2025, Some("(1)"));
        city.place(5, 31, 2025, Some("(2)"));
        city.report(1, 2025, Some("○"));
        city
    }

    /// The same four measures in the list of another year, all ○.
    pub fn list_of(&mut self, western: i32) {
        self.place(1, 11, western, Some("(1)"));
        self.place(2, 11, western, Some("(2)"));
        self.place(3, 12, western, Some("(1)"));
        self.place(3, 11, western, Some("(3)")).relisted = true;
        self.place(4, 21, western, None);
        self.place(4, 22, western, None);
        for measure in 1..=4 {
            self.report(measure, western, Some("○"));
        }
    }

    pub fn place(&mut self, measure: i64, policy: i64, western: i32, number: Option<&str>) -> &mut Placement {
        let order = i32::try_from(self.facts.placements.len()).unwrap();
        self.facts.placements.push(Placement {
            own_report: None,
            measure: MeasureId(measure),
            policy: PolicyId(policy),
            year: year(western),
            number: number.map(str::to_owned),
            order,
            title: number.map(|_| format!("項目{measure}")),
            commitment: None,
            relisted: false,
            new: false,
            departments: vec![DepartmentId(1)],
        });
        self.facts.placements.last_mut().unwrap()
    }

    pub fn report(&mut self, measure: i64, western: i32, mark: Option<&str>) -> &mut Report {
        let mine = |it: &Report| it.measure == MeasureId(measure) && it.year == year(western);
        self.facts.reports.retain(|it| !mine(it));
        self.facts.reports.push(Report {
            measure: MeasureId(measure),
            year: year(western),
            mark: mark.map(str::to_owned),
            narrative: String::new(),
            remark: None,
            departments: Vec::new(),
            publication: PublicationId(i64::from(western)),
        });
        self.facts.reports.last_mut().unwrap()
    }

    /// An indicator with its figures of 2023 and 2024; -1 is 実施なし.
    pub fn indicator(&mut self, id: i64, measure: i64, before: Option<i64>, now: i64) -> &mut Indicator {
        let figure = |it: i64| if it < 0 { Figure::Absent(Reason::NotHeld) } else { Figure::Value(Decimal::from(it)) };
        for (western, value) in [(2023, before), (2024, Some(now))] {
            let Some(value) = value else { continue };
            self.facts.observations.push(Observation {
                indicator: IndicatorId(id),
                year: year(western),
                figure: figure(value),
                approximate: false,
                as_printed: format!("指標{id}：{now}人"),
                note: None,
                origin: Origin::Printed,
                publication: PublicationId(2024),
            });
        }
        self.facts.indicators.push(Indicator {
            id: IndicatorId(id),
            measure: MeasureId(measure),
            order: i32::try_from(id).unwrap(),
            name: format!("指標{id}"),
            unit: Some("人".to_owned()),
            counting: None,
            timing: None,
            desired: None,
            breaks: Vec::new(),
            explanation: None,
            same_as: None,
        });
        self.facts.indicators.last_mut().unwrap()
    }

    pub fn snapshot(self) -> Snapshot {
        let years: std::collections::BTreeSet<_> = self.facts.reports.iter().map(|it| it.year).collect();
        let publication = |it: FiscalYear| Publication {
            id: PublicationId(i64::from(it.western())),
            year: it,
            meeting: Some("第１回審議会".to_owned()),
            meeting_date: None,
            material_number: None,
            as_of: None,
            edition: 1,
            provenance: Provenance::Official,
        };
        Snapshot::new(1, self.facts, years.into_iter().map(publication).collect())
    }

    pub fn plan(&mut self, id: i64, title: &str, years: Option<(i32, i32)>) {
        let mark = |symbol: &str, short: &str, kind, shape| Mark {
            symbol: symbol.to_owned(),
            words: short.to_owned(),
            short: short.to_owned(),
            kind,
            shape,
        };
        let scheme = MarkScheme::new(vec![
            mark("☆", "特記あり", MarkKind::Ladder(0), MarkShape::Star),
            mark("○", "予定通り", MarkKind::Ladder(1), MarkShape::Ring),
            mark("△", "遅れ・課題", MarkKind::Ladder(2), MarkShape::Triangle),
            mark("□", "検討中", MarkKind::State, MarkShape::Square),
            mark("×", "進捗なし", MarkKind::Ladder(3), MarkShape::Cross),
        ]);
        self.facts.plans.push(Plan {
            id: PlanId(id),
            title: title.to_owned(),
            order: i32::try_from(id).unwrap(),
            years: years.map(|(first, last)| (year(first), year(last))),
            scheme: scheme.unwrap(),
        });
    }
}
