//! `ayumi rescue`: the way back for somebody of the 管理 when nobody of them can sign in any more. Who may run commands on
//! the server may read its database as well, so this gives away nothing; it is put on record all the same.

use super::Failure;
use super::place::{Missing, now, open};
use crate::config::{Place, Service, Settings};
use backend::account::{Accounts, Means, Token};
use backend::{Backend, Call, Site};
use model::account::Person;

/// Arguments of `ayumi rescue`.
#[derive(Debug, clap::Args)]
pub struct Arguments {
    /// Sign-in name of somebody of the 管理; without it they are listed
    #[arg(value_name = "NAME")]
    name: Option<String>,
    #[command(flatten)]
    service: Service,
}

/// Makes the link; the account is enabled again, and a second factor goes.
pub async fn run(place: Place, arguments: Arguments) -> Result<String, Failure> {
    let settings = Settings::resolve(&place, arguments.service)?;
    let backend = open(&settings, Missing::Refuse, Site::default()).await?;
    let rescued = rescue(&backend, arguments.name.as_deref(), &settings).await;
    backend.close().await;
    rescued
}

async fn rescue(backend: &Backend, name: Option<&str>, settings: &Settings) -> Result<String, Failure> {
    let accounts = Accounts::new(backend, Means::default());
    let call = Call::local(now());
    if let Some(token) = accounts.create_first_link(&call).await? {
        let link = write_link(settings, &token);
        return Ok(format!("アカウントはまだありません。最初の管理の担当のアカウントは、ここで作ります：\n  {link}\n"));
    }
    match name {
        Some(name) => {
            let token = accounts.rescue(name, &call).await?;
            let link = write_link(settings, &token);
            Ok(format!("{name} の新しいパスワードは、ここで決めます（一度だけ、24時間以内）：\n  {link}\n"))
        }
        None => Ok(write_administrators(&accounts.list_administrators().await?)),
    }
}

fn write_administrators(people: &[Person]) -> String {
    let line = |it: &Person| format!("  {}　{}\n", it.identity.sign_in.as_str(), it.identity.name.as_str());
    let lines: String = people.iter().map(line).collect();
    format!("管理の担当（ayumi rescue にログインの名前を渡してください）：\n{lines}")
}

/// The address under which a one-time link is opened.
pub(super) fn write_link(settings: &Settings, token: &Token) -> String {
    format!("{}/login/link/{}", settings.address(), token.reveal())
}
