//! What a browser is called in plain words, so that people know their own machines again. A guess by what browsers say of
//! themselves: nothing hangs on it.

/// Marks in the text that a browser sends along, and what it is called; the first that is found counts, as each says
/// that it is its forerunners too.
const BROWSERS: [(&str, &str); 7] = [
    ("Edg", "Edge"),
    ("OPR/", "Opera"),
    ("SamsungBrowser/", "Samsung Internet"),
    ("Firefox/", "Firefox"),
    ("FxiOS/", "Firefox"),
    ("Chrome/", "Chrome"),
    ("CriOS/", "Chrome"),
];

const SYSTEMS: [(&str, &str); 7] = [
    ("Windows", "Windows"),
    ("iPhone", "iPhone"),
    ("iPad", "iPad"),
    ("Android", "Android"),
    ("CrOS", "Chromebook"),
    ("Macintosh", "Mac"),
    ("Linux", "Linux"),
];

/// 「Windows の Edge」.
#[must_use]
pub fn name_browser(said: &str) -> String {
    let find = |known: &[(&str, &'static str)]| known.iter().find(|(mark, _)| said.contains(mark)).map(|it| it.1);
    let safari = (said.contains("Version/") && said.contains("Safari/")).then_some("Safari");
    match (find(&SYSTEMS), find(&BROWSERS).or(safari)) {
        (Some(system), Some(browser)) => format!("{system} の {browser}"),
        (Some(system), None) => format!("{system} のブラウザー"),
        (None, Some(browser)) => browser.to_owned(),
        (None, None) => "わからないブラウザー".to_owned(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn people_know_their_machines_again() {
        let check = |said: &str, name: &str| assert_eq!(name_browser(said), name, "{said}");
        let windows = "Mozilla/5.0 (Windows NT 10.0; Win64; x64)";
        let chrome = format!("{windows} AppleWebKit/537.36 (KHTML, like Gecko) Chrome/140.0.0.0 Safari/537.36");
        check(&chrome, "Windows の Chrome");
        check(&format!("{chrome} Edg/140.0.0.0"), "Windows の Edge");
        check(&format!("{windows} Gecko/20100101 Firefox/143.0"), "Windows の Firefox");
        let mac = "Mozilla/5.0 (Macintosh; Intel Mac OS X 10_15_7) AppleWebKit/605.1.15 (KHTML, like Gecko)";
        check(&format!("{mac} Version/18.5 Safari/605.1.15"), "Mac の Safari");
        let phone = "Mozilla/5.0 (iPhone; CPU iPhone OS 18_5 like Mac OS X) AppleWebKit/605.1.15 (KHTML, like Gecko)";
        check(&format!("{phone} Version/18.5 Mobile/15E148 Safari/604.1"), "iPhone の Safari");
        check(&format!("{phone} CriOS/140.0.0.0 Mobile/15E148 Safari/604.1"), "iPhone の Chrome");
        check("Mozilla/5.0 (Linux; Android 10; K)", "Android のブラウザー");
        check("curl/8.5", "わからないブラウザー");
        check("", "わからないブラウザー");
    }
}
