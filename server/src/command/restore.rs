//! `ayumi restore`: takes everything back from a backup into an empty place, and checks it.

use super::Failure;
use super::check;
use super::place::{Missing, now, read_address, with_backend};
use crate::config::{Place, Service, Settings};
use backend::{Backend, Call};
use std::path::PathBuf;

/// Arguments of `ayumi restore`.
#[derive(Debug, clap::Args)]
pub struct Arguments {
    /// A file that `ayumi backup` has made
    #[arg(value_name = "FILE")]
    file: PathBuf,
}

/// Fills the place and says whether what stands there is sound.
pub async fn run(place: Place, arguments: Arguments) -> Result<String, Failure> {
    let address = read_address(&Settings::resolve(&place, Service::default())?)?;
    let restored = Backend::restore(&address, &arguments.file, &Call::local(now())).await?;
    let done = format!(
        "控え {} から戻しました（{}行）。\n\
         ログインの状態と一度だけのリンクは戻していません。招待中の人には、新しいリンクを渡してください。\n",
        arguments.file.display(),
        restored.rows,
    );
    let check = async |backend: &Backend| Ok(backend.check().await?);
    let checked = with_backend(&place, Missing::Refuse, check).await?;
    match check::write(&checked) {
        Ok(text) => Ok(done + &text),
        Err(failure) => {
            let result = done + &failure.result;
            Err(failure.showing(result))
        }
    }
}
