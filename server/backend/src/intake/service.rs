//! Import, decisions, withdrawal: each is one transaction that stores what was said and derives everything anew from
//! it. A refused or interrupted one leaves no trace.

use super::entity::doubt;
use super::order::{How, Imported, Order, Withdrawal};
use super::store;
use super::work::{Passages, Work, list_unjoined};
use crate::publication::store as published;
use crate::store::Cells;
use crate::store::ledger;
use crate::{Backend, Error, Moment};
use model::id::PublicationId;
use model::intake::{Choice, Decisions};
use model::sheet::{ReadRefused, Reading, read};
use std::time::Duration;

/// Longer than any list takes; a text that takes longer is none.
const LONGEST_READING: Duration = Duration::from_secs(6);

impl Backend {
    /// Takes in printed lists, all of them or none.
    ///
    /// # Errors
    /// When one of them can't be read as a list, or the database can't be written.
    pub async fn import(&self, order: Order) -> Result<Vec<Imported>, Error> {
        let decisions = store::list_decisions(self.connection().reading()).await?;
        let mut readings = Vec::new();
        for source in order.sources {
            let reading = read_in_time(source.text.clone(), decisions.clone(), read).await?;
            source.refuse_unlisted(&reading.table)?;
            readings.push((source, reading));
        }
        let mut work = Work::begin(self).await?;
        if work.decisions != decisions {
            return Err(Error::Stale);
        }
        let asked_before = store::list_doubt_keys(&work.db).await?;
        work.touch(ledger::update_site(&work.db, &order.site).await?);
        let mut all = Vec::new();
        for (source, reading) in readings {
            all.push(work.place(source, reading).await?);
        }
        let action = all.iter().map(|it| it.publication.id.to_string()).collect::<Vec<_>>().join(" ");
        let derived = work.derive().await?;
        let (passages, years) = (Passages::of(&derived), work.list_years().await?);
        for it in &mut all {
            it.doubts = work.list_open(it, &derived);
            it.passages = passages.of_list(it);
            it.unjoined = list_unjoined(it, &years);
        }
        let clear = all.iter().flat_map(|it| &it.doubts).all(|doubt| asked_before.contains(&doubt.id));
        if order.how == How::Try || (order.how == How::StoreIfClear && !clear) {
            return Ok(all);
        }
        work.finish(derived, order.at, &format!("import {action}")).await?;
        all.iter_mut().for_each(|it| it.stored = true);
        Ok(all)
    }

    /// Settles a doubt with one of its choices, and derives anew what depends on it.
    ///
    /// # Errors
    /// When there is no such doubt or choice.
    pub async fn decide(&self, key: &str, choice: &str, at: Moment) -> Result<Choice, Error> {
        let mut chosen = self.decide_all(&Decisions::from([(key.to_owned(), choice.to_owned())]), at).await?;
        chosen.pop().ok_or_else(|| Error::NotFound(format!("確認事項 {key} ")))
    }

    /// Settles several doubts at once, all or none.
    ///
    /// # Errors
    /// When there is no such doubt or choice.
    pub async fn decide_all(&self, decisions: &Decisions, at: Moment) -> Result<Vec<Choice>, Error> {
        let mut work = Work::begin(self).await?;
        let action = decisions.iter().map(|(key, choice)| format!(" {key} {choice}")).collect::<String>();
        let action = format!("decide{action}");
        let (mut chosen, mut concerned) = (Vec::new(), Vec::new());
        for (key, choice) in decisions {
            let doubts = store::get_doubts(&work.db, key).await?;
            chosen.push(find_choice(&doubts, key, choice)?);
            if work.decisions.get(key) != Some(choice) {
                work.keep(key, choice, at, &action).await?;
                concerned.extend(doubts);
            }
        }
        work.read_again(&concerned).await?;
        let derived = work.derive().await?;
        work.finish(derived, at, &action).await?;
        Ok(chosen)
    }

    /// Takes a publication out of what counts.
    ///
    /// # Errors
    /// When there is none.
    pub async fn withdraw(&self, id: PublicationId, at: Moment) -> Result<Withdrawal, Error> {
        let mut work = Work::begin(self).await?;
        let Some(row) = published::get(&work.db, id).await? else {
            return Err(Error::NotFound(format!("公表資料 {id} ")));
        };
        let found = published::decode(&row)?;
        if row.withdrawn {
            return Ok(Withdrawal::Already(found));
        }
        work.withdraw(&row).await?;
        let derived = work.derive().await?;
        work.finish(derived, at, &format!("withdraw {id}")).await?;
        Ok(Withdrawal::Done(found))
    }
}

fn find_choice(doubts: &[doubt::Model], key: &str, choice: &str) -> Result<Choice, Error> {
    let first = doubts.first().ok_or_else(|| Error::NotFound(format!("確認事項 {key} ")))?;
    let choices: Vec<Choice> = Cells(first).json("choices", &first.choices)?;
    choices.iter().find(|known| known.key == choice).cloned().ok_or_else(|| {
        let known: Vec<_> = choices.iter().map(|known| format!("{}（{}）", known.key, known.words)).collect();
        Error::Refused(format!("確認事項 {key} で選べるのは次のどれかです：{}", known.join("、")))
    })
}

/// Reads a text in one of its ways.
pub(super) async fn read_in_time(
    text: String,
    decisions: Decisions,
    way: fn(&str, &Decisions) -> Result<Reading, ReadRefused>,
) -> Result<Reading, Error> {
    let reading = tokio::task::spawn_blocking(move || way(&text, &decisions));
    match tokio::time::timeout(LONGEST_READING, reading).await {
        Ok(Ok(read)) => read.map_err(|refused| Error::Refused(refused.sentence)),
        Ok(Err(_)) => Err(Error::Refused("この文書は進捗状況一覧表として読めません。".to_owned())),
        Err(_) => {
            let sentence = "読み取りに時間がかかりすぎるため取りやめました。進捗状況一覧表かどうか確かめてください。";
            Err(Error::Refused(sentence.to_owned()))
        }
    }
}
