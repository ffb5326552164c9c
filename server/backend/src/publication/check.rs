//! Whether the rows of 公表資料 are what their own sources say. Rows are given; nothing is asked of the database.

use super::entity::{publication, publication_plan};
use super::{Heading, identity_of, plan_key, read_source, store};
use crate::store::{Cells, sha256};
use model::intake::Decisions;
use model::publication::Publication;
use model::sheet::Reading;
use std::collections::BTreeMap;

/// What was found about one publication.
#[derive(Debug, Default)]
pub(crate) struct Examined {
    /// As it is stored, where its row can be decoded.
    pub publication: Option<Publication>,
    /// Its stored reading, where it can be decoded.
    pub reading: Option<Reading>,
    /// What is wrong.
    pub problems: Vec<String>,
}

/// Compares a row with its source, and the plans it lists with its reading.
pub(crate) fn examine(row: &publication::Model, plans: &[publication_plan::Model], decisions: &Decisions) -> Examined {
    let mut found = Examined::default();
    match store::decode(row) {
        Ok(publication) => found.publication = Some(publication),
        Err(error) => found.problems.push(format!("読み取れない値があります：{error}。取り込み直してください。")),
    }
    match Cells(row).json("reading", &row.reading) {
        Ok(reading) => found.reading = Some(reading),
        Err(error) => found.problems.push(format!("読み取れない値があります：{error}。取り込み直してください。")),
    }
    let Some(reading) = &found.reading else { return found };
    found.problems.extend(compare_source(row, reading, decisions));
    found.problems.extend(compare_heading(row, reading));
    found.problems.extend(compare_plans(row.id, plans, reading));
    found
}

fn compare_source(row: &publication::Model, stored: &Reading, decisions: &Decisions) -> Option<String> {
    let id = row.id;
    if sha256(&row.source) != row.sha256 {
        return Some(format!("公表資料 {id} の原文が、取り込んだときと違います。控えから戻してください。"));
    }
    match read_source(&row.source, decisions) {
        Ok(now) if now == *stored => None,
        Ok(_) => {
            Some(format!("公表資料 {id} の原文の読み取りが、保存されているものと違います。取り込み直してください。"))
        }
        Err(refused) => Some(format!("公表資料 {id} の原文を読み取れません：{}", refused.sentence)),
    }
}

fn compare_heading(row: &publication::Model, reading: &Reading) -> Option<String> {
    let id = row.id;
    if row.identity != identity_of(&reading.table, store::provenance_of(row)) {
        let sentence = "を見分ける値（identity）が、原文の年度・会議名・資料番号と違います。控えから戻してください。";
        return Some(format!("公表資料 {id} {sentence}"));
    }
    (Heading::stored(row) != Heading::of(&reading.table)).then(|| {
        let what = "の年度・会議名・会議の日・資料番号・基準日のどれかが、原文と違います。取り込み直してください。";
        format!("公表資料 {id} {what}")
    })
}

/// First and last years are people's word; which plans there are is the source's.
fn compare_plans(id: i64, plans: &[publication_plan::Model], reading: &Reading) -> Option<String> {
    let stored: Vec<_> = plans.iter().map(|row| (row.position, row.plan_key.clone(), row.title.clone())).collect();
    let printed = (0..).zip(&reading.table.plans);
    let printed: Vec<_> =
        printed.map(|(position, plan)| (position, plan_key(&plan.title), plan.title.clone())).collect();
    (stored != printed).then(|| {
        let what = "に載る計画の控え（publication_plan）が、原文と違います。計画の年度を添えて取り込み直してください。";
        format!("公表資料 {id} {what}")
    })
}

/// Editions of one publication are numbered from 1 in the order of their keys.
pub(crate) fn check_editions(rows: &[publication::Model]) -> Vec<String> {
    let mut editions: BTreeMap<&str, Vec<&publication::Model>> = BTreeMap::new();
    for row in rows {
        editions.entry(&row.identity).or_default().push(row);
    }
    let mut problems = Vec::new();
    for mut rows in editions.into_values() {
        rows.sort_by_key(|row| row.id);
        for (due, row) in (1..).zip(rows).filter(|(due, row)| row.edition != *due) {
            let (id, edition) = (row.id, row.edition);
            problems.push(format!(
                "公表資料 {id} が第{edition}版となっていますが、取り込んだ順では第{due}版です。控えから戻してください。"
            ));
        }
    }
    problems
}
