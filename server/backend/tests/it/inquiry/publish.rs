//! 公表 of a year, and its 訂正版.

use super::{Year, call, refusal, secretary};
use crate::lists::year;
use crate::store::on_each_database;
use backend::Error;
use backend::indicator::{Drawing, build_indicator};
use backend::intake::{Publishing, Unconfirmed};
use backend::plan::build_measure;
use backend::sheet::build_table;
use model::date::Date;
use model::id::ReportId;
use model::indicator::page::Charts;
use model::indicator::{Amount, Decimal, Figure, Origin};
use model::intake::Decisions;
use model::publication::{Occasion, Publication};
use model::report::{Block, ReportState};
use model::sheet::{Corrected, CorrectedEdition, Table, TableFilter, read, write};
use yrs::{Map as _, Text as _};

impl Year {
    fn publishing(&self, unconfirmed: Unconfirmed) -> Publishing {
        let dates = (Date::constant(2024, 5, 20), Date::constant(2024, 3, 31));
        let occasion = Occasion::new(("第１回福祉推進審議会", "資料３"), dates).unwrap();
        Publishing { year: year(2023), plans: vec![self.plan], occasion, unconfirmed, apart: false }
    }

    pub(super) async fn publish(&self, unconfirmed: Unconfirmed) -> Result<Publication, Error> {
        self.backend.publish(&secretary(), self.publishing(unconfirmed), &call(20)).await
    }

    /// Writes mark, text and figure of a report, and brings it to 確定.
    async fn confirm(&self, at: usize, narrative: &str, value: &str) {
        let report = self.reports[at];
        let now = self.backend.snapshot().await.unwrap();
        let indicator = now.indicators_of(self.measures[at]).next().unwrap().id;
        self.write(report, |it, write| {
            it.values.insert(write, indicator.to_string(), value);
        })
        .await
        .unwrap();
        self.submit(report, narrative).await;
        self.confirm_submitted(report).await;
    }

    pub(super) async fn confirm_submitted(&self, report: ReportId) {
        self.backend.confirm(&secretary(), self.seen(report).await, &call(3)).await.unwrap();
    }

    async fn value_of(&self, at: usize) -> (Figure, Origin) {
        let now = self.backend.snapshot().await.unwrap();
        let indicator = now.indicators_of(self.measures[at]).next().unwrap().id;
        let observation = now.observation(indicator, year(2023)).unwrap();
        (observation.figure, observation.origin)
    }
}

impl Year {
    /// Readers see what was published first beside what counts since, on every page of the figure.
    async fn check_both_figures(&self, at: usize, [before, since]: [&str; 2]) {
        let now = self.backend.snapshot().await.unwrap();
        let told = |it: &[CorrectedEdition]| -> Vec<String> {
            let all = it.iter().flat_map(|it| &it.corrections);
            let words = all.map(|it| match &it.what {
                Corrected::Short { name, from, to } => format!("{} {name} {from} → {to}", it.place),
                other => format!("{} {other:?}", it.place),
            });
            words.collect()
        };
        let words = |it: &Option<Amount>| it.as_ref().map(Amount::words);
        let one = [format!("1-(1) 相談件数 {before}（前年度122件） → {since}（前年度122件）")];
        let table = build_table(&now, &TableFilter { year: Some(year(2023)), ..TableFilter::default() }).unwrap();
        assert_eq!(told(&table.corrected), one);
        let measure = build_measure(&now, self.measures[at], (Some(year(2023)), None), &|_| String::new()).unwrap();
        assert_eq!(told(&measure.corrected), one);
        let rows = measure.narrative.iter().filter_map(|it| match it {
            Block::Figures(rows) => Some(rows),
            Block::Lines(_) => None,
        });
        let figures: Vec<_> = rows.flatten().map(|it| (it.now.words(), words(&it.former))).collect();
        assert_eq!(figures, [(since.to_owned(), Some(before.to_owned()))]);
        let other = build_measure(&now, self.measures[1], (Some(year(2023)), None), &|_| String::new()).unwrap();
        assert_eq!(other.corrected, [], "nothing of it was corrected");
        let indicator = now.indicators_of(self.measures[at]).next().unwrap();
        let draw = Drawing { large: &|_| Charts::default(), card: &|_| String::new() };
        let page = build_indicator(&now, indicator.id, None, draw).unwrap();
        let printed = &page.rows.iter().find(|it| it.year == year(2023)).unwrap().printed;
        let said: Vec<_> = printed.iter().map(|it| (it.figure, it.former, it.list.edition)).collect();
        assert_eq!(said, [(figure(130), true, 1)]);
    }
}

