//! `ayumi backup`: everything that is stored, in one file, while the pages are served.

use super::Failure;
use super::place::{Missing, now, with_backend};
use crate::config::Place;
use backend::Backend;
use std::path::PathBuf;

/// Arguments of `ayumi backup`.
#[derive(Debug, clap::Args)]
pub struct Arguments {
    /// The file to make; one that is there already is never overwritten
    #[arg(value_name = "FILE")]
    file: PathBuf,
}

/// Writes the file.
pub async fn run(place: Place, arguments: Arguments) -> Result<String, Failure> {
    let back_up = async |backend: &Backend| Ok(backend.back_up(&arguments.file, now()).await?);
    let made = with_backend(&place, Missing::Refuse, back_up).await?;
    let (shown, rows) = (arguments.file.display(), made.rows);
    Ok(format!(
        "控え {shown} を書き出しました（{rows}行）。パスワードの照合値などを含むので、ほかの人が読めない所に置いてください。\n"
    ))
}
