//! A document as it leads from outside: the prefix stands before each of its addresses. Done once, where a document is
//! finished, and before its policy, tag and compressed bytes are made of it. Compiled for the server alone.

use super::base::{ATTRIBUTE, Base};

/// Attributes that hold an address.
const NAMES: [&str; 4] = ["href", "src", "action", "formaction"];

/// leptos writes these itself, with the prefix as their root.
const WRITTEN: [&str; 2] = ["link rel=\"modulepreload\"", "link rel=\"preload\""];

impl Base {
    /// Puts the prefix into a document that a view has drawn, and says to the browser's code what it is.
    #[must_use]
    pub fn finish(&self, html: String) -> String {
        if self.is_root() {
            return html;
        }
        let mut done = String::with_capacity(html.len() + html.len() / 8);
        let mut rest = &*html;
        while let Some((text, tag)) = rest.split_once('<') {
            done.push_str(text);
            done.push('<');
            rest = tag;
            // What stands in a script or a remark is no markup.
            let raw = if tag.starts_with("script") {
                rest = self.finish_tag(tag, &mut done);
                rest.find("</script")
            } else if tag.starts_with("!--") {
                tag.find("-->")
            } else {
                rest = self.finish_tag(tag, &mut done);
                None
            };
            let (raw, after) = rest.split_at(raw.unwrap_or_default());
            done.push_str(raw);
            rest = after;
        }
        done.push_str(rest);
        done
    }

    /// Writes one tag with its attributes; gives what follows it.
    fn finish_tag<'a>(&self, tag: &'a str, done: &mut String) -> &'a str {
        if let Some(root) = tag.strip_prefix("html") {
            done.push_str(&format!("html {ATTRIBUTE}=\"{}\"", self.as_str()));
            return self.finish_tag(root, done);
        }
        let written = WRITTEN.iter().any(|it| tag.starts_with(it));
        let mut rest = tag;
        while let Some(at) = rest.find(['"', '>']) {
            let (before, after) = rest.split_at(at + 1);
            done.push_str(before);
            rest = after;
            let Some(name) = before.strip_suffix("=\"") else { return rest };
            let Some((value, after)) = rest.split_once('"') else { return rest };
            let name = name.rsplit([' ', '\n']).next().unwrap_or_default();
            let own = value.starts_with('/') && !value.starts_with("//");
            if own && !written && NAMES.contains(&name) {
                done.push_str(self.as_str());
            }
            done.push_str(value);
            done.push('"');
            rest = after;
        }
        rest
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(written: &str, finished: &str) {
        assert_eq!(Base::read("/ayumi").unwrap().finish(written.to_owned()), finished);
        assert_eq!(Base::default().finish(written.to_owned()), written);
    }

    #[test]
    fn the_prefix_stands_before_each_address_of_this_site() {
        check(
            "<a href=\"/\">概況</a><a class=\"x\" href=\"/table?a=1&amp;b=2#c\">",
            "<a href=\"/ayumi/\">概況</a><a class=\"x\" href=\"/ayumi/table?a=1&amp;b=2#c\">",
        );
        check(
            "<form method=\"post\" action=\"/login\"><button formaction=\"/x\">",
            "<form method=\"post\" action=\"/ayumi/login\"><button formaction=\"/ayumi/x\">",
        );
        check("<img\nsrc=\"/a.svg\"/>", "<img\nsrc=\"/ayumi/a.svg\"/>");
        check(
            "<!DOCTYPE html><html lang=\"ja\"><head>",
            "<!DOCTYPE html><html data-base=\"/ayumi\" lang=\"ja\"><head>",
        );
    }

    #[test]
    fn what_is_no_address_of_this_site_stays() {
        for same in [
            "<a href=\"#main\"><a href=\"https://x.example/\"><a href=\"//x.example/\"><a href=\"\"><a href>",
            "<input name=\"to\" value=\"/work\"><p data-href=\"/x\" title=\"/y\">",
            "<p>a &lt; b href=\"/table\" と書く</p> \" > '",
            "<!--<a href=\"/x\">--><!><p title=\"a>b\" id=\"/\">",
            "<script>let a = '<a href=\"/x\">';</script><p>/</p>",
            "<link rel=\"modulepreload\" href=\"/ayumi/pkg/a.js\"><link rel=\"preload\" href=\"/ayumi/pkg/a.wasm\">",
            "<a href=\"/x",
            "<",
            "",
            "a<b",
        ] {
            check(same, same);
        }
        check(
            "<script src=\"/a.js\">'<b href=\"/x\">'</script><b href=\"/y\">",
            "<script src=\"/ayumi/a.js\">'<b href=\"/x\">'</script><b href=\"/ayumi/y\">",
        );
    }

    #[test]
    fn a_page_of_the_same_name_as_the_path_lies_below_it() {
        let base = Base::read("/table").unwrap();
        assert_eq!(base.finish("<a href=\"/table\">".to_owned()), "<a href=\"/table/table\">");
    }
}
