//! Bytes of a file → text: encodings that offices write, a bound on size, and a sentence for what is no text at all.
//! Knows nothing of what the text says.

use crate::Error;
use encoding_rs::{Encoding, SHIFT_JIS, UTF_8, UTF_16BE, UTF_16LE};
use std::io::Read;

/// A year's list of a city has about 40 kB; a hundred plans in one file still fit.
const MOST_BYTES: u64 = 8 * 1024 * 1024;

/// Reads a text in UTF-8, UTF-16 with a byte order mark, or Shift_JIS (CP932). Line ends become `\n`, nothing else
/// changes.
///
/// # Errors
/// When it is too large, empty, no text, or can't be read.
pub fn read_text(source: impl Read) -> Result<String, Error> {
    let mut bytes = Vec::new();
    let limit = MOST_BYTES + 1;
    source.take(limit).read_to_end(&mut bytes).map_err(|error| Error::File("入力".into(), error))?;
    if bytes.len() as u64 == limit {
        let most = MOST_BYTES / 1024 / 1024;
        return refuse(format!("ファイルが大きすぎます（{most} MBまで）。一覧表のテキストかどうか確かめてください。"));
    }
    let text = decode(&bytes)?;
    if text.trim().is_empty() {
        return refuse("ファイルに文字がありません。".to_owned());
    }
    if let Some(sign) = text.chars().find(|sign| sign.is_control() && !matches!(sign, '\t' | '\n' | '\r' | '\u{c}')) {
        let line = text.lines().position(|line| line.contains(sign)).map_or(1, |at| at + 1);
        let code = u32::from(sign);
        return refuse(format!("{line}行目に制御文字（U+{code:04X}）があります。テキストファイルではないようです。"));
    }
    Ok(text.replace("\r\n", "\n").replace('\r', "\n"))
}

fn refuse<T>(sentence: String) -> Result<T, Error> {
    Err(Error::Refused(sentence))
}

fn decode(bytes: &[u8]) -> Result<String, Error> {
    let known = [
        (&b"%PDF-"[..], "これはPDFファイルです。PDFから文字を取り出したテキストファイルを指定してください。"),
        (b"PK\x03\x04", "これはExcel・Wordなどのファイルです。テキストファイルとして保存したものを指定してください。"),
        (
            b"\xD0\xCF\x11\xE0",
            "これはExcel・Wordなどのファイルです。テキストファイルとして保存したものを指定してください。",
        ),
    ];
    if let Some((_, sentence)) = known.iter().find(|(start, _)| bytes.starts_with(start)) {
        return refuse((*sentence).to_owned());
    }
    let marked: [(&[u8], &'static Encoding); 3] =
        [(b"\xEF\xBB\xBF", UTF_8), (b"\xFF\xFE", UTF_16LE), (b"\xFE\xFF", UTF_16BE)];
    let candidates: Vec<(&[u8], &Encoding)> = match marked.iter().find(|(mark, _)| bytes.starts_with(mark)) {
        Some((mark, encoding)) => vec![(&bytes[mark.len()..], encoding)],
        None => vec![(bytes, UTF_8), (bytes, SHIFT_JIS)],
    };
    let mut decoded = candidates
        .into_iter()
        .filter_map(|(bytes, encoding)| encoding.decode_without_bom_handling_and_without_replacement(bytes));
    match decoded.next() {
        Some(text) => Ok(text.into_owned()),
        None => refuse(
            "文字コードが分かりません。UTF-8、UTF-16（BOMつき）、Shift_JISのテキストファイルを指定してください。"
                .to_owned(),
        ),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(bytes: &[u8], expected: &str) {
        match read_text(bytes) {
            Ok(text) => assert_eq!(text, expected),
            Err(Error::Refused(sentence)) => assert!(sentence.contains(expected), "{sentence}"),
            Err(other) => panic!("{other}"),
        }
    }

    #[test]
    fn the_encodings_of_offices_give_the_same_text() {
        let text = "１　第６期地域福祉計画\n〜①㈱髙\n";
        check(text.as_bytes(), text);
        check(format!("\u{feff}{text}").as_bytes(), text);
        check(text.replace('\n', "\r\n").as_bytes(), text);
        for (mark, bytes) in [([0xFF, 0xFE], u16::to_le_bytes as fn(u16) -> [u8; 2]), ([0xFE, 0xFF], u16::to_be_bytes)]
        {
            let units = text.encode_utf16().flat_map(bytes);
            check(&mark.into_iter().chain(units).collect::<Vec<u8>>(), text);
        }
        let wave = text.replace('〜', "～"); // CP932 knows the full-width tilde alone
        check(&SHIFT_JIS.encode(&wave).0, &wave);
    }

    #[test]
    fn what_is_no_text_is_refused_with_a_sentence() {
        check(b"", "文字がありません");
        check(b" \r\n\t ", "文字がありません");
        check(b"%PDF-1.7 ...", "PDF");
        check(b"PK\x03\x04....", "Excel");
        check(b"abc\n\0\0", "2行目に制御文字（U+0000）");
        check(&[0x81, 0xFF, 0xFF, 0x00], "文字コード");
        let endless = std::io::repeat(b'(').take(100 * 1024 * 1024);
        assert!(matches!(read_text(endless), Err(Error::Refused(sentence)) if sentence.contains("大きすぎます")));
    }
}
