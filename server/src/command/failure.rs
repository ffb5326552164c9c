//! Why a command did not do what was asked, as exit code and sentence. The codes are those of sysexits.h.

/// A command's failure.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Failure {
    /// Exit code.
    pub code: u8,
    /// What to tell the person, in Japanese.
    pub sentence: String,
    /// What the command has to show all the same (the report of a file that is refused for its doubts).
    pub result: String,
}

impl Failure {
    /// 2: the command was called in a wrong way.
    pub fn usage(sentence: impl Into<String>) -> Self {
        Self { code: 2, sentence: sentence.into(), result: String::new() }
    }

    /// 65: what was given, or what is stored, is not right.
    pub fn refused(sentence: impl Into<String>) -> Self {
        Self { code: 65, sentence: sentence.into(), result: String::new() }
    }

    /// 74: a file, the network or the database could not be read or written.
    pub fn io(sentence: impl Into<String>) -> Self {
        Self { code: 74, sentence: sentence.into(), result: String::new() }
    }

    /// With something to show on standard output.
    #[must_use]
    pub fn showing(self, result: String) -> Self {
        Self { result, ..self }
    }
}

impl From<backend::Error> for Failure {
    fn from(error: backend::Error) -> Self {
        use backend::Error;
        let sentence = error.to_string();
        match &error {
            Error::Refused(_) | Error::NotFound(_) | Error::Inconsistent(_) => Self::refused(sentence),
            Error::Stale | Error::File(..) | Error::Random(_) => Self::io(sentence),
            // An administrator can do something with what the database says; a reader of pages never sees it.
            Error::Store(cause) | Error::Full(cause) => Self::io(format!("{sentence}（{cause}）")),
        }
    }
}

impl From<crate::routes::PlaceRefused> for Failure {
    fn from(refused: crate::routes::PlaceRefused) -> Self {
        Self::io(refused.to_string())
    }
}
