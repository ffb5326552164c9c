//! Counting attempts, so that guessing is slow. An attempt counts as failed before it is looked at, so that many at once
//! gain nothing; a success takes that back.
//!
//! Where someone has signed in lately, their failures count apart from those elsewhere: a stranger who guesses at their
//! name does not keep them from their own desk.

use super::entity::attempt;
use super::store::attempt as store;
use crate::store::audit;
use crate::{Call, Error, Moment};
use model::account::{Attempts, Counted, Deed, SignInRefused, wait_after};
use sea_orm::ConnectionTrait;
use std::net::IpAddr;

/// Seconds for which an address is known after a sign-in.
const KNOWN: i64 = 90 * 24 * 60 * 60;

/// What one attempt counts for.
pub(super) struct Tried {
    name: String,
    address: String,
}

impl Tried {
    /// Lets an attempt through and counts it, or says how long to wait.
    pub async fn begin(
        db: &impl ConnectionTrait,
        subject: &str,
        account: Option<i64>,
        call: &Call,
    ) -> Result<Self, Error> {
        store::prune(db, call.at).await?;
        let known = is_known(db, account, call).await?;
        let address = call.address.map_or_else(|| "here".to_owned(), name_network);
        let name = if known { format!("{subject} {address}") } else { subject.to_owned() };
        let tried = Self { name, address: format!("address:{address}") };
        let (own, all) = (get(db, &tried.name).await?, get(db, &tried.address).await?);
        let wait = wait(&own, Counted::Name, call.at).max(wait(&all, Counted::Address, call.at));
        if wait > 0 {
            return Err(Error::refused(SignInRefused::Wait(wait)));
        }
        for row in [own, all] {
            let failures = row.failures.saturating_add(1);
            store::put(db, attempt::Model { failures, last_at: call.at.0, ..row }).await?;
        }
        Ok(tried)
    }

    /// It was right: the name's failures are forgotten, and the address has one less.
    pub async fn forgive(&self, db: &impl ConnectionTrait) -> Result<(), Error> {
        let own = get(db, &self.name).await?;
        store::put(db, attempt::Model { failures: 0, ..own }).await?;
        let all = get(db, &self.address).await?;
        store::put(db, attempt::Model { failures: all.failures.saturating_sub(1), ..all }).await
    }
}

/// Under which attempts at a sign-in name count, whether anybody bears it or not. What was typed is not kept: it may be
/// a password in the wrong field.
pub(super) fn name_subject(typed: &str) -> String {
    format!("name:{}", crate::store::sha256(model::text::search_key(typed)))
}

/// Under which attempts at an account's codes count.
pub(super) fn code_subject(account: i64) -> String {
    format!("code:{account};")
}

async fn get(db: &impl ConnectionTrait, subject: &str) -> Result<attempt::Model, Error> {
    let none = || attempt::Model { subject: subject.to_owned(), failures: 0, last_at: 0 };
    Ok(store::get(db, subject).await?.unwrap_or_else(none))
}

fn wait(row: &attempt::Model, of: Counted, now: Moment) -> i64 {
    let failures = u32::try_from(row.failures).unwrap_or(0);
    wait_after(Attempts { of, failures, last: Moment(row.last_at) }, now)
}

async fn is_known(db: &impl ConnectionTrait, account: Option<i64>, call: &Call) -> Result<bool, Error> {
    let (Some(account), Some(address)) = (account, call.address) else { return Ok(false) };
    let since = call.at.after(-KNOWN);
    audit::has_done(db, account, Deed::SignedIn, (&address.to_string(), since)).await
}

/// An IPv4 address, or the network of an IPv6 one: whoever has one of its addresses has them all.
fn name_network(address: IpAddr) -> String {
    match address.to_canonical() {
        IpAddr::V4(address) => address.to_string(),
        IpAddr::V6(address) => {
            let [a, b, c, d, ..] = address.segments();
            format!("{a:x}:{b:x}:{c:x}:{d:x}::/64")
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_address_counts_as_its_network() {
        let check = |address: &str, network: &str| assert_eq!(name_network(address.parse().unwrap()), network);
        check("192.0.2.7", "192.0.2.7");
        check("::ffff:192.0.2.7", "192.0.2.7");
        check("2001:db8:1:2:3:4:5:6", "2001:db8:1:2::/64");
        check("2001:db8:1:2:ffff::1", "2001:db8:1:2::/64");
    }
}
