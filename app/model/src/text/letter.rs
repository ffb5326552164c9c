//! Kinds of letters: what a Japanese reader goes by where no space parts the words.

/// Kind of letter.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(crate) enum Letter {
    Kanji,
    Hiragana,
    Katakana,
    Digit,
    Latin,
    Sign,
}

impl Letter {
    /// The kind of a letter, in either width.
    pub fn of(c: char) -> Self {
        match c {
            'ぁ'..='ゟ' => Self::Hiragana,
            'ァ'..='ヺ' | 'ー' | 'ｦ'..='ﾟ' => Self::Katakana,
            '0'..='9' | '０'..='９' | ',' | '.' => Self::Digit,
            'a'..='z' | 'A'..='Z' | 'ａ'..='ｚ' | 'Ａ'..='Ｚ' => Self::Latin,
            '々' | '〇' => Self::Kanji,
            _ if c.is_alphabetic() => Self::Kanji,
            _ => Self::Sign,
        }
    }
}
