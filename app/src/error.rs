//! What can go wrong for a reader, as one value, and its sentence with a next step, in both languages. The one place
//! where a failure becomes words; it carries no detail of the machinery: the server's log has that, under the same
//! number.

use model::writing::Lang;

/// A failure as a reader meets it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct AppError {
    /// What happened.
    pub kind: ErrorKind,
    /// Number under which the server's log has it.
    pub request: Option<String>,
}

/// What happened.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ErrorKind {
    /// There is no such page, measure, indicator or year.
    NotFound,
    /// No list has been taken in yet.
    Empty,
    /// The request can't be understood.
    Malformed,
    /// The address or its query is too long.
    TooLong,
    /// The body is too large.
    TooLarge,
    /// What the browser sends along with the address (cookies) is too large.
    HeadTooLarge,
    /// The part of a file that was asked for is not there.
    Part,
    /// The page can't be asked for in this way.
    Method,
    /// It may not be done from there, or by this person.
    Forbidden,
    /// What the browser sends stopped on its way.
    Slow,
    /// It took too long, or the database is away for the moment.
    Busy,
    /// There is no room to store anything.
    Full,
    /// Everything else: our fault.
    Broken,
}

/// A failure in words.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Sentence {
    /// Heading: what happened.
    pub title: &'static str,
    /// What a person can do next.
    pub next: &'static str,
}

impl ErrorKind {
    /// Heading and next step.
    #[must_use]
    pub const fn sentence(self) -> Sentence {
        let (title, next) = match self {
            Self::NotFound => {
                ("ページが見つかりません", "アドレスが変わったか、まちがっているようです。概況からお探しください。")
            }
            Self::Empty => (
                "まだ一覧表が取り込まれていません",
                "進捗状況一覧表を取り込むと、ここに計画の進みぐあいが表示されます。",
            ),
            Self::Malformed => {
                ("アドレスを読み取れません", "アドレスの一部が欠けているようです。概況からお探しください。")
            }
            Self::TooLong => ("アドレスが長すぎます", "しぼりこみの条件を減らすか、概況からお探しください。"),
            Self::TooLarge => ("送られた内容が大きすぎます", "内容を分けて、もう一度お試しください。"),
            Self::HeadTooLarge => (
                "ブラウザーから送られた情報が多すぎます",
                "ブラウザーに保存されたこのサイトの Cookie を消して、もう一度お試しください。",
            ),
            Self::Part => ("ファイルにその部分はありません", "ファイルをはじめから読み込み直してください。"),
            Self::Method => ("この方法では開けません", "アドレスを直接開くか、概況からお探しください。"),
            Self::Forbidden => (
                "この操作はできません",
                "ページを開き直して、もう一度お試しください。続くときは、管理の担当にお知らせください。",
            ),
            Self::Slow => ("送信が途中で止まりました", "回線を確かめて、もう一度お試しください。"),
            Self::Busy => {
                ("ただいま混み合っています", "データは失われていません。少し待って、もう一度お試しください。")
            }
            Self::Full => (
                "今は保存できません",
                "サーバーの保存する場所がいっぱいです。読むことはできます。管理の担当にお知らせください。場所が空けば、また保存できます。",
            ),
            Self::Broken => (
                "表示できませんでした",
                "データは失われていません。もう一度お試しください。続くときは、番号を添えて担当までお知らせください。",
            ),
        };
        Sentence { title, next }
    }

    /// The same in the reader's language.
    #[must_use]
    pub const fn said_in(self, lang: Lang) -> Sentence {
        match lang {
            Lang::Ja => self.sentence(),
            Lang::En => self.in_english(),
        }
    }

    const fn in_english(self) -> Sentence {
        let (title, next) = match self {
            Self::NotFound => (
                "Page not found",
                "The address has changed or is mistaken. Please look for the page from the overview.",
            ),
            Self::Empty => (
                "No progress table has been imported yet",
                "Once a progress table is imported, this page shows how the plans are progressing.",
            ),
            Self::Malformed => (
                "The address cannot be read",
                "Part of the address seems to be missing. Please look for the page from the overview.",
            ),
            Self::TooLong => {
                ("The address is too long", "Please use fewer filters, or look for the page from the overview.")
            }
            Self::TooLarge => ("What was sent is too large", "Please send it in parts."),
            Self::HeadTooLarge => (
                "The browser has sent too much information",
                "Please delete the cookies that the browser keeps for this site, and try again.",
            ),
            Self::Part => ("The file has no such part", "Please load the file again from its beginning."),
            Self::Method => (
                "The page cannot be opened in this way",
                "Please open the address itself, or look for the page from the overview.",
            ),
            Self::Forbidden => (
                "This cannot be done",
                "Please open the page again and try once more. If it happens again, please tell the administrator.",
            ),
            Self::Slow => ("Sending stopped on its way", "Please check your connection and try again."),
            Self::Busy => {
                ("The site is busy at the moment", "Nothing has been lost. Please wait a little and try again.")
            }
            Self::Full => (
                "Nothing can be saved at the moment",
                "The server has no room left to save anything. Reading is possible. Please tell the administrator.",
            ),
            Self::Broken => (
                "The page could not be shown",
                "Nothing has been lost. Please try again. If it happens again, please tell the responsible department the number.",
            ),
        };
        Sentence { title, next }
    }

    /// The HTTP status of a page that says so.
    #[must_use]
    pub const fn status(self) -> u16 {
        match self {
            Self::Empty => 200,
            Self::NotFound => 404,
            Self::Malformed => 400,
            Self::Forbidden => 403,
            Self::Method => 405,
            Self::Slow => 408,
            Self::TooLarge => 413,
            Self::TooLong => 414,
            Self::Part => 416,
            Self::HeadTooLarge => 431,
            Self::Busy => 503,
            Self::Full => 507,
            Self::Broken => 500,
        }
    }

    /// The kind that a bare status stands for.
    #[must_use]
    pub const fn from_status(status: u16) -> Self {
        match status {
            404 | 410 => Self::NotFound,
            401 | 403 => Self::Forbidden,
            405 => Self::Method,
            413 => Self::TooLarge,
            414 => Self::TooLong,
            416 => Self::Part,
            431 => Self::HeadTooLarge,
            408 => Self::Slow,
            503 | 504 => Self::Busy,
            507 => Self::Full,
            400..=499 => Self::Malformed,
            _ => Self::Broken,
        }
    }
}

impl AppError {
    /// A failure that the log has nothing to say about.
    #[must_use]
    pub const fn new(kind: ErrorKind) -> Self {
        Self { kind, request: None }
    }
}

impl std::fmt::Display for AppError {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str(self.kind.sentence().title)
    }
}

impl std::error::Error for AppError {}
