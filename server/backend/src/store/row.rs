//! Between primitive columns and model types: what a cell may hold, and an error that names the cell when it holds
//! something else.

use model::date::Date;
use model::indicator::{Decimal, Figure};
use model::year::FiscalYear;
use sea_orm::{EntityName, EntityTrait, IntoActiveModel, ModelTrait};
use serde::de::DeserializeOwned;
use serde::{Deserialize, Serialize};

/// A row with the key under which it is compared with another state of itself.
pub trait Row:
    ModelTrait + Clone + PartialEq + Serialize + Send + Sync + IntoActiveModel<<Self::Entity as EntityTrait>::ActiveModel>
{
    /// Its primary key.
    type Key: Ord + Clone + std::fmt::Debug + Serialize + Send;

    /// Its primary key.
    fn key(&self) -> Self::Key;
}

/// A cell that holds what it must not.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[error("{table}.{column}（{row}）")]
pub struct RowError {
    table: String,
    column: &'static str,
    row: String,
}

/// Reads the cells of one row.
pub(crate) struct Cells<'a, M>(pub &'a M);

impl<M: Row> Cells<'_, M>
where
    M::Entity: EntityName + Default,
{
    /// The error that names this row.
    pub fn wrong(&self, column: &'static str) -> RowError {
        let table = M::Entity::default().table_name().to_owned();
        RowError { table, column, row: format!("{:?}", self.0.key()) }
    }

    pub fn year(&self, column: &'static str, western: i32) -> Result<FiscalYear, RowError> {
        FiscalYear::new(western).map_err(|_| self.wrong(column))
    }

    pub fn date(&self, column: &'static str, text: Option<&str>) -> Result<Option<Date>, RowError> {
        text.map(|text| text.parse().map_err(|_| self.wrong(column))).transpose()
    }

    /// One of the words of an enum.
    pub fn word<T: DeserializeOwned>(&self, column: &'static str, word: &str) -> Result<T, RowError> {
        read_word(word).ok_or_else(|| self.wrong(column))
    }

    pub fn word_or_none<T: DeserializeOwned>(
        &self,
        column: &'static str,
        word: Option<&str>,
    ) -> Result<Option<T>, RowError> {
        word.map(|word| self.word(column, word)).transpose()
    }

    /// JSON of a structure that is kept whole.
    pub fn json<T: for<'d> Deserialize<'d>>(&self, column: &'static str, text: &str) -> Result<T, RowError> {
        serde_json::from_str(text).map_err(|_| self.wrong(column))
    }

    /// A value or a reason, exactly one of them.
    pub fn figure(&self, value: Option<&str>, reason: Option<&str>) -> Result<Figure, RowError> {
        match (value, reason) {
            (Some(value), None) => value.parse::<Decimal>().map(Figure::Value).map_err(|_| self.wrong("value")),
            (None, Some(reason)) => Ok(Figure::Absent(self.word("reason", reason)?)),
            _ => Err(self.wrong("value")),
        }
    }
}

/// A figure as its two columns: canonical decimal, or the reason's word.
pub(crate) fn write_figure(figure: &Figure) -> (Option<String>, Option<String>) {
    match figure {
        Figure::Value(value) => (Some(value.normalize().to_string()), None),
        Figure::Absent(reason) => (None, Some(write_word(reason))),
    }
}

/// The variant of an enum with this word.
pub(crate) fn read_word<T: DeserializeOwned>(word: &str) -> Option<T> {
    let word: serde::de::value::StrDeserializer<'_, serde::de::value::Error> =
        serde::de::IntoDeserializer::into_deserializer(word);
    T::deserialize(word).ok()
}

/// The word of an enum's variant, as the model writes it in JSON.
pub(crate) fn write_word(variant: &impl Serialize) -> String {
    match serde_json::to_value(variant) {
        Ok(serde_json::Value::String(word)) => word,
        // Only enums of plain variants are given here; anything else would be refused when read again.
        other => format!("{other:?}"),
    }
}
