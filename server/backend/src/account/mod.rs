//! People who sign in: links, passwords, second factors, sessions, roles. Every change is one transaction with its row
//! in the audit log. Sends no mail and sets no cookie.

mod accounts;
mod attempt;
mod decode;
pub(crate) mod entity;
mod factor;
mod known;
mod link;
pub(crate) mod mail;
mod page;
mod people;
mod rescue;
mod rights;
mod secret;
mod session;
mod sign_in;
pub(crate) mod store;
mod told;
mod totp;
mod work;

pub use accounts::Accounts;
pub use factor::Enrolment;
pub use link::Offer;
pub use mail::{Mail, MailAbout};
pub use people::Invited;
pub use secret::{Cost, Means, Token};
pub use session::Present;
pub use sign_in::{Credentials, SignedIn};
pub(crate) use work::{Work, write_json};
