//! Settings, each from a flag, else the environment, else the TOML file, else a default. Knows nothing of what the
//! settings are used for.

use crate::command::Failure;
use serde::Deserialize;
use std::net::{IpAddr, Ipv4Addr, SocketAddr};
use std::path::{Path, PathBuf};

/// Where the data is; every command takes these.
#[derive(Clone, Debug, Default, clap::Args)]
pub struct Place {
    /// Folder of the embedded database [default: data]
    #[arg(long, value_name = "DIR", env = "AYUMI_DATA", global = true)]
    pub data: Option<PathBuf>,
    /// Database to use instead: postgres://user:password@host/name or sqlite:FILE; DATABASE_URL is understood too
    #[arg(long, value_name = "URL", env = "AYUMI_DATABASE", hide_env_values = true, global = true)]
    pub database: Option<String>,
    /// TOML file with any of these settings under the names of the flags (listen, data, public-url, …)
    #[arg(long, value_name = "FILE", env = "AYUMI_CONFIG", global = true)]
    pub config: Option<PathBuf>,
}

/// How the pages are served.
#[derive(Clone, Debug, Default, clap::Args)]
pub struct Service {
    /// Address and port to listen on [default: 127.0.0.1:3000]
    #[arg(long, value_name = "ADDRESS", env = "AYUMI_LISTEN")]
    pub listen: Option<SocketAddr>,
    /// Address under which people reach the pages, for links that leave the site (https://ayumi.example.lg.jp)
    #[arg(long, value_name = "URL", env = "AYUMI_PUBLIC_URL")]
    pub public_url: Option<String>,
    /// Proxy whose X-Forwarded headers are believed; several separated by commas
    #[arg(long, value_name = "IP", env = "AYUMI_TRUSTED_PROXY", value_delimiter = ',')]
    pub trusted_proxy: Vec<IpAddr>,
    /// Name of the city as shown on every page
    #[arg(long, value_name = "NAME", env = "AYUMI_SITE_NAME")]
    pub site_name: Option<String>,
    /// 団体コード of the city
    #[arg(long, value_name = "CODE", env = "AYUMI_SITE_CODE")]
    pub site_code: Option<String>,
}

/// The settings that count.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Settings {
    /// Folder of the embedded database.
    pub data: PathBuf,
    /// Database elsewhere.
    pub database: Option<String>,
    /// Address and port to listen on.
    pub listen: SocketAddr,
    /// Address under which people reach the pages.
    pub public_url: Option<String>,
    /// Proxies that are believed.
    pub trusted_proxy: Vec<IpAddr>,
    /// Name of the city, where it is not to be what is stored.
    pub site_name: Option<String>,
    /// 団体コード, where it is not to be what is stored.
    pub site_code: Option<String>,
}

#[derive(Debug, Default, Deserialize)]
#[serde(rename_all = "kebab-case", deny_unknown_fields)]
struct File {
    data: Option<PathBuf>,
    database: Option<String>,
    listen: Option<SocketAddr>,
    public_url: Option<String>,
    #[serde(default)]
    trusted_proxy: Vec<IpAddr>,
    site_name: Option<String>,
    site_code: Option<String>,
}

impl Settings {
    /// Joins what the command line and the environment say with the file and the defaults.
    ///
    /// # Errors
    /// When the file can't be read or holds something else.
    pub fn resolve(place: &Place, service: Service) -> Result<Self, Failure> {
        let file = place.config.as_deref().map(read_file).transpose()?.unwrap_or_default();
        let elsewhere = || std::env::var("DATABASE_URL").ok().filter(|url| !url.is_empty());
        let trusted_proxy = if service.trusted_proxy.is_empty() { file.trusted_proxy } else { service.trusted_proxy };
        Ok(Self {
            data: place.data.clone().or(file.data).unwrap_or_else(|| "data".into()),
            database: place.database.clone().or_else(elsewhere).or(file.database),
            listen: service.listen.or(file.listen).unwrap_or((Ipv4Addr::LOCALHOST, 3000).into()),
            public_url: service.public_url.or(file.public_url),
            trusted_proxy,
            site_name: service.site_name.or(file.site_name),
            site_code: service.site_code.or(file.site_code),
        })
    }
}

fn read_file(path: &Path) -> Result<File, Failure> {
    let shown = path.display();
    let text = std::fs::read_to_string(path)
        .map_err(|error| Failure::io(format!("設定ファイル {shown} を読めません：{error}")))?;
    toml::from_str(&text)
        .map_err(|error| Failure::usage(format!("設定ファイル {shown} に誤りがあります：{}", error.message())))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn file(text: &str) -> Place {
        let path = std::env::temp_dir().join(format!("ayumi-config-{}-{}.toml", std::process::id(), text.len()));
        std::fs::write(&path, text).unwrap();
        Place { config: Some(path), ..Place::default() }
    }

    #[test]
    fn a_flag_counts_before_the_file_and_the_file_before_the_default() {
        let place = file("listen = '127.0.0.1:8080'\nsite-name = '見本市'\ndata = '/srv/ayumi'\n");
        let service = Service { site_name: Some("別の市".to_owned()), ..Service::default() };
        let settings = Settings::resolve(&place, service).unwrap();
        assert_eq!(settings.listen.port(), 8080);
        assert_eq!(settings.site_name.as_deref(), Some("別の市"));
        assert_eq!(settings.data, PathBuf::from("/srv/ayumi"));
        let settings = Settings::resolve(&Place::default(), Service::default()).unwrap();
        assert_eq!((settings.listen.port(), settings.data), (3000, PathBuf::from("data")));
    }

    #[test]
    fn a_misspelt_key_of_the_file_is_refused() {
        let refused = Settings::resolve(&file("lisen = '127.0.0.1:80'\n"), Service::default()).unwrap_err();
        assert_eq!(refused.code, 2);
        assert!(refused.sentence.contains("lisen"), "{}", refused.sentence);
    }

    #[test]
    fn a_missing_file_is_a_failure_of_reading() {
        let place = Place { config: Some("/nonexistent/ayumi.toml".into()), ..Place::default() };
        assert_eq!(Settings::resolve(&place, Service::default()).unwrap_err().code, 74);
    }
}
