//! When and from where something is asked of the backend.

use crate::Moment;
use std::net::IpAddr;

/// When and from where something is asked.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Call {
    /// When.
    pub at: Moment,
    /// The address of who asks; `None`: a command on the server itself.
    pub address: Option<IpAddr>,
    /// What the browser calls itself.
    pub browser: Option<String>,
}

impl Call {
    /// A command on the server itself.
    #[must_use]
    pub const fn local(at: Moment) -> Self {
        Self { at, address: None, browser: None }
    }
}