fn figure(number: i64) -> Figure {
    Figure::Value(Decimal::from(number))
}

/// Without what tells of the source.
pub(super) fn bare(mut table: Table) -> Table {
    let policies = table.plans.iter_mut().flat_map(|plan| &mut plan.policies);
    for row in policies.flat_map(|policy| &mut policy.rows) {
        row.raw.clear();
        row.line = 0;
        row.indicators.iter_mut().for_each(|it| it.line = 0);
    }
    table
}

#[tokio::test]
async fn a_published_year_is_what_readers_see_in_the_next_request_and_not_before() {
    on_each_database(async |store| {
        let it = Year::opened(store).await;
        let before = it.backend.snapshot().await.unwrap();
        it.confirm(0, "・会を開いた。", "130").await;
        it.confirm(1, "・居場所を増やした。\n・相談件数：1,300件", "1300").await;
        let now = it.backend.snapshot().await.unwrap();
        assert_eq!((now.revision, &now.facts), (before.revision, &before.facts), "drafts are no business of readers");
        let publication = it.publish(Unconfirmed::Refuse).await.unwrap();
        let now = it.backend.snapshot().await.unwrap();
        let report = now.report(it.measures[0], year(2023)).unwrap();
        assert_eq!(report.mark.as_deref(), Some("○"));
        assert_eq!(report.narrative, "・会を開いた。\n・相談件数：130件（前年度122件）");
        assert_eq!((report.publication, report.departments.len()), (publication.id, 2));
        let other = now.report(it.measures[1], year(2023)).unwrap();
        assert_eq!(other.narrative, "・居場所を増やした。\n・相談件数：1,300件", "stated once");
        assert_eq!(it.value_of(0).await, (figure(130), Origin::Printed));
        assert_eq!(it.value_of(1).await, (figure(1_300), Origin::Printed));
        assert_eq!((now.facts.measures.len(), now.facts.indicators.len()), (2, 2), "each goes on from the year before");
        assert_eq!((now.open_doubts, now.facts.differences.len()), (0, 0));
        for report in &it.reports {
            let state = it.get(*report).await.progress.state;
            assert_eq!(state, ReportState::Published { publication: publication.id });
        }
        assert_eq!(it.backend.check().await.unwrap().problems, Vec::<String>::new());
    })
    .await;
}

#[tokio::test]
async fn the_printed_form_of_a_published_year_is_read_back_as_it_was() {
    on_each_database(async |store| {
        let it = Year::opened(store).await;
        it.confirm(0, "・会を開いた。", "130").await;
        it.confirm(1, "・居場所を増やした。", "集計中").await;
        it.publish(Unconfirmed::Refuse).await.unwrap();
        let table = it.backend.export(year(2023), None).await.unwrap();
        let reading = read(&write(&table), &Decisions::new()).unwrap();
        assert_eq!(reading.doubts, []);
        assert_eq!(bare(reading.table), bare(table));
    })
    .await;
}

#[tokio::test]
async fn a_correction_stands_beside_what_was_published_first() {
    on_each_database(async |store| {
        let it = Year::opened(store).await;
        it.confirm(0, "・会を開いた。", "130").await;
        it.confirm(1, "・居場所を増やした。", "1300").await;
        let first = it.publish(Unconfirmed::Refuse).await.unwrap();
        let again = it.publish(Unconfirmed::Refuse).await;
        assert!(refusal(again).contains("同じなので"));
        let report = it.reports[0];
        it.backend.reopen(&secretary(), it.seen(report).await, "件数の誤り", &call(21)).await.unwrap();
        assert!(refusal(it.publish(Unconfirmed::Refuse).await).contains("まだ確定していない"));
        assert!(refusal(it.publish(Unconfirmed::Leave).await).contains("同じなので"), "what was published still holds");
        assert_eq!(it.value_of(0).await.0, figure(130), "until the correction is published");
        let now = it.backend.snapshot().await.unwrap();
        let indicator = now.indicators_of(it.measures[0]).next().unwrap().id;
        it.write(report, |it, write| {
            it.values.insert(write, indicator.to_string(), "131");
        })
        .await
        .unwrap();
        it.submit(report, "").await;
        it.confirm_submitted(report).await;
        let second = it.publish(Unconfirmed::Refuse).await.unwrap();
        assert_eq!((first.edition, second.edition), (1, 2));
        assert_eq!(it.value_of(0).await.0, figure(131));
        let kept = it.backend.export_publication(first.id).await.unwrap();
        assert_eq!(kept.plans[0].policies[0].rows[0].indicators[0].value, Some(figure(130)));
        it.check_both_figures(0, ["130件", "131件"]).await;
        assert_eq!(it.get(it.reports[1]).await.progress.state, ReportState::Published { publication: first.id });
        assert_eq!(it.get(report).await.progress.state, ReportState::Published { publication: second.id });
        assert_eq!(it.backend.check().await.unwrap().problems, Vec::<String>::new());
    })
    .await;
}

