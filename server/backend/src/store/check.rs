//! Asks the database itself whether its files and references are sound.

use super::Connection;
use crate::Error;
use sea_orm::{ConnectionTrait, DbBackend, Statement};

impl Connection {
    /// What the database finds wrong with itself. PostgreSQL keeps references always and has no such question.
    ///
    /// # Errors
    /// When it can't be asked.
    pub(crate) async fn check(&self) -> Result<Vec<String>, Error> {
        let mut problems = Vec::new();
        if self.reading().get_database_backend() != DbBackend::Sqlite {
            return Ok(problems);
        }
        for (question, sound) in [("PRAGMA integrity_check", "ok"), ("PRAGMA foreign_key_check", "")] {
            let asked = Statement::from_string(DbBackend::Sqlite, question);
            for row in self.reading().query_all_raw(asked).await? {
                let answer: String = row.try_get_by_index(0)?;
                if answer != sound {
                    problems.push(format!("データベースの検査（{question}）：{answer}"));
                }
            }
        }
        Ok(problems)
    }
}
