//! What a setting's value has to look like, whether it was typed, inherited or stands in the file. A refusal is the end of
//! a sentence that names the setting: 「… ではありません」.

use app::site::Base;
use axum::http::Uri;

/// Address under which people reach the pages.
///
/// # Errors
/// When it is no address of a web site.
pub fn read_public_url(text: &str) -> Result<String, String> {
    let address = text.trim();
    let uri = address.parse::<Uri>().ok();
    let found = uri
        .filter(|it| matches!(it.scheme_str(), Some("http" | "https")) && it.host().is_some_and(|it| !it.is_empty()));
    found.map(|_| address.to_owned()).ok_or_else(|| {
        format!("「{text}」は http:// か https:// で始まるアドレスではありません（例 https://ayumi.example.lg.jp）")
    })
}

/// Path under which everything lives.
///
/// # Errors
/// When it is no path, or written in another way.
pub fn read_base_path(text: &str) -> Result<Base, String> {
    Base::read(text.trim()).ok_or_else(|| {
        format!(
            "「{text}」は使えるパスではありません。/ で始め、終わりに / を付けず、半角の英数字と . _ ~ - で、{} 文字までで\
             書いてください（例 /ayumi）",
            Base::MOST
        )
    })
}

/// The whole address under which people reach the pages: its path may be said there too, but no other. A refusal is a
/// whole sentence.
///
/// # Errors
/// When it names another path.
pub fn join(public_url: &str, base: &Base) -> Result<String, String> {
    let uri = public_url.parse::<Uri>().unwrap_or_default();
    let (scheme, host) = (uri.scheme_str().unwrap_or_default(), uri.authority().map_or("", |it| it.as_str()));
    let path = uri.path().trim_end_matches('/');
    if path.is_empty() || path == base.as_str() {
        return Ok(format!("{scheme}://{host}{}", base.as_str()));
    }
    Err(if base.is_root() {
        format!("--public-url にパス {path} があります。その下で動かすときは --base-path {path} も付けてください。")
    } else {
        let base = base.as_str();
        format!(
            "--public-url のパス {path} が --base-path {base} と違います。{scheme}://{host}{base} か {scheme}://{host} と\
             書いてください。"
        )
    })
}

/// Name of the city.
///
/// # Errors
/// When nothing is named.
pub fn read_site_name(text: &str) -> Result<String, String> {
    let name = text.trim();
    if name.is_empty() {
        Err("空です。市の名前を書いてください".to_owned())
    } else {
        Ok(name.to_owned())
    }
}

/// 団体コード: five digits, six with the check digit.
///
/// # Errors
/// When it is something else.
pub fn read_site_code(text: &str) -> Result<String, String> {
    let code = text.trim();
    let digits = code.bytes().all(|it| it.is_ascii_digit());
    if digits && matches!(code.len(), 5 | 6) {
        Ok(code.to_owned())
    } else {
        Err(format!("「{text}」は団体コード（半角数字５桁か６桁）ではありません"))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_address_of_pages_names_how_and_where() {
        for good in ["https://ayumi.example.lg.jp", "http://10.0.0.1:8080/", "https://h/ayumi"] {
            assert_eq!(read_public_url(good).as_deref(), Ok(good));
        }
        for wrong in ["", "ayumi.example.lg.jp", "ftp://h/", "https://", "https:/h", "/x"] {
            assert!(read_public_url(wrong).unwrap_err().contains("http://"), "{wrong}");
        }
    }

    #[test]
    fn a_public_address_has_the_path_of_the_service_or_none() {
        let joined = |url: &str, base: &str| join(url, &read_base_path(base).unwrap_or_default());
        for url in [
            "https://h.example:8443",
            "https://h.example:8443/",
            "https://h.example:8443/a/b",
            "https://h.example:8443/a/b/",
        ] {
            assert_eq!(joined(url, "/a/b").as_deref(), Ok("https://h.example:8443/a/b"), "{url}");
        }
        assert_eq!(joined("http://h/", "").as_deref(), Ok("http://h"));
        for (url, base) in [("https://h/a", "/a/b"), ("https://h/a/b/c", "/a/b"), ("https://h/A/b", "/a/b")] {
            let refused = joined(url, base).unwrap_err();
            assert!(refused.contains(" https://h/a/b か") || refused.contains("。https://h/a/b か"), "{refused}");
        }
        assert!(joined("https://h/a", "").unwrap_err().contains("--base-path /a も"));
    }

    #[test]
    fn a_base_path_is_refused_by_a_sentence_that_shows_one() {
        assert_eq!(read_base_path(" /ayumi ").as_ref().map(Base::as_str), Ok("/ayumi"));
        for wrong in ["", "/", "ayumi", "/ayumi/", "/あゆみ"] {
            let refused = read_base_path(wrong).unwrap_err();
            assert!(refused.contains(&format!("「{wrong}」")) && refused.contains("（例 /ayumi）"), "{refused}");
        }
    }

    #[test]
    fn a_code_has_five_digits_or_six() {
        assert_eq!(read_site_code("13203").as_deref(), Ok("13203"));
        assert_eq!(read_site_code(" 132039 ").as_deref(), Ok("132039"));
        for wrong in ["", "1320", "１３２０３", "13203a", "1320390"] {
            assert!(read_site_code(wrong).is_err(), "{wrong}");
        }
    }
}
