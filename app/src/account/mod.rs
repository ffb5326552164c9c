//! People who sign in: the door, their own settings, and, for the 管理, people, departments and the audit log. All of it is
//! drawn by the server and sent back by forms; nothing here reaches readers' browsers.

mod audit;
mod departments;
mod handover;
mod leave;
mod link;
mod login;
mod own;
mod pattern;
mod people;
mod person;
mod words;
mod work;

pub use audit::{AuditAsked, draw_audit};
pub use departments::{Change, ChangeForm, Done, draw_departments};
pub use handover::{HandoverForm, draw_handover};
pub use leave::draw_unsent;
pub use link::{LinkForm, draw_link, draw_lost_link};
pub use login::{CodeForm, Greeting, LoginForm, draw_closed, draw_code, draw_login};
pub use own::{draw_enrolment, draw_own, draw_recovery_codes};
pub use people::{InviteForm, RoleForm, draw_invite, draw_people};
pub use person::{IdentityForm, PersonForms, draw_made_link, draw_person};
pub use work::{draw_refused, draw_session_over, draw_work};
