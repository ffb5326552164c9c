//! 指標を変える: what a report changes about its indicators, before 公表 and from there on.

use super::{Year, call, person, refusal, secretary};
use crate::lists::{import, ordinary, year};
use crate::store::on_each_database;
use backend::Error;
use backend::inquiry::Opening;
use backend::intake::Unconfirmed;
use backend::plan::build_measure;
use model::account::{Actor, DepartmentRole};
use model::id::{IndicatorId, ReportId};
use model::indicator::{Ancestry, Change, Decimal, Figure, Reason};
use model::inquiry::Against;
use model::intake::Decisions;
use model::report::{Block, IndicatorName, NewIndicator, StateKind, Wanted, Why};
use model::sheet::json::YearJson;
use model::sheet::{read, write};
use yrs::Map as _;

impl Year {
    fn writer(&self) -> Actor {
        person(7, &[(self.joint, DepartmentRole::Writer)], &[])
    }

    async fn alter(&self, at: usize, wanted: Wanted, why: &str) -> Result<IndicatorId, Error> {
        let why = Why::new(why).unwrap();
        self.backend.alter_indicator(&self.writer(), self.reports[at], (wanted, why), &call(1)).await
    }

    async fn take_back(&self, at: usize) -> Result<(), Error> {
        let report = self.reports[at];
        let last = self.get(report).await.alterations.into_iter().rfind(|it| it.holds()).unwrap();
        self.backend.take_back_alteration(&self.writer(), report, last.number, &call(2)).await
    }

    async fn indicator_of(&self, at: usize) -> IndicatorId {
        self.backend.snapshot().await.unwrap().indicators_of(self.measures[at]).next().unwrap().id
    }

    /// Name, whether a change is told, and what stands in the field, as the page of the report shows them.
    async fn rows(&self, at: usize) -> Vec<(String, Change, Option<Figure>)> {
        let page = self.backend.get_report_page(&self.writer(), self.reports[at], &call(3)).await.unwrap();
        page.values.into_iter().map(|it| (it.name, it.change, it.now.figure)).collect()
    }

    async fn put(&self, at: usize, indicator: IndicatorId, value: &str) -> Result<(), String> {
        self.write(self.reports[at], |it, write| {
            it.values.insert(write, indicator.to_string(), value);
        })
        .await
    }

    async fn finish(&self, at: usize) {
        self.submit(self.reports[at], "・会を開いた。").await;
        self.confirm_submitted(self.reports[at]).await;
    }
}

fn name(text: &str) -> IndicatorName {
    IndicatorName::new(text).unwrap()
}

fn add(text: &str) -> Wanted {
    Wanted::Add(NewIndicator::new(name(text), "人", (None, None)).unwrap())
}

fn figure(number: i64) -> Figure {
    Figure::Value(Decimal::from(number))
}

#[tokio::test]
async fn a_new_indicator_takes_values_at_once_and_readers_know_nothing_of_it() {
    on_each_database(async |store| {
        let it = Year::opened(store).await;
        let before = it.backend.snapshot().await.unwrap();
        let new = it.alter(0, add("講座　受講者数"), "講座を始めたため").await.unwrap();
        it.put(0, new, "18").await.unwrap();
        let found = it.get(it.reports[0]).await;
        assert_eq!((found.progress.state.kind(), found.alterations.len()), (StateKind::Drafting, 1));
        assert_eq!(found.draft.values[&new].figure, figure(18));
        let rows = it.rows(0).await;
        assert_eq!(rows[1], ("講座 受講者数".to_owned(), Change::NoBase, Some(figure(18))));
        assert!(
            it.put(1, new, "18").await.unwrap_err().contains("この報告にない指標"),
            "of the other report it is none"
        );
        let now = it.backend.snapshot().await.unwrap();
        assert_eq!((now.revision, &now.facts), (before.revision, &before.facts));
        assert_eq!(now.indicator(new), None);
        assert_eq!(it.backend.check().await.unwrap().problems, Vec::<String>::new());
    })
    .await;
}