#[tokio::test]
async fn what_nobody_answered_is_published_as_unreported_where_that_is_chosen() {
    on_each_database(async |store| {
        let it = Year::opened(store).await;
        it.confirm(0, "・会を開いた。", "130").await;
        it.write(it.reports[1], |it, write| it.narrative.insert(write, 0, "書きかけ")).await.unwrap();
        assert!(refusal(it.publish(Unconfirmed::Refuse).await).contains("まだ確定していない"));
        assert_eq!(it.backend.snapshot().await.unwrap().publications.len(), 1, "nothing is left of the attempt");
        it.publish(Unconfirmed::Leave).await.unwrap();
        let now = it.backend.snapshot().await.unwrap();
        let other = now.report(it.measures[1], year(2023)).unwrap();
        assert_eq!((other.mark.as_deref(), other.narrative.as_str()), (None, ""));
        assert_eq!(it.get(it.reports[1]).await.progress.state, ReportState::Drafting);
    })
    .await;
}

#[tokio::test]
async fn the_year_after_follows_from_what_was_published_here() {
    on_each_database(async |store| {
        let it = Year::opened(store).await;
        it.confirm(0, "・会を開いた。", "130").await;
        it.confirm(1, "・居場所を増やした。", "1300").await;
        it.publish(Unconfirmed::Refuse).await.unwrap();
        let proposal = it.backend.propose_inquiry(&secretary(), it.plan).await.unwrap();
        assert_eq!((proposal.basis, proposal.year), (year(2023), year(2024)));
        assert_eq!(proposal.items.iter().map(|it| it.measure).collect::<Vec<_>>(), it.measures);
    })
    .await;
}

#[tokio::test]
async fn the_secretariat_alone_publishes_and_only_what_was_asked_for() {
    on_each_database(async |store| {
        let it = Year::opened(store).await;
        let lead = it.approver_of_lead();
        let refused = it.backend.publish(&lead, it.publishing(Unconfirmed::Leave), &call(20)).await;
        assert!(refusal(refused).contains("事務局だけ"));
        let mut publishing = it.publishing(Unconfirmed::Leave);
        publishing.year = year(2022);
        let refused = it.backend.publish(&secretary(), publishing, &call(20)).await;
        assert!(refusal(refused).contains("照会がありません"));
    })
    .await;
}

#[tokio::test]
async fn what_is_published_goes_on_as_the_same_paper_unless_somebody_says_that_it_is_another() {
    on_each_database(async |store| {
        let it = Year::opened(store).await;
        it.confirm(0, "会を開いた。", "130").await;
        it.publish(Unconfirmed::Leave).await.unwrap();
        let dates = (Date::constant(2024, 8, 20), Date::constant(2024, 3, 31));
        let occasion = Occasion::new(("第２回福祉推進審議会", "資料１"), dates).unwrap();
        let other = Publishing { occasion, ..it.publishing(Unconfirmed::Leave) };
        let refused = it.backend.publish(&secretary(), other.clone(), &call(30)).await;
        assert!(refusal(refused).contains("「資料３ 第１回福祉推進審議会」として公表しています"));
        let apart = Publishing { apart: true, ..other };
        let published = it.backend.publish(&secretary(), apart, &call(31)).await.unwrap();
        assert_eq!((published.edition, published.material_number.as_deref()), (1, Some("資料１")));
    })
    .await;
}
