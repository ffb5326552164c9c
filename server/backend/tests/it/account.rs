//! Accounts: what the tests of signing in, of rights and of the audit log have in common.

mod audit;
mod factor;
mod mail;
mod rescue;
mod rights;
mod session;
mod sign_in;

use crate::lists::{NOW, import, ordinary, year};
use crate::store::TestStore;
use backend::account::{Accounts, Cost, Credentials, Invited, Means, Present, SignedIn, Token};
use backend::{Call, Error};
use model::account::{Actor, DepartmentRole, Identity, Membership, OfficeRole, PersonName, SignInName};
use model::id::{AccountId, DepartmentId};
use std::sync::atomic::{AtomicU64, Ordering};

const PASSWORD: &str = "みどりの橋と白い小犬たち";
pub const DESK: &str = "192.0.2.10";
const STRANGER: &str = "198.51.100.7";

/// Other bytes at each call, and quick hashes.
pub const MEANS: Means = Means { random: count, cost: Cost { memory: 8, passes: 1, lanes: 1 } };

fn count(bytes: &mut [u8]) -> Result<(), Error> {
    static COUNT: AtomicU64 = AtomicU64::new(1);
    let number = COUNT.fetch_add(1, Ordering::Relaxed).to_be_bytes();
    bytes.iter_mut().zip(number.iter().cycle()).for_each(|(byte, next)| *byte = *next);
    Ok(())
}

/// So many seconds later, from an address.
pub fn call(after: i64, address: &str) -> Call {
    Call { at: NOW.after(after), address: Some(address.parse().unwrap()), browser: Some("Firefox".to_owned()) }
}

fn identity(sign_in: &str) -> Identity {
    let name = PersonName::new("山田　花子").unwrap();
    Identity { sign_in: SignInName::new(sign_in).unwrap(), name, mail: None }
}

pub fn invited(sign_in: &str, memberships: Vec<Membership>, offices: &[OfficeRole]) -> Invited {
    Invited { identity: identity(sign_in), memberships, offices: offices.to_vec() }
}

fn typed<'a>(name: &'a str, password: &'a str) -> Credentials<'a> {
    Credentials { name, password }
}

pub fn held(department: DepartmentId, role: DepartmentRole, first: i32, last: Option<i32>) -> Membership {
    Membership { department, role, first: year(first), last: last.map(year) }
}

/// The sentence with which something is refused.
pub fn refusal<T: std::fmt::Debug>(result: Result<T, Error>) -> String {
    match result {
        Err(Error::Refused(sentence)) => sentence,
        other => panic!("{other:?}"),
    }
}

/// An installation with its first account, 管理, called "root".
pub async fn open(store: &TestStore) -> (Accounts, Actor) {
    let accounts = Accounts::new(&store.backend, MEANS);
    let link = accounts.create_first_link(&Call::local(NOW)).await.unwrap().unwrap();
    accounts.accept_first(&link, identity("kanri"), PASSWORD, &call(0, DESK)).await.unwrap();
    let root = enter(&accounts, "kanri", &call(0, DESK)).await;
    (accounts, root.1.actor)
}

/// Signs in with the password that everybody has here.
pub async fn enter(accounts: &Accounts, name: &str, call: &Call) -> (Token, Present) {
    match accounts.sign_in(typed(name, PASSWORD), None, call).await.unwrap() {
        SignedIn::Whole(token) => {
            let present = accounts.visit(&token, call).await.unwrap().unwrap();
            (token, present)
        }
        SignedIn::Code(_) => panic!("a code is asked of {name}"),
    }
}

/// Somebody with a password.
pub async fn settle(accounts: &Accounts, root: &Actor, invited: Invited) -> AccountId {
    let (account, link) = accounts.invite(root, invited, &call(0, DESK)).await.unwrap();
    accounts.accept(&link, PASSWORD, &call(0, DESK)).await.unwrap();
    account
}

/// The departments of a list, in printed order.
pub async fn departments(store: &TestStore) -> Vec<DepartmentId> {
    import(&store.backend, &ordinary(2022)).await;
    store.backend.snapshot().await.unwrap().facts.departments.iter().map(|it| it.id).collect()
}
