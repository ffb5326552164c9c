//! The site folder: what documents name, and whether it is there. A page without its style must not go out silently.

use app::site::{Assets, Base};
use leptos::config::LeptosOptions;
use std::io::ErrorKind;
use std::path::{Path, PathBuf};

/// Where the build writes which content hash each of its files bears in its name, a line a file: `css: hM8qAynv`.
const HASHES: &str = "hash.txt";

/// The site folder and the names of its files.
#[derive(Clone, Debug)]
pub struct Place {
    /// The folder.
    pub root: PathBuf,
    /// What documents name.
    pub assets: Assets,
}

/// Why a folder is no site folder.
#[derive(Debug, thiserror::Error)]
pub enum PlaceRefused {
    /// A file that pages would name.
    #[error("サイトのフォルダ {0} に {1} がありません。ビルドでできた site をそのまま置いてください。")]
    Missing(PathBuf, String),
    /// The names can't be read.
    #[error("{0} を読み取れません：{1}")]
    Unreadable(PathBuf, std::io::Error),
}

impl Place {
    /// Looks into the folder and nowhere else. Without `hash.txt` in it the names have no hashes and there is no script, as
    /// `tools/dev-site` leaves it.
    ///
    /// # Errors
    /// When a file is missing that pages would name.
    pub fn find(root: &Path) -> Result<Self, PlaceRefused> {
        let path = root.join(HASHES);
        match std::fs::read_to_string(&path) {
            Ok(names) => Self::hashed(root, &path, &names),
            Err(error) if error.kind() == ErrorKind::NotFound => Self::plain(root),
            Err(error) => Err(PlaceRefused::Unreadable(path, error)),
        }
    }

    /// The same for the folder that `cargo leptos` fills, which leaves `hash.txt` beside the binary. It may be of an
    /// older build than the folder, and counts only where the folder holds what it names.
    ///
    /// # Errors
    /// When a file is missing that pages would name.
    pub fn find_built(root: &Path, binary: &Path) -> Result<Self, PlaceRefused> {
        let beside = binary.with_file_name(HASHES);
        let names = std::fs::read_to_string(&beside).ok().filter(|_| !root.join(HASHES).exists());
        let built = names.and_then(|names| Self::hashed(root, &beside, &names).ok());
        built.map_or_else(|| Self::find(root), Ok)
    }

    /// The same, for pages that live under a path.
    #[must_use]
    pub fn below(self, base: Base) -> Self {
        Self { assets: Assets { base, ..self.assets }, ..self }
    }

    fn plain(root: &Path) -> Result<Self, PlaceRefused> {
        let style = demand(root, "ayumi.css".to_owned())?;
        Ok(Self { root: root.to_owned(), assets: Assets { scripts: None, style, base: Base::default() } })
    }

    fn hashed(root: &Path, hashes: &Path, names: &str) -> Result<Self, PlaceRefused> {
        let find = |kind: &str| {
            let hash = names.lines().find_map(|line| line.trim().strip_prefix(kind)?.strip_prefix(':'));
            let hash = hash.map_or("?", str::trim);
            demand(
                root,
                match kind {
                    "manifest" => format!("__wasm_split_manifest.{hash}.json"),
                    "split" => format!("__wasm_split.{hash}.js"),
                    _ => format!("ayumi.{hash}.{kind}"),
                },
            )
        };
        for kind in ["js", "wasm", "manifest", "split"] {
            find(kind)?;
        }
        let style = find("css")?;
        // leptos reads the names itself, from where the binary is.
        let hashes = std::path::absolute(hashes).map_err(|error| PlaceRefused::Unreadable(hashes.to_owned(), error))?;
        let text = |path: &Path| path.to_string_lossy().into_owned();
        let mut scripts = LeptosOptions::builder().output_name("ayumi").site_root(text(root)).build();
        scripts.hash_files = true;
        scripts.hash_file = text(&hashes).into();
        Ok(Self { root: root.to_owned(), assets: Assets { scripts: Some(scripts), style, base: Base::default() } })
    }
}

/// The address of a file of the build, if it is there.
fn demand(root: &Path, name: String) -> Result<String, PlaceRefused> {
    let file = format!("pkg/{name}");
    if root.join(&file).is_file() { Ok(format!("/{file}")) } else { Err(PlaceRefused::Missing(root.to_owned(), file)) }
}
