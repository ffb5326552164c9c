//! What people are asked, and what they have decided.

use super::store;
use crate::store::Cells;
use crate::{Backend, Error};
use model::id::PublicationId;
use model::intake::Doubt;

/// A doubt, what it is about, and what was decided.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Asked {
    /// The doubt.
    pub doubt: Doubt,
    /// The publication whose text it is about; `None`: the joining of a plan's years.
    pub publication: Option<PublicationId>,
    /// Key of the choice, once a person has decided.
    pub decided: Option<String>,
}

impl Backend {
    /// All doubts about publications that count, in the order of publications and lines, then those about plans.
    ///
    /// # Errors
    /// When the database can't be read.
    pub async fn list_doubts(&self) -> Result<Vec<Asked>, Error> {
        let db = self.connection().begin_read().await?;
        let decisions = store::list_decisions(&db).await?;
        let mut asked = Vec::new();
        for row in store::list_all_doubts(&db).await? {
            let cells = Cells(&row);
            let doubt = Doubt {
                id: row.doubt_key.clone(),
                kind: cells.word("kind", &row.kind)?,
                line: u32::try_from(row.line).map_err(|_| cells.wrong("line"))?,
                source: row.source.map(PublicationId),
                choices: cells.json("choices", &row.choices)?,
                text: row.text.clone(),
                why: row.why.clone(),
                assumed: row.assumed.clone(),
            };
            let decided = decisions.get(&row.doubt_key).cloned();
            asked.push(Asked { doubt, publication: row.publication.map(PublicationId), decided });
        }
        db.rollback().await?;
        Ok(asked)
    }
}
