//! Which reports have text on a device that the server doesn't have, as a cookie says it: pages without script ask by it
//! before somebody signs out.

use crate::id::ReportId;
use std::collections::BTreeSet;

/// Name of the cookie.
pub const UNSENT: &str = "ayumi-unsent";
/// Most reports that are named.
const MOST: usize = 40;

/// The reports that a line of cookies names, 「a=1; ayumi-unsent=12.15」; what makes no sense is passed over.
#[must_use]
pub fn read_unsent(cookies: &str) -> BTreeSet<ReportId> {
    let pairs = cookies.split(';').filter_map(|pair| pair.trim().split_once('='));
    let named = pairs.filter(|(name, _)| *name == UNSENT).flat_map(|(_, value)| value.split('.'));
    named.filter_map(|id| id.parse().ok().filter(|id| *id > 0).map(ReportId)).take(MOST).collect()
}

/// The cookie that names them, for addresses below a path; of none it ends.
#[must_use]
pub fn write_unsent(reports: &BTreeSet<ReportId>, path: &str) -> String {
    let named: Vec<_> = reports.iter().take(MOST).map(ToString::to_string).collect();
    let age = if named.is_empty() { "; Max-Age=0" } else { "; Max-Age=31536000" };
    format!("{UNSENT}={}; Path={path}; SameSite=Strict{age}", named.join("."))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn reports_with_unsent_text_are_named_in_a_cookie() {
        let reports: BTreeSet<_> = [ReportId(12), ReportId(15)].into();
        let written = write_unsent(&reports, "/a/");
        assert_eq!(written, "ayumi-unsent=12.15; Path=/a/; SameSite=Strict; Max-Age=31536000");
        assert_eq!(read_unsent("ayumi=abc; ayumi-unsent=12.15"), reports);
        assert_eq!(read_unsent("ayumi-unsent=.-1.x.; other=12"), BTreeSet::new());
        assert!(write_unsent(&BTreeSet::new(), "/").ends_with("Max-Age=0"));
    }
}
