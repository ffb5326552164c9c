//! Why a sign-in or a change of an account is refused. A sentence never tells whether an account exists to somebody
//! who has not shown its password.

/// Why someone is not signed in; the sentence says what to do.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum SignInRefused {
    /// No such name, no such password.
    #[error("名前かパスワードが違います。忘れたときは、管理の担当に再設定のリンクをお求めください。")]
    Wrong,
    /// The account is disabled; said only after the right password.
    #[error("このアカウントは止められています。管理の担当にお問い合わせください。")]
    Disabled,
    /// Wrong too often; seconds to wait.
    #[error("続けて違っていたため、あと{0}秒待ってから、もう一度お試しください。")]
    Wait(i64),
    /// Wrong code of the second factor, or one used before.
    #[error("確認コードが違います。アプリに今出ている数字か、まだ使っていない回復コードを入れてください。")]
    Code,
    /// The session, or the time for the code, is over.
    #[error("ログインの有効期間が過ぎました。もう一度ログインしてください。")]
    Over,
}

/// Why an account is not changed; the sentence says what to do.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum ChangeRefused {
    /// Nobody would be left to give rights.
    #[error("管理の担当がひとりもいなくなります。先に、ほかの人を管理の担当にしてください。")]
    LastAdministrator,
    /// The sign-in name belongs to somebody.
    #[error("このログインの名前は、ほかの人が使っています。")]
    NameTaken,
    /// A disabled account gets no link.
    #[error("このアカウントは止められています。先に、止めるのをやめてください。")]
    Disabled,
    /// A membership that ends before it begins.
    #[error("終わりの年度が、始まりの年度より前になっています。")]
    YearsReversed,
    /// Handing over to oneself.
    #[error("引き継ぐ人には、別の人を選んでください。")]
    SamePerson,
    /// There is nothing to hand over.
    #[error(
        "この年度から引き継ぐ役割がありません。渡す人の役割と、年度を確かめてください。事務局と管理の役割は、本人のページで付け外ししてください。"
    )]
    NothingHeld,
    /// The second factor is on already.
    #[error("二つ目の確認は、もう設定されています。作り直すときは、いったん外してください。")]
    FactorOn,
    /// Wrong first code of the second factor; there are no recovery codes yet.
    #[error("確認コードが違います。アプリに今出ている数字を入れてください。")]
    FirstCode,
    /// The second factor is off.
    #[error("二つ目の確認は設定されていません。")]
    FactorOff,
    /// Only they are rescued from the server's command line.
    #[error("この名前の管理の担当はいません。名前を付けずに ayumi rescue とすると、管理の担当を一覧で出します。")]
    NoAdministrator,
}
