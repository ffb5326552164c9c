//! What can go wrong for a reader, as one value, and its Japanese sentence with a next step. The one place
//! where a failure becomes words; it carries no detail of the machinery: the server's log has that, under the same
//! number.

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
