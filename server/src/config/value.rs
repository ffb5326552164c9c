//! What a setting's value has to look like, whether it was typed, inherited or stands in the file. A refusal is the end of
//! a sentence that names the setting: 「… ではありません」.

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
    fn a_code_has_five_digits_or_six() {
        assert_eq!(read_site_code("13203").as_deref(), Ok("13203"));
        assert_eq!(read_site_code(" 132039 ").as_deref(), Ok("132039"));
        for wrong in ["", "1320", "１３２０３", "13203a", "1320390"] {
            assert!(read_site_code(wrong).is_err(), "{wrong}");
        }
    }
}
