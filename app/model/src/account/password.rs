//! What may be a password. Length and the list of common ones alone: signs that must occur make passwords worse
//! (NIST SP 800-63B-4, 3.1.1.2).

use crate::text::search_key;
use unicode_normalization::UnicodeNormalization;

/// Least letters.
pub const MIN_PASSWORD: usize = 12;
/// Most letters: hashing time grows with length, and nobody types more.
pub const MAX_PASSWORD: usize = 128;

/// A password that may be set, as it is hashed: NFKC, so that each keyboard makes the same of 「が」 (NIST SP 800-63B-4,
/// 3.1.1.2). It shows itself to nobody, logs included.
#[derive(Clone, PartialEq, Eq)]
pub struct Password(String);

/// Why a password can't be set; the sentence says what to do.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum PasswordRefused {
    /// Under [`MIN_PASSWORD`].
    #[error("パスワードは{MIN_PASSWORD}文字以上にしてください。ことばをいくつか並べると、長くても覚えやすくなります。")]
    Short,
    /// Over [`MAX_PASSWORD`].
    #[error("パスワードは{MAX_PASSWORD}文字までにしてください。")]
    Long,
    /// On the list, or something short again and again.
    #[error("よく使われるパスワードなので、推測されます。ほかのことばを足してください。")]
    Common,
    /// Holds the name under which the person signs in.
    #[error("ログインの名前を含むパスワードは使えません。")]
    HoldsName,
}

impl Password {
    /// Checks what was typed. `common` are known passwords and words, in lower case; signs and digits around one make
    /// no difference.
    ///
    /// # Errors
    /// When it is too short, too long, common, or holds the sign-in name.
    pub fn new<'a>(
        typed: &str,
        name: &str,
        common: impl IntoIterator<Item = &'a str>,
    ) -> Result<Self, PasswordRefused> {
        let folded = Self::fold(typed);
        let letters = folded.chars().count();
        if letters < MIN_PASSWORD {
            return Err(PasswordRefused::Short);
        }
        if letters > MAX_PASSWORD {
            return Err(PasswordRefused::Long);
        }
        let (key, name) = (search_key(typed), search_key(name));
        let word = key.trim_matches(|it: char| !it.is_alphabetic());
        if is_run(&key) || common.into_iter().any(|it| it == key || it == word) {
            return Err(PasswordRefused::Common);
        }
        let local = name.split('@').next().unwrap_or_default();
        if local.chars().count() >= 4 && key.contains(local) {
            return Err(PasswordRefused::HoldsName);
        }
        Ok(Self(folded))
    }

    /// What is hashed of something typed, at sign-in too.
    #[must_use]
    pub fn fold(typed: &str) -> String {
        typed.nfkc().collect()
    }

    /// For the one place that hashes it.
    #[must_use]
    pub fn reveal(&self) -> &str {
        &self.0
    }
}

impl std::fmt::Debug for Password {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("Password(…)")
    }
}

/// The same letters again and again, or letters that follow each other (abcdef, 123456) all the way.
fn is_run(text: &str) -> bool {
    let letters: Vec<char> = text.chars().collect();
    let repeats = |length: usize| letters.iter().zip(letters.iter().skip(length)).all(|(one, other)| one == other);
    let distance = |pair: &[char]| i64::from(u32::from(pair[1])) - i64::from(u32::from(pair[0]));
    let steps = |step: i64| letters.windows(2).all(|pair| distance(pair) == step);
    (1..=letters.len() / 2).any(repeats) || steps(1) || steps(-1)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn length_the_list_and_the_name_decide() {
        let check = |typed: &str, expected: Result<(), PasswordRefused>| {
            let found = Password::new(typed, "yamada@city.example", ["password1234", "sakura"]);
            assert_eq!(found.map(|_| ()), expected, "{typed}");
        };
        check("みどりの橋と白い犬", Err(PasswordRefused::Short));
        check("みどりの橋と白い小犬たち", Ok(()));
        check("correct horse battery", Ok(()));
        check("elevenchars", Err(PasswordRefused::Short));
        check(&"長".repeat(129), Err(PasswordRefused::Long));
        check("Password1234", Err(PasswordRefused::Common));
        check("ＰＡＳＳＷＯＲＤ1234", Err(PasswordRefused::Common));
        check("aaaaaaaaaaaaa", Err(PasswordRefused::Common));
        check("abc1abc1abc1abc1", Err(PasswordRefused::Common));
        check("みどりの橋みどりの橋みど", Err(PasswordRefused::Common));
        check("!!Sakura-20240401", Err(PasswordRefused::Common));
        check("sakura mankai 20240401", Ok(()));
        check("abcdefghijklmn", Err(PasswordRefused::Common));
        check("yamada no himitsu", Err(PasswordRefused::HoldsName));
    }

    #[test]
    fn a_password_is_not_told_to_logs() {
        let password = Password::new("correct horse battery", "a", []).unwrap();
        assert_eq!(format!("{password:?}"), "Password(…)");
        assert_eq!(password.reveal(), "correct horse battery");
    }

    #[test]
    fn it_makes_no_difference_how_a_keyboard_composes_a_letter() {
        let composed = Password::new("がくぶちと白い小犬たち", "a", []).unwrap_err();
        assert_eq!(composed, PasswordRefused::Short, "eleven letters, however they are typed");
        let (one, other) = ("がくぶちと白い小犬たち６", "か\u{3099}くぶちと白い小犬たち6");
        assert_eq!(Password::new(one, "a", []), Password::new(other, "a", []));
        assert_eq!(Password::fold(one), Password::fold(other));
    }
}
