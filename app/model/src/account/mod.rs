//! People who sign in: what they are to a department and to the city, and what that allows.

mod actor;
mod audit;
mod browser;
mod handover;
mod link;
mod mail;
mod may;
mod name;
mod page;
mod password;
mod person;
mod refused;
mod slowdown;
mod stay;

#[cfg(test)]
pub(crate) use actor::tests;
pub use actor::{Actor, DepartmentRole, Membership, OfficeRole};
pub use audit::{AuditEntry, AuditFilter, Deed};
pub use browser::name_browser;
pub use handover::{Handover, hand_over, move_department};
pub use link::{Link, LinkPurpose, LinkRefused};
pub use mail::{MAIL_KEEPS, MAIL_TIMEOUT, MailRow, MailState, Mailing};
pub use may::{AccountAct, AccountRefused, may};
pub use name::{MailAddress, NameRefused, PersonName, SignInName};
pub use page::{AuditPage, OwnPage, PeopleFilter, PeoplePage, PersonPage, role_words};
pub use password::{MAX_PASSWORD, MIN_PASSWORD, Password, PasswordRefused};
pub use person::{Identity, Person, SecondFactor, SessionEntry, Standing};
pub use refused::{ChangeRefused, SignInRefused};
pub use slowdown::{Attempts, Counted, FORGOTTEN, wait_after};
pub use stay::{ABSOLUTE_LIMIT, CODE_LIMIT, IDLE_LIMIT, Stage, Stay};
