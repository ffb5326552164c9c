//! When two publications are editions of one, when two titles name one plan, and what a list says of itself.

use super::entity::publication;
use model::publication::Provenance;
use model::sheet::Table;
use model::text::name_key;

/// The key under which a plan's lists belong together.
pub(crate) fn plan_key(title: &str) -> String {
    name_key(title)
}

/// Editions of one publication share it: year, meeting and 資料番号. Where there is no 資料番号, the plans listed tell
/// the papers of a meeting apart. What a sample retells is no edition of the city's own.
pub(crate) fn identity_of(table: &Table, provenance: Provenance) -> String {
    let part = |text: &Option<String>| text.as_deref().map(name_key).unwrap_or_default();
    let mut identity =
        format!("{}|{}|{}", table.fiscal_year.western(), part(&table.meeting), part(&table.material_number));
    if table.meeting.is_none() || table.material_number.is_none() {
        for plan in &table.plans {
            identity.push('|');
            identity.push_str(&plan_key(&plan.title));
        }
    }
    if provenance != Provenance::Official {
        identity.push_str("|sample");
    }
    identity
}

/// What a list says of itself, as the columns of its row.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Heading {
    pub year: i32,
    pub meeting: Option<String>,
    pub meeting_date: Option<String>,
    pub material_number: Option<String>,
    pub as_of: Option<String>,
}

impl Heading {
    /// As it was read.
    pub fn of(table: &Table) -> Self {
        Self {
            year: table.fiscal_year.western(),
            meeting: table.meeting.clone(),
            meeting_date: table.meeting_date.map(|date| date.to_string()),
            material_number: table.material_number.clone(),
            as_of: table.as_of.map(|date| date.to_string()),
        }
    }

    /// As it is stored.
    pub fn stored(row: &publication::Model) -> Self {
        Self {
            year: row.year,
            meeting: row.meeting.clone(),
            meeting_date: row.meeting_date.clone(),
            material_number: row.material_number.clone(),
            as_of: row.as_of.clone(),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn widths_and_spaces_do_not_make_another_plan() {
        assert_eq!(plan_key("第６期　地域福祉計画"), plan_key("第6期地域福祉計画"));
        assert_ne!(plan_key("第６期地域福祉計画"), plan_key("第７期地域福祉計画"));
    }
}
