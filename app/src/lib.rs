//! What people see. One single-page app: rendered on the server, hydrated in the browser.

pub mod overview;
pub mod chart;
pub mod ui;
