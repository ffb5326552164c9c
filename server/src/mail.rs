//! Mail: takes what waits in the queue and hands it to the office's own mail server. Each mail is claimed before it is
//! sent, so that none goes twice; what fails is noted, in words that say what to do, and tried again when somebody says so.

use crate::config::Settings;
use crate::routes::Serving;
use backend::Moment;
use backend::account::{Mail, MailAbout};
use lettre::message::header::ContentType;
use lettre::message::{Mailbox, Message};
use lettre::transport::smtp::Error;
use lettre::{AsyncSmtpTransport, AsyncTransport as _, Tokio1Executor};
use model::account::LinkPurpose;
use std::time::Duration;

/// Between two looks into the queue.
const EVERY: Duration = Duration::from_secs(20);

/// What mail is sent with.
#[derive(Clone, Debug)]
pub struct Post {
    transport: AsyncSmtpTransport<Tokio1Executor>,
    from: Mailbox,
    /// Address of the pages, as it stands in each mail.
    pages: String,
}

impl Post {
    /// As the settings say; `None` where they name no mail server.
    ///
    /// # Errors
    /// When server or sender can't be understood; the sentence says what to mend.
    pub fn of(settings: &Settings) -> Result<Option<Self>, String> {
        let Some(server) = &settings.smtp else { return Ok(None) };
        let from = settings.mail_from.as_deref().ok_or("--smtp には --mail-from（差出人）も要ります。")?;
        let from = from.parse().map_err(|_| format!("差出人「{from}」はメールアドレスではありません。"))?;
        let transport = AsyncSmtpTransport::<Tokio1Executor>::from_url(server);
        // An address may hold a password, so it is never repeated.
        let transport = transport
            .map_err(|_| "--smtp は smtp://ホスト:25 か smtps://利用者:パスワード@ホスト の形で書いてください。")?;
        let transport = transport.timeout(Some(EVERY)).build();
        Ok(Some(Self { transport, from, pages: settings.address() }))
    }

    /// Sends what waits, for as long as the server runs.
    pub async fn run(self, serving: Serving) {
        loop {
            if let Err(error) = self.send_all(&serving).await {
                tracing::error!(target: "mail", %error, "mail could not be sent");
            }
            tokio::time::sleep(EVERY).await;
        }
    }

    /// Sends everything that waits now.
    ///
    /// # Errors
    /// When the database can't be written.
    pub async fn send_all(&self, serving: &Serving) -> Result<(), backend::Error> {
        let now: fn() -> Moment = serving.clock;
        while let Some(mail) = serving.accounts.claim_mail(now()).await? {
            let sent = match self.write(serving, &mail).await {
                Ok(letter) => self.send(&mail.address, letter).await,
                Err(error) => {
                    tracing::error!(target: "mail", %error, "a mail could not be written");
                    Err(UNWRITTEN.to_owned())
                }
            };
            serving.accounts.settle_mail(mail.mail, sent, now()).await?;
        }
        Ok(())
    }

    async fn write(&self, serving: &Serving, mail: &Mail) -> Result<(String, String), backend::Error> {
        match &mail.about {
            MailAbout::Reminder => {
                let (subject, text) = serving.backend.write_reminder(mail.mail).await?;
                Ok((subject, format!("{text}\n{}/work\n", self.pages)))
            }
            MailAbout::Link(purpose, name, token) => {
                let link = format!("{}/login/link/{}", self.pages, token.reveal());
                Ok(write_link(*purpose, name, &link))
            }
        }
    }

    async fn send(&self, address: &str, (subject, text): (String, String)) -> Result<(), String> {
        let to: Mailbox = address.parse().map_err(|_| BAD_ADDRESS.to_owned())?;
        let message = Message::builder().from(self.from.clone()).to(to).subject(subject);
        let message = message.header(ContentType::TEXT_PLAIN).body(text).map_err(|_| UNWRITTEN.to_owned())?;
        self.transport.send(message).await.map(|_| ()).map_err(|error| {
            tracing::warn!(target: "mail", %error, "a mail was not taken");
            why(&error).to_owned()
        })
    }
}

const UNWRITTEN: &str = "メールを作れませんでした。もう一度送っても同じときは、管理の担当にお知らせください。";
const BAD_ADDRESS: &str =
    "宛先のメールアドレスを読み取れません。管理の担当に、利用者のページで直してもらってください。";

/// What the mail server said, as somebody in an office needs to hear it; the log has its own words.
fn why(error: &Error) -> &'static str {
    let code = error.status().map(u16::from);
    match code {
        Some(530..=538) => {
            "メールサーバーにログインできません。管理の担当に、--smtp の利用者とパスワードを確かめてもらってください。"
        }
        Some(500..=599) => {
            "メールサーバーが受け付けませんでした。メールアドレスが正しいか確かめ、直してから、もう一度送ってください。"
        }
        Some(_) => "メールサーバーが混み合っているか、止まっています。時間をおいて、もう一度送ってください。",
        None if error.is_tls() => {
            "メールサーバーと安全につながれません。管理の担当に、--smtp の書き方とサーバーの証明書を確かめてもらってください。"
        }
        None => {
            "メールサーバーにつながりません。管理の担当に、サーバーが動いているか、--smtp が正しいかを確かめてもらってください。"
        }
    }
}

/// Subject and words of a mail with a link.
fn write_link(purpose: LinkPurpose, name: &str, link: &str) -> (String, String) {
    let (subject, first) = match purpose {
        LinkPurpose::Reset => ("あゆみ：パスワードの再設定", "新しいパスワードを、次のリンクで決めてください。"),
        _ => (
            "あゆみ：ご招待",
            "進捗報告を書く「あゆみ」に招待されました。次のリンクで、はじめてのパスワードを決めてください。",
        ),
    };
    let until = match purpose.lasts() / 3_600 {
        hours @ ..48 => format!("{hours}時間以内"),
        hours => format!("{}日以内", hours / 24),
    };
    let text = format!(
        "{name} さま\n\n{first}\n\n{link}\n\nこのリンクは一度だけ、{until}に使えます。ほかの人に渡さないでください。\n\
         心当たりのないときは、開かずに、管理の担当にお知らせください。\n"
    );
    (subject.to_owned(), text)
}
