//! Settings: what the command line, the environment and a TOML file say, and which of them counts. Knows nothing of what
//! the settings are used for.

mod file;
mod settings;
mod value;

pub use settings::{Origins, Place, Service, Settings};
pub use value::{read_public_url, read_site_code, read_site_name};
