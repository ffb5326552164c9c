//! Mail: takes what waits in the queue and hands it to the office's own mail server. Each mail is claimed before it is
//! sent, so that none goes twice; what fails is noted and not tried again.

use crate::config::Settings;
use backend::inquiry::Mail;
use backend::{Backend, Moment};
use lettre::message::header::ContentType;
use lettre::message::{Mailbox, Message};
use lettre::{AsyncSmtpTransport, AsyncTransport as _, Tokio1Executor};
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
    pub async fn run(self, backend: Backend, clock: fn() -> Moment) {
        loop {
            if let Err(error) = self.send_all(&backend, clock).await {
                tracing::error!(target: "mail", %error, "mail could not be sent");
            }
            tokio::time::sleep(EVERY).await;
        }
    }

    /// Sends everything that waits now.
    ///
    /// # Errors
    /// When the database can't be written.
    pub async fn send_all(&self, backend: &Backend, clock: fn() -> Moment) -> Result<(), backend::Error> {
        while let Some(mail) = backend.claim_mail(clock()).await? {
            let sent = self.send(&mail).await;
            if let Err(why) = &sent {
                tracing::warn!(target: "mail", why, "a mail was not taken");
            }
            backend.settle_mail(&mail, sent, clock()).await?;
        }
        Ok(())
    }

    async fn send(&self, mail: &Mail) -> Result<(), String> {
        let to: Mailbox = mail.address.parse().map_err(|error| format!("{error}"))?;
        let text = format!("{}\n{}/work\n", mail.text, self.pages);
        let message = Message::builder().from(self.from.clone()).to(to).subject(&mail.subject);
        let message = message.header(ContentType::TEXT_PLAIN).body(text).map_err(|error| error.to_string())?;
        self.transport.send(message).await.map(|_| ()).map_err(|error| error.to_string())
    }
}
