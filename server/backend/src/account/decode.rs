//! From rows to what the model knows.

use super::entity::{account, link, membership, office, session};
use crate::store::{Cells, RowError};
use crate::{Error, Moment};
use model::account::{
    Identity, Link, MailAddress, Membership, NameRefused, OfficeRole, Person, PersonName, SecondFactor, SessionEntry,
    SignInName, Standing, Stay,
};
use model::id::{AccountId, DepartmentId, SessionId};

pub(super) fn decode_identity(row: &account::Model) -> Result<Identity, RowError> {
    let wrong = |column| move |_: NameRefused| Cells(row).wrong(column);
    Ok(Identity {
        sign_in: SignInName::new(&row.sign_in).map_err(wrong("sign_in"))?,
        name: PersonName::new(&row.name).map_err(wrong("name"))?,
        mail: row.mail.as_deref().map(MailAddress::new).transpose().map_err(wrong("mail"))?,
    })
}

pub(super) fn decode_person(
    row: &account::Model,
    second_factor: SecondFactor,
    memberships: &[membership::Model],
    offices: &[office::Model],
) -> Result<Person, Error> {
    let standing = match (row.disabled_at, &row.password) {
        (Some(since), _) => Standing::Disabled(Moment(since)),
        (None, Some(_)) => Standing::Active,
        (None, None) => Standing::Invited,
    };
    let memberships = memberships.iter().filter(|it| it.account == row.id).map(decode_membership);
    let offices = offices.iter().filter(|it| it.account == row.id).map(decode_office);
    Ok(Person {
        account: AccountId(row.id),
        identity: decode_identity(row)?,
        standing,
        second_factor,
        memberships: memberships.collect::<Result<_, _>>()?,
        offices: offices.collect::<Result<_, _>>()?,
    })
}

pub(super) fn decode_membership(row: &membership::Model) -> Result<Membership, RowError> {
    let cells = Cells(row);
    Ok(Membership {
        department: DepartmentId(row.department),
        role: cells.word("role", &row.role)?,
        first: cells.year("first_year", row.first_year)?,
        last: row.last_year.map(|last| cells.year("last_year", last)).transpose()?,
    })
}

pub(super) fn decode_office(row: &office::Model) -> Result<OfficeRole, RowError> {
    Cells(row).word("role", &row.role)
}

pub(super) fn decode_link(row: &link::Model) -> Result<Link, RowError> {
    let purpose = Cells(row).word("purpose", &row.purpose)?;
    Ok(Link { purpose, made: Moment(row.made_at), used: row.used_at.map(Moment) })
}

pub(super) fn decode_stay(row: &session::Model) -> Result<Stay, RowError> {
    let stage = Cells(row).word("stage", &row.stage)?;
    Ok(Stay { stage, began: Moment(row.began_at), seen: Moment(row.seen_at) })
}

pub(super) fn decode_session(row: &session::Model) -> Result<SessionEntry, RowError> {
    let stay = decode_stay(row)?;
    Ok(SessionEntry {
        session: SessionId(row.id),
        began: stay.began,
        seen: stay.seen,
        ends: stay.ends(),
        address: row.address.clone(),
        browser: row.browser.clone(),
    })
}
