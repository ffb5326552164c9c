//! What people see. One single-page app: rendered on the server, hydrated in the browser.

pub mod chart;
pub mod overview;
pub mod ui;
