//! Under which name someone signs in, what they are called, and where mail reaches them.

use crate::text::search_key;
use serde::{Deserialize, Serialize};

/// Most letters of a name.
const MAX_NAME: usize = 60;
/// Most letters of a mail address (RFC 5321, 4.5.3.1.3).
const MAX_MAIL: usize = 254;

/// ログインの名前: width, case, kana and spaces make no difference, so that no two look alike.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(try_from = "String", into = "String")]
pub struct SignInName(String);

/// 氏名, as written.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(try_from = "String", into = "String")]
pub struct PersonName(String);

/// メールアドレス. Whether anybody reads what is sent there, no rule can tell.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(try_from = "String", into = "String")]
pub struct MailAddress(String);

/// Why it is no name or address; the sentence says what to do.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum NameRefused {
    /// Of a sign-in name.
    #[error("ログインの名前は３文字から100文字までにしてください。メールアドレスや職員番号が使えます。")]
    SignIn,
    /// Of a person.
    #[error("氏名を{MAX_NAME}文字までで書いてください。")]
    Person,
    /// Of a mail address.
    #[error("メールアドレスは name@example.jp の形で書いてください。")]
    Mail,
}

impl SignInName {
    /// Folds what was typed.
    ///
    /// # Errors
    /// When too little is left, or too much.
    pub fn new(typed: &str) -> Result<Self, NameRefused> {
        let folded = search_key(typed);
        let letters = folded.chars().count();
        let fits = (3..=100).contains(&letters) && !folded.chars().any(char::is_control);
        if fits { Ok(Self(folded)) } else { Err(NameRefused::SignIn) }
    }

    /// The folded name.
    #[must_use]
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

impl PersonName {
    /// Checks what was typed; blanks around it go.
    ///
    /// # Errors
    /// When nothing is left, or too much.
    pub fn new(typed: &str) -> Result<Self, NameRefused> {
        let name = typed.trim();
        let fits = (1..=MAX_NAME).contains(&name.chars().count()) && !name.chars().any(char::is_control);
        if fits { Ok(Self(name.to_owned())) } else { Err(NameRefused::Person) }
    }

    /// The name.
    #[must_use]
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

impl MailAddress {
    /// Checks what was typed; blanks around it go. Signs that end an address in a mail's head are refused.
    ///
    /// # Errors
    /// When it can't be an address.
    pub fn new(typed: &str) -> Result<Self, NameRefused> {
        let address = typed.trim();
        let parts: Vec<&str> = address.split('@').collect();
        let plain = address.chars().all(|it| it.is_ascii_graphic() && !"<>()[],;:\\\"".contains(it));
        let fits = parts.len() == 2 && parts.iter().all(|it| !it.is_empty()) && address.len() <= MAX_MAIL;
        if plain && fits { Ok(Self(address.to_owned())) } else { Err(NameRefused::Mail) }
    }

    /// The address.
    #[must_use]
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

macro_rules! text {
    ($($name:ident),*) => {$(
        impl TryFrom<String> for $name {
            type Error = NameRefused;
            fn try_from(text: String) -> Result<Self, NameRefused> {
                Self::new(&text)
            }
        }

        impl From<$name> for String {
            fn from(name: $name) -> Self {
                name.0
            }
        }
    )*};
}

text!(SignInName, PersonName, MailAddress);

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn sign_in_names_that_look_alike_are_one() {
        let check = |typed: &str, expected: Option<&str>| {
            assert_eq!(SignInName::new(typed).ok().as_ref().map(SignInName::as_str), expected, "{typed}");
        };
        check("Yamada@City.example", Some("yamada@city.example"));
        check("　ＹＡＭＡＤＡ＠city.example ", Some("yamada@city.example"));
        check("ヤマダ　花子", Some("やまだ花子"));
        check("ab", None);
        check(&"a".repeat(101), None);
        check("abc\u{7}", None);
    }

    #[test]
    fn a_person_is_called_as_written_but_never_nothing() {
        let check = |typed: &str, expected: Option<&str>| {
            assert_eq!(PersonName::new(typed).ok().as_ref().map(PersonName::as_str), expected, "{typed}");
        };
        check("　山田　花子 ", Some("山田　花子"));
        check(" \u{3000}", None);
        check("山田\n花子", None);
        check(&"字".repeat(61), None);
    }

    #[test]
    fn a_mail_address_can_not_carry_another_one() {
        let check = |typed: &str, fits| assert_eq!(MailAddress::new(typed).is_ok(), fits, "{typed}");
        check(" yamada@city.example ", true);
        check("yamada", false);
        check("@city.example", false);
        check("a@b@c", false);
        check("a@city.example, b@city.example", false);
        check("a@city.example\r\nBcc:b", false);
        check("山田@city.example", false);
        check(&format!("{}@city.example", "a".repeat(250)), false);
    }
}
