//! 変更の記録: the versions of a report, who wrote in them, and how two of them differ.

use super::desk::{Names, name_of, plan_title};
use super::hints::heading_of;
use super::store;
use crate::report::draft::step::missing;
use crate::report::draft::{DraftReport, PastStep, Version, Writing, list_history, stamp_of, store as drafts};
use crate::store::Snapshot;
use crate::{Backend, Error};
use model::account::Actor;
use model::id::{AccountId, IndicatorId, ReportId};
use model::indicator::Amount;
use model::inquiry::{Against, Changes, HistoryHead, HistoryPage, ValueChange, VersionPage, VersionRow, Wrote};
use model::plan::Mark;
use model::report::{Draft, Outline, Part, ReportAct, compare, may};
use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

/// What is read of one report.
struct Past {
    now: Arc<Snapshot>,
    names: Names,
    report: DraftReport,
    steps: Vec<PastStep>,
    versions: Vec<Version>,
    writings: Vec<Writing>,
}

impl Backend {
    /// The versions of a report.
    ///
    /// # Errors
    /// When there is no such report, or the actor has no part in it.
    pub async fn get_history_page(&self, actor: &Actor, report: ReportId) -> Result<HistoryPage, Error> {
        let past = self.load_past(actor, report).await?;
        let changed =
            past.versions.last().map_or(past.report.draft != Draft::default(), |it| it.draft != past.report.draft);
        let last = past.versions.last().map_or(0, |it| it.number);
        Ok(HistoryPage {
            head: past.head(),
            versions: past.versions.iter().rev().map(|it| past.row(it)).collect(),
            since: changed.then(|| past.list_wrote(last + 1)),
        })
    }

    /// One version, compared with the one before or with what stands there now.
    ///
    /// # Errors
    /// When there is no such report or version, or the actor has no part in it.
    pub async fn get_version_page(
        &self,
        actor: &Actor,
        (report, number): (ReportId, i32),
        against: Against,
    ) -> Result<VersionPage, Error> {
        let past = self.load_past(actor, report).await?;
        let version = past.find(number)?;
        let before = past.versions.iter().rfind(|it| it.number < number).map(|it| it.draft.clone()).unwrap_or_default();
        let now = &past.report.draft;
        let changes = match against {
            Against::Before => past.compare(&before, &version.draft),
            Against::Now => past.compare(&version.draft, now),
        };
        let writes = may(actor, ReportAct::Write, &past.report.responsible).is_ok();
        let restorable = writes && past.report.progress.state.is_open() && version.draft != *now;
        Ok(VersionPage {
            head: past.head(),
            version: past.row(version),
            against,
            changes,
            next: past.versions.iter().map(|it| it.number).find(|it| *it > number),
            restorable: restorable.then(|| stamp_of(now)),
        })
    }

    /// What a version said.
    ///
    /// # Errors
    /// When there is no such report or version, or the actor has no part in it.
    pub async fn get_version(&self, actor: &Actor, (report, number): (ReportId, i32)) -> Result<Draft, Error> {
        let past = self.load_past(actor, report).await?;
        Ok(past.find(number)?.draft.clone())
    }

    async fn load_past(&self, actor: &Actor, report: ReportId) -> Result<Past, Error> {
        let now = self.snapshot().await?;
        let db = self.connection().begin_read().await?;
        let found = drafts::get(&db, report).await?.ok_or_else(|| missing(report))?;
        may(actor, ReportAct::Read, &found.responsible).map_err(Error::refused)?;
        let (versions, writings) = list_history(&db, report).await?;
        let (names, steps) = (store::list_names(&db).await?, drafts::list_steps(&db, report).await?);
        db.rollback().await?;
        Ok(Past { now, names, report: found, steps, versions, writings })
    }
}

impl Past {
    fn head(&self) -> HistoryHead {
        let it = &self.report;
        let (place, title) = heading_of(&self.now, it);
        HistoryHead { report: it.report, plan_title: plan_title(&self.now, it.plan), year: it.year, place, title }
    }

    fn find(&self, number: i32) -> Result<&Version, Error> {
        let found = self.versions.iter().find(|it| it.number == number);
        found.ok_or_else(|| Error::NotFound(format!("この報告の版 {number} ")))
    }

    fn row(&self, it: &Version) -> VersionRow {
        let step = it.step.and_then(|number| self.steps.iter().find(|step| step.number == number));
        VersionRow {
            number: it.number,
            at: it.at,
            step: step.map(|step| (step.step, name_of(&self.names, step.by))),
            wrote: self.list_wrote(it.number),
        }
    }

    /// Who wrote in a version.
    fn list_wrote(&self, number: i32) -> Vec<Wrote> {
        let mut by: BTreeMap<AccountId, BTreeSet<Part>> = BTreeMap::new();
        for it in self.writings.iter().filter(|it| it.number == number) {
            by.entry(it.by).or_default().insert(it.part);
        }
        let wrote = |(by, parts): (AccountId, BTreeSet<Part>)| Wrote {
            by: name_of(&self.names, by),
            parts: parts.into_iter().collect(),
        };
        by.into_iter().map(wrote).collect()
    }

    fn compare(&self, older: &Draft, newer: &Draft) -> Changes {
        let indicators: BTreeSet<_> = older.values.keys().chain(newer.values.keys()).copied().collect();
        // As they stand in the form; what its list does not know any more comes last.
        let outline = self.report.outline(&self.now);
        let mut printed: Vec<_> = outline.iter().map(|it| it.indicator.id).collect();
        printed.retain(|it| indicators.contains(it));
        let unknown: Vec<_> = indicators.iter().filter(|it| !printed.contains(it)).copied().collect();
        printed.extend(unknown);
        Changes {
            mark: [self.mark_of(older), self.mark_of(newer)],
            narrative: compare(&newer.narrative, Some(&older.narrative)),
            remark: compare(&newer.remark, Some(&older.remark)),
            values: printed.into_iter().map(|it| value(&outline, it, [older, newer])).collect(),
        }
    }

    fn mark_of(&self, draft: &Draft) -> Option<Mark> {
        let scheme = &self.now.plan(self.report.plan)?.scheme;
        scheme.marks().iter().find(|it| Some(&it.symbol) == draft.mark.as_ref()).cloned()
    }
}

fn value(outline: &Outline, id: IndicatorId, drafts: [&Draft; 2]) -> ValueChange {
    let indicator = outline.get(id).map(|it| &it.indicator);
    let words = |draft: &Draft| {
        let entry = draft.values.get(&id);
        let amount = Amount {
            figure: entry.map(|it| it.figure),
            unit: indicator.and_then(|it| it.unit.clone()),
            approximate: entry.is_some_and(|it| it.approximate),
        };
        amount.words()
    };
    let name = indicator.map_or_else(|| format!("指標 {id}"), |it| it.name.clone());
    ValueChange { name, words: drafts.map(words) }
}
