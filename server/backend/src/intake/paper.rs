//! A publication as it is stored: its source, what was read of it, and what it says of itself.

use super::order::Source;
use crate::Error;
use crate::publication::Heading;
use crate::publication::entity::publication;
use model::publication::Provenance;
use model::sheet::Reading;

/// What was read, as it is kept.
pub(super) fn write_reading(reading: &Reading) -> Result<String, Error> {
    serde_json::to_string(reading).map_err(|error| Error::Inconsistent(format!("publication.reading: {error}")))
}

/// A publication that is stored for the first time.
pub(super) fn new_row(
    source: &Source,
    reading: &Reading,
    (identity, sha256): (String, String),
    (id, edition): (i64, i32),
) -> Result<publication::Model, Error> {
    let Heading { year, meeting, meeting_date, material_number, as_of } = Heading::of(&reading.table);
    Ok(publication::Model {
        id,
        identity,
        edition,
        year,
        meeting,
        meeting_date,
        material_number,
        as_of,
        sample: source.provenance.is_invented(),
        retold: source.provenance == Provenance::Retold,
        withdrawn: false,
        sha256,
        source: source.text.clone(),
        reading: write_reading(reading)?,
    })
}
