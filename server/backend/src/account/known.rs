//! Passwords and words that everybody tries first (`known.txt`), in lower case and hiragana, as they are compared. With
//! signs and digits around it, each makes many; those shorter than twelve letters stand there for that.

use crate::Error;
use model::account::Password;

/// What was typed as a new password, if it may be one.
pub(super) fn weigh(typed: &str, name: &str) -> Result<Password, Error> {
    Password::new(typed, name, list_known()).map_err(Error::refused)
}

fn list_known() -> impl Iterator<Item = &'static str> {
    let lines = include_str!("known.txt").lines();
    lines.filter(|it| !it.starts_with('#')).flat_map(str::split_whitespace)
}

#[cfg(test)]
mod tests {
    use super::*;
    use model::account::PasswordRefused;
    use model::text::search_key;

    #[test]
    fn known_words_stand_as_they_are_compared() {
        for word in list_known() {
            assert_eq!(word, search_key(word));
        }
    }

    #[test]
    fn a_known_word_is_no_password_however_it_is_decorated() {
        let check = |typed: &str| {
            let found = Password::new(typed, "somebody", list_known());
            assert_eq!(found, Err(PasswordRefused::Common), "{typed}");
        };
        check("Password2025!");
        check("Administrator");
        check("２０２５＠ｐａｓｓｗｏｒｄ");
        check("1qaz2wsx3edc");
        check("パスワード20250401");
        check("いつもお世話になっております。");
        check("correct horse battery staple");
    }
}