#[tokio::test]
async fn the_record_of_changes_calls_an_indicator_by_its_name_when_it_is_taken_back_too() {
    on_each_database(async |store| {
        let it = Year::opened(store).await;
        let report = it.reports[0];
        let new = it.alter(0, add("来場者数"), "数え始めたため").await.unwrap();
        it.put(0, new, "18").await.unwrap();
        it.submit(report, "・会を開いた。").await;
        it.backend.withdraw_report(&it.approver_of_lead(), it.seen(report).await, &call(3)).await.unwrap();
        it.write(report, |it, write| {
            it.values.remove(write, &new.to_string());
        })
        .await
        .unwrap();
        it.take_back(0).await.unwrap();
        let last = it.backend.get_history_page(&it.writer(), report).await.unwrap().versions[0].number;
        let page = it.backend.get_version_page(&it.writer(), (report, last), Against::Now).await.unwrap();
        let told: Vec<_> = page.changes.values.iter().map(|it| (it.name.as_str(), it.words[0].as_str())).collect();
        assert_eq!(told, [("来場者数", "18人")]);
    })
    .await;
}

#[tokio::test]
async fn what_is_taken_back_is_as_before_and_stays_on_record() {
    on_each_database(async |store| {
        let it = Year::opened(store).await;
        let known = it.indicator_of(0).await;
        it.alter(0, Wanted::Rename(known, name("相談の件数")), "分かりやすくするため").await.unwrap();
        it.alter(0, Wanted::Redefine(known), "電話を含む").await.unwrap();
        it.put(0, known, "130").await.unwrap();
        assert_eq!(it.rows(0).await, [("相談の件数".to_owned(), Change::Incomparable, Some(figure(130)))]);
        it.take_back(0).await.unwrap();
        it.take_back(0).await.unwrap();
        let rows = it.rows(0).await;
        assert_eq!((rows[0].0.as_str(), matches!(rows[0].1, Change::Up(_))), ("相談件数", true));
        let page = it.backend.get_report_page(&it.writer(), it.reports[0], &call(3)).await.unwrap();
        let told: Vec<_> = page.alterations.iter().map(|it| (it.words.as_str(), it.undone.is_some())).collect();
        let renamed = "「相談件数」の名前を「相談の件数」に変える";
        assert_eq!(told, [(renamed, true), ("「相談件数」の数え方を変える", true)]);
        let new = it.alter(0, add("来場者数"), "数え始めたため").await.unwrap();
        it.put(0, new, "5").await.unwrap();
        assert!(refusal(it.take_back(0).await).contains("実績値が入っています"), "a figure is not lost with it");
    })
    .await;
}

#[tokio::test]
async fn who_may_write_changes_and_only_while_the_report_is_open() {
    on_each_database(async |store| {
        let it = Year::opened(store).await;
        let report = it.reports[0];
        let alter = async |actor: &Actor| {
            let why = Why::new("理由").unwrap();
            it.backend.alter_indicator(actor, report, (add("来場者数"), why), &call(1)).await
        };
        let reader = person(8, &[(it.joint, DepartmentRole::Reader)], &[]);
        assert!(refusal(alter(&reader).await).contains("「入力」の役割"));
        assert!(refusal(alter(&person(9, &[], &[])).await).contains("担当課・団体の人だけ"));
        let number = it.alter(0, add("来場者数"), "理由").await.map(|_| ()).map(|()| 1).unwrap();
        let undone = it.backend.take_back_alteration(&reader, report, number, &call(1)).await;
        assert!(refusal(undone).contains("「入力」の役割"));
        it.submit(report, "・会を開いた。").await;
        assert!(refusal(it.alter(0, add("見学者数"), "理由").await).contains("今「提出」"));
        assert!(refusal(it.take_back(0).await).contains("今「提出」"));
        assert_eq!(it.get(report).await.alterations.len(), 1);
    })
    .await;
}

