//! The source of a list that was written in Ayumi: the table itself, frozen. Unlike the printed form it leaves nothing to
//! be read out of sentences, so that every figure is what somebody entered. Lists from elsewhere are texts.

use crate::Error;
use model::intake::Decisions;
use model::sheet::{ReadRefused, Reading, Table, read};

/// First line of such a source; no printed list begins so.
const HEAD: &str = "ayumi 一覧表 1\n";

/// The table as the source of its publication.
pub(crate) fn freeze(table: &Table) -> Result<String, Error> {
    let json = serde_json::to_string_pretty(table);
    let json = json.map_err(|error| Error::Inconsistent(format!("publication.source: {error}")))?;
    Ok(format!("{HEAD}{json}\n"))
}

/// Reads the source of a publication, wherever it was written.
pub(crate) fn read_source(source: &str, decisions: &Decisions) -> Result<Reading, ReadRefused> {
    let Some(json) = source.strip_prefix(HEAD) else { return read(source, decisions) };
    match serde_json::from_str(json) {
        Ok(table) => Ok(Reading { table, doubts: Vec::new(), left: Vec::new() }),
        Err(error) => Err(ReadRefused {
            line: u32::try_from(error.line() + 1).unwrap_or(0),
            sentence: "あゆみで作った一覧表の控えが壊れています。バックアップから戻してください。".to_owned(),
        }),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use model::indicator::{Ancestry, Counting, Figure, Lineage, Timing};
    use model::sheet::{MarkWords, PlanTable, PolicyTable, PrintedIndicator, Row};
    use model::year::FiscalYear;

    fn table() -> Table {
        let indicator = PrintedIndicator {
            name: "講座 受講者".to_owned(),
            heading: Some("講座".to_owned()),
            label: "受講者".to_owned(),
            unit: Some("人".to_owned()),
            counting: Some(Counting::Cumulative),
            timing: Some(Timing::YearEnd),
            approximate: true,
            value: Some(Figure::Value("71.50".parse().unwrap())),
            previous: None,
            previous_approximate: false,
            earlier: Vec::new(),
            as_printed: "受講者：延べ約71.50人".to_owned(),
            note: None,
            lineage: Lineage { ancestry: Ancestry::New, redefined: None },
            line: 0,
        };
        let row = Row {
            narrative: "・相談件数：3件を\n「（」に。".to_owned(),
            indicators: vec![indicator],
            ..Row::default()
        };
        Table {
            fiscal_year: FiscalYear::new(2025).unwrap(),
            as_of: None,
            meeting: Some("第１回審議会".to_owned()),
            meeting_date: None,
            material_number: None,
            plans: vec![PlanTable {
                title: "見本計画".to_owned(),
                mark_scheme: vec![MarkWords { symbol: "○".to_owned(), words: "予定通り".to_owned() }],
                policies: vec![PolicyTable { number: "1".to_owned(), title: "施策".to_owned(), rows: vec![row] }],
            }],
        }
    }

    #[test]
    fn a_frozen_table_is_read_as_it_was_and_asks_nothing() {
        let source = freeze(&table()).unwrap();
        let reading = read_source(&source, &Decisions::new()).unwrap();
        assert_eq!(reading, Reading { table: table(), doubts: Vec::new(), left: Vec::new() });
    }

    #[test]
    fn a_spoilt_one_is_refused_with_its_line() {
        let source = freeze(&table()).unwrap().replace("\"meeting\"", "meeting");
        let refused = read_source(&source, &Decisions::new()).unwrap_err();
        assert_eq!(refused.line, 5);
    }

    #[test]
    fn any_other_source_is_a_printed_list() {
        assert_eq!(read_source("はじめまして", &Decisions::new()), read("はじめまして", &Decisions::new()));
    }
}
