//! Under which path everything lives, where a host serves other programs too: `/ayumi`, or none. Inside, addresses are
//! written as if there were none. On the server the prefix is put before all of them where a document is finished
//! (`prefix.rs`), and taken off where a request comes in; what the browser itself asks for or writes, it asks [`Base::here`].

/// The path, without a slash at its end; empty where there is none.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Base(String);

/// The attribute of `<html>` that says it to the browser's code; absent where there is none.
pub(super) const ATTRIBUTE: &str = "data-base";

impl Base {
    /// Longest path, in bytes.
    #[cfg(feature = "ssr")]
    pub const MOST: usize = 128;

    /// From a setting; `None` for what is no such path.
    #[cfg(feature = "ssr")]
    #[must_use]
    pub fn read(text: &str) -> Option<Self> {
        let plain = |it: u8| it.is_ascii_alphanumeric() || b"._~-".contains(&it);
        let segment = |it: &str| !matches!(it, "" | "." | "..") && it.bytes().all(plain);
        let good = text.len() <= Self::MOST && text.strip_prefix('/')?.split('/').all(segment);
        good.then(|| Self(text.to_owned()))
    }

    /// In the browser: as the document of now says it.
    #[must_use]
    pub fn here() -> Self {
        let root = leptos::prelude::document().document_element();
        Self(root.and_then(|it| it.get_attribute(ATTRIBUTE)).unwrap_or_default())
    }

    /// The path itself.
    #[must_use]
    pub fn as_str(&self) -> &str {
        &self.0
    }

    /// Whether everything lives at the root of its host.
    #[must_use]
    pub const fn is_root(&self) -> bool {
        self.0.is_empty()
    }

    /// How an address within is asked for from outside.
    #[must_use]
    pub fn outward(&self, address: &str) -> String {
        format!("{}{address}", self.0)
    }

    /// The address within that a path from outside leads to; `None` for what lies elsewhere.
    #[must_use]
    pub fn inward<'a>(&self, path: &'a str) -> Option<&'a str> {
        path.strip_prefix(&*self.0).filter(|it| it.starts_with('/'))
    }
}

/// An address of the frame, which the browser writes anew when it changes; the server's gets its prefix with all others.
#[cfg(feature = "ssr")]
pub(super) fn in_frame(address: String) -> String {
    address
}

#[cfg(not(feature = "ssr"))]
pub(super) fn in_frame(address: String) -> String {
    Base::here().outward(&address)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_path_is_written_in_one_way() {
        for good in ["/ayumi", "/a", "/welfare/ayumi-2.0", "/~a/_b", "/..."] {
            assert_eq!(Base::read(good).map(|it| it.0).as_deref(), Some(good));
        }
        let long = format!("/{}", "a".repeat(Base::MOST));
        for wrong in [
            "",
            "/",
            "ayumi",
            "/ayumi/",
            "//ayumi",
            "/a//b",
            "/.",
            "/a/..",
            "/a/./b",
            "/a b",
            "/a%20b",
            "/あゆみ",
            "/a?b",
            "/a#b",
            "/a\\b",
            "/\"",
            "/<b>",
            "https://h/a",
            &long,
        ] {
            assert_eq!(Base::read(wrong), None, "{wrong}");
        }
        assert!(Base::read(&long[..Base::MOST]).is_some());
    }

    #[test]
    fn what_lies_beside_the_path_is_elsewhere() {
        let base = Base::read("/ayumi").unwrap();
        for (outside, inside) in [
            ("/ayumi/", Some("/")),
            ("/ayumi/table", Some("/table")),
            ("/ayumi/ayumi/table", Some("/ayumi/table")),
            ("/ayumi//evil.example", Some("//evil.example")),
            ("/ayumi/%2Ftable", Some("/%2Ftable")),
            ("/ayumi", None),
            ("/ayumix/table", None),
            ("/ayumi%2Ftable", None),
            ("/%61yumi/table", None),
            ("/AYUMI/table", None),
            ("//ayumi/table", None),
            ("/x/ayumi/table", None),
            ("/", None),
            ("", None),
            ("*", None),
        ] {
            assert_eq!(base.inward(outside), inside, "{outside}");
        }
        assert_eq!(base.outward("/table?year=2024"), "/ayumi/table?year=2024");
        let root = Base::default();
        assert_eq!((root.inward("/ayumi/"), root.outward("/table")), (Some("/ayumi/"), "/table".to_owned()));
    }
}