#[tokio::test]
async fn a_published_year_holds_what_was_changed_and_the_figures_go_on() {
    on_each_database(async |store| {
        let it = Year::opened(store).await;
        let (first, second) = (it.indicator_of(0).await, it.indicator_of(1).await);
        it.alter(0, Wanted::Rename(first, name("相談の件数")), "分かりやすくするため").await.unwrap();
        it.alter(0, Wanted::Redefine(first), "電話を含む").await.unwrap();
        let new = it.alter(0, add("講座 受講者数"), "講座を始めたため").await.unwrap();
        it.put(0, first, "130").await.unwrap();
        it.put(0, new, "18").await.unwrap();
        it.alter(1, Wanted::End(second), "窓口を閉じたため").await.unwrap();
        it.finish(0).await;
        it.finish(1).await;
        it.publish(Unconfirmed::Refuse).await.unwrap();
        let now = it.backend.snapshot().await.unwrap();
        let known = now.indicator(first).unwrap();
        assert_eq!(known.name, "相談の件数");
        assert_eq!((known.breaks[0].from, known.breaks[0].sentence.as_str()), (year(2023), "電話を含む"));
        let values: Vec<_> = now.observations_of(first).map(|it| (it.year.western(), it.figure)).collect();
        assert_eq!(values, [(2021, figure(121)), (2022, figure(122)), (2023, figure(130))]);
        assert_eq!(now.indicator(new).unwrap().name, "講座 受講者数", "under the key that it had from the beginning");
        assert_eq!(now.observations_of(new).map(|it| it.figure).collect::<Vec<_>>(), [figure(18)]);
        let ended = now.observation(second, year(2023)).unwrap();
        assert_eq!((ended.figure, ended.note.as_deref()), (Figure::Absent(Reason::Ended), Some("窓口を閉じたため")));
        let report = now.report(it.measures[0], year(2023)).unwrap();
        let lines = [
            "・会を開いた。",
            "・相談の件数：130件（前年度122件）※「相談件数」から名前を変更。数え方の変更：電話を含む",
            "・講座",
            "受講者数：18人※新しい指標",
        ];
        assert_eq!(report.narrative, lines.join("\n"));
        assert_eq!((now.open_doubts, now.facts.differences.len()), (0, 0));
        assert_eq!(it.backend.check().await.unwrap().problems, Vec::<String>::new());
    })
    .await;
}

#[tokio::test]
async fn the_lists_of_earlier_years_keep_the_old_name() {
    on_each_database(async |store| {
        let it = Year::opened(store).await;
        let first = it.indicator_of(0).await;
        it.alter(0, Wanted::Rename(first, name("相談の件数")), "分かりやすくするため").await.unwrap();
        it.put(0, first, "130").await.unwrap();
        it.finish(0).await;
        it.finish(1).await;
        it.publish(Unconfirmed::Refuse).await.unwrap();
        let printed = async |western| {
            let table = it.backend.export(year(western), None).await.unwrap();
            table.plans[0].policies[0].rows[0].indicators[0].clone()
        };
        assert_eq!(printed(2022).await.name, "相談件数");
        let now = printed(2023).await;
        assert_eq!(now.name, "相談の件数");
        assert_eq!(now.lineage.ancestry, Ancestry::Renamed("相談件数".to_owned()));
    })
    .await;
}

#[tokio::test]
async fn a_published_change_is_exported_and_read_back_without_loss() {
    on_each_database(async |store| {
        let it = Year::opened(store).await;
        let (first, second) = (it.indicator_of(0).await, it.indicator_of(1).await);
        it.alter(0, Wanted::Rename(first, name("相談の件数")), "分かりやすくするため").await.unwrap();
        it.alter(0, Wanted::Redefine(first), "電話を含む").await.unwrap();
        let new = it.alter(0, add("来場者数"), "数え始めたため").await.unwrap();
        it.put(0, first, "130").await.unwrap();
        it.put(0, new, "18").await.unwrap();
        it.alter(1, Wanted::End(second), "窓口を閉じたため").await.unwrap();
        it.finish(0).await;
        it.finish(1).await;
        it.publish(Unconfirmed::Refuse).await.unwrap();
        let table = it.backend.export(year(2023), None).await.unwrap();
        let reading = read(&write(&table), &Decisions::new()).unwrap();
        assert_eq!(reading.doubts, []);
        assert_eq!(super::publish::bare(reading.table), super::publish::bare(table.clone()));
        let json = serde_json::to_value(YearJson::from(&table)).unwrap();
        let figures = &json["plans"][0]["policies"][0]["rows"][0]["indicators"];
        let lineage = serde_json::json!({ "ancestry": { "renamed": "相談件数" }, "redefined": "電話を含む" });
        assert_eq!((&figures[0]["lineage"], &figures[1]["lineage"]["ancestry"]), (&lineage, &"new".into()));
    })
    .await;
}

#[tokio::test]
async fn what_was_changed_after_a_year_was_published_waits_for_its_correction() {
    on_each_database(async |store| {
        let it = Year::opened(store).await;
        let first = it.indicator_of(0).await;
        let new = it.alter(0, add("来場者数"), "数え始めたため").await.unwrap();
        it.put(0, new, "18").await.unwrap();
        it.finish(0).await;
        it.finish(1).await;
        it.publish(Unconfirmed::Refuse).await.unwrap();
        let report = it.reports[0];
        it.backend.reopen(&secretary(), it.seen(report).await, "名前の誤り", &call(21)).await.unwrap();
        it.alter(0, Wanted::Rename(new, name("来館者数")), "名前の誤り").await.unwrap();
        it.alter(0, Wanted::Redefine(first), "電話を含む").await.unwrap();
        assert!(refusal(it.publish(Unconfirmed::Leave).await).contains("同じなので"), "what was published still holds");
        it.put(0, first, "130").await.unwrap();
        it.submit(report, "").await;
        it.confirm_submitted(report).await;
        it.publish(Unconfirmed::Refuse).await.unwrap();
        let now = it.backend.snapshot().await.unwrap();
        assert_eq!(now.indicator(new).unwrap().name, "来館者数", "it keeps its key");
        assert_eq!(now.indicator(first).unwrap().breaks.len(), 1);
        it.backend.reopen(&secretary(), it.seen(report).await, "数え方は同じだった", &call(22)).await.unwrap();
        it.take_back(0).await.unwrap();
        it.submit(report, "").await;
        it.confirm_submitted(report).await;
        it.publish(Unconfirmed::Refuse).await.unwrap();
        let now = it.backend.snapshot().await.unwrap();
        assert_eq!(now.indicator(first).unwrap().breaks, []);
        assert_eq!(it.backend.check().await.unwrap().problems, Vec::<String>::new());
    })
    .await;
}

#[tokio::test]
async fn the_year_after_asks_for_what_goes_on_under_its_new_name_and_for_nothing_that_ended() {
    on_each_database(async |store| {
        let it = Year::opened(store).await;
        let (first, second) = (it.indicator_of(0).await, it.indicator_of(1).await);
        it.alter(0, Wanted::Rename(first, name("相談の件数")), "分かりやすくするため").await.unwrap();
        it.put(0, first, "130").await.unwrap();
        it.alter(1, Wanted::End(second), "窓口を閉じたため").await.unwrap();
        it.finish(0).await;
        it.finish(1).await;
        it.publish(Unconfirmed::Refuse).await.unwrap();
        import(&it.backend, &ordinary(2021)).await;
        let opening = Opening { year: year(2024), ..it.opening() };
        let later = Actor { today: year(2024), ..secretary() };
        it.backend.open_inquiry(&later, opening, &call(30)).await.unwrap();
        let next = Year { reports: vec![ReportId(3), ReportId(4)], ..it };
        assert_eq!(next.rows(0).await, [("相談の件数".to_owned(), Change::NoValue, None)]);
        assert_eq!(next.rows(1).await, []);
    })
    .await;
}

#[tokio::test]
async fn what_a_published_year_leaves_blank_is_shown_as_such_and_asked_for_again() {
    on_each_database(async |store| {
        let it = Year::opened(store).await;
        it.alter(0, add("来場者数"), "数え始めたため").await.unwrap();
        it.finish(0).await;
        it.publish(Unconfirmed::Leave).await.unwrap();

        let now = it.backend.snapshot().await.unwrap();
        let page = build_measure(&now, it.measures[0], (Some(year(2023)), None), &|_| String::new()).unwrap();
        let shown: Vec<_> = page.indicators.iter().map(|it| (it.name.as_str(), it.now.figure)).collect();
        assert_eq!(shown, [("来場者数", None), ("相談件数", None)]);
        let rows = page.narrative.iter().filter_map(|it| match it {
            Block::Figures(rows) => Some(rows),
            Block::Lines(_) => None,
        });
        let rows: Vec<_> = rows.flatten().map(|it| (it.label.as_str(), it.now.words(), it.before.words())).collect();
        let blank = |label, before: &str| (label, "—".to_owned(), before.to_owned());
        assert_eq!(rows, [blank("来場者数", "—"), blank("相談件数", "122件")]);

        let next = Opening { year: year(2024), ..it.opening() };
        let actor = Actor { today: year(2024), ..secretary() };
        it.backend.open_inquiry(&actor, next, &call(30)).await.unwrap();
        let asked = async |report: i64| {
            let page = it.backend.get_report_page(&it.writer(), ReportId(report), &call(31)).await.unwrap();
            page.values.into_iter().map(|it| it.name).collect::<Vec<_>>()
        };
        assert_eq!(asked(3).await, ["来場者数", "相談件数"]);
        assert_eq!(asked(4).await, ["相談件数"], "of a report that was published as 未報告");
        let check = it.backend.check_year(&secretary(), it.plan, year(2024)).await.unwrap();
        assert_eq!(check.items[0].blank, ["来場者数", "相談件数"]);
    })
    .await;
}
